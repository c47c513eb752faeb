"""Comparables for the panel, equality of the process, nearness to elections."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from folkmoot.core.consistency import (
    Finding,
    Handled,
    PastCase,
    PlanError,
    Selection,
    comparables,
    in_words,
    outcomes,
    process_equality,
    proximity,
)

DAY = date(2026, 6, 1)


def past(code, outcome, *factors, charge="abuse", edition="2025", days=100):
    return PastCase(code, charge, edition, frozenset(factors), outcome, DAY - timedelta(days=days))


def test_the_nearest_cases_come_first_and_only_those_decided_before():
    known = [
        past("Elm", "warning"),
        past("Ash", "suspension", "repeated"),
        past("Oak", "suspension", "repeated", days=200),
        past("Fir", "exclusion", "repeated", "public", edition="2024"),
        past("Yew", "exclusion", charge="fraud"),
        past("Bay", "exclusion", "repeated", days=0),
    ]
    found = comparables(
        known, charge="abuse", factors=frozenset({"repeated"}), edition="2025", on=DAY
    )
    assert [one.case.code for one in found] == ["Ash", "Oak", "Elm", "Fir"]
    assert [one.alike for one in found] == [True, True, False, False]
    assert found[3].only_there == {"public"}
    assert outcomes(found) == {"suspension": 2, "exclusion": 1, "warning": 1}


def test_departing_from_like_cases_asks_for_a_reason_and_following_does_not():
    found = comparables(
        [past("Ash", "warning"), past("Elm", "warning"), past("Oak", "warning")],
        charge="abuse",
        factors=frozenset(),
        edition="2025",
        on=DAY,
    )
    departs = in_words(found, "exclusion")
    assert departs.sentence.startswith("0 of 3 cases that nothing recorded tells apart")
    assert "departs" in departs.next_step
    assert not in_words(found, "warning").next_step
    assert in_words((), "warning").code == "comparables.first"


def handled(group, days, suspended, number, stratum="abuse 2025"):
    return [Handled(group, stratum, {"days": days, "suspended": suspended})] * number


def test_who_waits_longer_and_who_is_suspended_is_compared_step_by_step():
    cases = [
        *handled("north", 40, True, 60),
        *handled("north", 9, True, 20),
        *handled("south", 9, True, 60),
        *handled("south", 40, True, 20),
        Handled("south", "abuse 2025", {"days": None}),
    ]
    looks = process_equality(cases, measures=["days", "suspended"], groups=["north", "south"])
    days = [look for look in looks if look.measure == "days"]
    assert [look.finding for look in days] == [Finding.DIFFERENT] * 2
    assert days[0].comparison.group_events == 60
    everybody = [look for look in looks if look.measure == "suspended"]
    assert [look.finding for look in everybody] == [Finding.CANNOT_TELL] * 2


def test_one_look_among_many_that_differs_by_chance_is_not_called_different():
    chance = [*handled("north", 1, True, 44), *handled("north", 1, False, 56)]
    chance += [*handled("south", 1, True, 29), *handled("south", 1, False, 71)]
    (alone,) = process_equality(chance, measures=["suspended"], groups=["north"])
    assert alone.finding is Finding.DIFFERENT
    idle = [
        Handled("north" if n % 2 else "south", "x", {f"m{m}": n % 4 < 2 for m in range(9)})
        for n in range(200)
    ]
    among = process_equality(
        chance + idle, measures=["suspended", *(f"m{m}" for m in range(9))], groups=["north"]
    )
    assert among[0].finding is Finding.CANNOT_TELL


def members(number):
    return {f"m{n}": f"unit {n % 4}" for n in range(number)}


def test_candidates_charged_before_the_roll_closed_are_noticed():
    selection = Selection("committee 2026", DAY, frozenset(f"m{n}" for n in range(40)))
    before = DAY - timedelta(days=20)
    acts = [(f"m{n}", before) for n in range(10)] + [(f"m{n}", before) for n in range(300, 306)]
    test = proximity([selection], members=members(600), acts=acts)
    assert test.finding is Finding.DIFFERENT
    assert test.group_events == 10
    late = [(who, DAY) for who, _ in acts]
    early = [(who, DAY - timedelta(days=61)) for who, _ in acts]
    assert proximity([selection], members=members(600), acts=late + early).events == 0


def test_an_act_counts_for_one_selection_only_and_candidates_are_members():
    one = Selection("first", DAY, frozenset({"m1"}))
    soon = Selection("second", DAY + timedelta(days=59), frozenset({"m1"}))
    with pytest.raises(PlanError, match="first and second closed within 60 days"):
        proximity([soon, one], members=members(9), acts=[])
    with pytest.raises(PlanError, match="x stood, but is no member"):
        proximity([Selection("a", DAY, frozenset({"x"}))], members=members(9), acts=[])

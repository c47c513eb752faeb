"""Rule group 11: the three-year rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.repeat_bar import (
    BarFacts,
    ConferenceDay,
    EarlierDecision,
    check_repeat_bar,
    overlap,
)

# The dispute of 2022: debated in 2018, no conference in 2020. Are four years three conferences?
DECIDED = EarlierDecision(
    "2018-7", "Recognised members", date(2018, 9, 25), carried=False, labels=("2.I.4.B",)
)
CONFERENCES = (
    ConferenceDay(date(2018, 9, 23)),
    *(ConferenceDay(date(year, 9, 26), held=year != 2020) for year in range(2019, 2025)),
)


def moved_in(year, *labels, **more):
    return BarFacts(labels or ("2.I.4.B",), date(year, 9, 26), (DECIDED,), CONFERENCES, **more)


@pytest.mark.parametrize(
    ("unit", "year", "free"),
    [
        ("years", 2020, False),
        ("years", 2021, True),
        ("conferences_scheduled", 2021, False),
        ("conferences_scheduled", 2022, True),
        ("conferences_held", 2022, False),
        ("conferences_held", 2023, True),
    ],
)
def test_three_are_counted_as_the_edition_counts_them(unit, year, free):
    rules = law({"repeat_bar.unit": unit})
    assert bool(check_repeat_bar(moved_in(year), rules, NOON)) is free


def test_the_refusal_names_the_earlier_decision_and_shows_the_overlap():
    verdict = check_repeat_bar(moved_in(2022), law(), NOON)
    assert grounds(verdict) == {("repeat_bar.barred", "repeat_bar.length")}
    assert verdict.reasons[0].sentence == (
        "2018-7, “Recognised members”, was lost on Tuesday 25 September 2018 and concerns the same "
        "matter: 2.I.4.B. It may not be moved again for 3 conferences held."
    )
    assert "immediate importance" in verdict.reasons[0].next_step


def test_years_end_on_the_day():
    rules = law({"repeat_bar.unit": "years"})
    facts = moved_in(2021)
    assert check_repeat_bar(replace(facts, opens_on=date(2021, 9, 25)), rules, NOON)
    assert not check_repeat_bar(replace(facts, opens_on=date(2021, 9, 24)), rules, NOON)


def test_the_bar_covers_a_provision_or_its_whole_clause_as_the_edition_says():
    neighbour = moved_in(2022, "2.I.8")
    assert check_repeat_bar(neighbour, law(), NOON)
    verdict = check_repeat_bar(neighbour, law({"repeat_bar.scope": "clause"}), NOON)
    assert grounds(verdict) == {("repeat_bar.barred", "repeat_bar.length")}
    assert "the same matter: 2.I." in verdict.reasons[0].sentence


def test_a_change_to_the_whole_touches_its_parts_and_the_other_way_round():
    assert overlap(("2.I",), DECIDED, law()) == ("2.I",)
    assert overlap(("2.I.4.B.iii",), DECIDED, law()) == ("2.I.4.B.iii",)
    assert overlap(("2.I.4.BB",), DECIDED, law()) == ()


def test_under_the_objective_scope_somebody_must_judge_and_say_why():
    rules = law({"repeat_bar.scope": "objective"})
    facts = moved_in(2022, "7.IV.1")
    assert grounds(check_repeat_bar(facts, rules, NOON)) == {
        ("repeat_bar.not_judged", "repeat_bar.scope")
    }
    other = replace(facts, decisions=(replace(DECIDED, same_objective=False),))
    assert check_repeat_bar(other, rules, NOON)
    same = replace(DECIDED, same_objective=True, grounds="both widen who may be a member")
    verdict = check_repeat_bar(replace(facts, decisions=(same,)), rules, NOON)
    assert grounds(verdict) == {("repeat_bar.barred", "repeat_bar.length")}
    assert "both widen who may be a member" in verdict.reasons[0].sentence


def test_what_was_carried_bars_nothing_where_only_lost_motions_do():
    carried = replace(moved_in(2022), decisions=(replace(DECIDED, carried=True),))
    assert not check_repeat_bar(carried, law(), NOON)
    assert check_repeat_bar(carried, law({"repeat_bar.after": "lost"}), NOON)


def test_the_body_that_may_lift_the_bar_lifts_it_with_its_opinion():
    facts = moved_in(2022, lifted_by="executive", lifted_because="of immediate importance: a suit")
    assert check_repeat_bar(facts, law(), NOON)


@pytest.mark.parametrize(("body", "why"), [("executive", " "), ("conference", "it matters")])
def test_another_body_or_no_opinion_lifts_nothing(body, why):
    verdict = check_repeat_bar(moved_in(2022, lifted_by=body, lifted_because=why), law(), NOON)
    assert grounds(verdict) == {
        ("repeat_bar.barred", "repeat_bar.length"),
        ("repeat_bar.lifted_wrongly", "repeat_bar.exemption_body"),
    }


@pytest.mark.parametrize("length", [None, 0])
def test_an_edition_without_a_bar_bars_nothing(length):
    assert check_repeat_bar(moved_in(2019), law({"repeat_bar.length": length}), NOON)


def test_every_decision_in_the_way_is_named():
    other = EarlierDecision("2019-2", "Again", date(2019, 9, 24), True, labels=("2.I.4",))
    facts = replace(moved_in(2021), decisions=(DECIDED, other))
    verdict = check_repeat_bar(facts, law(), NOON)
    assert [reason.params["number"] for reason in verdict.reasons] == ["2018-7", "2019-2"]

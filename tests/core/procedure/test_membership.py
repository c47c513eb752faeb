"""Joining, dues, other organisations, joiners before a freeze, and what is kept: the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.procedure import membership as law
from folkmoot.core.procedure.catalogue import rule_set

RULES = rule_set()
DAY = date(2026, 5, 1)
days = st.integers(-200, 400).map(lambda n: DAY + timedelta(days=n))


def codes(verdict):
    return {reason.code for reason in verdict.reasons} if not verdict else set()


def test_silence_admits_on_the_day_the_time_for_objections_is_over():
    until = law.provisional_until(DAY, RULES)
    assert until == date(2026, 5, 29)
    assert law.admission_state(until, (), until - timedelta(days=1)) == "provisional"
    assert law.admission_state(until, (), until) == "member"


def test_an_objection_keeps_nobody_waiting_longer_than_its_time():
    until = law.provisional_until(DAY, RULES)
    made = until - timedelta(days=1)
    objection = law.ObjectionFacts(made, law.decide_by(made, RULES))
    assert law.admission_state(until, (objection,), objection.decide_by) == "objected"
    assert law.admission_state(until, (objection,), objection.decide_by + timedelta(1)) == "member"
    settled = replace(objection, settled_on=until)
    assert law.admission_state(until, (settled,), until) == "member"


def test_a_case_about_an_admission_holds_up_nothing_that_silence_has_settled():
    begun = datetime(2026, 5, 20, 12, tzinfo=UTC)
    made = law.ObjectionFacts(DAY, law.decide_by(DAY, RULES))
    later = law.ObjectionFacts(DAY + timedelta(9), law.decide_by(DAY + timedelta(9), RULES))

    def last_day(*waiting):
        return law.case_lapses(begun, waiting, RULES).date()

    assert last_day(made) == made.decide_by
    assert last_day(made, later) == later.decide_by
    assert last_day(replace(made, settled_on=begun.date())) == last_day() == date(2026, 7, 15)
    long = replace(made, decide_by=date(2027, 12, 1))
    assert last_day(long) == date(2026, 11, 16)  # no later than any case


@given(st.lists(st.tuples(days, days), max_size=4), days)
def test_in_the_end_everybody_is_a_member_whatever_was_objected(pairs, until):
    objections = tuple(law.ObjectionFacts(a, law.decide_by(a, RULES)) for a, _ in pairs)
    assert law.admission_state(until, objections, date(2030, 1, 1)) == "member"


def test_objections_are_in_time_have_reasons_and_are_capped():
    def check(**values):
        given = {"until": DAY, "own": False, "undecided": 0, "says": "A reason", "rules": RULES}
        return codes(law.check_objection(**{**given, "on": DAY - timedelta(1), **values}))

    assert check() == set()
    assert check(on=DAY) == {"objection.late"}
    assert check(until=None) == {"objection.late"}
    assert check(says=" ") == {"objection.without_reasons"}
    assert check(undecided=5) == {"objection.too_many"}
    assert check(own=True) == {"objection.own"}


def test_arrears_run_through_reminders_and_a_time_to_pay_before_anything_can_be_brought():
    facts = law.DuesFacts(DAY)
    assert law.arrears_state(facts, RULES, DAY) == "paid"
    assert law.arrears_state(facts, RULES, DAY + timedelta(1)) == "owing"
    once = replace(facts, reminders=(date(2026, 6, 1),))
    assert law.arrears_state(once, RULES, date(2026, 6, 2)) == "reminded"
    twice = replace(facts, reminders=(date(2026, 6, 1), date(2026, 6, 29)))
    assert law.cure_until(twice, RULES) == date(2026, 7, 27)
    assert law.arrears_state(twice, RULES, date(2026, 7, 27)) == "cure"
    assert law.arrears_state(twice, RULES, date(2026, 7, 28)) == "open_to_lapse"
    assert law.arrears_state(replace(twice, refused=True), RULES, date(2027, 1, 1)) == "paid"
    paid = replace(twice, paid_through=date(2026, 12, 31))
    assert law.arrears_state(paid, RULES, date(2026, 8, 1)) == "paid"


def test_reminders_of_earlier_arrears_do_not_count_against_later_ones():
    again = law.DuesFacts(date(2026, 12, 31), reminders=(date(2026, 6, 1), date(2026, 6, 29)))
    assert law.arrears_state(again, RULES, date(2027, 1, 2)) == "owing"


def test_a_reminder_needs_a_debt_and_some_time_since_the_last():
    facts = law.DuesFacts(DAY)
    assert codes(law.check_reminder(facts, RULES, DAY)) == {"reminder.nothing_owed"}
    once = replace(facts, reminders=(date(2026, 6, 1),))
    assert codes(law.check_reminder(once, RULES, date(2026, 6, 28))) == {"reminder.too_soon"}
    assert law.check_reminder(once, RULES, date(2026, 6, 29))


FINDING = law.StandingFacts(
    standing="opposed",
    acts=("join", "candidate"),
    decided_by="meeting:conference-2026",
    provision="2.I.4.B",
    definition="A body that puts up candidates against those of the party",
    start=DAY,
    end=date(2028, 5, 1),
    recorded_on=DAY,
)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"decided_by": " "}, "organisation.no_decision"),
        ({"provision": ""}, "organisation.no_provision"),
        ({"definition": "can be anything"}, "organisation.no_definition"),
        ({"acts": ()}, "organisation.no_conduct"),
        ({"acts": ("support",)}, "organisation.no_conduct"),
        ({"end": None}, "organisation.endless"),
        ({"end": date(2040, 1, 1)}, "organisation.too_long"),
        ({"start": DAY - timedelta(1)}, "organisation.backdated"),
    ],
)
def test_a_finding_against_an_organisation_lacks_nothing(change, code):
    assert law.check_standing(FINDING, RULES)
    assert codes(law.check_standing(replace(FINDING, **change), RULES)) == {code}


def test_a_finding_that_frees_needs_a_decision_only():
    free = law.StandingFacts("compatible", (), "meeting:ec-3", "", "", DAY, None, DAY)
    assert law.check_standing(free, RULES)
    assert not law.check_standing(replace(free, decided_by=""), RULES)


@given(days)
def test_a_finding_speaks_against_nothing_done_before_it_or_of_another_kind(on):
    assert law.burdens(FINDING, "join", on) == (FINDING.start <= on < date(2028, 5, 1))
    assert not law.burdens(FINDING, "speak", on)


def asked(**values):
    return law.RulingFacts(DAY, law.answer_by(DAY, RULES), **values)


def test_silence_answers_yes_and_the_days_of_silence_stay_protected():
    silent = asked()
    late = silent.answer_by + timedelta(days=1)
    assert law.ruling_state(silent, silent.answer_by) == "waits"
    assert not law.protects(silent, silent.answer_by)
    assert law.ruling_state(silent, late) == "by_silence"
    assert law.protects(silent, late)
    answered = asked(may=False, given_on=late + timedelta(days=5), holds_until=date(2028, 1, 1))
    assert law.protects(answered, late)
    assert not law.protects(answered, late + timedelta(days=5))


@given(days, days)
def test_a_withdrawal_takes_away_no_day_that_was_protected_before_it(given_on, act_on):
    given_on = max(given_on, DAY)
    ruling = asked(may=True, given_on=given_on, holds_until=law.holds_until(given_on, RULES))
    taken_back = replace(ruling, withdrawn_on=law.withdrawn_from(given_on, RULES))
    if law.protects(ruling, act_on) and act_on < given_on + timedelta(days=28):
        assert law.protects(taken_back, act_on)
    assert not law.protects(taken_back, given_on + timedelta(days=28))


def test_a_no_protects_nobody_and_an_old_yes_ends():
    assert not law.protects(asked(may=False, given_on=DAY, holds_until=date(2028, 5, 1)), DAY)
    yes = asked(may=True, given_on=DAY, holds_until=law.holds_until(DAY, RULES))
    assert law.protects(yes, date(2028, 4, 30))
    assert law.ruling_state(yes, date(2028, 5, 1)) == "over"


def past(organisation, act, until=None):
    return (law.Past(organisation, act, until), DAY)


def test_comparables_come_with_the_most_alike_first():
    mine = [past("lanterns", "candidate", date(2024, 5, 1))]
    others = [
        ("stranger", (past("others", "join"),)),
        ("akin", (past("elsewhere", "candidate", date(2023, 1, 1)),)),
        ("same", (past("lanterns", "candidate", date(2022, 5, 2)),)),
        ("nothing", ()),
    ]
    assert law.comparables(mine, others) == [("same", 2), ("akin", 1)]
    assert law.distance(None, DAY) == 0
    assert law.distance(date(2025, 5, 1), DAY) == 1
    assert law.distance(date(2015, 5, 1), DAY) == 3


def joiners(unit, many, on, shared=()):
    return [law.Joiner(f"{unit}{n}", unit, on, shared) for n in range(many)]


def test_many_joiners_before_a_freeze_are_looked_at_and_nobody_is_named_without_them():
    freeze = date(2026, 5, 29)
    late = joiners("leeds", 25, date(2026, 5, 20), ("address:1 high street",))
    few = joiners("hull", 19, date(2026, 5, 20))
    early = joiners("york", 60, date(2026, 4, 30))
    (found,) = law.clusters([*late, *few, *early], freeze_on=freeze, rules=RULES)
    assert (found.unit, len(found.keys), found.usual) == ("leeds", 25, 0.0)
    assert found.shared == (("address:1 high street", 25),)
    assert law.check_finding("clear", "known from two canvasses", own=False, rules=RULES)
    assert codes(law.check_finding("refuse", "x", own=True, rules=RULES)) == {
        "joiner.unknown_finding",
        "joiner.own",
        "joiner.without_reasons",
    }


def test_a_file_is_erased_for_its_person_at_once_and_for_the_schedule_in_time():
    gone = law.FileFacts(member=False, left_on=date(2020, 5, 1), office=False, own=True)
    assert law.check_erasure(gone, RULES, date(2020, 5, 1))
    scheduled = replace(gone, own=False)
    assert codes(law.check_erasure(scheduled, RULES, date(2026, 4, 30))) == {"erasure.kept"}
    assert law.check_erasure(scheduled, RULES, date(2026, 5, 1))
    assert codes(law.check_erasure(replace(gone, member=True), RULES, DAY)) == {"erasure.member"}
    assert codes(law.check_erasure(replace(gone, needed_for=("a case",)), RULES, DAY)) == {
        "erasure.needed"
    }


def test_a_household_is_not_one_person_and_a_typing_error_is_no_second_one():
    mary = law.Card("oneill mary", "oneills@example.org", "", "1 high street")
    mark = law.Card("oneill mark", "oneills@example.org", "", "1 high street")
    assert law.resemblance(mary, mark) == (0, ())
    anne = law.Card("smyth anne", "ann@example.org")
    assert law.resemblance(law.Card("smyth ann", "ann@example.org"), anne) == (
        3,
        ("like name", "e-mail"),
    )
    assert law.resemblance(mary, mary)[0] >= law.CERTAIN_ENOUGH
    assert law.resemblance(law.Card("smyth ann"), law.Card("smyth ann"))[0] < law.CERTAIN_ENOUGH

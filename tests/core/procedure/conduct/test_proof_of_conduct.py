"""No way leads to an unfair exclusion, and every way to spoil the procedure is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.civildate import Period, Unit
from folkmoot.core.procedure import Granted, Power, State, Step, rule_set
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.invariants import INVARIANTS
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.model import EFFECTS
from folkmoot.core.procedure.conduct.position import Position
from folkmoot.core.procedure.conduct.procedure import CONDUCT_ROAD
from folkmoot.core.procedure.conduct.proving import (
    may_be_adopted,
    prove,
    prove_suspension,
    try_every_guard,
)
from folkmoot.core.terms import ProvisionRef

OWN = ProvisionRef("party", "2.II.4", 7)
IMPLIED = {"heard", "own_election"}  # each prevents what the other does


def with_steps(*steps, states=()):
    return replace(
        CONDUCT_ROAD,
        steps=(*CONDUCT_ROAD.steps, *steps),
        states=(*CONDUCT_ROAD.states, *states),
    )


def test_no_way_through_excludes_anybody_unfairly_and_a_fair_one_exists():
    proof = prove()
    assert proof.violations == ()
    assert proof.states > 500
    assert proof.exclusions > 0


def test_every_guarantee_has_an_invariant_and_a_guard_or_a_clock():
    assert set(INVARIANTS) == set(GUARANTEES) - {"G20"}
    assert {law.guarantee for law in LAWS.values()} == set(GUARANTEES) - {"G20", "G21"}


@pytest.mark.slow
def test_each_guard_is_needed_or_implied_by_another():
    reports = {report.name: report for report in try_every_guard()}
    assert set(reports) == set(LAWS)
    for name, report in reports.items():
        assert report.standing == ("implied" if name in IMPLIED else "needed"), name
        if report.violation is not None:
            assert report.guarantee in report.violation.guarantees, name


def test_the_two_implied_guards_are_not_both_superfluous():
    broken = prove(without=IMPLIED).violations
    assert {"G8", "G9"} <= {key for violation in broken for key in violation.guarantees}


def test_an_exclusion_without_a_hearing_is_refused_with_the_shortest_way_to_it():
    expel = Step(
        "expel",
        "Expel",
        (Power("body", "executive"),),
        ("received", "heard"),
        "auto_excluded",
    )
    own = with_steps(expel, states=(State("auto_excluded", "deemed to have resigned", end=True),))
    rules = rule_set([Granted(rule.IN_FORCE, ("G8",), OWN, 7)])
    refused = may_be_adopted(own, rules, guarantees=("G8",))
    assert refused.codes == ("conduct.unfair_procedure",)
    assert refused.reasons[0].params["trace"] == "complain → expel"
    assert refused.reasons[0].provision == OWN
    assert GUARANTEES["G8"] in refused.reasons[0].sentence


@pytest.mark.parametrize(
    ("key", "amount", "guarantee"),
    [
        (rule.PREPARE, 0, "G7"),
        (rule.PREPARE, 13, "G7"),
        (rule.APPEAL, 7, "G18"),
        (rule.CHALLENGE, 1, "G12"),
    ],
)
def test_a_time_too_short_is_as_good_as_none(key, amount, guarantee):
    rules = rule_set([Granted(key, Period(amount, Unit.DAYS), OWN, 7)])
    found = prove(rules=rules).violations
    assert {g for violation in found for g in violation.guarantees} == {guarantee}


@given(st.integers(28, 400), st.integers(28, 400))
@settings(max_examples=4, deadline=None)
def test_longer_clocks_may_be_adopted(prepare, appeal):
    rules = rule_set(
        [
            Granted(rule.PREPARE, Period(prepare, Unit.DAYS), OWN, 7),
            Granted(rule.APPEAL, Period(appeal, Unit.CLEAR_DAYS), OWN, 7),
        ]
    )
    assert may_be_adopted(CONDUCT_ROAD, rules)


def test_other_bodies_may_decide_but_not_the_executive():
    def decided_by(body):
        steps = (
            replace(step, powers=(Power("body", body),)) if step.key == "decide" else step
            for step in CONDUCT_ROAD.steps
        )
        return replace(CONDUCT_ROAD, steps=tuple(steps))

    assert may_be_adopted(decided_by("arbitration_tribunal"), rule_set())
    refused = may_be_adopted(decided_by("national_executive"), rule_set())
    assert [reason.params["guarantee"] for reason in refused.reasons] == ["G12"]


def test_without_a_clock_to_lapse_by_no_case_ever_ends():
    steps = tuple(replace(step, starts=(), stops=()) for step in CONDUCT_ROAD.steps)
    endless = replace(CONDUCT_ROAD, clocks=(), steps=steps, line=())
    assert {g for v in prove(endless).violations for g in v.guarantees} == {"G21"}


def test_the_model_knows_every_fact_that_a_law_looks_at():
    changed = {name for effects in EFFECTS.values() for effect in effects for name in effect}
    assert changed == set(Position._fields)


@pytest.mark.slow
def test_every_way_to_review_a_suspension_ends_it_in_time():
    proof = prove_suspension(rule_set())
    assert proof.schedules == 2048
    assert proof.violations == 0
    assert proof.longest.days == 90
    lax = rule_set([Granted(rule.CAP, Period(200, Unit.DAYS), OWN, 7)])
    assert prove_suspension(lax, weeks=12).violations > 0


@pytest.mark.parametrize("key", [rule.CAP, rule.REVIEW, rule.WITHHELD, rule.LAPSE])
def test_a_time_that_lets_a_member_wait_for_ever_is_not_adopted(key):
    for value in (Period(2, Unit.YEARS), None):
        refused = may_be_adopted(CONDUCT_ROAD, rule_set([Granted(key, value, OWN, 7)]))
        assert refused.codes == ("conduct.too_long",)
        assert refused.reasons[0].provision == OWN

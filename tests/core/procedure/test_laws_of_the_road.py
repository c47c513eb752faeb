"""What holds on every road of a motion, proved over every way through and any journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.procedure.motion_world import WELL, facts_for
from core.procedure.procedure_world import branch_decision, law, when
from folkmoot.core.procedure import (
    PARAMETERS,
    ROADS,
    MotionFacts,
    RuleSet,
    explore,
    road,
    state_of,
    taken,
    validate,
)
from folkmoot.core.procedure.motion.procedure import VOTES
from folkmoot.core.procedure.rules.kinds import KINDS
from folkmoot.core.terms import ActorRef

RULE_CHANGE = ROADS["rule_change"]
RULES = law()


@pytest.mark.parametrize("kind", KINDS)
def test_every_road_holds_together_and_no_step_is_unreachable(kind):
    procedure = ROADS[kind]
    assert validate(procedure) == ()
    exploration = explore(procedure)
    assert exploration.steps == {step.key for step in procedure.steps}
    assert exploration.states == {state.key for state in procedure.states}
    assert exploration.clocks == {clock.key for clock in procedure.clocks}


@pytest.mark.parametrize("kind", KINDS)
def test_no_way_through_leads_to_carried_without_a_vote(kind):
    exploration = explore(ROADS[kind])
    assert exploration.reaches("carried")
    assert not exploration.reaches("carried", without=VOTES)
    assert not exploration.reaches("lost", without=VOTES)
    assert not exploration.reaches("carried", without={"move"})
    assert not exploration.reaches("carried", without={"place_on_agenda"})


def test_nothing_is_certified_without_being_carried_nor_in_force_uncertified():
    exploration = explore(RULE_CHANGE)
    assert exploration.reaches("in_force")
    assert not exploration.reaches("certified", without={"declare_carried"})
    assert not exploration.reaches("in_force", without={"certify"})
    assert not exploration.reaches("in_force", without={"commencement"})


def test_a_motion_reaches_the_agenda_only_through_a_unit_or_as_a_composite():
    exploration = explore(RULE_CHANGE)
    assert not exploration.reaches("on_agenda", without={"pass", "form_composite"})
    assert not exploration.reaches("on_agenda", without={"submit", "lodge", "form_composite"})
    assert exploration.reaches("on_agenda", without={"submit", "form_composite"})


def test_nothing_is_out_of_order_without_a_ruling():
    exploration = explore(RULE_CHANGE)
    assert not exploration.reaches("ruled_out", without={"rule_out_of_order"})


@st.composite
def journeys(draw):
    """Any history that the structure of the road allows, with clocks running out on the way."""
    events = []
    at = when(1, 1)
    for _ in range(draw(st.integers(0, 18))):
        at += timedelta(seconds=draw(st.sampled_from([0, 1, 3600, 86_400, 40 * 86_400])))
        state = state_of(RULE_CHANGE, events, at).state
        possible = [step.key for step in RULE_CHANGE.steps if state in step.origins]
        if not possible:
            break
        step = draw(st.sampled_from(possible))
        named = {"commencement": at + timedelta(days=draw(st.integers(0, 40)))}
        events.append(
            taken(
                RULE_CHANGE,
                step,
                at=at,
                rules=RULES,
                named=named if step == "certify" else None,
            )
        )
    return events


@settings(max_examples=60)
@given(journeys())
def test_on_every_journey_carried_follows_a_vote_and_certified_follows_carried(events):
    standing = state_of(RULE_CHANGE, events, when(1, 1) + timedelta(days=2000))
    reached = [passage.target for passage in standing.passages]
    steps = [passage.step for passage in standing.passages]
    if "carried" in reached:
        assert any(step in VOTES for step in steps[: reached.index("carried")])
    if "certified" in reached:
        assert "carried" in reached[: reached.index("certified")]
    if "in_force" in reached:
        assert "certified" in reached[: reached.index("in_force")]


@settings(max_examples=60)
@given(journeys(), st.integers(0, 900))
def test_replaying_what_had_happened_by_then_gives_the_state_of_then(events, days):
    at = when(1, 1) + timedelta(days=days)
    so_far = [event for event in events if event.at <= at]
    then = state_of(RULE_CHANGE, events, at)
    assert then == state_of(RULE_CHANGE, so_far, at)
    later = state_of(RULE_CHANGE, events, at + timedelta(days=3))
    assert later.passages[: len(then.passages)] == then.passages


@settings(max_examples=60)
@given(journeys())
def test_the_state_depends_on_nothing_but_steps_and_times(events):
    at = when(1, 1) + timedelta(days=2000)
    other = [
        replace(event, actor=ActorRef("person", "x"), reference="r", note="n") for event in events
    ]
    ours, theirs = state_of(RULE_CHANGE, events, at), state_of(RULE_CHANGE, other, at)
    assert (ours.state, ours.since, ours.clocks) == (theirs.state, theirs.since, theirs.clocks)


@settings(max_examples=60)
@given(journeys())
def test_every_journey_can_be_drawn_and_shows_at_most_one_stage_as_next_to_happen(events):
    at = events[-1].at if events else when(1, 1)
    line = road(RULE_CHANGE, events, rules=RULES, at=at)
    statuses = [stage.status for stage in line]
    assert statuses.count("now") <= 1
    done = {passage.step for stage in line for passage in stage.passages if passage.step}
    assert {event.step for event in events} - {"extend_deadline"} <= done


class Watched(Mapping[str, object]):
    """A catalogue that notes which parameters were asked for."""

    def __init__(self, inner):
        self.inner, self.asked = inner, set()

    def __getitem__(self, key):
        self.asked.add(key)
        return self.inner[key]

    def __iter__(self):
        return iter(self.inner)

    def __len__(self):
        return len(self.inner)


@pytest.mark.parametrize("step", RULE_CHANGE.steps, ids=lambda step: step.key)
@pytest.mark.parametrize("scope", ["provision", "objective"])
def test_a_guard_reads_no_rule_that_it_does_not_name(step, scope):
    late = when(12, 1)
    values = {"repeat_bar.scope": scope, "repeat_bar.length": 900}
    granted = law(values).granted
    for guard in step.guards:
        for facts in (
            facts_for(step.key),
            WELL,
            MotionFacts(),
            replace(WELL, unit_decision=branch_decision(votes_for=0)),
        ):
            watched = Watched(granted)
            guard.check(facts, RuleSet(PARAMETERS, watched), late)
            assert watched.asked <= set(guard.reads), (guard.name, watched.asked - set(guard.reads))
            assert set(guard.reads) <= set(PARAMETERS)
            assert guard.title

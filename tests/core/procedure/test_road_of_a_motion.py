"""The road of a motion: the journey whole, and the laws that hold on every journey."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from core.procedure.motion_world import CLOSES, EVERYBODY, WELL, facts_for
from core.procedure.procedure_world import OPENS, SECOND, law, when
from folkmoot.core.procedure import (
    ROADS,
    MotionFacts,
    findings,
    may,
    open_steps,
    road,
    state_of,
    taken,
)
from folkmoot.core.procedure.motion.powers import (
    ADOPTING_OFFICER,
    CERTIFIER,
    CHAIR,
    COMMITTEE,
    MOVER,
)
from folkmoot.core.procedure.motion.procedure import COMPOSITE_ROADS
from folkmoot.core.procedure.rules.gate import RulingFacts
from folkmoot.core.procedure.rules.result import ResultFacts
from folkmoot.core.procedure.rules.severability import SeparateVoteDemand
from folkmoot.core.procedure.rules.submission import LeaveFacts
from folkmoot.core.procedure.rules.timing import DeadlineFacts
from folkmoot.core.procedure.rules.voting_ladder import DeclarationFacts, Demand, LadderFacts

RULE_CHANGE = ROADS["rule_change"]
RULES = law()
JOURNEY = (
    ("draft", when(5, 1)),
    ("propose", when(5, 2)),
    ("pass", when(5, 21, 21)),
    ("adopt", when(6, 11, 21)),
    ("submit", when(7, 1)),
    ("rule_out_of_order", when(9, 1)),
    ("challenge", when(9, 2)),
    ("reply_to_challenge", when(9, 3)),
    ("allow_challenge", when(9, 4)),
    ("stay_out", when(9, 5)),
    ("place_on_agenda", when(9, 6)),
    ("move", OPENS + timedelta(hours=1)),
    ("close_debate", OPENS + timedelta(hours=2)),
    ("vote_by_card", OPENS + timedelta(hours=2)),
    ("declare_carried", OPENS + timedelta(hours=3)),
    ("certify", OPENS + timedelta(hours=5)),
)
IN_FORCE = when(10, 28)


def event(step, at):
    named = {"commencement": IN_FORCE} if step == "certify" else None
    return taken(RULE_CHANGE, step, at=at, rules=RULES, named=named)


def until(step):
    events = []
    for key, at in JOURNEY:
        events.append(event(key, at))
        if key == step:
            return events
    raise AssertionError(step)


def ask(events, step, at, *, powers=EVERYBODY, **changes):
    return may(
        RULE_CHANGE,
        events,
        step,
        powers=powers,
        facts=replace(facts_for(step), **changes),
        rules=RULES,
        at=at,
    )


def test_a_rule_change_goes_from_a_draft_to_the_rule_book():
    events = []
    for step, at in JOURNEY:
        verdict = ask(events, step, at)
        assert verdict, (step, [reason.sentence for reason in verdict.reasons])
        events.append(event(step, at))
    assert state_of(RULE_CHANGE, events, IN_FORCE - SECOND).state == "certified"
    standing = state_of(RULE_CHANGE, events, IN_FORCE)
    assert (standing.state, standing.since, standing.ended) == ("in_force", IN_FORCE, True)


def test_the_whole_line_is_shown_with_dates_and_the_rules_behind_it():
    line = road(RULE_CHANGE, until("certify"), rules=RULES, at=IN_FORCE)
    assert {stage.status for stage in line} == {"done"}
    shown = {stage.key: stage for stage in line}
    assert shown["ruling"].outcome == "Ruled out of order"
    assert shown["challenge_decided"].outcome == "Challenge succeeded"
    assert shown["in_force"].outcome == "in force"
    assert shown["submit"].at == when(7, 1)
    assert "motion.rule_change.per_unit" in shown["submit"].parameters
    assert all(
        stage.provisions for stage in line if stage.key not in {"draft", "propose", "in_force"}
    )


def test_a_young_motion_shows_what_is_ahead():
    line = road(RULE_CHANGE, until("propose"), rules=RULES, at=when(5, 3))
    assert [(s.key, s.status) for s in line][:5] == [
        ("draft", "done"),
        ("propose", "done"),
        ("pass", "now"),
        ("adopt", "next"),
        ("submit", "next"),
    ]
    assert "challenge" not in [stage.key for stage in line]


def test_a_challenged_motion_waits_for_the_committee_and_then_for_the_decision():
    line = road(RULE_CHANGE, until("challenge"), rules=RULES, at=when(9, 2))
    shown = {stage.key: stage.status for stage in line}
    assert (shown["reply"], shown["challenge_decided"], shown["agenda"]) == ("now", "next", "next")
    assert "ended" not in shown
    line = road(RULE_CHANGE, until("reply_to_challenge"), rules=RULES, at=when(9, 3))
    shown = {stage.key: stage.status for stage in line}
    assert (shown["reply"], shown["challenge_decided"]) == ("done", "now")
    assert "ended" not in shown


def test_the_line_of_a_composite_begins_where_it_is_formed():
    composite = COMPOSITE_ROADS["rule_change"]
    assert (composite.states, composite.clocks) == (RULE_CHANGE.states, RULE_CHANGE.clocks)
    assert [s.key for s in composite.steps] == [s.key for s in RULE_CHANGE.steps]
    line = road(composite, (), rules=RULES, at=when(9, 2))
    assert [(s.key, s.status) for s in line][:3] == [
        ("forming", "now"),
        ("agenda", "next"),
        ("move", "next"),
    ]


def test_the_deadline_for_sending_stands_on_the_line():
    line = road(RULE_CHANGE, until("adopt"), rules=RULES, at=when(6, 12), facts=WELL)
    submit = next(stage for stage in line if stage.key == "submit")
    assert (submit.status, submit.by) == ("now", CLOSES.moment)


def test_a_motion_taken_back_is_proposed_again():
    events = [*until("propose"), event("take_back", when(5, 3))]
    line = road(RULE_CHANGE, events, rules=RULES, at=when(5, 4))
    assert next(stage for stage in line if stage.status == "now").key == "propose"


def test_a_withdrawn_motion_shows_what_will_not_happen():
    events = [*until("submit"), event("withdraw", when(7, 2))]
    line = road(RULE_CHANGE, events, rules=RULES, at=when(7, 3))
    statuses = {stage.key: stage.status for stage in line}
    assert statuses["submit"] == "done"
    assert statuses["ruling"] == statuses["vote"] == "closed"
    assert statuses["ended"] == "done"


def test_a_branch_that_passed_it_may_not_send_it_past_its_local_party():
    sender = replace(WELL.sender, adopted=False)
    verdict = ask(until("pass"), "submit", when(7, 1), sender=sender)
    assert verdict.codes == ("submission.not_adopted",)
    local = replace(sender, tier="local")
    assert ask(until("pass"), "submit", when(7, 1), sender=local)


def test_exactly_at_noon_is_sent_and_a_second_later_is_refused():
    last = CLOSES.moment
    assert ask(until("adopt"), "submit", last)
    verdict = ask(until("adopt"), "submit", last + SECOND)
    assert verdict.codes == ("deadline.passed",)
    assert str(verdict.reasons[0].provision) == "party motion.rule_change.closes_at (edition 7)"


def test_an_officer_who_sits_on_it_is_passed_by():
    assert not ask(until("adopt"), "lodge", when(6, 18, 23, 59), powers={MOVER})
    assert ask(until("adopt"), "lodge", when(6, 19, 0), powers={MOVER})


def test_in_the_last_two_days_nobody_waits_for_an_officer():
    late = replace(WELL.lodging, ready_at=when(7, 16))
    early = ask(until("adopt"), "lodge", when(7, 17, 11, 59), powers={MOVER}, lodging=late)
    assert early.codes == ("submission.officer_has_time",)
    assert ask(until("adopt"), "lodge", when(7, 17, 12), powers={MOVER}, lodging=late)


def test_a_ruling_out_of_order_without_rule_and_reasons_is_refused():
    bare = RulingFacts("out_of_order", "arrangements_committee")
    verdict = ask(until("submit"), "rule_out_of_order", when(9, 1), ruling=bare)
    assert verdict.codes == ("ruling.no_rule", "ruling.no_reasons")


def test_a_ruling_is_recorded_as_it_was_made():
    verdict = ask(
        until("submit"), "rule_in_order", when(9, 1), ruling=facts_for("rule_out_of_order").ruling
    )
    assert verdict.codes == ("ruling.other_outcome",)


def test_an_unchallenged_ruling_becomes_final_by_itself():
    events = until("rule_out_of_order")
    ends = events[-1].deadlines["challenge_window"]
    assert ends == when(9, 4, 23, 59) + timedelta(seconds=59)
    assert state_of(RULE_CHANGE, events, ends).state == "out_of_order"
    assert state_of(RULE_CHANGE, events, ends + SECOND).state == "ruled_out"


def test_the_window_can_be_counted_from_the_letter_rather_than_the_ruling():
    named = {"challenge_window": when(9, 30)}
    ruling = taken(RULE_CHANGE, "rule_out_of_order", at=when(9, 1), rules=RULES, named=named)
    events = [*until("submit"), ruling]
    assert state_of(RULE_CHANGE, events, when(9, 29)).state == "out_of_order"


def test_an_outage_moves_the_window_on():
    events = until("rule_out_of_order")
    moved = when(9, 6)
    extension = taken(
        RULE_CHANGE,
        "extend_deadline",
        at=when(9, 4),
        rules=RULES,
        named={"challenge_window": moved},
    )
    assert ask(events, "extend_deadline", when(9, 4))
    assert state_of(RULE_CHANGE, [*events, extension], moved).state == "out_of_order"
    assert state_of(RULE_CHANGE, [*events, extension], moved + SECOND).state == "ruled_out"


def test_silence_of_the_committee_favours_the_mover_where_the_rule_sets_it_a_time():
    rules = law({"gate.ruling_within": "14 days"})
    events = until("adopt")
    sent = taken(RULE_CHANGE, "submit", at=when(7, 1), rules=rules)
    assert state_of(RULE_CHANGE, [*events, sent], when(7, 20)).state == "in_order"
    assert state_of(RULE_CHANGE, until("submit"), when(8, 31)).state == "submitted"


def test_a_rule_change_is_not_decided_by_a_show_of_hands():
    verdict = ask(until("move"), "vote_by_hands", JOURNEY[-3][1])
    assert verdict.codes == ("ladder.mandatory",)


def test_a_vote_is_recorded_by_the_method_that_was_used():
    at = JOURNEY[-3][1]
    by_hand = LadderFacts("hands", "rule_change")
    assert ask(until("move"), "vote_by_card", at, ladder=by_hand).codes == ("ladder.other_method",)


@pytest.mark.parametrize("step", ["refer_back", "remit", "next_business", "close_debate"])
def test_debate_ends_otherwise_only_by_a_procedural_motion_that_was_carried(step):
    events, at = until("move"), JOURNEY[-4][1]
    assert ask(events, step, at)
    assert ask(events, step, at, procedural_result=None).codes == ("procedural.not_moved",)
    lost = replace(facts_for(step).procedural_result, votes_for=100, votes_against=200)
    assert ask(events, step, at, procedural_result=lost).codes == ("procedural.not_carried",)


def test_a_motion_is_voted_on_in_parts_by_demand_or_by_decision():
    events, at = until("move"), JOURNEY[-4][1]
    demand = SeparateVoteDemand("part 1", delegates=25, present=400)
    few = replace(demand, delegates=3)
    assert ask(events, "vote_in_parts", at, procedural=None, separate_vote=demand)
    refused = ask(events, "vote_in_parts", at, procedural=None, separate_vote=few)
    assert refused.codes == ("severability.too_few",)
    assert ask(events, "vote_in_parts", at, separate_vote=few)
    assert ask(events, "vote_in_parts", at)


def test_what_has_been_moved_belongs_to_the_meeting():
    events, at = until("move"), JOURNEY[-4][1]
    assert ask(events, "withdraw_with_leave", at, powers={MOVER})
    refused = ask(events, "withdraw_with_leave", at, powers={MOVER}, leave=LeaveFacts(False))
    assert refused.codes == ("withdrawal.no_leave",)


def test_a_motion_falls_only_as_what_is_recorded():
    events, at = until("place_on_agenda"), when(9, 30)
    assert ask(events, "fall", at)
    assert ask(events, "remit_unreached", at)
    assert ask(events, "fall", at, falling=WELL.falling).codes == ("falling.other_way",)


def test_an_ordinary_motion_climbs_the_ladder_and_rests_when_carried():
    ordinary, rules = ROADS["ordinary"], RULES
    events = [
        taken(ordinary, step, at=at, rules=rules)
        for step, at in JOURNEY
        if step not in {"close_debate", "vote_by_card", "declare_carried", "certify"}
    ]
    at = JOURNEY[-1][1]
    rungs = (("hands", ()), ("tellers", ("hands",)), ("card", ("hands", "tellers")))
    for method, before in rungs:
        demand = Demand(method, by_chair=True) if before else None
        facts = replace(WELL, ladder=LadderFacts(method, "ordinary", before, demand))
        step = f"vote_by_{method}"
        assert may(ordinary, events, step, powers={CHAIR}, facts=facts, rules=rules, at=at)
        events.append(taken(ordinary, step, at=at, rules=rules))
    facts = replace(
        WELL,
        declaration=DeclarationFacts(("hands", "tellers", "card"), "ordinary"),
        result=ResultFacts("ordinary", Fraction(251, 500), Fraction(249, 500), 1),
    )
    declared = may(
        ordinary, events, "declare_carried", powers={CHAIR}, facts=facts, rules=rules, at=at
    )
    assert declared
    events.append(taken(ordinary, "declare_carried", at=at, rules=rules))
    assert state_of(ordinary, events, at).ended


def test_figures_that_do_not_carry_or_do_not_add_up_are_not_declared():
    events, at = until("vote_by_card"), JOURNEY[-2][1]
    lost = ResultFacts("rule_change", 50, 50, 100)
    assert ask(events, "declare_carried", at, result=lost).codes == ("result.not_carried",)
    assert ask(events, "declare_lost", at, result=lost)
    over = ResultFacts("rule_change", 162, 0, 122)
    verdict = ask(events, "declare_carried", at, result=over)
    assert verdict.codes == ("result.does_not_reconcile",)
    assert "162 votes out of 122." in verdict.reasons[0].sentence
    told = replace(over, reconciles=False, trouble="162 cards, 122 delegations.")
    verdict = ask(events, "declare_carried", at, result=told)
    assert "162 cards, 122 delegations." in verdict.reasons[0].sentence
    assert ask(events, "declare_lost", at).allowed
    won = ResultFacts("rule_change", 51, 49, 100)
    assert ask(events, "declare_lost", at, result=won).codes == ("result.carried",)
    entitled = replace(won, counted_of="entitled")
    assert "result.wrong_denominator" in ask(events, "declare_carried", at, result=entitled).codes


def test_an_edition_is_made_of_the_words_that_were_voted_on_and_never_backdated():
    events, at = until("declare_carried"), JOURNEY[-1][1]
    wrong = replace(WELL.enactment, applied="xyz", trouble="2.I.4.B is gone.", in_force_at=OPENS)
    assert ask(events, "certify", at, enactment=wrong).codes == (
        "enactment.other_words",
        "enactment.does_not_apply",
        "enactment.retroactive",
    )


def test_the_day_that_was_voted_on_is_the_day_it_comes_into_force():
    events, at = until("declare_carried"), JOURNEY[-1][1]
    day = WELL.enactment.in_force_at.date()
    kept = replace(WELL.enactment, begins=day)
    assert "enactment.other_day" not in ask(events, "certify", at, enactment=kept).codes
    other = replace(WELL.enactment, begins=day + timedelta(days=1))
    assert ask(events, "certify", at, enactment=other).codes == ("enactment.other_day",)


def test_a_month_before_it_comes_into_force_is_a_month():
    rules = law({"enactment.delay": "1 month"})
    facts = replace(
        WELL, enactment=replace(WELL.enactment, carried_at=when(9, 28), in_force_at=when(10, 27))
    )
    early = may(
        RULE_CHANGE,
        until("declare_carried"),
        "certify",
        powers={CERTIFIER},
        facts=facts,
        rules=rules,
        at=JOURNEY[-1][1],
    )
    assert early.codes == ("enactment.too_early",)


def test_only_those_with_the_power_take_a_step():
    at = when(7, 1)
    assert ask(until("adopt"), "submit", at, powers={ADOPTING_OFFICER})
    assert ask(until("adopt"), "submit", at, powers={COMMITTEE}).codes == ("step.not_yours",)


def test_what_is_not_known_is_not_presumed():
    verdict = may(
        RULE_CHANGE,
        until("adopt"),
        "submit",
        powers=EVERYBODY,
        facts=MotionFacts(),
        rules=RULES,
        at=when(7, 1),
    )
    assert verdict.codes == ("deadline.unknown", "sender.unknown", "quota.unknown", "form.unknown")


def test_what_can_happen_next_is_told_with_who_and_by_when():
    steps = open_steps(
        RULE_CHANGE, until("adopt"), facts=WELL, rules=RULES, at=when(7, 1), powers={MOVER}
    )
    told = {step.step: (step.yours, step.by) for step in steps}
    assert told == {
        "submit": (False, CLOSES.moment),
        "lodge": (True, CLOSES.moment),
        "withdraw": (True, None),
    }


def test_a_draft_shows_which_rules_it_meets_and_which_await_a_judgement():
    facts = replace(
        WELL,
        subject=replace(WELL.subject, one_subject=None),
        deadline=DeadlineFacts("rule_change", CLOSES),
        bar=None,
    )
    found = {
        f.rule: f.outcome for f in findings("rule_change", facts=facts, rules=RULES, at=when(8, 1))
    }
    assert found == {
        "form": "met",
        "subject": "needs_ruling",
        "quota": "met",
        "deadline": "broken",
        "sender": "met",
        "contemporary": "met",
        "repeat_bar": "unknown",
        "delay": "met",
    }

"""The language itself: powers, steps, clocks, histories, and whether a procedure holds together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from core.procedure.procedure_world import NOON, SECOND, law
from folkmoot.core.civildate import NaiveTimeError
from folkmoot.core.procedure import (
    Clock,
    Event,
    Guard,
    HistoryError,
    Power,
    Procedure,
    ProcedureError,
    Stage,
    State,
    Step,
    explore,
    guard_on,
    may,
    open_steps,
    road,
    state_of,
    taken,
    validate,
)
from folkmoot.core.terms import Reason, no, yes

CLERK = Power("office", "clerk", "national", "the clerk")
PANEL = Power("body", "panel", words="the panel")
SUBJECT = Power("mover", words="the member concerned")
SYSTEM = Power("system", words="the system")


@dataclass(frozen=True)
class CaseFacts:
    """What the guards of the little case look at."""

    served: bool = True
    heard: bool | None = True
    reasons: str = "because"


def whatever(part, rules, at):
    return yes()


def has_reasons(facts, rules, at):
    return yes() if facts.reasons else no(Reason("case.no_reasons", "No reasons.", remedy="Give."))


SERVED = guard_on("served", lambda f: f.served or None, whatever)
HEARD = guard_on("heard", lambda f: f.heard, whatever, title="The hearing")

# A case in little: enough to show that discipline, the second procedure of this language, can be
# said in it: notice before hearing, silence that favours the member, an overall time after which
# the case lapses, and an outcome that only the system makes effective.
CASE: Procedure[CaseFacts] = Procedure(
    name="case",
    initial="received",
    states=(
        State("received", "received"),
        State("notified", "notified"),
        State("heard", "heard"),
        State("decided", "decided, open to appeal"),
        State("appealed", "under appeal"),
        State("effective", "in effect", end=True),
        State("dismissed", "dismissed", end=True),
        State("lapsed", "lapsed", end=True),
    ),
    steps=(
        Step("notify", "Serve notice", (CLERK,), ("received",), "notified", starts=("overall",)),
        Step("disclose", "Serve material", (CLERK,), ("notified",), None),
        Step("hear", "Hear the member", (PANEL,), ("notified",), "heard", (SERVED,)),
        Step(
            "decide",
            "Decide with reasons",
            (PANEL,),
            ("heard",),
            "decided",
            (HEARD, Guard("reasons", has_reasons)),
            starts=("appeal_time",),
        ),
        Step("dismiss", "Dismiss", (PANEL,), ("received", "notified", "heard"), "dismissed"),
        Step("appeal", "Appeal", (SUBJECT,), ("decided",), "appealed", stops=("appeal_time",)),
        Step("confirm", "Confirm", (PANEL,), ("appealed",), "effective"),
        Step("allow", "Allow the appeal", (PANEL,), ("appealed",), "dismissed"),
        Step("extend", "Extend the time, with reasons", (PANEL,), ("notified", "heard"), None),
    ),
    clocks=(
        Clock(
            "overall",
            "the whole case",
            ("notified", "heard"),
            "lapsed",
            "gate.challenge_decided_within",
        ),
        Clock("appeal_time", "time to appeal", ("decided",), "effective", "gate.challenge_within"),
    ),
    line=(
        Stage("notice", "Notice", ("notify",)),
        Stage("disclosure", "Disclosure", ("disclose",)),
        Stage("hearing", "Hearing", ("hear",)),
        Stage("decision", "Decision", ("decide", "dismiss")),
        Stage("appeal", "Appeal", ("appeal", "confirm", "allow"), optional=True),
        Stage("effect", "In effect", clocks=("appeal_time",)),
    ),
)
RULES = law({"gate.challenge_decided_within": "180 days", "gate.challenge_within": "28 days"})


def history(*steps, start=NOON, apart=timedelta(days=1)):
    return [
        taken(CASE, step, at=start + apart * place, rules=RULES) for place, step in enumerate(steps)
    ]


def test_a_power_asked_for_is_met_by_a_power_held():
    asked = Power("officer", of="local")
    assert asked.is_met_by(Power("officer", "secretary", "local"))
    assert not asked.is_met_by(Power("officer", "secretary", "branch"))
    assert not asked.is_met_by(Power("delegate", of="local"))
    assert not CLERK.is_met_by(Power("office", "treasurer", "national"))
    assert Power("anyone").is_met_by(SUBJECT)


def test_the_little_case_holds_together():
    assert validate(CASE) == ()


def test_nothing_takes_effect_without_notice_hearing_and_decision():
    exploration = explore(CASE)
    for needed in ("notify", "hear", "decide"):
        assert not exploration.reaches("effective", without={needed})
    assert exploration.reaches("effective", without={"appeal"})
    assert exploration.reaches("effective", without={"disclose"})


def test_a_guard_that_looks_back_is_proved_by_remembering():
    def disclosed_first(here, step):
        return step.key != "hear" or "disclose" in here.taken

    strict = explore(CASE, remember={"disclose"}, admits=disclosed_first)
    assert strict.reaches("effective")
    assert not strict.reaches("effective", without={"disclose"})


def test_silence_favours_the_member_when_the_whole_time_has_run_out():
    events = history("notify", "hear")
    ends = state_of(CASE, events, NOON).clocks["overall"]
    assert ends is not None
    assert state_of(CASE, events, ends).state == "heard"
    lapsed = state_of(CASE, events, ends + SECOND)
    assert (lapsed.state, lapsed.since, lapsed.ended) == ("lapsed", ends, True)
    assert lapsed.passages[-1].clock == "overall"


def test_a_clock_is_dropped_when_the_matter_leaves_the_states_it_runs_in():
    events = history("notify", "hear", "decide")
    standing = state_of(CASE, events, events[-1].at)
    assert set(standing.clocks) == {"appeal_time"}


def test_a_deadline_stays_as_it_was_set_though_the_rule_changes():
    event = history("notify")[0]
    shorter = law({"gate.challenge_decided_within": "1 day", "gate.challenge_within": "1 day"})
    later = taken(CASE, "notify", at=NOON, rules=shorter)
    assert event.deadlines["overall"] > later.deadlines["overall"]
    assert state_of(CASE, [event], NOON + timedelta(days=9)).state == "notified"
    assert state_of(CASE, [later], NOON + timedelta(days=9)).state == "lapsed"


def test_a_deadline_is_moved_by_a_later_event_that_names_it():
    longer = NOON + timedelta(days=400)
    at = NOON + timedelta(days=2)
    moved = Event("extend", at, deadlines={"overall": longer})
    events = [*history("notify"), moved]
    assert state_of(CASE, events, NOON + timedelta(days=399)).state == "notified"
    assert state_of(CASE, events, longer + SECOND).state == "lapsed"


def test_a_clock_without_a_length_in_the_rules_never_runs_out():
    timeless = law({"gate.challenge_decided_within": None})
    event = taken(CASE, "notify", at=NOON, rules=timeless)
    standing = state_of(CASE, [event], NOON + timedelta(days=9000))
    assert standing.clocks == {"overall": None}


def test_a_moment_that_must_be_named_must_be_named():
    named = replace(CASE, clocks=(replace(CASE.clocks[0], period=""), CASE.clocks[1]))
    with pytest.raises(ProcedureError, match="must name when 'overall' ends"):
        taken(named, "notify", at=NOON, rules=RULES)
    event = taken(named, "notify", at=NOON, rules=RULES, named={"overall": NOON + SECOND})
    assert state_of(named, [event], NOON + 2 * SECOND).state == "lapsed"


def test_a_clock_that_strikes_at_its_moment_strikes_at_its_moment():
    clock = replace(CASE.clocks[0], strikes="at", period="")
    sharp = replace(CASE, clocks=(clock, CASE.clocks[1]))
    event = taken(sharp, "notify", at=NOON, rules=RULES, named={"overall": NOON + SECOND})
    assert state_of(sharp, [event], NOON).state == "notified"
    assert state_of(sharp, [event], NOON + SECOND).state == "lapsed"


def test_two_clocks_run_out_in_the_order_of_their_moments():
    states = (*(State(k, k) for k in "abc"), State("d", "d", end=True))
    go = Step("go", "Go", (SYSTEM,), ("a",), "b", starts=("late", "soon"))
    clocks = (Clock("late", "late", ("b", "c"), "d"), Clock("soon", "soon", ("b",), "c"))
    both = Procedure("both", "a", states, (go,), clocks)
    named = {"late": NOON + 9 * SECOND, "soon": NOON + 5 * SECOND}
    events = [taken(both, "go", at=NOON, rules=RULES, named=named)]
    standing = state_of(both, events, NOON + timedelta(days=1))
    assert [passage.target for passage in standing.passages] == ["b", "c", "d"]
    assert standing.since == named["late"]


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([Event("decide", NOON)], "cannot follow"),
        ([Event("vanish", NOON)], "has no step 'vanish'"),
        ([Event("notify", NOON), Event("hear", NOON - SECOND)], "earlier than the one before"),
        ([Event("notify", NOON, deadlines={"appeal_time": NOON})], "not running"),
        (
            [
                Event("notify", NOON, deadlines={"overall": NOON + SECOND}),
                Event("hear", NOON + 2 * SECOND),
            ],
            "the matter was 'lapsed'",
        ),
    ],
)
def test_a_history_that_cannot_have_happened_is_named_by_its_place(events, says):
    with pytest.raises(HistoryError, match=r"event \d"):
        state_of(CASE, events, NOON + timedelta(days=1))
    with pytest.raises(HistoryError, match=says):
        state_of(CASE, events, NOON + timedelta(days=1))


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(NaiveTimeError):
        state_of(CASE, history("notify"), datetime(2026, 9, 20, 12))  # noqa: DTZ001


def test_the_state_of_a_past_day_can_still_be_asked():
    events = history("notify", "hear", "decide")
    asked = [state_of(CASE, events, event.at - SECOND).state for event in events]
    assert asked == ["received", "notified", "heard"]


def test_a_refusal_names_the_state_and_the_power_at_once():
    verdict = may(CASE, [], "decide", powers={CLERK}, facts=CaseFacts(), rules=RULES, at=NOON)
    assert verdict.codes == ("step.not_open", "step.not_yours")
    assert verdict.reasons[0].sentence == (
        "“Decide with reasons” is not possible now: this is received. It must be heard."
    )
    assert verdict.reasons[0].next_step == "What can happen now: “Serve notice” or “Dismiss”."
    assert verdict.reasons[1].next_step == "Ask the panel."


def test_a_refusal_names_every_guard_that_stands_in_the_way():
    events = history("notify", "hear")
    at = events[-1].at
    facts = CaseFacts(heard=None, reasons="")
    verdict = may(CASE, events, "decide", powers={PANEL}, facts=facts, rules=RULES, at=at)
    assert verdict.codes == ("heard.unknown", "case.no_reasons")
    good = may(CASE, events, "decide", powers={PANEL}, facts=CaseFacts(), rules=RULES, at=at)
    assert good


def test_a_step_that_does_not_exist_is_no_question():
    with pytest.raises(ProcedureError, match="no step 'vanish'"):
        may(CASE, [], "vanish", powers=(), facts=CaseFacts(), rules=RULES, at=NOON)


def test_what_can_happen_next_says_who_and_by_when():
    events = history("notify", "hear", "decide")
    at = events[-1].at
    (appeal,) = open_steps(CASE, events, facts=CaseFacts(), rules=RULES, at=at, powers={SUBJECT})
    assert (appeal.step, appeal.powers, appeal.yours) == ("appeal", (SUBJECT,), True)
    assert appeal.by == events[-1].deadlines["appeal_time"]
    assert appeal.verdict


def test_the_line_shows_what_is_done_skipped_now_and_next():
    events = history("notify", "hear")
    line = road(CASE, events, rules=RULES, at=events[-1].at)
    assert [(stage.key, stage.status) for stage in line] == [
        ("notice", "done"),
        ("disclosure", "skipped"),
        ("hearing", "done"),
        ("decision", "now"),
        ("effect", "next"),
    ]
    assert line[3].by == state_of(CASE, events, events[-1].at).clocks["overall"]


def test_the_line_of_a_lapsed_case_shows_what_will_not_happen():
    events = history("notify")
    line = road(CASE, events, rules=RULES, at=NOON + timedelta(days=400))
    assert [stage.status for stage in line] == ["done", "closed", "closed", "closed", "closed"]


def test_the_line_waits_for_a_clock_and_cites_the_rule_behind_it():
    events = history("notify", "hear", "decide")
    before = road(CASE, events, rules=RULES, at=events[-1].at)
    assert (before[-1].key, before[-1].status) == ("effect", "now")
    assert before[-1].by == events[-1].deadlines["appeal_time"]
    assert [str(p) for p in before[-1].provisions] == ["party gate.challenge_within (edition 7)"]
    after = road(CASE, events, rules=RULES, at=NOON + timedelta(days=60))
    assert (after[-1].status, after[-1].outcome) == ("done", "in effect")


def flawed(**changes):
    return {(flaw.code, flaw.place) for flaw in validate(replace(CASE, **changes))}


def test_a_state_that_nothing_leads_to_and_a_step_from_it_are_found():
    limbo = Step("leave", "Leave", (CLERK,), ("limbo",), "dismissed")
    states = (*CASE.states, State("limbo", "in limbo"))
    assert flawed(states=states, steps=(*CASE.steps, limbo)) == {
        ("state.unreachable", "limbo"),
        ("step.unreachable", "leave"),
    }


def test_a_dead_end_that_is_no_end_is_found():
    limbo = Step("shelve", "Shelve", (CLERK,), ("received",), "limbo")
    states = (*CASE.states, State("limbo", "in limbo"))
    assert flawed(states=states, steps=(*CASE.steps, limbo)) == {("state.dead_end", "limbo")}


def test_two_states_that_lead_only_to_each_other_are_found():
    steps = (
        Step("shelve", "Shelve", (CLERK,), ("received", "attic"), "limbo"),
        Step("store", "Store", (CLERK,), ("limbo",), "attic"),
    )
    states = (*CASE.states, State("limbo", "in limbo"), State("attic", "in the attic"))
    assert flawed(states=states, steps=(*CASE.steps, *steps)) == {
        ("state.no_way_out", "limbo"),
        ("state.no_way_out", "attic"),
    }


def test_a_step_that_nobody_may_take_is_found():
    steps = (replace(CASE.steps[1], powers=(), guards=(SERVED, SERVED)), *CASE.steps[:1])
    steps += CASE.steps[2:]
    assert flawed(steps=steps) == {("step.nobody", "disclose"), ("step.guard_twice", "disclose")}


def test_a_clock_that_never_starts_or_never_runs_is_found():
    idle = Clock("idle", "idle", ("received",), "lapsed")
    assert flawed(clocks=(*CASE.clocks, idle)) == {("clock.never_started", "idle")}
    astray = replace(CASE.clocks[1], during=("received",))
    assert flawed(clocks=(CASE.clocks[0], astray)) == {("clock.never_runs", "appeal_time")}


def test_a_line_with_an_empty_stage_or_a_step_twice_is_found():
    line = (*CASE.line, Stage("void", "Void"), Stage("again", "Again", ("notify",)))
    assert flawed(line=line) == {("line.empty_stage", "void"), ("line.step_twice", "notify")}


@pytest.mark.parametrize(
    "changes",
    [
        {"initial": "nowhere"},
        {"states": CASE.states[:-1]},
        {"clocks": CASE.clocks[:1]},
        {"steps": (*CASE.steps, CASE.steps[0])},
        {"line": (Stage("x", "X", ("vanish",)),)},
        {"clocks": (*CASE.clocks, Clock("notify", "x", ("received",)))},
    ],
)
def test_a_procedure_whose_parts_do_not_fit_is_not_made(changes):
    with pytest.raises(ProcedureError, match="case"):
        replace(CASE, **changes)


def test_parts_are_found_by_their_key_or_not_at_all():
    assert CASE.state("heard").title == "heard"
    for find in (CASE.state, CASE.clock, CASE.step):
        with pytest.raises(ProcedureError, match="vanish"):
            find("vanish")


def test_time_zones_do_not_change_a_history():
    events = history("notify", "hear")
    abroad = [replace(event, at=event.at.astimezone(UTC)) for event in events]
    at = events[-1].at + timedelta(hours=1)
    assert state_of(CASE, events, at) == state_of(CASE, abroad, at.astimezone(UTC))

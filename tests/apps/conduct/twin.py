"""A second book of the same case, kept in plain values: what the procedure says without any row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from court import POINTS, REMEDY, RULE, START, Court, let_the_record_move

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct import facts, procedure
from folkmoot.core.procedure.conduct.certificate import certify
from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.permission import may
from folkmoot.core.procedure.standing import state_of, taken
from folkmoot.core.terms import ActorRef, Interval, Verdict
from folkmoot.platform.acts import Refused

ROAD = procedure.CONDUCT_ROAD
HAND = {"method": "hand", "proof": "signature"}
DAY = timedelta(days=1)


@dataclass
class Twin:
    """The case in both books, and how often they were compared."""

    court: Court
    at: datetime = START
    events: list[Event] = field(default_factory=list)
    case: facts.Case | None = None
    compared: int = 0
    number: int = 0

    def begin(self) -> None:
        """A complaint; the roles that the lot and the offices give."""
        court = self.court
        court.complain(self.at)
        self.rules = rulebook.rule_set(rulebook.day(self.at))
        held = draws.offices(self.at)
        people = {
            "complainant": {court.complainant},
            "adjudicator": {court.part("adjudicator")},
            "executive": draws.executive(self.at),
            "staff": {ActorRef("person", key) for key in held["case_clerk"]},
        }
        roles = {part: frozenset(who) for part, who in people.items()}
        self.case = facts.Case(court.respondent, roles=roles)
        self._note("complain", court.complainant)

    @property
    def state(self) -> str:
        return state_of(ROAD, self.events, self.at).state

    def _note(self, step: str, actor: ActorRef) -> None:
        self.events.append(taken(ROAD, step, at=self.at, rules=self.rules, actor=actor))

    def powers(self, actor: ActorRef) -> frozenset:
        court, found = self.court, set()
        if actor.kind == "system":
            return frozenset({procedure.SYSTEM})
        told = self.case.telling is not None and self.case.telling.told_at is not None
        if actor == court.respondent and told:
            found.add(procedure.RESPONDENT)
        if actor == court.clerk:
            found.add(procedure.CLERK)
        if actor in self.case.roles["adjudicator"]:
            found.add(procedure.ADJUDICATOR)
        if actor in self.case.roles.get("investigator", ()):
            found.add(procedure.INVESTIGATOR)
        if self.case.panel is not None and actor in self.case.panel.members:
            found.add(procedure.PANEL)
        if self.case.appeal is not None and actor in self.case.appeal.panel:
            found.add(procedure.APPEAL_PANEL)
        return frozenset(found)

    def step(self, step: str, actor: ActorRef, then: facts.Case, act) -> bool:
        """Take a step in both books; they agree on whether, and on every law in the way."""
        at, events = self.at, tuple(self.events)
        expected = may(
            ROAD,
            events,
            step,
            powers=self.powers(actor),
            facts=then,
            rules=self.rules,
            at=at,
        )
        if step.startswith("take_effect") and expected:
            expected &= self._certified(then)
        said = _verdict_of(act)
        self.compared += 1
        assert said.allowed == expected.allowed, (step, self.state, said.codes, expected.codes)
        if not expected and not set(expected.codes) & {"step.not_open", "step.not_yours"}:
            assert set(said.codes) == set(expected.codes), (step, self.state)
        if expected:
            self.case = then
            self._note(step, actor)
        return bool(expected)

    def _certified(self, then: facts.Case) -> Verdict:
        lapse = [e.deadlines["lapse"] for e in self.events if "lapse" in e.deadlines][-1]
        return certify(
            then,
            code="",
            rules=self.rules,
            at=self.at,
            name=str,
            lapses_at=lapse,
        ).verdict


def _verdict_of(act) -> Verdict:
    try:
        act()
    except Refused as refused:
        return refused.verdict
    return Verdict(True)


# Commands: each takes the twin and a number that chooses how well it is done.


def wait(twin: Twin, n: int) -> None:
    twin.at += (1, 2, 6, 15, 30)[n % 5] * DAY


def open_it(twin: Twin, _n: int) -> None:
    court = twin.court
    roles = {**twin.case.roles, "investigator": frozenset({court.investigator})}
    then = replace(twin.case, roles=roles, telling=facts.Telling(twin.at, None))
    twin.step("open", court.part("adjudicator"), then, lambda: court.open(twin.at))


def tell(twin: Twin, _n: int) -> None:
    telling = replace(twin.case.telling, told_at=twin.case.telling.told_at or twin.at)
    then = replace(twin.case, telling=telling)
    twin.step("tell", twin.court.clerk, then, lambda: twin.court.tell(twin.at))


def adjust(twin: Twin, _n: int) -> None:
    then = replace(twin.case, adjustments=True)
    twin.step("ask_adjustments", twin.court.clerk, then, lambda: twin.court.adjust(twin.at))


def charge(twin: Twin, n: int) -> None:
    court = twin.court
    flaw = ({}, {}, {"place": ""}, {"rights_sheet": False}, {"maximum": "none"})[n % 5]
    view = rulebook.edition("party", 1)
    made = facts.Charge(
        provision=RULE,
        in_force=Interval(START - 700 * DAY),
        published_at=view.certified_at,
        act_at=START - 30 * DAY,
        act_until=START - 30 * DAY,
        known_at=START - 30 * DAY,
        complained_at=START,
        act="stood for election against a candidate of the party",
        place=flaw.get("place", "Kettlewick"),
        medium="on paper",
        maximum=flaw.get("maximum", "exclusion"),
        rights_sheet=flaw.get("rights_sheet", True),
        served_at=None,
    )
    roles = {**twin.case.roles, "charger": frozenset({court.investigator})}
    step = "amend_charge" if twin.state == "disclosed" else "charge"
    then = replace(twin.case, charge=made, roles=roles)
    twin.step(step, court.investigator, then, lambda: court.charge(twin.at, **flaw))


def serve_charge(twin: Twin, _n: int) -> None:
    twin.court.serve_charge(twin.at)
    served = twin.case.charge.served_at or twin.at
    twin.case = replace(twin.case, charge=replace(twin.case.charge, served_at=served))


def file_and_sign(twin: Twin, _n: int) -> None:
    twin.number += 1
    twin.court.file(twin.at, f"Paper {twin.number}")
    twin.court.schedule(twin.at)
    marks = frozenset(each.mark for each in twin.court.row.exhibits.all())
    before = twin.case.disclosure or facts.Disclosure({}, frozenset(), True, None)
    made = facts.Disclosure(dict(before.exhibits), marks, True, None)
    twin.case = replace(twin.case, disclosure=made)


def disclose(twin: Twin, _n: int) -> None:
    held = twin.case.disclosure
    exhibits = {mark: held.exhibits.get(mark, twin.at) for mark in held.all_material}
    served = replace(held, exhibits=exhibits, schedule_served_at=held.schedule_served_at or twin.at)
    then = replace(twin.case, disclosure=served)
    twin.step("disclose", twin.court.clerk, then, lambda: twin.court.disclose(twin.at))


def draw(twin: Twin, n: int) -> None:
    court = twin.court
    if draws.latest(court.row, "panel") is None:
        court.act(actions.commit_pool, court.clerk, twin.at)
    twin.at += DAY
    let_the_record_move(twin.at)
    if twin.state not in ("charged", "disclosed"):
        return

    def act() -> None:
        court.act(actions.draw_panel, court.clerk, twin.at)

    before = twin.case
    probe = may(
        ROAD, twin.events, "draw_panel", powers={procedure.CLERK}, facts=before,
        rules=twin.rules, at=twin.at,
    )  # fmt: skip
    assert probe
    act()
    declared = court.sits() if n % 4 else court.sits()[:2]
    for member in declared:
        court.act(actions.declare, member, twin.at)
    panel = facts.Panel(tuple(court.sits()), True, twin.at, frozenset(declared))
    twin.case = replace(before, panel=panel)
    twin._note("draw_panel", court.clerk)
    twin.compared += 1


def reply(twin: Twin, _n: int) -> None:
    then = replace(twin.case, reply_at=twin.case.reply_at or twin.at)
    twin.step("reply", twin.court.respondent, then, lambda: twin.court.reply(twin.at))


def hear(twin: Twin, n: int) -> None:
    stated = n % 5 != 0
    made = facts.Hearing(twin.at, companion_stated=stated)
    twin.step(
        "hold_hearing",
        twin.court.sits()[0],
        replace(twin.case, hearing=made),
        lambda: twin.court.hear(twin.at, companion_stated=stated),
    )


def take_papers(twin: Twin, n: int) -> None:
    court, own = twin.court, n % 2 == 1
    if own:
        court.act(actions.elect_papers, court.respondent, twin.at, fresh=True)
    elected = court.row.paper_elections.exists()
    made = facts.Hearing(
        twin.at,
        on_papers=True,
        election_by=court.respondent if elected else None,
        election_fresh=elected,
    )
    twin.step(
        "take_papers",
        court.sits()[0],
        replace(twin.case, hearing=made),
        lambda: court.hear(twin.at, on_papers=True),
    )


FLAWS = (
    {},
    {},
    {},
    {"lesser_considered": ""},
    {"months": None},
    {"standard": "a feeling"},
    {"reasons": ""},
    {"external_remedy": ""},
    {"answers": {}},
)


def decide(twin: Twin, n: int) -> None:
    court, flaw = twin.court, dict(FLAWS[n % len(FLAWS)])
    why = flaw.pop("reasons", "It is signed.")
    answers = flaw.get("answers", court.points())
    defences = len(court.points())
    given = {"standard": "", "months": 24, "lesser_considered": "It is."} | flaw
    marks = frozenset(each.mark for each in court.row.exhibits.all())
    made = facts.Decision(
        cited=marks,
        standard=given["standard"] or "balance_of_probabilities",
        particulars=len(POINTS),
        voted=len(POINTS),
        reasoned=len(POINTS) if why else 0,
        sanction="exclusion",
        months=given["months"],
        lesser_considered=given["lesser_considered"],
        comparables=0,
        defences=defences,
        answered=len(answers) if defences else 0,
        external_remedy=given.get("external_remedy", REMEDY),
    )
    found = Found(True, 3, 0, why)
    twin.step(
        "decide",
        court.sits()[0],
        replace(twin.case, decision=made),
        lambda: court.decide(twin.at, findings=[found, found], **(given | {"answers": answers})),
    )


def send_decision(twin: Twin, _n: int) -> None:
    court = twin.court
    court.act(actions.send_document, court.clerk, twin.at, what="decision", **HAND)
    served = twin.case.decision.served_at or twin.at
    twin.case = replace(twin.case, decision=replace(twin.case.decision, served_at=served))


def serve(twin: Twin, _n: int) -> None:
    court = twin.court
    twin.step(
        "serve",
        court.clerk,
        twin.case,
        lambda: court.act(actions.serve_decision, court.clerk, twin.at),
    )


def appeal(twin: Twin, _n: int) -> None:
    from folkmoot.core.procedure.conduct import rules as rule
    from folkmoot.core.procedure.conduct.position import PASSED, clock

    served = twin.case.decision.served_at if twin.case.decision else None
    if clock(served, rule.APPEAL, twin.rules, twin.at) == PASSED:
        return  # the house refuses what is late as well; the road leaves it to the clock
    made = facts.Appeal(twin.at, twin.court.respondent)
    twin.step(
        "appeal",
        twin.court.respondent,
        replace(twin.case, appeal=made),
        lambda: twin.court.appeal(twin.at),
    )


def draw_appeal(twin: Twin, _n: int) -> None:
    court = twin.court
    if draws.latest(court.row, "appeal") is not None:
        return
    court.draw(twin.at, "appeal")
    twin.at += DAY
    panel = tuple(court.sits("appeal"))
    twin.case = replace(twin.case, appeal=replace(twin.case.appeal, panel=panel))


def decide_appeal(twin: Twin, n: int) -> None:
    court, why = twin.court, "" if n % 4 == 0 else "So we find."
    decided = replace(twin.case.appeal, sanction="suspension", reasons=why)
    if not decided.panel:
        return
    twin.step(
        "decide_appeal",
        court.sits("appeal")[0],
        replace(twin.case, appeal=decided),
        lambda: court.act(
            actions.decide_appeal,
            court.sits("appeal")[0],
            twin.at,
            sanction="suspension",
            months=6,
            scope=["stand"],
            reasons=why,
        ),
    )


def take_effect(twin: Twin, _n: int) -> None:
    step = "take_effect_after_appeal" if twin.state == "appeal_decided" else "take_effect"
    twin.step(step, ActorRef("system", "conduct"), twin.case, lambda: twin.court.effect(twin.at))


ENABLED = {
    "received": (open_it, adjust),
    "investigating": (adjust, charge, charge, charge),
    "heard": (decide,),
    "decided": (send_decision, serve, serve),
    "served": (appeal, wait, take_effect, take_effect),
    "appealed": (draw_appeal, decide_appeal, decide_appeal, take_effect),
    "appeal_decided": (take_effect,),
}


def enabled(twin: Twin) -> list:
    """What can be tried in this state with the facts that there are; what leads on, more often."""
    case, state = twin.case, twin.state
    if state == "investigating" and case.telling.told_at is None:
        return [tell, tell, charge, adjust]
    if state == "charged":
        if case.disclosure is None:
            return [file_and_sign]
        served = [] if case.charge.served_at else [serve_charge, serve_charge]
        return [*served, disclose] if case.adjustments else [adjust]
    if state == "disclosed":
        if case.panel is None:
            return [draw]
        early = twin.at < case.disclosure.full_at + 29 * DAY
        own = [reply] if case.reply_at is None else []
        return [*own, wait, wait, hear] if early else [*own, hear, hear, hear, take_papers]
    return list(ENABLED.get(state, ()))

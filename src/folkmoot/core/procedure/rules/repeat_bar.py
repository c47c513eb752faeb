"""Rule group 11: the three-year rule (field notes on assemblies, section 6.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.civildate import Period, Unit, say_day
from folkmoot.core.civildate.days import count_days
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_name
from folkmoot.core.terms import Verdict, yes

SCOPE = "repeat_bar.scope"
LENGTH = "repeat_bar.length"
UNIT = "repeat_bar.unit"
AFTER = "repeat_bar.after"
CLAUSE_DEPTH = "repeat_bar.clause_depth"
EXEMPTION_BODY = "repeat_bar.exemption_body"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=LENGTH,
        type="count",
        default=3,
        sentence="Once decided, the same matter may not be moved again until {value} years or "
        "conferences have gone by, as the rules count them.",
        otherwise="A matter may be moved again at any time.",
        example="With 3 years: decided on 24 September 2023, it may be moved from 24 September "
        "2026 on.",
        kinder="lower",
        kinder_to="movers",
    ),
    Parameter(
        key=UNIT,
        type="choice",
        default="conferences_held",
        choices=("years", "conferences_scheduled", "conferences_held"),
        sentence="The bar on repeating is counted in {value}.",
        example="Decided in 2018, no conference held in 2020: counted by conferences scheduled, "
        "2022 is free; by conferences held it is not.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=SCOPE,
        type="choice",
        default="provision",
        choices=("clause", "provision", "objective"),
        sentence="The bar on repeating covers the same {value}.",
        example="With provision: a decision on 2.I.4.B does not bar a change to 2.I.4.C; with "
        "clause it does.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=CLAUSE_DEPTH,
        type="count",
        unit="parts",
        default=2,
        sentence="For the bar, a clause is told by {value} at the front of its number.",
        example="With 2: 2.I.4.B and 2.I.8 both belong to clause 2.I.",
        kinder="higher",
        kinder_to="movers",
    ),
    Parameter(
        key=AFTER,
        type="choice",
        default="carried_or_lost",
        choices=("carried_or_lost", "lost"),
        sentence="What was {value} may not be moved again for a while.",
        example="With lost: what was carried last year may be amended this year.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=EXEMPTION_BODY,
        type="choice",
        default="executive",
        sentence="The {value} may lift the bar on repeating for a matter of immediate importance.",
        otherwise="Nobody may lift the bar on repeating.",
        example="The executive finds a repeated rule change to be of immediate importance; it "
        "goes forward.",
        kinder="on",
        kinder_to="movers",
    ),
)

READS = (LENGTH, UNIT, SCOPE, CLAUSE_DEPTH, AFTER, EXEMPTION_BODY)


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision of an earlier conference.

    Attributes:
        number, title: how people refer to it.
        decided_on: the day.
        carried: whether it was carried.
        labels: the provisions it touched, as labels ("2.I.4.B").
        same_objective: for the scope "objective": whether somebody judged that the new motion has
            the same or a similar primary objective; None while nobody has.
        judged_by, grounds: who judged, and why.
    """

    number: str
    title: str
    decided_on: date
    carried: bool
    labels: tuple[str, ...] = ()
    same_objective: bool | None = None
    judged_by: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class ConferenceDay:
    """A conference that was due: the day it opened or was to open, and whether it was held."""

    opens_on: date
    held: bool = True


@dataclass(frozen=True, slots=True)
class BarFacts:
    """A motion that may repeat something, and what was decided before.

    Attributes:
        labels: the provisions it touches.
        opens_on: the day the conference opens to which it is to go.
        decisions: earlier decisions.
        conferences: every conference that was due since the oldest of them.
        lifted_by: the body that lifted the bar; empty if none did.
        lifted_because: its opinion, in words.
    """

    labels: tuple[str, ...]
    opens_on: date
    decisions: tuple[EarlierDecision, ...] = ()
    conferences: tuple[ConferenceDay, ...] = ()
    lifted_by: str = ""
    lifted_because: str = ""


def check_repeat_bar(facts: BarFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion repeats what was decided too recently (rule group 11).

    Each refusal names the earlier decision and shows the overlap. Refuses with
    ``repeat_bar.barred``, ``repeat_bar.not_judged`` or ``repeat_bar.lifted_wrongly``. Objections go
    the way of any ruling: it is made with rule and reasons, and can be challenged (group 4).
    """
    del at
    if rules.count(LENGTH) in {None, 0}:
        return yes()
    verdict = yes()
    for decision in facts.decisions:
        verdict &= _against(decision, facts, rules)
    if verdict or not facts.lifted_by:
        return verdict
    lifted = _lift(facts, rules)
    return lifted or verdict & lifted


def overlap(labels: tuple[str, ...], decision: EarlierDecision, rules: RuleSet) -> tuple[str, ...]:
    """What a motion and an earlier decision have in common: labels of provisions or clauses."""
    mine, theirs = set(labels), set(decision.labels)
    if rules.text(SCOPE) == "clause":
        depth = rules.count(CLAUSE_DEPTH) or 1
        mine, theirs = ({_clause(label, depth) for label in ls} for ls in (mine, theirs))
        return tuple(sorted(mine & theirs))
    shared = {a for a in mine for b in theirs if _within(a, b) or _within(b, a)}
    return tuple(sorted(shared))


def free_again(decision: EarlierDecision, facts: BarFacts, rules: RuleSet) -> bool:
    """Whether the bar that followed a decision has run out by the conference in question."""
    length = rules.count(LENGTH) or 0
    if rules.text(UNIT) == "years":
        last = count_days(decision.decided_on, Period(length, Unit.YEARS), rules.calendar, 1).day
        return facts.opens_on >= last
    between = [c for c in facts.conferences if decision.decided_on < c.opens_on < facts.opens_on]
    if rules.text(UNIT) == "conferences_held":
        between = [conference for conference in between if conference.held]
    # The conference of the decision itself is not one of those that follow it, even if it ran on.
    return len(between) >= length


def _against(decision: EarlierDecision, facts: BarFacts, rules: RuleSet) -> Verdict:
    if rules.text(AFTER) == "lost" and decision.carried:
        return yes()
    if free_again(decision, facts, rules):
        return yes()
    if rules.text(SCOPE) == "objective":
        return _same_objective(decision, rules)
    shared = overlap(facts.labels, decision, rules)
    if not shared:
        return yes()
    return _barred(decision, rules, ", ".join(shared))


def _same_objective(decision: EarlierDecision, rules: RuleSet) -> Verdict:
    if decision.same_objective is None:
        return rules.refuse(
            SCOPE,
            "repeat_bar.not_judged",
            "Nobody has judged yet whether this has the same primary objective as {number}, "
            "“{title}”, decided on {day}.",
            remedy="The arrangements committee judges it, with reasons.",
            number=decision.number,
            title=decision.title,
            day=say_day(decision.decided_on),
        )
    if not decision.same_objective:
        return yes()
    return _barred(decision, rules, decision.grounds or "the same primary objective")


def _barred(decision: EarlierDecision, rules: RuleSet, shared: str) -> Verdict:
    body = rules.text(EXEMPTION_BODY)
    return rules.refuse(
        LENGTH,
        "repeat_bar.barred",
        "{number}, “{title}”, was {outcome} on {day} and concerns the same matter: {overlap}. "
        "It may not be moved again for {length} {unit}.",
        remedy="Ask the {body} to find that it is of immediate importance, or change another part."
        if body
        else "Change another part, or wait.",
        number=decision.number,
        title=decision.title,
        outcome="carried" if decision.carried else "lost",
        day=say_day(decision.decided_on),
        overlap=shared,
        length=rules.count(LENGTH),
        unit=say_name(rules.text(UNIT)),
        body=say_name(body),
    )


def _lift(facts: BarFacts, rules: RuleSet) -> Verdict:
    body = rules.text(EXEMPTION_BODY)
    if facts.lifted_by == body and facts.lifted_because.strip():
        return yes()
    return rules.refuse(
        EXEMPTION_BODY,
        "repeat_bar.lifted_wrongly",
        "Only the {body} may lift the bar, with its reasons."
        if body
        else "Nobody may lift the bar.",
        remedy="Ask the {body} for its opinion in words." if body else "",
        body=say_name(body),
    )


def _clause(label: str, depth: int) -> str:
    return ".".join(label.split(".")[:depth])


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}.")

"""Joining: provisional at once, a member by silence, and how an objection is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from folkmoot.core.civildate import deadline_after
from folkmoot.core.civildate.deadline import deadline_on
from folkmoot.core.procedure.conduct import rules as conduct
from folkmoot.core.procedure.membership.rules import DECIDED_WITHIN, OBJECTIONS_EACH, day_after
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

AdmissionState = Literal["provisional", "objected", "member"]


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """An objection to a new member.

    Attributes:
        made_on: the day it was made.
        decide_by: the last day for its decision.
        settled_on: the day it was withdrawn or dismissed; None while it stands.
    """

    made_on: date
    decide_by: date
    settled_on: date | None = None


def provisional_until(joined_on: date, rules: RuleSet) -> date:
    """The first day on which somebody whom nobody objects to is a member like any other."""
    return day_after(joined_on, conduct.OBJECTION, rules) or joined_on


def decide_by(made_on: date, rules: RuleSet) -> date:
    """The last day for deciding an objection; then silence admits."""
    return day_after(made_on, DECIDED_WITHIN, rules) or made_on


def case_lapses(
    brought_at: datetime, waiting: Iterable[ObjectionFacts], rules: RuleSet
) -> datetime | None:
    """The last moment at which a case about an admission can be decided; then silence admits.

    That of the objections that wait, the last of them; without one, as long after the case was
    brought as an objection may take; and never later than any case lapses. So no case holds up
    what silence has settled (PartG section 10(1)). None where the rules set no period at all.
    """
    days = [each.decide_by for each in waiting if each.settled_on is None]
    ends = [deadline_on(max(days), None, rules.calendar).moment] if days else []
    for key in (DECIDED_WITHIN, conduct.LAPSE):
        period = rules.period(key)
        if period is not None and not (ends and key == DECIDED_WITHIN):
            ends.append(deadline_after(brought_at, period, rules.calendar).moment)
    return min(ends, default=None)


def admission_state(
    until: date | None, objections: tuple[ObjectionFacts, ...], on: date
) -> AdmissionState:
    """How far an admission has come on a day.

    ``until`` is the end of the time for objections; None for those admitted without one. An
    objection keeps a member provisional until it is settled or its time is over, and never
    longer. (PartG section 10(1): no admission is held up without end.)
    """
    if until is None:
        return "member"
    standing = any(
        each.made_on <= on
        and on <= each.decide_by
        and (each.settled_on is None or on < each.settled_on)
        for each in objections
    )
    if standing:
        return "objected"
    return "provisional" if on < until else "member"


def check_answer(*, own: bool, waiting: bool, says: str, rules: RuleSet) -> Verdict:
    """Whether somebody may answer what is held against their admission, or what they are asked.

    Whoever joins is heard before anything is decided, like every member (G8), and nobody answers
    in another's name (G9). Refuses with ``answer.not_own``, ``answer.none_waits`` or
    ``answer.empty``.
    """
    verdict = yes()
    if not own:
        verdict &= rules.refuse(
            conduct.OBJECTION, "answer.not_own", "Only whoever joined answers, in their own name."
        )
    if not waiting:
        verdict &= rules.refuse(
            conduct.OBJECTION,
            "answer.none_waits",
            "Nothing waits for an answer: it was withdrawn or decided, or its time is over.",
            remedy="What is held against you in a case is answered there.",
        )
    if not says.strip():
        verdict &= rules.refuse(conduct.OBJECTION, "answer.empty", "The answer says nothing.")
    return verdict


def check_objection(
    *, until: date | None, own: bool, undecided: int, says: str, rules: RuleSet, on: date
) -> Verdict:
    """Whether a member may object to an admission.

    Refuses with ``objection.own``, ``objection.late``, ``objection.without_reasons`` or
    ``objection.too_many`` (the cap on undecided ones, so that a flood blocks nobody).
    """
    verdict = yes()
    if own:
        verdict &= rules.refuse(
            conduct.OBJECTION, "objection.own", "Nobody objects to the own admission."
        )
    if until is None or on >= until:
        verdict &= rules.refuse(
            conduct.OBJECTION,
            "objection.late",
            "The time for objections is over. {rule}",
            remedy="A complaint about what a member does can be brought like any other.",
            rule=rules.explain(conduct.OBJECTION),
        )
    if not says.strip():
        verdict &= rules.refuse(
            conduct.OBJECTION,
            "objection.without_reasons",
            "An objection gives its reasons; the person will read and answer them.",
        )
    most = rules.count(OBJECTIONS_EACH)
    if most is not None and undecided >= most:
        verdict &= rules.refuse(
            OBJECTIONS_EACH,
            "objection.too_many",
            "{rule} All of yours are in use.",
            remedy="Withdraw one, or wait for a decision.",
            rule=rules.explain(OBJECTIONS_EACH),
        )
    return verdict

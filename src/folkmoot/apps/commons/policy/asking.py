"""What must be known before anything happens at a hustings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from folkmoot.apps.commons.policy.taking_part import on_roll
from folkmoot.apps.commons.queries.shapes import HustingsView
from folkmoot.core.procedure.rules.consulting import TakingPart, check_taking_part
from folkmoot.core.terms import Reason, Verdict, no, yes


def check_hustings(title: str, *, found: bool, moments: Sequence[datetime]) -> Verdict:
    """Whether a hustings may be called: of an election there is, its moments in their order."""
    verdict = yes()
    if not title.strip():
        verdict &= no(Reason("hustings.no_title", "It has no title.", {}, None, "Give it one."))
    if not found:
        says = "There is no such election."
        verdict &= no(Reason("hustings.no_election", says, {}, None, "Take its short name."))
    if list(moments) != sorted(set(moments)):
        says = "Questions close before answers open, and both lie ahead."
        verdict &= no(Reason("hustings.order", says, {}, None, "Correct the moments."))
    return verdict


def may_ask(view: HustingsView, *, person: str, at: datetime) -> Verdict:
    """Whether somebody may ask, or want a question answered, now."""
    listed, why_not = on_roll(view.roll, person)
    closes = view.questions_close
    return check_taking_part(TakingPart(min(at, closes), closes, listed, why_not), at)


def is_a_question(text: str, asked: Collection[str]) -> Verdict:
    """Whether nobody has asked the same."""
    same = _as_said(text)
    if any(_as_said(each) == same for each in asked):
        says = "That has been asked."
        return no(Reason("question.asked", says, {}, None, "Say that you want it answered."))
    return yes()


def can_be_chosen(view: HustingsView, at: datetime, *, while_asking: bool = False) -> Verdict:
    """Whether questions may be chosen or left out now."""
    if view.chosen:
        says = "The questions were put to the candidates; they no longer change."
        return no(Reason("hustings.chosen", says, {}, None, ""))
    if at <= view.questions_close and not while_asking:
        says = "Questions are still being asked."
        return no(Reason("hustings.asking", says, {}, None, "Wait until they close."))
    return _not_opened(view, at)


def can_be_answered(view: HustingsView, at: datetime, *, there: bool) -> Verdict:
    """Whether an answer may be sealed now."""
    if not there:
        says = "There is no such question before the candidates."
        return no(Reason("hustings.not_put", says, {}, None, "Wait until questions are put."))
    return _not_opened(view, at)


def stands(person: str, candidates: Collection[str]) -> Verdict:
    """Whether a person is one of the candidates."""
    if person in candidates:
        return yes()
    says = "You do not stand in this election."
    return no(Reason("candidate.does_not_stand", says, {}, None, "Candidates answer."))


def _not_opened(view: HustingsView, at: datetime) -> Verdict:
    if at < view.answers_open:
        return yes()
    says = "The answers have been opened, all at once."
    return no(Reason("hustings.opened", says, {}, None, "Read them."))


def _as_said(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

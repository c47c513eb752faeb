"""Who replies, adds notes and rates them: every member of the organisation, and nobody else."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.commons.queries.decided import DecisionView
from folkmoot.apps.commons.queries.talking import Place
from folkmoot.apps.people import queries as people
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def may_talk(actor: ActorRef, *, on: date) -> Verdict:
    """Whether the actor is a member today."""
    whole = people.national().slug
    if actor.kind == "person" and people.is_member(actor.key, whole, on):
        return yes()
    says = "Only members take part in this conversation."
    return no(Reason("talk.not_a_member", says, {}, None, "Sign in as a member; all may read."))


def is_open(place: Place | None) -> Verdict:
    """Whether there is such a page, and it is still one that is talked about."""
    if place is None:
        says = "There is no such page to reply to."
        return no(Reason("talk.no_place", says, {}, None, "Start from the page itself."))
    if not place.open:
        says = "It was withdrawn: nothing more is added beneath it."
        return no(Reason("talk.withdrawn", says, {}, None, "What was said stays readable."))
    return yes()


def can_be_answered(*, there: bool, seen: bool) -> Verdict:
    """Whether a reply may be answered: it is there, and is neither hidden nor erased."""
    if there and seen:
        return yes()
    says = "The reply you answer is not there, or not shown."
    return no(Reason("talk.no_reply", says, {}, None, "Answer another, or the page itself."))


def is_said_once(text: str, said: list[str]) -> Verdict:
    """Whether the same person has not said the same beneath the same page."""
    words = " ".join(text.split()).casefold()
    if all(" ".join(each.split()).casefold() != words for each in said):
        return yes()
    says = "You have said exactly that here."
    return no(Reason("talk.said", says, {}, None, "It stands there; say something else."))


def may_object(*, by: str, actor: str, last: DecisionView | None, looks: int) -> Verdict:
    """Whether an author may ask that somebody else look at what was hidden: once."""
    if by != actor or last is None or not last.hides:
        says = "Only the author of something hidden asks for a second look."
        return no(Reason("moderation.not_yours", says, {}, None, "Complain to a moderator."))
    if last.objected_at is not None:
        says = "You have asked; somebody else than who hid it will answer."
        return no(Reason("moderation.asked", says, {}, None, ""))
    if looks:
        remedy = "What an officer did can be complained of."
        says = "Two people have looked at it."
        return no(Reason("moderation.looked_twice", says, {}, None, remedy))
    return yes()


def changes_something(last: DecisionView | None, *, hides: bool) -> Verdict:
    """Whether a decision would decide anything."""
    hidden = last is not None and last.hides
    asked = hidden and last is not None and last.objected_at is not None
    if hidden != hides or asked:
        return yes()
    says = "It is hidden already." if hides else "It is shown already."
    return no(Reason("moderation.nothing_new", says, {}, None, ""))

"""Hiding a statement, showing it again, each with a public reason; asking for a second look."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from folkmoot.apps.commons.actions.subjects import locked, the_statement
from folkmoot.apps.commons.acts_declared import MODERATED, SECOND_LOOK
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Moderation, SecondLook
from folkmoot.apps.commons.policy.offices import may_moderate
from folkmoot.apps.commons.queries.shapes import StatementView
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.consulting import check_moderation
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import mail


def moderate(
    *, actor: ActorRef, at: datetime, consultation: str, statement: int, hides: bool, reason: str
) -> str:
    """Hide a statement, let it through, or show it again. Reason and decision are public.

    Its author is written to, and may ask for a second look by somebody else.

    Raises:
        Refused: without the office, without a reason, or if nothing would change.
    """
    with official(MODERATED, actor=actor, at=at) as act:
        subject = locked(act, consultation, at=at)
        row, seen = the_statement(subject.view, statement)
        act.require(
            may_moderate(actor, unit=subject.view.unit, on=day_of(at))
            & check_moderation(
                reason=reason,
                by=str(actor),
                last_by=seen.last.by if seen.last else "",
                under_review=seen.asked_again,
            )
            & _changes_something(seen, hides=hides)
        )
        made = Moderation.objects.create(
            statement=row, hides=hides, reason=reason.strip(), by=str(actor), at=at
        )
        if hides:
            _tell_the_author(seen, subject.view.title, subject.view.url, reason.strip())
        act.shows(
            consultation=consultation,
            statement=statement,
            outcome="hidden" if hides else "let through",
            reason=reason.strip(),
        )
    Moderation.objects.filter(pk=made.pk).update(seq=act.seq)
    return act.code


def ask_second_look(
    *, actor: ActorRef, at: datetime, consultation: str, statement: int, says: str
) -> str:
    """Ask, as its author, that somebody else than who hid a statement looks at it.

    Raises:
        Refused: if it is not the actor's, is not hidden, or a second look was asked for.
    """
    with official(SECOND_LOOK, actor=actor, at=at) as act:
        subject = locked(act, consultation, at=at)
        _row, seen = the_statement(subject.view, statement)
        act.require(_may_ask(seen, actor))
        assert seen.last is not None  # noqa: S101  (just required: it is hidden)
        held = Moderation.objects.filter(statement_id=seen.id).order_by("at", "pk").last()
        SecondLook.objects.create(moderation=held, says=says.strip(), at=at)
        act.shows(consultation=consultation, statement=statement)
    return act.code


def _changes_something(seen: StatementView, *, hides: bool) -> Verdict:
    if hides != seen.hidden or seen.waiting or (seen.asked_again and hides):
        return yes()
    says = "It is hidden already." if hides else "It is shown already."
    return no(Reason("moderation.nothing_new", says, {}, None, ""))


def _may_ask(seen: StatementView, actor: ActorRef) -> Verdict:
    if seen.by != str(actor):
        says = "Only its author asks for a second look."
        return no(Reason("moderation.not_yours", says, {}, None, "Complain to a moderator."))
    if not seen.hidden:
        return no(Reason("moderation.not_hidden", "It is not hidden.", {}, None, ""))
    if seen.asked_again:
        says = "You have asked; somebody else than who hid it will answer."
        return no(Reason("moderation.asked", says, {}, None, ""))
    if sum(each.asked_at is not None for each in seen.moderations):
        says = "Two people have looked at it."
        remedy = "What an officer did can be complained of."
        return no(Reason("moderation.looked_twice", says, {}, None, remedy))
    return yes()


def _tell_the_author(seen: StatementView, title: str, url: str, reason: str) -> None:
    kind, _, key = seen.by.partition(":")
    address = people.email_of(key) if kind == "person" and seen.kind == "member" else ""
    if address:
        mail.post(
            to=[address],
            subject=f"Your statement in “{title}” was hidden",
            text=f"You wrote: {seen.text}\n\nIt was hidden. The reason given: {reason}\n\n"
            "You may ask that somebody else looks at it:\n"
            f"{settings.ORIGIN}{url}/statements/{seen.number}/second-look\n",
        )

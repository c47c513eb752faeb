"""Hiding a reply or a note, showing it again, with a public reason; asking for a second look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.acts_declared import TALK_MODERATED, TALK_SECOND_LOOK
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Note, Reply, TalkDecision
from folkmoot.apps.commons.policy.offices import may_moderate
from folkmoot.apps.commons.policy.talking import changes_something, may_object
from folkmoot.apps.commons.queries import DecisionView
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.procedure.rules.consulting import check_moderation
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import mail
from folkmoot.platform.acts import Refused


@dataclass(frozen=True, slots=True)
class _Said:
    """A reply or a note under an act, its row locked."""

    what: str
    number: int
    address: str
    unit: str
    text: str
    by: str
    url: str
    decisions: tuple[DecisionView, ...]
    row: Reply | Note

    @property
    def last(self) -> DecisionView | None:
        return self.decisions[-1] if self.decisions else None


def moderate_talk(
    *, actor: ActorRef, at: datetime, address: str, number: int, what: str, hides: bool, reason: str
) -> str:
    """Hide a reply or a note, or show it again. Reason and decision are public.

    Args:
        address: the page beneath or beside which it stands.
        number: of the reply there, or of the note.
        what: ``reply`` or ``note``.

    Raises:
        Refused: without the office, without a reason, or if nothing would change.
    """
    with official(TALK_MODERATED, actor=actor, at=at) as act:
        said = _said(act, address, number, what, at)
        last = said.last
        act.require(
            may_moderate(actor, unit=said.unit, on=day_of(at))
            & check_moderation(
                reason=reason,
                by=str(actor),
                last_by=last.by if last else "",
                under_review=bool(last and last.hides and last.objected_at),
            )
            & changes_something(last, hides=hides)
        )
        made = TalkDecision.objects.create(
            **{what: said.row}, hides=hides, reason=reason.strip(), by=str(actor), at=at
        )
        if hides:
            _tell_the_author(said, reason.strip())
        act.about(f"talk:{address}")
        act.shows(
            place=address,
            what=what,
            number=number,
            outcome="hidden" if hides else "shown",
            reason=reason.strip(),
        )
    TalkDecision.objects.filter(pk=made.pk).update(seq=act.seq)
    return act.code


def object_to_hiding(
    *, actor: ActorRef, at: datetime, address: str, number: int, what: str, says: str
) -> str:
    """Ask, as its author, that somebody else than who hid it looks at it.

    Raises:
        Refused: if it is not the actor's, is not hidden, or a second look was asked for.
    """
    with official(TALK_SECOND_LOOK, actor=actor, at=at) as act:
        said = _said(act, address, number, what, at)
        looks = sum(each.objected_at is not None for each in said.decisions)
        act.require(may_object(by=said.by, actor=str(actor), last=said.last, looks=looks))
        held = TalkDecision.objects.filter(**{what: said.row}).order_by("at", "pk").last()
        assert held is not None  # noqa: S101  (just required: it is hidden)
        held.objection, held.objected_at = says.strip(), at
        held.save(update_fields=["objection", "objected_at"])
        act.about(f"talk:{address}")
        act.shows(place=address, what=what, number=number)
    return act.code


def _said(act: Act, address: str, number: int, what: str, at: datetime) -> _Said:
    place = queries.place_of(address)
    unit = place.unit if place else people.national().slug
    if what == "note" and (note := queries.note(number, at)) and note.address == address:
        row = act.lock(Note, pk=note.id)
        return _Said(what, number, address, unit, note.text, note.by, note.url, note.decisions, row)
    found = queries.reply(address, number) if what == "reply" else None
    if found is None:
        raise Refused(no(Reason("talk.unknown", "There is no such reply or note.")))
    url = f"{address}/replies/{number}"
    held = act.lock(Reply, pk=found.id)
    return _Said(what, number, address, unit, found.text, found.by, url, found.decisions, held)


def _tell_the_author(said: _Said, reason: str) -> None:
    kind, _, key = said.by.partition(":")
    address = people.email_of(key) if kind == "person" else ""
    if address:
        mail.post(
            to=[address],
            subject=f"Your {said.what} was hidden",
            text=f"You wrote: {said.text}\n\nIt was hidden. The reason given: {reason}\n\n"
            "You may ask that somebody else looks at it:\n"
            f"{settings.ORIGIN}{said.url}/second-look\n",
        )

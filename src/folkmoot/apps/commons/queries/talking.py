"""What members say to one another beneath a page, and the log of its moderation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from folkmoot.apps.commons.models import Reply, TalkDecision
from folkmoot.apps.commons.queries.consultations import consultation
from folkmoot.apps.commons.queries.decided import Decided, DecisionView
from folkmoot.apps.commons.queries.hustings import hustings
from folkmoot.apps.commons.queries.publishing import publication
from folkmoot.apps.people import queries as people

REPLIES = 50
"""So many stand on one page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page beneath which members talk."""

    address: str
    title: str
    unit: str
    open: bool


@dataclass(frozen=True, slots=True)
class ReplyView(Decided):
    """A reply; ``text`` is empty where it was erased."""

    id: int
    address: str
    number: int
    answers: int | None
    text: str
    by: str
    name: str
    at: datetime
    seq: int | None
    decisions: tuple[DecisionView, ...]

    @property
    def answered_at(self) -> str:
        """Where on the pages of replies that stands which it answers."""
        first = ((self.answers or 1) - 1) // REPLIES * REPLIES
        return f"{f'?from={first}' if first else ''}#reply-{self.answers}"


def place_of(address: str) -> Place | None:
    """The page at an address beneath which members talk; None where there is none."""
    room, _, key = address.removeprefix("/").partition("/")
    if room == "news" and (found := publication(key)):
        return Place(address, found.title, found.unit, not found.withdrawn)
    if room == "consultations" and (asked := consultation(key)):
        return Place(address, asked.title, asked.unit, True)
    if room == "hustings" and (held := hustings(key)):
        return Place(address, held.title, held.unit, True)
    return None


def number_of_replies(address: str) -> int:
    """How many were made beneath a page."""
    return Reply.objects.filter(address=address).count()


def replies(address: str, *, first: int = 0, most: int = REPLIES) -> list[ReplyView]:
    """Replies beneath a page in the order of time, from one on."""
    rows = Reply.objects.filter(address=address).order_by("number")
    return reply_views(rows[first : first + most])


def reply(address: str, number: int) -> ReplyView | None:
    """One reply."""
    return next(iter(reply_views(Reply.objects.filter(address=address, number=number))), None)


def replies_by(actor: str) -> list[ReplyView]:
    """What somebody has said, hidden or not."""
    return reply_views(Reply.objects.filter(by=actor).order_by("at", "pk"))


def replies_asked_again() -> list[ReplyView]:
    """Replies of which an author asked that somebody else look at them."""
    rows = Reply.objects.filter(decisions__objected_at__isnull=False).distinct().order_by("at")
    return [each for each in reply_views(rows) if each.asked_again]


def talk_log() -> list[DecisionView]:
    """Every decision on a reply or a note, the newest first."""
    rows = TalkDecision.objects.select_related("reply", "note").order_by("-at", "-pk")
    return [decision_view(row) for row in rows]


def talked_about(most: int = 8) -> list[tuple[Place, int]]:
    """Pages beneath which members talk, in the order of their addresses, with how many replies."""
    rows = Reply.objects.values_list("address").annotate(n=Count("pk")).order_by("address")[:most]
    return [(place, many) for address, many in rows if (place := place_of(address))]


def reply_views(rows: QuerySet[Reply]) -> list[ReplyView]:
    """Rows as others see them."""
    listed = list(rows.select_related("answers").prefetch_related("decisions"))
    names = people.names_of(
        {row.by.removeprefix("person:") for row in listed if row.by.startswith("person:")}
    )
    return [
        ReplyView(
            id=row.pk,
            address=row.address,
            number=row.number,
            answers=row.answers.number if row.answers else None,
            text=row.text,
            by=row.by,
            name=names.get(row.by.removeprefix("person:"), ""),
            at=row.at,
            seq=row.seq,
            decisions=decision_views(row.decisions.all(), reply=row),
        )
        for row in listed
    ]


def decision_views(rows: Sequence[TalkDecision], *, reply: Reply) -> tuple[DecisionView, ...]:
    """The decisions on one reply, in order."""
    return tuple(_decision(row, "reply", reply.number, reply.address) for row in rows)


def decision_view(row: TalkDecision) -> DecisionView:
    """One decision, on whichever it is."""
    if row.reply is not None:
        return _decision(row, "reply", row.reply.number, row.reply.address)
    assert row.note is not None  # noqa: S101  (a constraint of the table)
    return _decision(row, "note", row.note.pk, row.note.address)


def _decision(row: TalkDecision, what: str, number: int, address: str) -> DecisionView:
    return DecisionView(
        what, number, address, row.hides, row.reason, row.by, row.at, row.seq, row.objection,
        row.objected_at,
    )  # fmt: skip

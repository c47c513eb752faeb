"""What units told their delegates to do with their cards, and which cards departed from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Q

from folkmoot.apps.assembly.models import CardMandate, CardVote
from folkmoot.core.arithmetic import Choice


@dataclass(frozen=True, slots=True)
class MandateView:
    """A unit's instruction to its delegates on a line of the agenda."""

    delegation_id: int
    unit_slug: str
    unit_name: str
    item_id: int
    item_title: str
    instruction: str
    decided_at: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class CardDeparture:
    """A card that was not cast, or not wholly, as the unit's meeting had told its delegates."""

    vote_url: str
    question: str
    mandate: MandateView


def mandates(meeting_key: str) -> tuple[MandateView, ...]:
    """The mandates that stand for a meeting, by line of the agenda and delegation."""
    rows = CardMandate.objects.filter(delegation__meeting__key=meeting_key)
    latest = {(row.item_id, row.delegation_id): row for row in _rows(rows)}
    found = sorted(latest.values(), key=lambda row: (row.item_id, row.delegation.unit_name))
    return tuple(map(_view, found))


def mandates_in(vote: CardVote) -> dict[int, MandateView]:
    """The mandates on what is voted on that stood when the card vote was opened, by delegation."""
    rows = CardMandate.objects.filter(on_the_same(vote), at__lte=vote.opened_at)
    return {row.delegation_id: _view(row) for row in _rows(rows)}


def on_the_same(vote: CardVote) -> Q:
    """Mandates on the line of the agenda of a card vote, or on another line about the same."""
    about = Q(item__subject=vote.subject) if vote.subject else Q(pk__in=())
    return Q(delegation__meeting_id=vote.meeting_id) & (Q(item_id=vote.item_id) | about)


def departs(cast: Mapping[Choice, Fraction], mandate: MandateView | None) -> bool:
    """Whether any of what was cast went another way than the mandate says."""
    return mandate is not None and any(
        votes and choice.value != mandate.instruction for choice, votes in cast.items()
    )


def _rows(rows):  # noqa: ANN001, ANN202  (a query set of a private table)
    return rows.select_related("delegation", "item").order_by("pk")


def _view(row: CardMandate) -> MandateView:
    return MandateView(
        delegation_id=row.delegation_id,
        unit_slug=row.delegation.unit_slug,
        unit_name=row.delegation.unit_name,
        item_id=row.item_id,
        item_title=row.item.title,
        instruction=row.instruction,
        decided_at=row.decided_at,
        decided_on=row.decided_on,
    )


def votes_with_mandates_of(units: Sequence[str], since: datetime) -> tuple[int, ...]:
    """The card votes, opened since a moment, at conferences for which a unit gave mandates."""
    held = CardMandate.objects.filter(delegation__unit_slug__in=units)
    rows = CardVote.objects.filter(
        meeting__in=held.values("delegation__meeting"), opened_at__gte=since
    )
    return tuple(rows.order_by("-pk").values_list("pk", flat=True))

"""Acts on paper that wait for a second person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from folkmoot.apps.people.models import SlipToConfirm
from folkmoot.apps.people.queries.shapes import PersonView


@dataclass(frozen=True, slots=True)
class SlipView:
    """One act on paper: whose it is, what it says, who entered and who confirmed it."""

    key: int
    person: PersonView
    act: str
    facts: Mapping[str, Any]
    entered_by: str
    entered_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    declined_at: datetime | None
    receipt: str

    @property
    def waits(self) -> bool:
        """Whether it still needs a second person."""
        return self.confirmed_at is None and self.declined_at is None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/slips/{self.key}"


def slip(key: int) -> SlipView | None:
    """One slip."""
    return next(iter(_views(SlipToConfirm.objects.filter(pk=key))), None)


def slips_of(person_key: str) -> list[SlipView]:
    """What was entered for a person on paper, newest first."""
    return _views(SlipToConfirm.objects.filter(person__key=person_key))


def waiting_slips(*, most: int = 200) -> list[SlipView]:
    """Every slip that waits for a second person; the policy says who that may be."""
    return _views(SlipToConfirm.objects.filter(confirmed_at=None, declined_at=None))[:most]


def _views(rows: QuerySet[SlipToConfirm]) -> list[SlipView]:
    related = rows.select_related("person", "entered_by", "confirmed_by")
    return [
        SlipView(
            key=row.pk,
            person=PersonView(
                row.person.key, row.person.number, row.person.given_name, row.person.family_name
            ),
            act=row.act,
            facts=row.facts,
            entered_by=row.entered_by.key,
            entered_at=row.entered_at,
            confirmed_by=row.confirmed_by.key if row.confirmed_by else "",
            confirmed_at=row.confirmed_at,
            declined_at=row.declined_at,
            receipt=row.receipt,
        )
        for row in related.order_by("-pk")
    ]

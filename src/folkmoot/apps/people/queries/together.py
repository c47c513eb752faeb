"""What waits for a second person, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from folkmoot.apps.people.models import JointAct


@dataclass(frozen=True, slots=True)
class JointView:
    """Something one person asks for and another must agree to."""

    key: int
    act: str
    facts: Mapping[str, Any]
    asked_by: str
    asked_at: datetime
    agreed_by: str
    agreed_at: datetime | None
    declined_at: datetime | None
    outcome: Mapping[str, Any]
    receipt: str

    @property
    def waits(self) -> bool:
        """Whether it still needs a second person."""
        return self.agreed_at is None and self.declined_at is None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/together/{self.key}"


def joint(key: int) -> JointView | None:
    """One of them."""
    return next(iter(_views(JointAct.objects.filter(pk=key))), None)


def waiting_joints(*, most: int = 200) -> list[JointView]:
    """Everything that waits; who may agree is asked of each."""
    return _views(JointAct.objects.filter(agreed_at=None, declined_at=None))[:most]


def joints_of(person_key: str, *, most: int = 50) -> list[JointView]:
    """What a person has asked for, newest first."""
    return _views(JointAct.objects.filter(asked_by__key=person_key))[:most]


def joints_about(act: str, **facts: Any) -> list[JointView]:
    """Those of one kind that wait and say certain things."""
    rows = _views(JointAct.objects.filter(act=act, agreed_at=None, declined_at=None))
    return [row for row in rows if all(row.facts.get(k) == v for k, v in facts.items())]


def _views(rows: QuerySet[JointAct]) -> list[JointView]:
    return [
        JointView(
            row.pk,
            row.act,
            row.facts,
            row.asked_by.key,
            row.asked_at,
            row.agreed_by.key if row.agreed_by else "",
            row.agreed_at,
            row.declined_at,
            row.outcome,
            row.receipt,
        )
        for row in rows.select_related("asked_by", "agreed_by").order_by("-pk")
    ]

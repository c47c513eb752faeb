"""The book of resolutions: what was decided, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from folkmoot.apps.assembly.models import Resolution
from folkmoot.apps.assembly.queries.meetings import PUBLIC_KINDS
from folkmoot.apps.people import queries as people


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """Something that was done about a resolution."""

    says: str
    done: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """A resolution in the words that were carried.

    Attributes:
        settled: whether somebody has said that nothing more is to be done.
    """

    number: str
    title: str
    text: str
    unit_slug: str
    unit_name: str
    meeting_key: str
    meeting_title: str
    subject: str
    decided_at: datetime
    decision_url: str
    follow_ups: tuple[FollowUpView, ...]

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be done."""
        return any(step.done for step in self.follow_ups)


def resolutions(
    unit_slugs: Iterable[str], *, offset: int = 0, most: int = 50
) -> tuple[ResolutionView, ...]:
    """The resolutions of some units and of every conference, newest first."""
    return _views(_visible(unit_slugs).order_by("-decision__at", "-pk")[offset : offset + most])


def count_resolutions(unit_slugs: Iterable[str]) -> int:
    """How many there are."""
    return _visible(unit_slugs).count()


def resolution(number: str) -> ResolutionView | None:
    """One resolution by its number."""
    return next(iter(_views(Resolution.objects.filter(number=number))), None)


def _visible(unit_slugs: Iterable[str]) -> QuerySet[Resolution]:
    slugs = list(unit_slugs)
    mine = Q(decision__meeting__unit_slug__in=slugs) | Q(decision__meeting__kind__in=PUBLIC_KINDS)
    return Resolution.objects.filter(mine, decision__corrected_by__isnull=True)


def _views(rows: QuerySet[Resolution]) -> tuple[ResolutionView, ...]:
    found = list(rows.select_related("decision__meeting").prefetch_related("follow_ups"))
    units = people.units({row.decision.meeting.unit_slug for row in found})
    return tuple(
        ResolutionView(
            number=row.number,
            title=row.title,
            text=row.text,
            unit_slug=(meeting := row.decision.meeting).unit_slug,
            unit_name=units[meeting.unit_slug].name
            if meeting.unit_slug in units
            else meeting.unit_slug,
            meeting_key=meeting.key,
            meeting_title=meeting.title,
            subject=row.decision.subject,
            decided_at=row.decision.at,
            decision_url=f"/meetings/{meeting.key}/decisions/{row.decision.number}",
            follow_ups=tuple(
                FollowUpView(step.says, step.done, step.at) for step in row.follow_ups.all()
            ),
        )
        for row in found
    )

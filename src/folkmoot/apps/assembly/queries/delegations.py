"""Delegations, their weights and their delegates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from folkmoot.apps.assembly.models import Delegate, Delegation
from folkmoot.apps.people import queries as people


@dataclass(frozen=True, slots=True)
class DelegateView:
    """One delegate. Delegates act in public; their names may be shown to the organisation."""

    id: int
    person_key: str
    name: str
    unit_slug: str
    credentialled: bool


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A unit's delegation and the weight of its card at the freeze date."""

    id: int
    meeting_key: str
    unit_slug: str
    unit_name: str
    college: str
    weight: int
    frozen_on: date
    delegates: tuple[DelegateView, ...]


def delegations(meeting_key: str) -> tuple[DelegationView, ...]:
    """Every delegation of a meeting, college by college."""
    return _views(Delegation.objects.filter(meeting__key=meeting_key))


def delegates(meeting_key: str) -> tuple[DelegateView, ...]:
    """Every delegate of a meeting."""
    return tuple(d for delegation in delegations(meeting_key) for d in delegation.delegates)


def delegation_of(person_key: str, meeting_key: str) -> DelegationView | None:
    """The delegation for which a person is a delegate."""
    rows = Delegation.objects.filter(meeting__key=meeting_key, delegates__person_key=person_key)
    return next(iter(_views(rows)), None)


def delegation_for(unit_slug: str, meeting_key: str) -> DelegationView | None:
    """A unit's delegation."""
    rows = Delegation.objects.filter(meeting__key=meeting_key, unit_slug=unit_slug)
    return next(iter(_views(rows)), None)


def meetings_as_delegate(person_key: str) -> tuple[str, ...]:
    """The keys of the meetings that are not closed to which a person is a delegate."""
    rows = Delegate.objects.filter(person_key=person_key)
    rows = rows.filter(delegation__meeting__closing__isnull=True)
    return tuple(rows.values_list("delegation__meeting__key", flat=True).distinct())


def _views(rows: QuerySet[Delegation]) -> tuple[DelegationView, ...]:
    found = list(rows.select_related("meeting").prefetch_related("delegates__credential"))
    names = people.names_of({d.person_key for row in found for d in row.delegates.all()})
    return tuple(
        DelegationView(
            id=row.pk,
            meeting_key=row.meeting.key,
            unit_slug=row.unit_slug,
            unit_name=row.unit_name,
            college=row.college,
            weight=row.weight,
            frozen_on=row.frozen_on,
            delegates=tuple(
                DelegateView(
                    id=delegate.pk,
                    person_key=delegate.person_key,
                    name=names[delegate.person_key],
                    unit_slug=row.unit_slug,
                    credentialled=hasattr(delegate, "credential"),
                )
                for delegate in row.delegates.all()
            ),
        )
        for row in found
    )

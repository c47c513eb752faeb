"""Filling an office."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.subjects import locked_person, locked_unit, witness
from folkmoot.apps.people.actions.vacancies import take_seat
from folkmoot.apps.people.acts_declared import OFFICE_FILLED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Office, OfficeEnding, Unit
from folkmoot.apps.people.policy import authority as scope
from folkmoot.apps.people.policy import offices as policy
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.shapes import OfficeView
from folkmoot.apps.people.vocabulary import ROLES
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

AUTHORITIES = ("elected", "appointed", "acting")


def appoint(
    *,
    actor: ActorRef,
    at: datetime,
    person: str,
    role: str,
    unit: str,
    start: date | None = None,
    end: date | None = None,
    authority: str = "elected",
    decided_by: str = "",
) -> tuple[OfficeView, str]:
    """Fill an office for a term, by election, by appointment, or as acting officer.

    An acting officer leaves the vacancy open. Whoever is elected or appointed ends it, and ends
    the acting officer's time; where one person holds the seat, ``decided_by`` (a meeting or an
    election) also ends the predecessor's.

    Raises:
        Refused: if the actor may not record it, the person may not hold it, or it is not free.
    """
    day = start or day_of(at)
    with official(OFFICE_FILLED, actor=actor, at=at) as act:
        act.require(policy.is_known(role) & _is_a_term(day, end) & _is_an_authority(authority))
        row = locked_person(act, person)
        unit_row, view = locked_unit(act, unit, on=day)
        act.require(
            scope.may_record_offices(actor, unit=unit, on=day_of(at))
            & policy.is_not_for_oneself(actor, person)
            & policy.may_hold(person, unit=view, authority=authority, on=day)
        )
        if authority != "acting":
            act.require(policy.is_free(role, unit=view, start=day, end=end, decided_by=decided_by))
            _make_room(unit_row, role, day, actor=actor, at=at, decided_by=decided_by)
        office = Office.objects.create(
            person=row,
            unit=unit_row,
            role=role,
            authority=authority,
            start=day,
            end=end,
            decided_by=decided_by,
            recorded_at=at,
        )
        if authority != "acting":
            take_seat(office, at=at)
        act.shows(
            unit=unit,
            role=role,
            authority=authority,
            on=day.isoformat(),
            until=end.isoformat() if end else "",
            decided_by=decided_by,
        )
        act.seals(person=person)
        act.about(f"unit:{unit}", *([decided_by] if decided_by else []))
        act.receipt_for(f"person:{person}")
    filled = queries.office(office.pk)
    assert filled is not None  # noqa: S101  (it was written a moment ago)
    return filled, act.code


def _make_room(
    unit: Unit, role: str, on: date, *, actor: ActorRef, at: datetime, decided_by: str
) -> None:
    # The predecessor's term and an acting officer's time end; several may share other seats.
    if ROLES[role].seats is not None:
        held = Office.objects.filter(on_day(on), unit=unit, role=role).exclude(person=None)
        OfficeEnding.objects.bulk_create(
            [
                OfficeEnding(
                    office_id=pk,
                    ground="succeeded",
                    on=on,
                    by=witness(actor),
                    decided_by=decided_by,
                    recorded_at=at,
                )
                for pk in held.values_list("pk", flat=True)
            ]
        )
        held.update(end=on)


def _is_a_term(start: date, end: date | None) -> Verdict:
    if end is None or end > start:
        return yes()
    return no(Reason("office.empty_term", "The term would end before it begins."))


def _is_an_authority(authority: str) -> Verdict:
    if authority in AUTHORITIES:
        return yes()
    return no(
        Reason(
            "office.unknown_authority",
            "An office is held by election, by appointment or as acting officer, not “{word}”.",
            {"word": authority},
        )
    )

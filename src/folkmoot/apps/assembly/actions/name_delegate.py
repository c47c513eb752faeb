"""Naming a unit's delegates to a conference, and giving them their credentials."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import locked_meeting, missing
from folkmoot.apps.assembly.acts_declared import CREDENTIALLED, DELEGATE_NAMED
from folkmoot.apps.assembly.models import Credential, Delegate, Delegation, Meeting
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.cards import may_credential, may_name_delegate
from folkmoot.apps.assembly.policy.offices import Seat, may_run
from folkmoot.apps.assembly.queries.delegations import DelegationView, delegation_for
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Verdict


def name_delegate(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    unit: str,
    person: str,
    elected_at: str = "",
) -> tuple[DelegationView, str]:
    """Name a member as a delegate of a unit, elected at one of its meetings.

    Raises:
        Refused: if the actor is no officer of the unit or the conference, or the rules on
            delegates stand in the way.
    """
    with official(DELEGATE_NAMED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        delegation = _delegation(row, unit)
        # First who asks, then about whom: a refusal names the person only to an officer.
        act.require(_officer_of_either(actor, row, unit, at))
        act.require(
            may_name_delegate(
                delegation=delegation, person_key=person, elected_at=elected_at, at=at
            )
        )
        Delegate.objects.create(
            delegation=delegation, person_key=person, named_at=at, by=str(actor)
        )
        act.shows(meeting=row.key, unit=unit, elected_at=elected_at)
        act.seals(person=person)
        act.about(f"meeting:{row.key}", f"unit:{unit}")
        act.receipt_for(f"person:{person}")
        view = delegation_for(unit, row.key)
    if view is None:
        raise missing("delegation", unit)
    return view, act.code


def credential_delegate(
    *, actor: ActorRef, at: datetime, meeting: str, person: str
) -> tuple[DelegationView, str]:
    """Check a delegate in and give out the card.

    Raises:
        Refused: if the actor does not run the conference, or the person is no delegate.
    """
    with official(CREDENTIALLED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(may_run(actor, seat_of(row, at=at)))
        delegate = Delegate.objects.filter(delegation__meeting=row, person_key=person).first()
        if delegate is None:
            raise missing("delegate", person)
        act.require(may_credential(delegate))
        Credential.objects.create(delegate=delegate, at=at, by=str(actor))
        unit = delegate.delegation.unit_slug
        act.shows(meeting=row.key, unit=unit)
        act.seals(person=person)
        act.about(f"meeting:{row.key}", f"unit:{unit}")
        view = delegation_for(unit, row.key)
    if view is None:
        raise missing("delegation", unit)
    return view, act.code


def _delegation(row: Meeting, unit: str) -> Delegation:
    found = Delegation.objects.filter(meeting=row, unit_slug=unit).first()
    if found is None:
        raise missing("delegation", unit)
    return found


def _officer_of_either(actor: ActorRef, row: Meeting, unit: str, at: datetime) -> Verdict:
    of_unit = may_run(actor, Seat(unit, "general_meeting", "", day_of(at, row.zone)))
    return of_unit or may_run(actor, seat_of(row, at=at))

"""Members ask for a meeting, and sign a request that others began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import missing, next_number
from folkmoot.apps.assembly.acts_declared import REQUISITIONED
from folkmoot.apps.assembly.models import Requisition, RequisitionSignature
from folkmoot.apps.assembly.policy.calling import check_request
from folkmoot.apps.assembly.policy.offices import Seat, may_take_part
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes
from folkmoot.platform.installation import installation


@dataclass(frozen=True, slots=True)
class RequisitionView:
    """A request for a meeting and how far it has come.

    Attributes:
        enough: whether the meeting must be called now, with what is missing.
    """

    unit_slug: str
    number: int
    kind: str
    purpose: str
    signatures: int
    enough: Verdict


def requisition_meeting(
    *, actor: ActorRef, at: datetime, unit: str, kind: str, purpose: str
) -> tuple[RequisitionView, str]:
    """Begin a request for a meeting, as its first signatory."""
    with official(REQUISITIONED, actor=actor, at=at) as act:
        seat = _seat(unit, kind, at)
        act.require(
            may_take_part(actor, seat)
            & people.right_of(actor.key, "propose", at)
            & _says_what_for(purpose)
            & check_words(purpose, "The purpose")
        )
        row = Requisition.objects.create(
            unit_slug=unit,
            number=next_number(Requisition.objects.filter(unit_slug=unit)),
            kind=kind,
            purpose=purpose.strip(),
            at=at,
        )
        RequisitionSignature.objects.create(requisition=row, person_key=actor.key, at=at)
        act.shows(unit=unit, number=row.number, signatures=1)
        act.seals(purpose=row.purpose)
        act.about(f"unit:{unit}", f"requisition:{unit}:{row.number}")
        view = requisition_view(row, at=at)
    return view, act.code


def sign_requisition(
    *, actor: ActorRef, at: datetime, unit: str, number: int
) -> tuple[RequisitionView, str]:
    """Add one's signature to a request for a meeting."""
    with official(REQUISITIONED, actor=actor, at=at) as act:
        try:
            row = act.lock(Requisition, unit_slug=unit, number=number)
        except Requisition.DoesNotExist:
            raise missing("requisition", str(number)) from None
        act.require(
            may_take_part(actor, _seat(unit, row.kind, at))
            & people.right_of(actor.key, "propose", at)
            & _not_signed(row, actor)
        )
        RequisitionSignature.objects.create(requisition=row, person_key=actor.key, at=at)
        act.shows(unit=unit, number=row.number, signatures=row.signatures.count())
        act.about(f"unit:{unit}", f"requisition:{unit}:{row.number}")
        view = requisition_view(row, at=at)
    return view, act.code


def requisition_view(row: Requisition, *, at: datetime) -> RequisitionView:
    """A request as it stands."""
    signed = row.signatures.count()
    enough = check_request(
        actor=None,
        at=at,
        seat=_seat(row.unit_slug, row.kind, at),
        signed_by=signed,
        business=row.purpose,
    )
    return RequisitionView(row.unit_slug, row.number, row.kind, row.purpose, signed, enough)


def _seat(unit: str, kind: str, at: datetime) -> Seat:
    return Seat(unit, kind, "", day_of(at, installation().zone))


def _says_what_for(purpose: str) -> Verdict:
    if purpose.strip():
        return yes()
    says = "The request does not say what the meeting is for."
    remedy = "Name the business; the meeting deals with that and nothing else."
    return no(Reason("requisition.no_business", says, {}, None, remedy))


def _not_signed(row: Requisition, actor: ActorRef) -> Verdict:
    if not row.signatures.filter(person_key=actor.key).exists():
        return yes()
    says = "You have signed this request already."
    return no(Reason("requisition.signed_already", says, {}, None, "Ask others to sign."))

"""Calling a meeting, giving notice of it, putting things on its agenda."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.models import Calling, Meeting, Requisition
from folkmoot.apps.assembly.policy.offices import Seat, may_run
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.people import queries as people
from folkmoot.core.civildate import say_moment
from folkmoot.core.procedure.meetings import requisition as requisition_rule
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def seat_of(row: Meeting, *, at: datetime | None = None) -> Seat:
    """The meeting as offices are held with regard to it: at a moment, or on its own day."""
    return Seat(row.unit_slug, row.kind, row.body, day_of(at or row.starts_at, row.zone))


def may_call(
    *,
    actor: ActorRef,
    at: datetime,
    seat: Seat,
    convened_as: str,
    starts_at: datetime,
    business: str,
    requisition: Requisition | None,
) -> Verdict:
    """Whether the actor may call such a meeting for such a time.

    An ordinary or annual meeting is called by those who run it. A special one is called by the
    officers the rules name, or because enough members ask for it; then any of them may call it.
    """
    verdict = _unit_exists(seat) & _lies_ahead(starts_at, at=at, day=seat)
    if requisition is None and convened_as != "special":
        return verdict & may_run(actor, seat) & _not_twice(seat, starts_at)
    verdict = verdict & _not_twice(seat, starts_at)
    if requisition is None:
        return verdict & check_request(
            actor=actor, at=at, seat=seat, signed_by=0, business=business
        )
    return (
        verdict
        & _answers_once(requisition)
        & _one_of_them(actor, seat, requisition)
        & check_request(
            actor=None,
            at=at,
            seat=seat,
            signed_by=requisition.signatures.count(),
            business=requisition.purpose,
        )
    )


def check_request(
    *, actor: ActorRef | None, at: datetime, seat: Seat, signed_by: int, business: str
) -> Verdict:
    """Whether a special meeting must be called: by an officer, or by enough members."""
    offices: tuple[str, ...] = ()
    if actor is not None and actor.kind == "person":
        held = people.offices_of(actor.key, seat.day)
        offices = tuple(o.role for o in held if o.unit_slug == seat.unit_slug)
    facts = requisition_rule.RequisitionFacts(
        members=people.members_of(seat.unit_slug, seat.day).count,
        signed_by=signed_by,
        offices=offices,
        business=business,
    )
    return requisition_rule.check_requisition(facts, rules_on(seat.day), at)


def may_give_notice(*, row: Meeting, given_at: datetime, at: datetime) -> Verdict:
    """Whether notice can be noted as given then."""
    verdict = not_closed(row)
    if given_at > at:
        verdict &= no(
            Reason(
                "notice.in_the_future",
                "Notice is said to have gone out at {given}, which has not come yet.",
                {"given": say_moment(given_at)},
                None,
                "Note it when it has gone out.",
            )
        )
    if given_at > row.starts_at:
        verdict &= no(
            Reason(
                "notice.after_the_meeting",
                "The meeting began at {begins}; notice after that is no notice.",
                {"begins": say_moment(row.starts_at)},
            )
        )
    return verdict


def not_closed(row: Meeting) -> Verdict:
    """Whether the meeting can still be prepared or held."""
    off = getattr(row, "calling_off", None)
    if off is not None:
        return no(
            Reason(
                "meeting.called_off",
                "{meeting} was called off at {at}.",
                {"meeting": row.title, "at": say_moment(off.at)},
                None,
                "Call another one.",
            )
        )
    if not hasattr(row, "closing"):
        return yes()
    return no(
        Reason(
            "meeting.closed",
            "{meeting} was closed at {closed}.",
            {"meeting": row.title, "closed": say_moment(row.closing.at)},
            None,
            "Correct its minutes, or put it to the next meeting.",
        )
    )


def is_sitting(row: Meeting, moment: datetime) -> Verdict:
    """Whether the meeting was opened by a moment and has not been closed."""
    verdict = not_closed(row)
    opening = getattr(row, "opening", None)
    if opening is None:
        return verdict & no(
            Reason(
                "meeting.not_open",
                "{meeting} has not been opened.",
                {"meeting": row.title},
                None,
                "Open the meeting first.",
            )
        )
    if moment < opening.at:
        return verdict & no(
            Reason(
                "meeting.before_it_opened",
                "{moment} lies before the meeting was opened at {opened}.",
                {"moment": say_moment(moment), "opened": say_moment(opening.at)},
                None,
                "Check the time.",
            )
        )
    return verdict


def may_open(*, row: Meeting, opened_at: datetime, at: datetime) -> Verdict:
    """Whether the meeting can be opened then: not twice, not ahead of time."""
    verdict = not_closed(row)
    if hasattr(row, "opening"):
        verdict &= no(
            Reason(
                "meeting.open_already",
                "{meeting} was opened at {opened}.",
                {"meeting": row.title, "opened": say_moment(row.opening.at)},
                None,
                "Go on with its business.",
            )
        )
    if opened_at > at:
        verdict &= no(
            Reason(
                "meeting.in_the_future",
                "{moment} has not come yet.",
                {"moment": say_moment(opened_at)},
                None,
                "Open the meeting when it begins.",
            )
        )
    if opened_at < row.starts_at and day_of(opened_at, row.zone) != day_of(row.starts_at, row.zone):
        verdict &= no(
            Reason(
                "meeting.too_early",
                "The meeting is called for {starts}; members who come then would find it over.",
                {"starts": say_moment(row.starts_at)},
                None,
                "Open it on the day it is called for.",
            )
        )
    return verdict


def _unit_exists(seat: Seat) -> Verdict:
    unit = people.unit(seat.unit_slug)
    if unit is not None and (unit.dissolved_on is None or unit.dissolved_on > seat.day):
        return yes()
    says = "There is no such unit on that day: {unit}."
    return no(Reason("meeting.no_such_unit", says, {"unit": seat.unit_slug}, None, "Check it."))


def _lies_ahead(starts_at: datetime, *, at: datetime, day: Seat) -> Verdict:
    del day
    if starts_at > at:
        return yes()
    return no(
        Reason(
            "meeting.in_the_past",
            "{starts} is past. Nobody can be called to a meeting that is over.",
            {"starts": say_moment(starts_at)},
            None,
            "To record a meeting that was held, use “We met”.",
        )
    )


def _not_twice(seat: Seat, starts_at: datetime) -> Verdict:
    same = Meeting.objects.filter(
        unit_slug=seat.unit_slug, kind=seat.kind, body=seat.body, starts_at=starts_at
    ).first()
    if same is None:
        return yes()
    says = "There is a meeting of this kind at that time already: {meeting}."
    return no(
        Reason("meeting.called_already", says, {"meeting": same.title}, None, "Use that one.")
    )


def _answers_once(requisition: Requisition) -> Verdict:
    calling = Calling.objects.filter(requisition=requisition).select_related("meeting").first()
    if calling is None:
        return yes()
    says = "This requisition has been answered: {meeting} was called."
    return no(Reason("requisition.answered", says, {"meeting": calling.meeting.title}))


def _one_of_them(actor: ActorRef, seat: Seat, requisition: Requisition) -> Verdict:
    if requisition.signatures.filter(person_key=actor.key).exists():
        return yes()
    return may_run(actor, seat)

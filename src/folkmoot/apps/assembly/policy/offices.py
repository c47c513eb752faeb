"""Who runs a meeting, who counts in it, who may read about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from folkmoot.apps.people import queries as people
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

RUNNERS = ("secretary", "chair", "general_secretary")
CONFERENCE_RUNNERS = (*RUNNERS, "arrangements_committee", "executive")
TELLERS = ("teller",)
EVERYWHERE = ("general_secretary",)


@dataclass(frozen=True, slots=True)
class Seat:
    """A kind of meeting of a unit on a day: what offices are held with regard to."""

    unit_slug: str
    kind: str
    body: str
    day: date


def may_run(actor: ActorRef, seat: Seat) -> Verdict:
    """Whether the actor prepares, opens, records and closes such a meeting."""
    if actor.kind == "person" and _runs(actor.key, seat):
        return yes()
    return _refused(actor, seat, "the secretary or the chair")


def may_put(actor: ActorRef, seat: Seat, *, kind: str) -> Verdict:
    """Whether the actor puts a line on the agenda: a motion, as a member; anything, as who runs it.

    A conference's agenda is the business of those who arrange it, motions included.
    """
    if kind == "motion" and seat.kind != "conference":
        return may_take_part(actor, seat) if not may_run(actor, seat) else yes()
    return may_run(actor, seat)


def may_count(actor: ActorRef, seat: Seat) -> Verdict:
    """Whether the actor enters counts and cards: those who run it, and its tellers."""
    if actor.kind == "person" and (
        _runs(actor.key, seat)
        or people.holds_any(actor.key, TELLERS, seat.unit_slug, seat.day, or_above=True)
    ):
        return yes()
    return _refused(actor, seat, "the secretary, the chair or a teller")


def belongs(person_key: str, seat: Seat) -> bool:
    """Whether a person takes part in such meetings: a member of the unit or of the committee."""
    if seat.kind == "committee" and seat.body:
        return people.holds(person_key, seat.body, seat.unit_slug, seat.day)
    return people.is_member(person_key, seat.unit_slug, seat.day)


def may_read(person_key: str, seat: Seat) -> Verdict:
    """Whether a person may read agenda, decisions and minutes: everybody for a conference."""
    if seat.kind == "conference":
        return yes()
    if person_key and (belongs(person_key, seat) or _runs(person_key, seat)):
        return yes()
    return _not_a_member(seat)


def may_take_part(actor: ActorRef, seat: Seat) -> Verdict:
    """Whether the actor is one of those whose meeting it is."""
    if actor.kind == "person" and belongs(actor.key, seat):
        return yes()
    return _not_a_member(seat)


def _runs(person_key: str, seat: Seat) -> bool:
    roles = CONFERENCE_RUNNERS if seat.kind == "conference" else RUNNERS
    if people.holds_any(person_key, roles, seat.unit_slug, seat.day):
        return True
    if people.holds_any(person_key, EVERYWHERE, seat.unit_slug, seat.day, or_above=True):
        return True
    committee = seat.kind == "committee" and seat.body
    return bool(committee) and people.holds(person_key, seat.body, seat.unit_slug, seat.day)


def _refused(actor: ActorRef, seat: Seat, who: str) -> Verdict:
    # Whoever does without the powers of an office is told that, and by what.
    if actor.kind == "person":
        powers = people.office_powers_of(actor.key, seat.day)
        if not powers:
            return powers
    return _not_an_officer(seat, who)


def _not_an_officer(seat: Seat, who: str) -> Verdict:
    return no(
        Reason(
            "assembly.not_an_officer",
            "This is for {who} of {unit} to do, and you hold no such office there.",
            {"who": who, "unit": _unit_name(seat.unit_slug)},
            None,
            "Ask one of them; members can have a meeting called by requisition.",
        )
    )


def _not_a_member(seat: Seat) -> Verdict:
    return no(
        Reason(
            "assembly.members_only",
            "This is for the members of {unit}.",
            {"unit": _unit_name(seat.unit_slug)},
            None,
            "If you belong to it, sign in with your own account.",
        )
    )


def _unit_name(slug: str) -> str:
    unit = people.unit(slug)
    return unit.name if unit else slug

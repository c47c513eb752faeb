"""May an office be filled, or fall vacant?"""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.models import Office
from folkmoot.apps.people.queries.shapes import OfficeView, UnitView
from folkmoot.apps.people.vocabulary import AFFILIATE, ROLES, word
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

GROUNDS = ("resigned", "term_ended")
"""On what grounds an office falls vacant. A sanction is not among them."""


def is_known(role: str) -> Verdict:
    """Whether there is such an office."""
    if role in ROLES:
        return yes()
    return no(
        Reason(
            "office.unknown_role",
            "There is no office called “{role}”.",
            {"role": role, "known": ", ".join(ROLES)},
            remedy="Choose one of: {known}.",
        )
    )


def may_hold(person: str, *, unit: UnitView, authority: str, on: date) -> Verdict:
    """Whether a person may hold an office of a unit from a day on."""
    if queries.membership(person, on) is None:
        return no(
            Reason(
                "office.not_a_member",
                "Only a member may hold an office, and this person is none on that day.",
            )
        )
    powers = queries.office_powers_of(person, on)
    if not powers:
        return powers
    own = unit.kind == AFFILIATE or authority != "elected"
    if own or queries.is_member(person, unit.slug, on):
        return yes()
    return no(
        Reason(
            "office.other_unit",
            "Elected officers of {unit} must belong to it.",
            {"unit": unit.name},
            remedy="Record the member's move to {unit} first, or appoint an acting officer.",
        )
    )


def is_not_for_oneself(actor: ActorRef, person: str) -> Verdict:
    """Whether somebody else than the person herself writes the office down."""
    if actor != ActorRef("person", person):
        return yes()
    return no(
        Reason(
            "office.own_appointment",
            "Nobody can record an office for themselves.",
            remedy="Ask another officer of the unit, or of a unit above it, to record it.",
        )
    )


def is_free(
    role: str, *, unit: UnitView, start: date, end: date | None, decided_by: str
) -> Verdict:
    """Whether the seat is free for a term, or a decision names who takes it over."""
    if ROLES[role].seats is None:
        return yes()
    later = Office.objects.filter(unit__slug=unit.slug, role=role, start__gt=start)
    later = later.exclude(person=None).exclude(authority="acting")
    if (later if end is None else later.filter(start__lt=end)).exists():
        return no(
            Reason(
                "office.later_holder",
                "The office of {role} of {unit} is already filled for a later time.",
                {"role": word(role), "unit": unit.name},
                remedy="Let the term end before that.",
            )
        )
    held = [o for o in queries.officers_of(unit.slug, start) if o.role == role and not o.vacant]
    regular = [o for o in held if o.authority != "acting"]
    if not regular or decided_by:
        return yes()
    return no(
        Reason(
            "office.occupied",
            "The office of {role} of {unit} is held by somebody else on that day.",
            {"role": word(role), "unit": unit.name},
            remedy="Name the decision (a meeting or an election) by which the office passes on.",
        )
    )


def may_end(
    office: OfficeView, *, actor: ActorRef, ground: str, on: date, decided_by: str
) -> Verdict:
    """Whether an office falls vacant on a ground. Removal as a sanction never does."""
    if ground not in GROUNDS:
        return no(
            Reason(
                "office.sanction_needs_certificate",
                "Nobody is removed from an office without a certificate of process: notice, "
                "disclosure, reply, hearing, reasons and appeal.",
                remedy="Bring a case. Until it is decided the officer stays in office.",
            )
        )
    if office.vacant or (office.end is not None and office.end <= on) or office.start > on:
        return no(Reason("office.not_held", "Nobody holds this office on that day."))
    if ground == "resigned" and actor != ActorRef("person", office.person_key):
        return no(
            Reason(
                "office.resignation_not_own",
                "Only the holder can resign an office.",
                remedy="The holder can do it here, or on paper through two officers.",
            )
        )
    if ground == "term_ended" and not decided_by:
        return no(
            Reason(
                "office.term_without_decision",
                "A term ends on its own day, or by the decision that elects a successor.",
                remedy="Name the decision (a meeting or an election).",
            )
        )
    return yes()

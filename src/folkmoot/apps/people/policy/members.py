"""May a person be admitted, move, or leave?"""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.models import Membership, Person, UnitMembership
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

CLASSES = ("full", "supporter", "affiliated")
_NUMBER_MOST = 12


def is_class(member_class: str) -> Verdict:
    """Whether there is such a class of membership."""
    if member_class in CLASSES:
        return yes()
    return no(
        Reason(
            "member.unknown_class",
            "There is no class of membership called “{member_class}”.",
            {"member_class": member_class, "known": ", ".join(CLASSES)},
            remedy="Choose one of: {known}.",
        )
    )


def number_is_free(number: str) -> Verdict:
    """Whether a membership number is well formed and nobody has it."""
    if not number.isalnum() or len(number) > _NUMBER_MOST or number != number.upper():
        return no(
            Reason(
                "member.malformed_number",
                "“{number}” is no membership number: up to 12 capital letters and digits.",
                {"number": number},
            )
        )
    if Person.objects.filter(number=number).exists():
        return no(
            Reason(
                "member.number_taken",
                "The membership number {number} belongs to somebody already.",
                {"number": number},
            )
        )
    return yes()


def has_a_name(given_name: str, family_name: str) -> Verdict:
    """Whether a person has any name at all."""
    if given_name.strip() or family_name.strip():
        return yes()
    return no(Reason("member.no_name", "A member needs a name."))


def is_current(person: str, on: date) -> Verdict:
    """Whether a person is a member on a day."""
    if queries.membership(person, on) is not None:
        return yes()
    return no(Reason("member.not_current", "This person is not a member on that day."))


def may_be_readmitted(person: str, on: date) -> Verdict:
    """Whether no membership of a person runs on, or begins after, a day."""
    rows = Membership.objects.filter(person__key=person)
    if rows.filter(end=None).exists() or rows.filter(end__gt=on).exists():
        return no(Reason("member.already", "This person is a member already."))
    return yes()


def not_ahead(on: date, today: date) -> Verdict:
    """Whether a day on which somebody joins or moves does not lie ahead.

    A planned move would have to be undone when the member leaves before it.
    """
    if on <= today:
        return yes()
    return no(
        Reason(
            "member.move_ahead",
            "A member joins or moves today or earlier, not on a day ahead.",
            remedy="Do it on that day.",
        )
    )


def may_join(person: str, unit: UnitView, on: date) -> Verdict:
    """Whether a person does not belong to a unit directly yet."""
    rows = UnitMembership.objects.filter(person__key=person, unit__slug=unit.slug)
    if rows.filter(end=None).exists():
        return no(
            Reason(
                "member.belongs_already",
                "This member belongs to {unit} already.",
                {"unit": unit.name},
            )
        )
    return is_current(person, on)


def may_move(actor: ActorRef, *, person: str, home_since: date | None, on: date) -> Verdict:
    """Whether a member moves of her own will, and not into the past.

    A move can take away a vote or a candidacy, so nobody moves a member but herself (on the
    screen, or on paper through two officers).
    """
    if actor != ActorRef("person", person):
        return no(
            Reason(
                "member.move_not_own",
                "Only the member can move to another unit.",
                remedy="She can do it here, or on paper through two officers.",
            )
        )
    if home_since is not None and on < home_since:
        return no(
            Reason(
                "member.move_in_the_past",
                "The member has belonged to the present unit since {day}; a move comes after that.",
                {"day": home_since.isoformat()},
            )
        )
    return is_current(person, on)


def may_resign(actor: ActorRef, *, person: str, on: date) -> Verdict:
    """Whether a resignation is the member's own act."""
    if actor != ActorRef("person", person):
        return no(
            Reason(
                "member.resignation_not_own",
                "Only the member can resign. Nobody is deemed to have resigned.",
                remedy="She can do it here, or by a signed letter through two officers.",
            )
        )
    return is_current(person, on)


def may_change_class(actor: ActorRef, *, person: str, member_class: str, on: date) -> Verdict:
    """Whether a change of class is the member's own act, and a change at all.

    Another class can take away a vote, so nobody is put into it by somebody else.
    """
    if actor != ActorRef("person", person):
        return no(
            Reason(
                "member.class_not_own",
                "Only the member can change to another class of membership.",
                remedy="She can do it here, or on paper through two officers.",
            )
        )
    held = queries.membership(person, on)
    if held is not None and held.member_class == member_class:
        return no(Reason("member.same_class", "The membership is of this class already."))
    return is_current(person, on)


def may_record_death(
    actor: ActorRef, *, second: ActorRef, person: str, died_on: date, today: date
) -> Verdict:
    """Whether two officers vouch for a death that has happened."""
    if second == actor or ActorRef("person", person) in (actor, second):
        return no(
            Reason(
                "member.death_needs_two",
                "Two officers must vouch for a death, neither of them the person concerned.",
            )
        )
    if died_on > today:
        return no(Reason("member.death_ahead", "A day of death cannot lie ahead."))
    return is_current(person, died_on)

"""Who may act for a unit: offices and their scope, never flags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.vocabulary import (
    KEEPS_THE_BOOKS,
    KEEPS_THE_FILE,
    RECORDS_OFFICES,
    SHAPES_THE_TREE,
    word,
)
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def may_shape_the_tree(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may found, move or dissolve units below a unit."""
    return _has_office(actor, SHAPES_THE_TREE, unit, on)


def may_keep_the_file(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may admit members to a unit and read their files."""
    return _has_office(actor, KEEPS_THE_FILE, unit, on)


def may_record_offices(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may write down who was elected or appointed in a unit."""
    return _has_office(actor, RECORDS_OFFICES, unit, on)


def may_keep_the_books(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may write down dues of a unit's members and remind them."""
    return _has_office(actor, KEEPS_THE_BOOKS, unit, on)


def keeps_the_books_of(actor: ActorRef, *, person: str, on: date) -> Verdict:
    """Whether the actor may write down a person's dues: an officer of one of the units.

    After a lapse, of a unit she belonged to last: back-pay must find somebody to take it.
    """
    return _serves(actor, KEEPS_THE_BOOKS, person, on, belonged=queries.last_day_of(person, on))


def keeps_the_file_of(actor: ActorRef, *, person: str, on: date) -> Verdict:
    """Whether the actor keeps the file of a person: an officer of one of the person's units."""
    return _serves(actor, KEEPS_THE_FILE, person, on)


def _serves(
    actor: ActorRef, roles: Sequence[str], person: str, on: date, *, belonged: date | None = None
) -> Verdict:
    own = queries.units_of(person, belonged or on)
    if actor.kind == "person" and own:
        scopes = set(queries.scopes_of(actor.key, roles, on))
        if scopes.intersection(view.slug for view in own):
            return yes()
        powers = queries.office_powers_of(actor.key, on)
        if not powers:
            return powers
    elif own:
        return _founding(actor) or _no_office(roles, own[0].name)
    return no(
        Reason(
            "scope.person_outside",
            "This member does not belong to a unit whose file you keep.",
            remedy="Ask the secretary of the member's own unit.",
        )
    )


def is_self(actor: ActorRef, *, person: str, code: str, says: str, remedy: str = "") -> Verdict:
    """Whether the act is the person's own; nobody may do it for her."""
    if actor == ActorRef("person", person):
        return yes()
    return no(Reason(code, says, remedy=remedy))


def _has_office(actor: ActorRef, roles: Iterable[str], unit: str, on: date) -> Verdict:
    if actor.kind == "person" and queries.holds_any(actor.key, roles, unit, on, or_above=True):
        return yes()
    found = queries.unit(unit)
    withheld = queries.office_powers_of(actor.key, on) if actor.kind == "person" else yes()
    if not withheld:
        return withheld
    return _founding(actor) or _no_office(roles, found.name if found else unit)


def _founding(actor: ActorRef) -> Verdict:
    """Until there is a first general secretary somebody must write the beginning down."""
    if actor.kind == "system" and not queries.organised():
        return yes()
    return no(
        Reason(
            "authority.founded",
            "The organisation has officers now; the software no longer acts by itself.",
        )
    )


def _no_office(roles: Iterable[str], unit: str) -> Verdict:
    names = ", ".join(dict.fromkeys(word(role) for role in roles))
    return no(
        Reason(
            "authority.no_office",
            "You hold no office in {unit}, or above it, that may do this ({roles}).",
            {"unit": unit, "roles": names},
            remedy="Ask an officer of {unit} to do it.",
        )
    )

"""Who opens, moderates and publishes: offices, never flags."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries as people
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

CONVENE = ("general_secretary", "secretary")
"""Offices whose holders open consultations and call hustings of their unit and of those below."""

MODERATE = ("moderator", "chair", "general_secretary", "secretary")
"""Offices whose holders moderate them."""

PUBLISH = ("general_secretary", "secretary", "chair", "treasurer")
"""Offices whose holders publish for their own unit."""


def may_convene(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may open a consultation of a unit, or call a hustings in it."""
    return _holds(actor, CONVENE, unit, on, or_above=True)


def may_moderate(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may hide what was written, and show it again."""
    return _holds(actor, MODERATE, unit, on, or_above=True)


def may_publish(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may publish for a unit."""
    return _holds(actor, PUBLISH, unit, on, or_above=False)


def office_in(person: str, roles: tuple[str, ...], unit: str, on: date) -> str:
    """In which of several offices a person acts for a unit; empty where in none."""
    held = [each.role for each in people.offices_of(person, on) if each.role in roles]
    own = [
        each.role
        for each in people.offices_of(person, on)
        if each.role in roles and each.unit_slug == unit
    ]
    return next(iter(own or held), "")


def _holds(
    actor: ActorRef, roles: tuple[str, ...], unit: str, on: date, *, or_above: bool
) -> Verdict:
    if actor.kind == "person" and people.holds_any(actor.key, roles, unit, on, or_above=or_above):
        return yes()
    found = people.unit(unit)
    says = "You hold no office of {unit} that may do this ({roles})."
    params = {
        "unit": found.name if found else unit,
        "roles": ", ".join(role.replace("_", " ") for role in roles),
    }
    return no(Reason("commons.no_office", says, params, None, "Ask one of these officers."))

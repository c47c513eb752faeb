"""Who conducts an election, who counts and who only watches: offices, never flags."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries as people
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

CONDUCT = ("returning_officer", "general_secretary", "secretary")
"""Offices whose holders conduct the elections of their unit and of those below it."""

READ_PAPERS = (*CONDUCT, "teller", "scrutineer")
SCRUTINISE = (*CONDUCT, "scrutineer")
NOMINATE = ("secretary", "chair", "general_secretary")


def may_conduct(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may call, conduct and declare elections of a unit."""
    return _holds(actor, CONDUCT, unit, on, or_above=True)


def may_read_papers(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may enter ballot papers."""
    return _holds(actor, READ_PAPERS, unit, on, or_above=True)


def may_scrutinise(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may read the marked register where the rules grant it."""
    return _holds(actor, SCRUTINISE, unit, on, or_above=True)


def may_nominate_for(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may enter what a unit decided to nominate."""
    return _holds(actor, NOMINATE, unit, on, or_above=False)


def returning_officers(unit: str, on: date) -> list[str]:
    """Who holds the office of returning officer of a unit, where there is one."""
    return people.holders(unit, "returning_officer", on)


def is_self(actor: ActorRef, person: str) -> Verdict:
    """Whether the act is the person's own."""
    if actor == ActorRef("person", person):
        return yes()
    says = "Only the person concerned can do this."
    return no(Reason("elections.not_yours", says, {}, None, "Ask her to do it."))


def _holds(
    actor: ActorRef, roles: tuple[str, ...], unit: str, on: date, *, or_above: bool
) -> Verdict:
    if actor.kind == "person" and people.holds_any(actor.key, roles, unit, on, or_above=or_above):
        return yes()
    powers = people.office_powers_of(actor.key, on) if actor.kind == "person" else yes()
    if not powers:
        return powers
    found = people.unit(unit)
    says = "You hold no office of {unit} that may do this ({roles})."
    params = {
        "unit": found.name if found else unit,
        "roles": ", ".join(role.replace("_", " ") for role in roles),
    }
    return no(Reason("elections.no_office", says, params, None, "Ask one of these officers."))

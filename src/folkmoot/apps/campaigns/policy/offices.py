"""Who campaigns for a unit, and who approves: offices, never flags."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.campaigning import APPROVED_BY
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

CAMPAIGN = ("campaign_officer", "secretary", "general_secretary")
"""Offices whose holders draft, declare and end the messages of their unit and those below."""


def may_campaign(actor: ActorRef, *, unit: str, on: date) -> Verdict:
    """Whether the actor may draft, declare, start, end and correct messages of a unit."""
    if actor.kind == "system":
        return yes()
    if actor.kind == "person" and people.holds_any(actor.key, CAMPAIGN, unit, on, or_above=True):
        return yes()
    found = people.unit(unit)
    says = "You hold no office of {unit} that may do this ({roles})."
    params = {
        "unit": found.name if found else unit,
        "roles": ", ".join(role.replace("_", " ") for role in CAMPAIGN),
    }
    return no(Reason("campaign.no_office", says, params, None, "Ask one of these officers."))


def may_keep(actor: ActorRef, *, on: date) -> Verdict:
    """Whether the actor may import archives, note contests and results: campaigners of the whole.

    The software itself may, from the command line.
    """
    return may_campaign(actor, unit=people.national().slug, on=on)


def approving_role(actor: ActorRef, *, unit: str, on: date, rules: RuleSet) -> str:
    """The office in which the actor approves messages of a unit; empty if in none."""
    if actor.kind != "person":
        return ""
    for role in rules.names(APPROVED_BY):
        if people.holds_any(actor.key, (role,), unit, on, or_above=True):
            return role
    return ""

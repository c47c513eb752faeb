"""May an act be entered for somebody on paper, and who may confirm it?"""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.paper import paper_acts
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries.slips import SlipView
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

CONFIRMS = ("secretary", "chair", "treasurer", "general_secretary", "executive")
"""Offices whose holders may be the second person, each within the own unit."""


def may_enter(actor: ActorRef, *, person: str, act: str, on: date) -> Verdict:
    """Whether an officer may enter an act on paper for a member."""
    if act not in paper_acts():
        return no(Reason("slip.unknown_act", "“{act}” cannot be entered on paper.", {"act": act}))
    if actor == ActorRef("person", person):
        return no(
            Reason(
                "slip.own",
                "You are signed in as this member; a slip is for somebody else.",
                remedy="Do it yourself, on its own page.",
            )
        )
    return authority.keeps_the_file_of(actor, person=person, on=on)


def may_confirm(actor: ActorRef, slip: SlipView, *, on: date) -> Verdict:
    """Whether somebody may be the second person for a slip."""
    if not slip.waits:
        return no(Reason("slip.settled", "This slip has been settled already."))
    if actor.kind != "person" or actor.key in (slip.entered_by, slip.person.key):
        return no(
            Reason(
                "slip.second_person",
                "A slip needs a second person: neither the one who entered it nor the member.",
                remedy="Ask another officer of the unit.",
            )
        )
    own = {view.slug for view in queries.units_of(slip.person.key, on)}
    if own.intersection(queries.scopes_of(actor.key, CONFIRMS, on)):
        return yes()
    return no(
        Reason(
            "slip.no_office",
            "Only an officer of one of the member's units can confirm this slip.",
        )
    )

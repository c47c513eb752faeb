"""Who may ask for something that two do together, and who may be the second one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from folkmoot.apps.people import queries
from folkmoot.apps.people.queries.together import JointView
from folkmoot.apps.people.together import joints
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE
from folkmoot.core.terms import ActorRef, Reason, Verdict, no


def may_ask(actor: ActorRef, act: str, facts: Mapping[str, Any], *, on: date) -> Verdict:
    """Whether somebody may ask for an act of two."""
    known = joints().get(act)
    if known is None or actor.kind != "person":
        return no(Reason("together.unknown", "“{act}” is nothing two people do.", {"act": act}))
    verdict = known.may(actor, facts, on)
    if known.sensible is not None:
        verdict &= known.sensible(facts, on)
    return verdict


def who_may_agree(view: JointView, *, on: date) -> list[str]:
    """The keys of those who could be the second person, those of the nearest units first."""
    known = joints()[view.act]
    found: dict[str, None] = {}
    for slug in known.officers(view.facts, on):
        for unit in (slug, *(above.slug for above in queries.ancestors(slug, on))):
            for role in KEEPS_THE_FILE:
                found.update(dict.fromkeys(queries.holders(unit, role, on)))
    return [key for key in found if may_agree(ActorRef("person", key), view, on=on)]


def may_agree(actor: ActorRef, view: JointView, *, on: date) -> Verdict:
    """Whether somebody may be the second person."""
    if not view.waits:
        return no(Reason("together.settled", "This has been settled already."))
    if actor.key == view.asked_by:
        return no(
            Reason(
                "together.same",
                "You asked for it; a second person must agree.",
                remedy="Ask another officer who may do it.",
            )
        )
    known = joints().get(view.act)
    if known is None or actor.kind != "person":
        return may_ask(actor, view.act, view.facts, on=on)
    return known.may(actor, view.facts, on)

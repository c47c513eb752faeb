"""Whether somebody may set the order of votes on the rule changes before a conference."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import VotingPlan
from folkmoot.apps.motions.policy.powers import OF_THE_WHOLE
from folkmoot.apps.motions.queries.contests import Contest
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.queries.plans import steps_told
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.motion import powers as standing
from folkmoot.core.procedure.rules.contest import VOTING
from folkmoot.core.terms import Verdict


def sets_the_order(person: str, conference: assembly.MeetingView, *, at: datetime) -> bool:
    """Whether a person chairs the conference, or holds the office of its chair."""
    if not person:
        return False
    if person == conference.chair_key:
        return True
    whole = people.national().slug
    return any(
        standing.CHAIR in OF_THE_WHOLE.get(office.role, ())
        for office in people.offices_of(person, rulebook.day(at))
        if office.unit_slug == whole
    )


def may_plan(
    person: str,
    conference: assembly.MeetingView,
    found: Contest,
    before: VotingPlan | None,
    *,
    at: datetime,
) -> Verdict:
    """The chair sets the order, where there is something to vote on that no plan has yet."""
    rules = rules_for(at)
    if not sets_the_order(person, conference, at=at):
        return rules.refuse(
            VOTING, "plan.not_chair", "The chair of the conference sets the order of votes."
        )
    if not found.plan.steps:
        return rules.refuse(
            VOTING,
            "plan.nothing",
            "There is no rule change to vote on.",
            remedy="Wait until one has been received.",
        )
    if before is not None and (before.way, before.steps) == (found.rule, steps_told(found.plan)):
        return rules.refuse(
            VOTING,
            "plan.stands",
            "This very order is on the record already.",
            remedy="Set it anew when a motion has come, gone or changed its words.",
        )
    return rules.meets(VOTING, "plan.by_rule", "The order follows the rule on rivals.")

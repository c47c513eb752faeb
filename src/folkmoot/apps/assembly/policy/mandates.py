"""A unit's mandate to its delegates: when it may be given, and what it says to a card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q

from folkmoot.apps.assembly.models import AgendaItem, CardVote, Delegation
from folkmoot.apps.assembly.policy.calling import not_closed
from folkmoot.apps.assembly.queries.mandates import mandates_in
from folkmoot.core.arithmetic import Choice
from folkmoot.core.procedure.rules import delegates as rule
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes


def may_mandate(
    *, line: AgendaItem, instruction: str, decided_at: str, decided_on: date, today: date
) -> Verdict:
    """Whether a mandate may be entered: a meeting decided it, and its vote is not under way."""
    verdict = not_closed(line.meeting)
    if instruction not in {choice.value for choice in Choice}:
        says = "A mandate says for, against or abstain, not “{instruction}”."
        params = {"instruction": instruction}
        verdict &= no(Reason("mandate.unknown", says, params, None, "Choose one of them."))
    if not decided_at.strip():
        says = "A mandate is decided by a meeting of the unit, and none is named."
        remedy = "Name the meeting; an officer alone cannot instruct the delegates."
        verdict &= no(Reason("mandate.no_meeting", says, {}, None, remedy))
    if decided_on > today:
        says = "{day} has not come yet, so nothing was decided on it."
        params = {"day": decided_on.isoformat()}
        verdict &= no(Reason("mandate.in_future", says, params, None, "Give the meeting's day."))
    under_way = CardVote.objects.filter(meeting=line.meeting, decision__isnull=True)
    about = Q(subject=line.subject) if line.subject else Q(pk__in=())
    if under_way.filter(Q(item=line) | about).exists():
        says = "A card vote on this is open; nobody's instructions change while cards are cast."
        remedy = "It can be entered for a later vote when this one is closed."
        verdict &= no(Reason("mandate.vote_open", says, {}, None, remedy))
    return verdict


def as_mandated(
    *,
    vote: CardVote,
    delegation: Delegation,
    votes: Mapping[str, int],
    name: str,
    rules: RuleSet,
    at: datetime,
) -> Verdict:
    """Whether votes may be cast in the face of the unit's mandate; says so where they depart.

    Args:
        votes: how many for each choice; a share counts as one.
        name: whose vote it is: the delegate's, or the delegation's.
        rules: those of the day on which the vote was opened.
    """
    found = mandates_in(vote).get(delegation.pk)
    if found is None:
        return yes()
    mandate = rule.Mandate(
        unit=found.unit_name,
        question=found.item_title,
        instruction=found.instruction,
        meeting=found.decided_at,
        decided_on=found.decided_on,
    )
    verdict = yes()
    for choice, number in votes.items():
        if number:
            facts = rule.DelegateVoteFacts(name, True, found.item_title, choice, mandate)
            verdict &= rule.check_delegate_vote(facts, rules, at)
    return verdict

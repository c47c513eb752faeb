"""Delegations weighed, delegates named, cards cast and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.apps.assembly.models import (
    CardCast,
    CardVote,
    Delegate,
    Delegation,
    Meeting,
)
from folkmoot.apps.assembly.policy.calling import not_closed
from folkmoot.apps.assembly.policy.mandates import as_mandated
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.people import queries as people
from folkmoot.core.arithmetic import Choice
from folkmoot.core.procedure.rules import card_vote as rule
from folkmoot.core.procedure.rules import delegates as delegates_rule
from folkmoot.core.terms import Reason, Verdict, no, yes


@dataclass(frozen=True, slots=True)
class Weight:
    """A unit about to get a card."""

    unit_slug: str
    unit_name: str
    college: str
    weight: int


def may_freeze(
    *, row: Meeting, weights: tuple[Weight, ...], frozen_on: date, at: datetime
) -> Verdict:
    """Whether the weights may be written down: once, for the day the rules name, not earlier."""
    verdict = not_closed(row)
    if hasattr(row, "freeze"):
        says = "The weights of {meeting} were frozen on {day} already."
        params = {"meeting": row.title, "day": row.freeze.frozen_on.isoformat()}
        remedy = "They stand; a change would need a decision of the conference."
        verdict &= no(Reason("card.frozen_already", says, params, None, remedy))
    if frozen_on > day_of(at, row.zone):
        says = "{day} has not come yet, so nobody knows the members of that day."
        params = {"day": frozen_on.isoformat()}
        verdict &= no(Reason("card.freeze_in_future", says, params, None, "Wait for that day."))
    rules = rules_on(day_of(row.starts_at, row.zone))
    setup = rule.CardSetup(
        tuple(rule.Delegation(w.unit_name, w.college, w.weight, frozen_on) for w in weights),
        day_of(row.starts_at, row.zone),
    )
    return verdict & rule.check_card_setup(setup, rules, at)


def may_name_delegate(
    *, delegation: Delegation, person_key: str, elected_at: str, at: datetime
) -> Verdict:
    """Whether a person may be a delegate of the unit: long enough a member, within the cap."""
    row = delegation.meeting
    verdict = not_closed(row)
    day = day_of(row.starts_at, row.zone)
    membership = people.membership(person_key, day_of(at, row.zone))
    if membership is None:
        says = "{name} is not a member."
        params = {"name": people.name_of(person_key)}
        return verdict & no(Reason("delegate.not_a_member", says, params, None, "Name a member."))
    if not people.is_member(person_key, delegation.unit_slug, day_of(at, row.zone)):
        says = "{name} does not belong to {unit}."
        params = {"name": people.name_of(person_key), "unit": delegation.unit_name}
        remedy = "A unit sends its own members."
        verdict &= no(Reason("delegate.of_another_unit", says, params, None, remedy))
    elsewhere = Delegate.objects.filter(delegation__meeting=row, person_key=person_key).first()
    if elsewhere is not None:
        says = "{name} is a delegate of {unit} already."
        params = {
            "name": people.name_of(person_key),
            "unit": elsewhere.delegation.unit_name,
        }
        verdict &= no(
            Reason("delegate.named_already", says, params, None, "Nothing is to be done.")
        )
    verdict &= people.right_of(person_key, "stand", at)
    if CardVote.objects.filter(meeting=row, decision__isnull=True).exists():
        says = "A card vote is open: a new delegate would change the shares of the others in it."
        remedy = "Wait until it is closed."
        verdict &= no(Reason("delegate.card_vote_open", says, {}, None, remedy))
    facts = delegates_rule.DelegateFacts(
        name=people.name_of(person_key),
        unit=delegation.unit_name,
        member_since=membership.since,
        opens_on=day,
        others=delegation.delegates.count(),
        meeting=elected_at,
    )
    return verdict & delegates_rule.check_delegate(facts, rules_on(day), at)


def may_credential(delegate: Delegate) -> Verdict:
    """Whether credentials can be given out: once."""
    verdict = not_closed(delegate.delegation.meeting)
    if hasattr(delegate, "credential"):
        says = "{name} has credentials already."
        params = {"name": people.name_of(delegate.person_key)}
        verdict &= no(Reason("delegate.credentialled_already", says, params))
    return verdict


def may_open_card_vote(row: Meeting, *, at: datetime) -> Verdict:
    """Whether a card vote can be taken: weights frozen, cards as the rules have them, none open."""
    if row.kind != "conference":
        says = "Card votes are taken at a conference, where delegations carry weights."
        return no(Reason("card.not_a_conference", says, {}, None, "Take a show of hands."))
    if not hasattr(row, "freeze"):
        says = "The weights of the delegations have not been frozen."
        remedy = "Freeze the weights first."
        return no(Reason("card.not_frozen", says, {}, None, remedy))
    verdict = yes()
    if running := CardVote.objects.filter(meeting=row, decision__isnull=True).first():
        says = "Card vote {number} is still open."
        params = {"number": running.number}
        verdict &= no(Reason("card.one_at_a_time", says, params, None, "Close it first."))
    rows = Delegation.objects.filter(meeting=row)
    setup = rule.CardSetup(
        tuple(rule.Delegation(r.unit_name, r.college, r.weight, r.frozen_on) for r in rows),
        day_of(at, row.zone),
    )
    return verdict & rule.check_card_setup(setup, rules_on(day_of(at, row.zone)), at)


def is_open(vote: CardVote) -> Verdict:
    """Whether cards may still be cast."""
    if vote.decision_id is None:
        return yes()
    says = "Card vote {number} is closed."
    remedy = "Its result stands; a mistake is put right by a correction of the minutes."
    return no(Reason("card.closed", says, {"number": vote.number}, None, remedy))


def may_cast_whole(
    *,
    vote: CardVote,
    delegation: Delegation | None,
    delegation_name: str,
    votes: Mapping[Choice, int],
    replacing: bool,
    at: datetime,
) -> Verdict:
    """Whether a delegation's whole card may be entered as it is."""
    entitled = dict(vote.meeting.delegations.values_list("unit_name", "weight"))
    standing = CardCast.objects.filter(
        card_vote=vote, delegation__unit_name=delegation_name, standing=True
    )
    facts = rule.CardCast(
        delegation=delegation_name,
        entitled=entitled,
        votes={choice.value: number for choice, number in votes.items()},
        already_cast=standing.exists() and not replacing,
    )
    rules = rules_on(day_of(vote.opened_at, vote.meeting.zone))
    verdict = is_open(vote) & rule.check_card(facts, rules, at)
    if delegation_name in entitled and not any(votes.values()) and entitled[delegation_name]:
        says = "Nothing is cast with this card."
        verdict &= no(Reason("card.empty", says, {}, None, "Choose for, against or abstain."))
    if delegation is not None:
        verdict &= as_mandated(
            vote=vote,
            delegation=delegation,
            votes={choice.value: number for choice, number in votes.items()},
            name=delegation.unit_name,
            rules=rules,
            at=at,
        )
    return verdict


def may_cast_share(
    *, vote: CardVote, delegate: Delegate | None, name: str, choice: str, at: datetime
) -> Verdict:
    """Whether a delegate may cast the own share of the delegation's card this way."""
    verdict = is_open(vote)
    if delegate is not None:
        verdict &= people.right_of(delegate.person_key, "vote", at)
    if delegate is None:
        says = "{name} is not a delegate to {meeting}."
        params = {"name": name, "meeting": vote.meeting.title}
        remedy = "Ask the delegation's own delegates, or the credentials desk."
        return verdict & no(Reason("card.not_a_delegate", says, params, None, remedy))
    rules = rules_on(day_of(vote.opened_at, vote.meeting.zone))
    facts = delegates_rule.DelegateVoteFacts(name, hasattr(delegate, "credential"))
    verdict &= delegates_rule.check_delegate_vote(facts, rules, at)
    verdict &= as_mandated(
        vote=vote,
        delegation=delegate.delegation,
        votes={choice: 1},
        name=name,
        rules=rules,
        at=at,
    )
    standing = CardCast.objects.filter(
        card_vote=vote, delegation=delegate.delegation, standing=True
    )
    if standing.filter(delegate=delegate).exists():
        says = "{name} has cast this share of the card of {unit} already."
        params = {"name": name, "unit": delegate.delegation.unit_name}
        remedy = "If that was a mistake, tell the tellers before the vote closes."
        verdict &= no(Reason("card.already_cast", says, params, None, remedy))
    if standing.filter(delegate__isnull=True).exists():
        says = "{unit} has cast its card as a whole already."
        params = {"unit": delegate.delegation.unit_name}
        remedy = "If that was a mistake, tell the tellers before the vote closes."
        verdict &= no(Reason("card.already_cast", says, params, None, remedy))
    if delegate.delegation.delegates.count() > 1 and not rules.flag(rule.SPLIT):
        verdict &= rules.refuse(
            rule.SPLIT,
            "card.not_split",
            "A delegation casts its card as one; {unit} has several delegates.",
            remedy="Agree on one way and let the tellers enter the whole card.",
            unit=delegate.delegation.unit_name,
        )
    return verdict

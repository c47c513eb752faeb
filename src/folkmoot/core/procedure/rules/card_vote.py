"""Rule group 9: the parameters of a card vote (field notes on assemblies, section 6.9).

Whether a card vote is set up as the rules have it, and whether each card may be cast. The sums
themselves belong to the arithmetic room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from folkmoot.core.civildate import say_day
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_name
from folkmoot.core.terms import Verdict, yes

FREEZE_DATE = "card.freeze_date"
SPLIT = "card.split_within_delegation"
COLLEGES = "card.colleges"
DENOMINATOR = "card.denominator"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=FREEZE_DATE,
        type="date",
        default=None,
        sentence="A unit's card carries its members as they stood on {value}.",
        otherwise="A unit's card carries its members as they stand when the conference opens.",
        example="With 31 December 2025: who joined in January 2026 does not add to the card.",
        kinder="higher",
        kinder_to="new members",
    ),
    Parameter(
        key=SPLIT,
        type="flag",
        default=True,
        sentence="A delegation may split its card among its delegates.",
        otherwise="A delegation casts its card as one.",
        example="When on: Northfield's 100 votes may be cast as 70 for and 30 against.",
        kinder="on",
        kinder_to="minorities within a delegation",
    ),
    Parameter(
        key=COLLEGES,
        type="shares",
        default=(("units", Fraction(1, 2)), ("affiliates", Fraction(1, 2))),
        sentence="The result is weighed by college: {value}.",
        otherwise="All cards are added up as they are, without colleges.",
        example="With half and half: 80% of the units and 40% of the affiliates make 60%.",
        kinder="neither",
        kinder_to="the smaller college",
    ),
    Parameter(
        key=DENOMINATOR,
        type="choice",
        default="votes_cast",
        choices=("votes_cast", "entitled"),
        sentence="Percentages in a card vote are out of the {value}.",
        example="With votes cast: 60 for, 40 against, 100 silent is 60%; with entitled it is 30%.",
        kinder="neither",
        kinder_to="movers",
    ),
)

SETUP_READS = (COLLEGES, FREEZE_DATE, DENOMINATOR)
CARD_READS = (SPLIT, COLLEGES)


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation and the weight of its card."""

    name: str
    college: str
    weight: int
    weighed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CardSetup:
    """A card vote about to be opened.

    Attributes:
        delegations: every delegation entitled to a card.
        opens_on: the day of the vote.
        denominator: what the figures are said to be out of; empty for the rule's own.
    """

    delegations: tuple[Delegation, ...]
    opens_on: date
    denominator: str = ""


@dataclass(frozen=True, slots=True)
class CardCast:
    """A card about to be counted.

    Attributes:
        delegation: whose card it is.
        entitled: the weight of each entitled delegation's card, by name.
        votes: how it is cast, by choice ("for", "against", "abstain").
        already_cast: whether this delegation's card is in already.
    """

    delegation: str
    entitled: Mapping[str, int]
    votes: Mapping[str, int] = field(default_factory=dict)
    already_cast: bool = False


def check_card_setup(facts: CardSetup, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the card vote is set up as the rules have it (rule group 9).

    Refuses with ``card.colleges_not_whole``, ``card.unknown_college``, ``card.empty_college``,
    ``card.negative_weight``, ``card.twice``, ``card.freeze_date``, ``card.freeze_in_future`` or
    ``card.denominator``.
    """
    del at
    return _colleges(facts, rules) & _weights(facts, rules) & _frozen(facts, rules)


def check_card(facts: CardCast, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a card may be cast as it is (rule group 9).

    Refuses with ``card.unknown_delegation``, ``card.already_cast``, ``card.negative``,
    ``card.overspent`` or ``card.not_split``.
    """
    del at
    if facts.delegation not in facts.entitled:
        return rules.refuse(
            COLLEGES,
            "card.unknown_delegation",
            "“{delegation}” is not among the delegations entitled to a card in this vote.",
            remedy="Check the name against the list of delegations.",
            delegation=facts.delegation,
        )
    verdict = yes()
    if facts.already_cast:
        verdict &= rules.refuse(
            COLLEGES,
            "card.already_cast",
            "{delegation} has cast its card already.",
            remedy="If that was a mistake, tell the tellers before the vote closes.",
            delegation=facts.delegation,
        )
    return verdict & _spent(facts, rules)


def _spent(facts: CardCast, rules: RuleSet) -> Verdict:
    weight, cast = facts.entitled[facts.delegation], sum(facts.votes.values())
    if any(number < 0 for number in facts.votes.values()):
        return rules.refuse(
            COLLEGES, "card.negative", "No number on a card is below 0.", remedy="Correct the card."
        )
    if cast > weight:
        return rules.refuse(
            COLLEGES,
            "card.overspent",
            "{delegation}'s card carries {weight} votes, and {cast} are cast with it.",
            remedy="Take {over} off.",
            delegation=facts.delegation,
            weight=weight,
            cast=cast,
            over=cast - weight,
        )
    used = [choice for choice, number in facts.votes.items() if number]
    if len(used) > 1 and not rules.flag(SPLIT):
        return rules.refuse(
            SPLIT,
            "card.not_split",
            "A delegation casts its card as one; {delegation} has split it: {choices}.",
            remedy="Agree on one way within the delegation.",
            delegation=facts.delegation,
            choices=say_list(used),
        )
    return yes()


def _colleges(facts: CardSetup, rules: RuleSet) -> Verdict:
    shares = rules.shares(COLLEGES)
    if not shares:
        return yes()
    verdict = yes()
    total = sum(shares.values(), Fraction(0))
    if total != 1:
        verdict &= rules.refuse(
            COLLEGES,
            "card.colleges_not_whole",
            "The colleges' shares add up to {total}, not to the whole.",
            remedy="Correct the rule parameter before a card vote is taken.",
            total=str(total),
        )
    weighed = {delegation.college for delegation in facts.delegations}
    if strangers := sorted(weighed - set(shares)):
        verdict &= rules.refuse(
            COLLEGES,
            "card.unknown_college",
            "The rules know no college “{college}”.",
            remedy="Put each delegation into one of: {colleges}.",
            college=say_name(strangers[0]),
            colleges=say_list(map(say_name, shares)),
        )
    if empty := [name for name in shares if name not in weighed]:
        verdict &= rules.refuse(
            COLLEGES,
            "card.empty_college",
            "No delegation is entitled to a card in the college “{college}”.",
            remedy="Enter its delegations, or ask the conference how to weigh the others.",
            college=say_name(empty[0]),
        )
    return verdict


def _weights(facts: CardSetup, rules: RuleSet) -> Verdict:
    verdict = yes()
    names = [delegation.name for delegation in facts.delegations]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        verdict &= rules.refuse(
            COLLEGES,
            "card.twice",
            "{delegation} is on the list twice.",
            remedy="Take one entry off.",
            delegation=twice[0],
        )
    if bad := [delegation.name for delegation in facts.delegations if delegation.weight < 0]:
        verdict &= rules.refuse(
            COLLEGES,
            "card.negative_weight",
            "{delegation} has a weight below 0.",
            remedy="Correct the figure.",
            delegation=bad[0],
        )
    return verdict


def _frozen(facts: CardSetup, rules: RuleSet) -> Verdict:
    verdict = yes()
    freeze = rules.day(FREEZE_DATE)
    if freeze is not None and freeze > facts.opens_on:
        verdict &= rules.refuse(
            FREEZE_DATE,
            "card.freeze_in_future",
            "Cards carry the members of {freeze}, which lies after the vote.",
            remedy="Correct the rule parameter.",
            freeze=say_day(freeze),
        )
    other = [
        d for d in facts.delegations if freeze is not None and d.weighed_on not in {None, freeze}
    ]
    if freeze is not None and other:
        verdict &= rules.refuse(
            FREEZE_DATE,
            "card.freeze_date",
            "{delegation}'s card was weighed on {weighed}, not on {freeze}.",
            remedy="Weigh every card on the same day, the one the rules name.",
            delegation=other[0].name,
            weighed=say_day(other[0].weighed_on or facts.opens_on),
            freeze=say_day(freeze),
        )
    named = rules.text(DENOMINATOR)
    if facts.denominator not in {"", named}:
        verdict &= rules.refuse(
            DENOMINATOR,
            "card.denominator",
            "Percentages are out of the {named}, not of the {other}.",
            remedy="Report the figures as the rules have them; the others may stand beside them.",
            named=say_name(named),
            other=say_name(facts.denominator),
        )
    return verdict

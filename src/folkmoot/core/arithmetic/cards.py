"""Card votes as they are handed in: who holds a card, and how it was used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from folkmoot.core.arithmetic.errors import RollError
from folkmoot.core.arithmetic.exact import Exact, check_exact, say
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value


class Choice(StrEnum):
    """What a vote on a card says."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Delegation:
    """A unit's card.

    Attributes:
        key: the unit.
        college: the college in which its card counts.
        weight: its votes: as a rule its members at the freeze date.
        delegates: who may cast a part of it, each an equal part unless shares are given.

    Raises:
        RollError: if the weight is not a whole number from 0, or a delegate is named twice.
    """

    key: str
    college: str
    weight: int
    delegates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if type(self.weight) is not int or self.weight < 0:
            raise RollError(f"{self.key}: {self.weight!r} is not a number of votes")
        if len(set(self.delegates)) < len(self.delegates):
            raise RollError(f"{self.key}: a delegate is named twice")


@dataclass(frozen=True, slots=True)
class CardRoll:
    """Every card of a conference, and what each college weighs.

    Attributes:
        delegations: all of them, whether they vote or not.
        shares: what each college weighs against the others; 50 and 50 are a half each.
        frozen_on: the day whose membership the weights are, or None.

    Raises:
        RollError: if a key stands twice, a college has no share, or a share is not above 0.
    """

    delegations: tuple[Delegation, ...]
    shares: Mapping[str, Exact]
    frozen_on: date | None = None

    def __post_init__(self) -> None:
        keys = [delegation.key for delegation in self.delegations]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise RollError(f"{twice[0]} stands on the roll twice")
        if missing := sorted({d.college for d in self.delegations} - set(self.shares)):
            raise RollError(f"the college {missing[0]!r} has no share")
        for college, share in self.shares.items():
            check_exact(share, f"the share of {college}")
            if share <= 0:
                raise RollError(f"the share of {college} must be above 0, not {share}")

    def share(self, college: str) -> Fraction:
        """The college's share of the whole, the shares of all colleges making 1."""
        return Fraction(self.shares[college]) / sum(map(Fraction, self.shares.values()))

    def of_college(self, college: str) -> tuple[Delegation, ...]:
        """The delegations of a college, in the order of the roll."""
        return tuple(d for d in self.delegations if d.college == college)


@dataclass(frozen=True, slots=True)
class WholeCard:
    """A delegation votes as one, with its whole weight."""

    delegation: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class SplitCard:
    """A delegation divides its votes: 70 for, 30 against; what is not named is not cast."""

    delegation: str
    votes: Mapping[Choice, Exact]


@dataclass(frozen=True, slots=True)
class DelegatesCard:
    """Each delegate votes with an equal part of the card, or with the fraction of it given.

    A delegate who does not vote leaves that part uncast.
    """

    delegation: str
    choices: Mapping[str, Choice]
    shares: Mapping[str, Fraction] | None = None


Card = WholeCard | SplitCard | DelegatesCard


def check_cards(
    roll: CardRoll, cards: Sequence[Card], *, provision: ProvisionRef | None = None
) -> Verdict:
    """Whether every card can be counted; each one that cannot is named.

    Refused: a delegation that is not on the roll, a second card of a delegation, votes below 0,
    a split larger than the card, a person who is not a delegate, shares that do not cover the
    delegates who voted or come to more than the card.
    """
    by_key = {delegation.key: delegation for delegation in roll.delegations}
    against: list[Reason] = []
    seen: set[str] = set()
    for card in cards:
        params: dict[str, Value] = {"delegation": card.delegation}
        delegation = by_key.get(card.delegation)
        if delegation is None:
            says, remedy = "{delegation} holds no card.", "Check the roll of delegations."
            against.append(Reason("cards.unknown_delegation", says, params, provision, remedy))
            continue
        if card.delegation in seen:
            says, remedy = "{delegation} voted twice.", "Find out which of its votes stands."
            against.append(Reason("cards.double_vote", says, params, provision, remedy))
            continue
        seen.add(card.delegation)
        against += _objections(card, delegation, provision)
    return no(*against) if against else yes()


def amounts(card: Card, delegation: Delegation) -> dict[Choice, Fraction]:
    """How many votes a card that passed `check_cards` casts for each choice."""
    votes = dict.fromkeys(Choice, Fraction(0))
    match card:
        case WholeCard():
            votes[card.choice] += delegation.weight
        case SplitCard():
            for choice, number in card.votes.items():
                votes[choice] += number
        case DelegatesCard():
            equal = Fraction(1, len(delegation.delegates) or 1)
            for delegate, choice in card.choices.items():
                part = equal if card.shares is None else card.shares[delegate]
                votes[choice] += part * delegation.weight
    return votes


def _objections(card: Card, delegation: Delegation, provision: ProvisionRef | None) -> list[Reason]:
    if isinstance(card, SplitCard):
        return _split_objections(card, delegation, provision)
    if isinstance(card, DelegatesCard):
        return _delegate_objections(card, delegation, provision)
    return []


def _split_objections(
    card: SplitCard, delegation: Delegation, provision: ProvisionRef | None
) -> list[Reason]:
    for choice, number in card.votes.items():
        check_exact(number, f"{delegation.key}'s votes {choice.value}")
    if any(number < 0 for number in card.votes.values()):
        says = "{delegation} cannot cast fewer than no votes."
        params: dict[str, Value] = {"delegation": delegation.key}
        return [Reason("cards.negative", says, params, provision, "Correct the split.")]
    return _too_large(delegation, Fraction(sum(card.votes.values())), provision)


def _delegate_objections(
    card: DelegatesCard, delegation: Delegation, provision: ProvisionRef | None
) -> list[Reason]:
    against: list[Reason] = []
    for delegate in card.choices:
        params: dict[str, Value] = {"delegation": delegation.key, "delegate": delegate}
        if delegate not in delegation.delegates:
            says = "{delegate} is not a delegate of {delegation}."
            remedy = "Check the credentials."
            against.append(Reason("cards.unknown_delegate", says, params, provision, remedy))
        elif card.shares is not None and delegate not in card.shares:
            says = "{delegation} divides its card, but gives {delegate} no share."
            remedy = "State every delegate's share, or none for equal shares."
            against.append(Reason("cards.no_share", says, params, provision, remedy))
    if card.shares is None:
        return against
    for delegate, share in card.shares.items():
        check_exact(share, f"the share of {delegate}")
        if share < 0:
            says = "{delegation} cannot give {delegate} less than nothing."
            params = {"delegation": delegation.key, "delegate": delegate}
            against.append(Reason("cards.negative", says, params, provision, "Correct the split."))
    whole = sum(card.shares.values(), Fraction(0)) * delegation.weight
    return against + _too_large(delegation, whole, provision)


def _too_large(
    delegation: Delegation, votes: Fraction, provision: ProvisionRef | None
) -> list[Reason]:
    if votes <= delegation.weight:
        return []
    params: dict[str, Value] = {
        "delegation": delegation.key,
        "votes": say(votes),
        "weight": delegation.weight,
    }
    says = "{delegation} splits {votes} votes, but its card carries {weight}."
    return [Reason("cards.split_too_large", says, params, provision, "Correct the split.")]

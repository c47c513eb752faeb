"""A card vote counted: per college and as a whole, exactly, with its working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from folkmoot.core.arithmetic.cards import (
    Card,
    CardRoll,
    Choice,
    Delegation,
    amounts,
    check_cards,
)
from folkmoot.core.arithmetic.errors import NotCountableError
from folkmoot.core.arithmetic.exact import brief, percent, say
from folkmoot.core.arithmetic.figures import Figures
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value


class CardBasis(StrEnum):
    """What a college's share is divided by.

    ``VOTES_CAST``: those cast for and against, so a college that voted at all gives its whole
    share. ``ENTITLED``: the weight of all its cards, so what is not cast counts for neither side.
    """

    VOTES_CAST = "votes cast"
    ENTITLED = "entitled"


@dataclass(frozen=True, slots=True)
class Portion:
    """The parts of the whole (1) that are for and against."""

    votes_for: Fraction
    votes_against: Fraction

    @property
    def total(self) -> Fraction:
        """Both together."""
        return self.votes_for + self.votes_against


@dataclass(frozen=True, slots=True)
class CollegeCount:
    """One college.

    Attributes:
        college: its name.
        share: its part of the whole.
        weight: the votes of all its cards.
        votes: what was cast for each choice, in votes.
        missing: the delegations that handed in no card, in the order of the roll.
    """

    college: str
    share: Fraction
    weight: int
    votes: Mapping[Choice, Fraction]
    missing: tuple[str, ...]

    @property
    def votes_cast(self) -> Fraction:
        """Votes for and against."""
        return self.votes[Choice.FOR] + self.votes[Choice.AGAINST]

    @property
    def not_cast(self) -> Fraction:
        """Votes on its cards that were neither cast nor marked as abstaining."""
        return self.weight - self.votes_cast - self.votes[Choice.ABSTAIN]

    def whole(self, basis: CardBasis) -> Fraction:
        """What its share is divided by."""
        return self.votes_cast if basis is CardBasis.VOTES_CAST else Fraction(self.weight)

    def portion(self, basis: CardBasis) -> Portion:
        """What it adds to either side; nothing if it has nothing to divide by."""
        whole = self.whole(basis)
        if not whole:
            return Portion(Fraction(0), Fraction(0))
        scale = self.share / whole
        return Portion(self.votes[Choice.FOR] * scale, self.votes[Choice.AGAINST] * scale)

    @property
    def figures(self) -> Figures:
        """Its votes, for conditions "in each college"."""
        return Figures(
            votes_for=self.votes[Choice.FOR],
            votes_against=self.votes[Choice.AGAINST],
            abstentions=self.votes[Choice.ABSTAIN],
            entitled=self.weight,
        )


@dataclass(frozen=True, slots=True)
class CardCount:
    """A card vote, counted.

    Attributes:
        colleges: each college, in the order of the roll's shares.
        basis: the one that decides by rule; both are reported.
    """

    colleges: tuple[CollegeCount, ...]
    basis: CardBasis

    def overall(self, basis: CardBasis) -> Portion:
        """The whole vote on a basis, as parts of 1."""
        portions = [college.portion(basis) for college in self.colleges]
        return Portion(
            sum((portion.votes_for for portion in portions), Fraction(0)),
            sum((portion.votes_against for portion in portions), Fraction(0)),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """Every delegation that handed in no card."""
        return tuple(key for college in self.colleges for key in college.missing)

    @property
    def figures(self) -> Figures:
        """The whole on the basis that decides, for `decide`.

        Those entitled are 1 on that basis; on votes cast there is no such number, so a threshold
        "of entitled" is refused rather than held against the wrong whole.
        """
        portion = self.overall(self.basis)
        entitled = Fraction(1) if self.basis is CardBasis.ENTITLED else None
        return Figures(portion.votes_for, portion.votes_against, entitled=entitled)

    @property
    def college_figures(self) -> dict[str, Figures]:
        """Each college's own votes, for `decide`."""
        return {college.college: college.figures for college in self.colleges}

    @property
    def steps(self) -> tuple[Reason, ...]:
        """The working: every college on both bases, the sums, who is missing, the rounding."""
        return tuple(_steps(self))

    @property
    def working(self) -> tuple[str, ...]:
        """The working as plain lines."""
        return tuple(step.sentence for step in self.steps)


def count_cards(
    roll: CardRoll, cards: Sequence[Card], *, basis: CardBasis = CardBasis.VOTES_CAST
) -> CardCount:
    """Count a card vote exactly.

    A unit's votes are its members at the freeze date, divided among its delegates; each college
    is brought to its share of the whole (field notes on assemblies, section 6, item 9).

    Raises:
        NotCountableError: if `check_cards` refuses; nothing is ever left out silently.
    """
    verdict = check_cards(roll, cards)
    if not verdict:
        raise NotCountableError(verdict)
    handed_in = {card.delegation: card for card in cards}
    colleges = tuple(
        _college(college, roll.share(college), roll.of_college(college), handed_in)
        for college in roll.shares
    )
    return CardCount(colleges, basis)


def _college(
    name: str, share: Fraction, delegations: Sequence[Delegation], cards: Mapping[str, Card]
) -> CollegeCount:
    votes = dict.fromkeys(Choice, Fraction(0))
    for delegation in delegations:
        if card := cards.get(delegation.key):
            for choice, number in amounts(card, delegation).items():
                votes[choice] += number
    return CollegeCount(
        name,
        share,
        sum(delegation.weight for delegation in delegations),
        votes,
        tuple(d.key for d in delegations if d.key not in cards),
    )


def _steps(count: CardCount) -> Iterator[Reason]:
    for college in count.colleges:
        yield _college_line(college)
        for basis in CardBasis:
            yield _basis_line(college, basis)
    for basis in CardBasis:
        yield _overall_line(count, basis)
    if count.missing:
        says = "No card from {count}: {missing}."
        params: dict[str, Value] = {
            "count": len(count.missing),
            "missing": ", ".join(count.missing),
        }
        yield Reason("cards.missing", says, params)
    says = (
        "Percentages are rounded to two decimals, halves up; sums are rounded once, from the exact"
        " fractions, which alone decide."
    )
    yield Reason("cards.rounding", says)


def _college_line(college: CollegeCount) -> Reason:
    says = (
        "{college} ({share} of the whole): {weight} votes on its cards;"
        " {votes_for} for, {votes_against} against, {abstain} abstain, {not_cast} not cast."
    )
    params: dict[str, Value] = {
        "college": college.college,
        "share": say(college.share),
        "weight": college.weight,
        "votes_for": brief(college.votes[Choice.FOR]),
        "votes_against": brief(college.votes[Choice.AGAINST]),
        "abstain": brief(college.votes[Choice.ABSTAIN]),
        "not_cast": brief(college.not_cast),
    }
    return Reason("cards.college", says, params)


def _basis_line(college: CollegeCount, basis: CardBasis) -> Reason:
    whole = college.whole(basis)
    params: dict[str, Value] = {
        "college": college.college,
        "basis": basis.value,
        "share": percent(college.share),
    }
    if not whole:
        says = "{college}, of {basis}: nothing to divide by, so its {share}% go to neither side."
        return Reason("cards.empty_college", says, params)
    says = (
        "{college}, of {basis}: for {votes_for} of {whole} makes {for_percent} of its {share}%,"
        " against {votes_against} of {whole} makes {against_percent}."
    )
    portion = college.portion(basis)
    params |= {
        "whole": brief(whole),
        "votes_for": brief(college.votes[Choice.FOR]),
        "votes_against": brief(college.votes[Choice.AGAINST]),
        "for_percent": percent(portion.votes_for),
        "against_percent": percent(portion.votes_against),
    }
    return Reason("cards.basis", says, params)


def _overall_line(count: CardCount, basis: CardBasis) -> Reason:
    portion = count.overall(basis)
    says = "Together, of {basis}{decides}: for {for_percent}%, against {against_percent}%."
    params: dict[str, Value] = {
        "basis": basis.value,
        "decides": " (this decides)" if basis is count.basis else "",
        "for_percent": percent(portion.votes_for),
        "against_percent": percent(portion.votes_against),
    }
    return Reason("cards.overall", says, params)

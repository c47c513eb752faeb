"""Card votes: what is in, what is missing, and the count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import QuerySet

from folkmoot.apps.assembly.models import CardCast, CardVote, Delegation
from folkmoot.apps.assembly.queries.mandates import (
    CardDeparture,
    MandateView,
    departs,
    mandates_in,
    votes_with_mandates_of,
)
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.core.arithmetic.card_count import CardBasis, CardCount, count_cards
from folkmoot.core.arithmetic.cards import (
    Card,
    CardRoll,
    Choice,
    DelegatesCard,
    SplitCard,
    WholeCard,
    amounts,
)
from folkmoot.core.arithmetic.cards import Delegation as RollDelegation
from folkmoot.core.procedure.rules import card_vote as rule
from folkmoot.core.procedure.ruleset import RuleSet

ALL_TOGETHER = "all delegations"


@dataclass(frozen=True, slots=True)
class CardVoteView:
    """A card vote."""

    id: int
    meeting_key: str
    meeting_title: str
    number: int
    question: str
    question_kind: str
    subject: str
    demanded_by: str
    opened_at: datetime
    closed_at: datetime | None
    decision_number: int | None

    @property
    def open(self) -> bool:
        """Whether cards may still be cast."""
        return self.closed_at is None

    @property
    def url(self) -> str:
        """Where it is shown."""
        return f"/meetings/{self.meeting_key}/card-votes/{self.number}"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One delegation's card in a card vote.

    Attributes:
        cast: what has been cast of its weight, by choice; exact.
        mandate: what the unit's meeting told its delegates, if it did.
        complete: whether the whole card is in.
        parts: how many delegates have cast their share, where they cast one by one.
    """

    delegation_id: int
    name: str
    college: str
    weight: int
    cast: dict[Choice, Fraction]
    complete: bool
    parts: int
    delegates: int
    mandate: MandateView | None = None

    @property
    def departs(self) -> bool:
        """Whether any of it was cast another way than the unit's meeting had decided."""
        return departs(self.cast, self.mandate)

    @property
    def is_in(self) -> Fraction:
        """The weight that has been cast."""
        return sum(self.cast.values(), Fraction(0))


def card_votes(meeting_key: str) -> tuple[CardVoteView, ...]:
    """Every card vote of a meeting, in order."""
    return _views(CardVote.objects.filter(meeting__key=meeting_key))


def card_vote(meeting_key: str, number: int) -> CardVoteView | None:
    """One card vote."""
    return next(
        iter(_views(CardVote.objects.filter(meeting__key=meeting_key, number=number))), None
    )


def open_card_votes(meeting_keys: tuple[str, ...]) -> tuple[CardVoteView, ...]:
    """The card votes of some meetings that are open now."""
    return _views(CardVote.objects.filter(meeting__key__in=meeting_keys, decision__isnull=True))


def shares_of(rules: RuleSet) -> dict[str, Fraction]:
    """What each college weighs; one college of all where the rules have none."""
    return rules.shares(rule.COLLEGES) or {ALL_TOGETHER: Fraction(1)}


def basis_of(rules: RuleSet) -> CardBasis:
    """What percentages are out of, by rule."""
    return (
        CardBasis.ENTITLED if rules.text(rule.DENOMINATOR) == "entitled" else CardBasis.VOTES_CAST
    )


def roll_of(meeting_key: str, rules: RuleSet, *, at: datetime | None = None) -> CardRoll:
    """Every card of a meeting with its weight and its delegates, as named by a moment."""
    rows = Delegation.objects.filter(meeting__key=meeting_key).prefetch_related("delegates")
    shares = shares_of(rules)
    weighed = tuple(
        RollDelegation(
            key=row.unit_name,
            college=ALL_TOGETHER if ALL_TOGETHER in shares else row.college,
            weight=row.weight,
            delegates=tuple(
                delegate.person_key
                for delegate in row.delegates.all()
                if at is None or delegate.named_at <= at
            ),
        )
        for row in rows
    )
    return CardRoll(weighed, shares, rows[0].frozen_on if rows else None)


def cards_in(card_vote_id: int) -> tuple[Card, ...]:
    """The cards that stand, one per delegation, as the count takes them."""
    rows = CardCast.objects.filter(card_vote_id=card_vote_id, standing=True)
    by_unit: dict[str, list[CardCast]] = {}
    for row in rows.select_related("delegation", "delegate").order_by("pk"):
        by_unit.setdefault(row.delegation.unit_name, []).append(row)
    return tuple(_card(name, casts) for name, casts in by_unit.items())


def count_of(vote: CardVoteView, *, zone: str) -> CardCount:
    """The count of what is in, by the rules of the day on which it was opened."""
    rules = rules_on(day_of(vote.opened_at, zone))
    roll = roll_of(vote.meeting_key, rules, at=vote.closed_at)
    return count_cards(roll, cards_in(vote.id), basis=basis_of(rules))


def lines_of_vote(vote: CardVoteView, *, zone: str) -> tuple[CardLine, ...]:
    """Every delegation, what has come in from it and what has not."""
    rules = rules_on(day_of(vote.opened_at, zone))
    weighed = roll_of(vote.meeting_key, rules, at=vote.closed_at).delegations
    roll = {delegation.key: delegation for delegation in weighed}
    cards = {card.delegation: card for card in cards_in(vote.id)}
    rows = Delegation.objects.filter(meeting__key=vote.meeting_key)
    told = mandates_in(CardVote.objects.get(pk=vote.id))
    return tuple(
        _line(row, roll[row.unit_name], cards.get(row.unit_name), told.get(row.pk)) for row in rows
    )


def card_departures(
    units: Sequence[str], *, since: datetime, zone: str
) -> tuple[CardDeparture, ...]:
    """Cards of these units that departed from their mandates, in votes opened since a moment.

    Every delegate's share counts by itself, so that one who departs is seen before the vote closes.
    """
    votes = _views(CardVote.objects.filter(pk__in=votes_with_mandates_of(units, since)))
    return tuple(
        CardDeparture(vote.url, vote.question, line.mandate)
        for vote in votes
        for line in lines_of_vote(vote, zone=zone)
        if line.mandate and line.mandate.unit_slug in units and line.departs
    )


def _line(
    row: Delegation, held: RollDelegation, card: Card | None, mandate: MandateView | None
) -> CardLine:
    cast = amounts(card, held) if card else dict.fromkeys(Choice, Fraction(0))
    parts = len(card.choices) if isinstance(card, DelegatesCard) else 0
    by_parts = isinstance(card, DelegatesCard)
    return CardLine(
        delegation_id=row.pk,
        name=row.unit_name,
        college=held.college,
        weight=row.weight,
        cast=cast,
        complete=card is not None and (not by_parts or parts == len(held.delegates)),
        parts=parts,
        delegates=len(held.delegates),
        mandate=mandate,
    )


def _card(name: str, casts: list[CardCast]) -> Card:
    shares = {c.delegate.person_key: Choice(c.choice) for c in casts if c.delegate}
    if shares:
        return DelegatesCard(name, shares)
    whole = casts[0]
    if whole.choice:
        return WholeCard(name, Choice(whole.choice))
    votes = {
        Choice.FOR: whole.votes_for,
        Choice.AGAINST: whole.votes_against,
        Choice.ABSTAIN: whole.abstentions,
    }
    return SplitCard(name, votes)


def _views(rows: QuerySet[CardVote]) -> tuple[CardVoteView, ...]:
    return tuple(view_of_vote(row) for row in rows.select_related("meeting", "decision"))


def view_of_vote(row: CardVote) -> CardVoteView:
    """A row as a view."""
    return CardVoteView(
        id=row.pk,
        meeting_key=row.meeting.key,
        meeting_title=row.meeting.title,
        number=row.number,
        question=row.question,
        question_kind=row.question_kind,
        subject=row.subject,
        demanded_by=row.demanded_by,
        opened_at=row.opened_at,
        closed_at=row.decision.recorded_at if row.decision else None,
        decision_number=row.decision.number if row.decision else None,
    )


def card_vote_of(decision_id: int) -> CardVoteView | None:
    """The card vote that led to a decision."""
    return next(iter(_views(CardVote.objects.filter(decision_id=decision_id))), None)

"""One condition of a threshold held against one set of figures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from folkmoot.core.arithmetic.exact import Exact, say
from folkmoot.core.arithmetic.figures import Figures
from folkmoot.core.arithmetic.threshold import Condition, Denominator, Share, Votes
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

CastingVote = Literal["for", "against"]
_MORE_THAN_HALF = (Fraction(1, 2), Denominator.VOTES_CAST, True)


@dataclass(frozen=True, slots=True)
class Check:
    """What came of a condition.

    Attributes:
        met: whether the condition is met, by the casting vote where there is one.
        awaits_casting_vote: votes are equal under "more than 1/2 of votes cast", and the chair
            has given no casting vote.
        working: the line of working, its result still a placeholder ``{result}``.
        params: the values of that line, without the result.
    """

    met: bool
    awaits_casting_vote: bool
    working: str
    params: dict[str, Value]

    def line(self, result: str) -> Reason:
        """The finished line of working."""
        return Reason("decision.condition", self.working, {**self.params, "result": result})


def check_condition(
    condition: Condition, figures: Figures, *, college: str, casting_vote: CastingVote | None
) -> Check:
    """Hold a condition against the figures of a college, or of the whole vote (college "")."""
    params: dict[str, Value] = {
        "place": f"{college}: for" if college else "For",
        "votes": say(figures.votes_for),
        "condition": condition.text,
    }
    if isinstance(condition, Votes):
        met = figures.votes_for >= condition.least
        return Check(met, False, "{place} {votes}; needed: {condition}; {result}", params)
    whole = whole_of(condition.of, figures) or 0
    limit = condition.fraction * whole
    met = whole > 0 and (
        figures.votes_for > limit if condition.strict else figures.votes_for >= limit
    )
    awaits = may_be_settled(condition) and not college and is_tied(figures)
    if awaits and casting_vote is not None:
        met, awaits = casting_vote == "for", False
    params |= {"whole": say(whole), "of": condition.of.value}
    if not whole:
        says = "{place} {votes} of {whole} {of}; needed: {condition}; {result}"
        return Check(met, awaits, says, params)
    params |= {
        "share": say(Fraction(figures.votes_for) / whole),
        "needed": _needed(condition, limit, in_ones=isinstance(whole, int)),
    }
    says = "{place} {votes} of {whole} {of} = {share}; needed: {condition}, that is {needed};"
    return Check(met, awaits, says + " {result}", params)


def whole_of(of: Denominator, figures: Figures) -> Exact | None:
    """The number that a share is a share of, or None if nobody stated it."""
    match of:
        case Denominator.VOTES_CAST:
            return figures.votes_cast
        case Denominator.BALLOTS:
            return figures.ballots
        case Denominator.PRESENT:
            return figures.present
        case Denominator.ENTITLED:
            return figures.entitled


def may_be_settled(condition: Condition) -> bool:
    """Whether a casting vote can settle it: only "more than 1/2 of votes cast" of the whole."""
    return (
        isinstance(condition, Share)
        and not condition.in_each_college
        and (condition.fraction, condition.of, condition.strict) == _MORE_THAN_HALF
    )


def is_tied(figures: Figures) -> bool:
    """Whether as many voted for as against."""
    return figures.votes_for == figures.votes_against


def _needed(condition: Share, limit: Fraction, *, in_ones: bool) -> str:
    if in_ones:
        return say(floor(limit) + 1 if condition.strict else ceil(limit))
    return f"more than {say(limit)}" if condition.strict else say(limit)

"""Rule group 4, its end: what becomes of a challenge (field notes on assemblies, section 6.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.gate import CHALLENGE_TO, REASONS_REQUIRED
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_share
from folkmoot.core.terms import Verdict, yes

MAJORITY = "gate.challenge_majority"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=MAJORITY,
        type="share",
        default=Fraction(1, 2),
        sentence="A challenge on which the conference votes succeeds with {value} of those "
        "voting; half means more than half.",
        example="With half: 140 for the challenge and 120 against, so the motion is in order.",
        kinder="lower",
        kinder_to="movers",
    ),
)

READS = (CHALLENGE_TO, MAJORITY, REASONS_REQUIRED)


@dataclass(frozen=True, slots=True)
class ChallengeVote:
    """The vote of the conference on a challenge, as its meeting recorded it.

    Attributes:
        votes_for: votes for the challenge; of a card vote, its share of 1.
        votes_against: votes against it, likewise.
        number: the decision's number among those of the conference.
    """

    votes_for: int | Fraction
    votes_against: int | Fraction
    number: int = 0


@dataclass(frozen=True, slots=True)
class ChallengeDecisionFacts:
    """A challenge about to be decided.

    Attributes:
        decided_by: ``"conference"`` or ``"committee"``.
        upheld: whether the challenge is about to be recorded as succeeding.
        reasons: why; needed where a committee decides, as a vote gives none.
        vote: the conference's vote, without which it has decided nothing.
    """

    decided_by: str
    upheld: bool
    reasons: str = ""
    vote: ChallengeVote | None = None


def succeeds(vote: ChallengeVote, rules: RuleSet) -> bool:
    """Whether a vote is enough for the challenge: more than half, or the share itself above that.

    An equality of votes is not enough: the ruling stands.
    """
    share = rules.share(MAJORITY) or Fraction(1, 2)
    together = vote.votes_for + vote.votes_against
    if share == Fraction(1, 2):
        return vote.votes_for > share * together
    return vote.votes_for >= share * together and vote.votes_for > 0


def check_challenge_decision(
    facts: ChallengeDecisionFacts, rules: RuleSet, at: datetime
) -> Verdict:
    """Whether this decides the challenge: the right body, its vote or its reasons (rule group 4).

    That the committee is heard first is rule group 16. Refuses with ``challenge.wrong_judge``,
    ``challenge.no_vote``, ``challenge.other_outcome`` or ``challenge.no_reasons``.
    """
    del at
    verdict = yes()
    judge = rules.text(CHALLENGE_TO)
    if facts.decided_by != judge:
        verdict &= rules.refuse(
            CHALLENGE_TO,
            "challenge.wrong_judge",
            "A challenge is decided by the {judge}, not by the {other}.",
            remedy="Put it to the {judge}.",
            judge=judge,
            other=facts.decided_by,
        )
    if facts.decided_by == "conference":
        return verdict & _voted(facts, rules)
    if not facts.reasons.strip():
        verdict &= rules.refuse(
            REASONS_REQUIRED,
            "challenge.no_reasons",
            "A committee that decides a challenge gives its reasons, and none are given.",
            remedy="Say in a sentence or two why the ruling stands or falls.",
        )
    return verdict


def _voted(facts: ChallengeDecisionFacts, rules: RuleSet) -> Verdict:
    """Whether the conference has voted, and as it is about to be recorded."""
    if facts.vote is None:
        return rules.refuse(
            CHALLENGE_TO,
            "challenge.no_vote",
            "Conference has taken no vote on the challenge, so it has decided nothing.",
            remedy="Put the challenge to the vote on its line of the agenda; its result is then "
            "taken from there.",
        )
    enough = succeeds(facts.vote, rules)
    if enough == facts.upheld:
        return yes()
    share = rules.share(MAJORITY) or Fraction(1, 2)
    half = share == Fraction(1, 2)
    return rules.refuse(
        MAJORITY,
        "challenge.other_outcome",
        "The vote was {votes_for} for the challenge and {votes_against} against, and it takes "
        "{needed}: the challenge {outcome}.",
        remedy="Record what the conference decided.",
        votes_for=str(facts.vote.votes_for),
        votes_against=str(facts.vote.votes_against),
        needed=f"more than {say_share(share)}" if half else say_share(share),
        outcome="succeeds" if enough else "fails",
    )

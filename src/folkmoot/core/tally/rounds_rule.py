"""The options of ranked-choice counting by rounds in the United States, as data.

They are those of the configuration that the Ranked Choice Voting Resource Center's tabulator
reads, so that its published contests can be counted here from the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

OVERVOTE = "overvote"
WRITE_IN = "Undeclared Write-ins"
NO_LIMIT = 10**9

Ranks = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RoundsRule:
    """How rounds are counted.

    Attributes:
        winners: places to fill.
        mode: ``singleWinnerMajority``, ``multiWinnerAllowOnlyOneWinnerPerRound``,
            ``multiWinnerAllowMultipleWinnersPerRound``, ``bottomsUp``,
            ``bottomsUpUsingPercentageThreshold`` or ``multiPassIrv``.
        ties: ``random``, ``stopCountingAndAsk``, ``useCandidateOrder``, ``generatePermutation``,
            ``previousRoundCountsThenRandom`` or ``previousRoundCountsThenAsk``.
        overvotes: ``exhaustImmediately``, ``alwaysSkipToNextRank`` or
            ``exhaustIfMultipleContinuing``.
        seed: of the tabulator's pseudo-random numbers, where ties need them.
        least_share: of the votes, for bottoms-up with a threshold.
        decimals: kept in transfer values.
        least_votes: below which candidates are dropped first.
        skipped: ranks in a row that may be left out; ranks: how many the paper has.
        fraction: whether the threshold keeps decimals; frozen: whether the first round fixes it.
        hare: whether the threshold is that of Hare.
        batch: whether those are dropped together who cannot catch up.
        cutoff: whether, bottoms-up with a threshold, all below it are dropped together.
        until_two: whether rounds go on until two candidates are left.
        stop_after: the round after which counting stops, or `NO_LIMIT`.
        no_duplicates: whether a paper ends where a candidate comes a second time.
    """

    winners: int = 1
    mode: str = "singleWinnerMajority"
    ties: str = "stopCountingAndAsk"
    overvotes: str = "exhaustImmediately"
    seed: int | None = None
    least_share: Fraction = Fraction(0)
    decimals: int = 4
    least_votes: Fraction = Fraction(0)
    skipped: int = NO_LIMIT
    ranks: int = NO_LIMIT
    fraction: bool = False
    frozen: bool = False
    hare: bool = False
    batch: bool = False
    cutoff: bool = False
    until_two: bool = False
    stop_after: int = NO_LIMIT
    no_duplicates: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """Candidates in the order of the paper, who of them are excluded, and the papers.

    ``papers`` gives for each different paper its ranks, a tuple of (rank from 1, everything marked
    at that rank), and the number of papers. With ``write_ins`` there is a line for names that
    voters wrote in and that nobody declared.
    """

    title: str
    candidates: tuple[str, ...]
    rule: RoundsRule
    papers: dict[Ranks, int] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    write_ins: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One round: votes, the threshold, who is elected or out, where their votes went.

    ``inactive`` counts papers that count for nobody by reason: ``exhaustedChoices``,
    ``overvotes``, ``repeatedRankings``, ``skippedRankings`` and ``undervotes``; and the surplus
    that nobody could be given, ``finalRoundSurplus``. ``moved`` is by candidate elected or out, to
    candidate or ``exhausted``.
    """

    number: int
    votes: dict[str, Fraction]
    threshold: Fraction
    elected: tuple[str, ...]
    out: tuple[str, ...]
    moved: dict[str, dict[str, Fraction]]
    inactive: dict[str, Fraction]
    ties: tuple[str, ...] = ()

"""Ranked-choice voting counted by rounds, with the options of `rounds_rule`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction

from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.rounds_rule import OVERVOTE, WRITE_IN, Contest, Ranks, Round, RoundsRule
from folkmoot.core.tally.rounds_ties import Lots, tie_chosen

REASONS = ("exhaustedChoices", "overvotes", "repeatedRankings", "skippedRankings", "undervotes")
LAST_TWO = 2


@dataclass(slots=True)
class _Pile:
    """Papers alike that have gone the same way."""

    ranks: Ranks
    papers: int
    value: Fraction = Fraction(1)
    holder: str = ""
    ended: str = ""
    kept: dict[str, Fraction] = field(default_factory=dict)


class Rounds:
    """The state of a count by rounds; `run` takes it to its end."""

    def __init__(self, contest: Contest) -> None:
        self.contest, self.rule = contest, contest.rule
        self.piles = [_Pile(ranks, papers) for ranks, papers in contest.papers.items()]
        self.out: dict[str, int] = dict.fromkeys(contest.excluded, 0)
        self.won: dict[str, int] = {}
        self.rounds: list[Round] = []
        self.threshold = Fraction(0)
        self.residual = Fraction(0)
        self.full = False
        self.lots = Lots(contest.rule, contest.candidates)
        self.names = [*contest.candidates]
        if contest.write_ins:
            self.names.append(WRITE_IN)
        # The tabulator's rule for going on counts the line for write-ins where there is one.
        self.size = len(self.names) - len(contest.excluded)

    def run(self) -> list[Round]:
        """All rounds."""
        while self._goes_on():
            self._round()
        return self.rounds

    def _continuing(self, name: str) -> bool:
        return name not in self.out and name in self.names and (
            self.rule.until_two or name not in self.won
        )  # fmt: skip

    def _goes_on(self) -> bool:
        rule, number = self.rule, len(self.rounds)
        gone = sum(1 for at in self.out.values() if at)
        everybody = all(c in self.out or c in self.won for c in self.names)
        if number >= rule.stop_after or (everybody and len(self.won) < rule.winners):
            return False
        if rule.until_two:
            return gone + len(self.won) + 1 < self.size or number in self.out.values()
        if rule.mode == "bottomsUpUsingPercentageThreshold":
            return not self.won
        more = rule.winners > 1 and number in self.won.values() and rule.mode != "bottomsUp"
        return len(self.won) < rule.winners or (more and number > 0)

    def _round(self) -> None:
        number = len(self.rounds) + 1
        self.full = 1 < self.rule.winners <= len(self.won)
        votes = {c: Fraction(0) for c in self.names if self._continuing(c)}
        moved: defaultdict[str, defaultdict[str, Fraction]] = defaultdict(
            lambda: defaultdict(Fraction)
        )
        for pile in self.piles:
            if not pile.ended and not (pile.holder and self._continuing(pile.holder)):
                before = pile.holder
                self._next(pile)
                if before and pile.value:
                    moved[before][pile.holder or "exhausted"] += pile.value * pile.papers
            if pile.holder and not pile.ended:
                votes[pile.holder] += pile.value * pile.papers
        self._set_threshold(number, sum(votes.values(), Fraction(0)))
        if number > 1:
            last = self.rounds[-1]
            self.rounds[-1] = replace(last, moved={k: dict(v) for k, v in moved.items()})
        elected, says = self._winners(votes, number)
        out: list[str] = []
        if elected:
            self.won |= dict.fromkeys(elected, number)
            self._surpluses(elected, votes)
        elif self._must_drop():
            out, more = self._losers(votes, number)
            says += more
            self.out |= dict.fromkeys(out, number)
        if self.rule.winners > 1:
            self._past_winners(votes, number)
        self.rounds.append(
            Round(
                number=number,
                votes=votes,
                threshold=self.threshold,
                elected=tuple(elected),
                out=tuple(out),
                moved={},
                inactive=self._inactive(),
                ties=tuple(says),
            )
        )

    def _next(self, pile: _Pile) -> None:
        """The paper to its next candidate, or the reason why it counts no longer."""
        rule, last, seen = self.rule, 0, set[str]()
        if not pile.ranks:
            pile.holder, pile.ended = "", "undervotes"
            return
        for rank, marked in pile.ranks:
            if rank - last > rule.skipped + 1:
                pile.holder, pile.ended = "", "skippedRankings"
                return
            last = rank
            if rule.no_duplicates and (seen & set(marked)):
                pile.holder, pile.ended = "", "repeatedRankings"
                return
            seen |= set(marked)
            verdict = self._overvote(marked)
            if verdict == "ends":
                pile.holder, pile.ended = "", "overvotes"
                return
            found = next((c for c in marked if self._continuing(c)), "")
            if found and verdict == "":
                pile.holder = found
                return
        pile.holder, pile.ended = "", "exhaustedChoices"

    def _overvote(self, marked: tuple[str, ...]) -> str:
        """``ends``, ``skip`` or nothing."""
        if marked != (OVERVOTE,) and len(marked) <= 1:
            return ""
        if self.rule.overvotes == "exhaustImmediately":
            return "ends"
        if self.rule.overvotes == "alwaysSkipToNextRank":
            return "skip"
        return "ends" if sum(map(self._continuing, marked)) > 1 else ""

    def _set_threshold(self, number: int, active: Fraction) -> None:
        rule = self.rule
        if number > 1 and (rule.winners > 1 or rule.frozen or self.won):
            return
        if rule.mode == "bottomsUpUsingPercentageThreshold":
            self.threshold = active * rule.least_share
        else:
            unit = Fraction(1, 10**rule.decimals) if rule.fraction else Fraction(1)
            if rule.hare:
                self.threshold = -(-active / rule.winners // unit) * unit
            else:
                self.threshold = (active / (rule.winners + 1) // unit + 1) * unit
        self.threshold = max(self.threshold, rule.least_votes)

    def _winners(self, votes: dict[str, Fraction], number: int) -> tuple[list[str], list[str]]:
        rule, left = self.rule, self.rule.winners - len(self.won)
        if votes.get(WRITE_IN):
            return [], []
        running = votes
        if rule.mode == "bottomsUpUsingPercentageThreshold":
            return (list(running) if all(v >= self.threshold for v in running.values()) else []), []
        if left <= 0:
            return [], []
        found = self._enough(running, left)
        only_one = len(found) > 1 and (
            rule.mode == "multiWinnerAllowOnlyOneWinnerPerRound" or rule.frozen
        )
        two_tied = (
            rule.winners == 1
            and not found
            and len(running) == LAST_TWO
            and all(v >= rule.least_votes for v in running.values())
        )
        if not (only_one or two_tied):
            return sorted(found, key=lambda c: (running[c], self.names.index(c))), []
        top = [c for c in running if running[c] == max(running.values())]
        if len(top) == 1:
            return top, []
        chosen, how = tie_chosen(top, self.lots, self.rounds, wins=True, number=number)
        return [chosen], [how]

    def _enough(self, running: dict[str, Fraction], left: int) -> list[str]:
        if len(running) <= left:
            return list(running)
        if self.rule.frozen and len(running) - 1 == self.rule.winners:
            return [c for c in running if running[c] == max(running.values())]
        if self.rule.mode == "bottomsUp":
            return []
        return [c for c in running if running[c] >= self.threshold and c != WRITE_IN]

    def _must_drop(self) -> bool:
        rule = self.rule
        gone = sum(1 for at in self.out.values() if at)
        return (
            len(self.won) < rule.winners
            or (rule.until_two and gone < self.size - LAST_TWO)
            or rule.mode == "bottomsUpUsingPercentageThreshold"
        )

    def _losers(self, votes: dict[str, Fraction], number: int) -> tuple[list[str], list[str]]:
        rule = self.rule
        if votes.get(WRITE_IN):
            return [WRITE_IN], []
        running = votes
        below = [c for c, v in running.items() if v < rule.least_votes]
        if below:
            if len(below) == len(self.contest.candidates) - len(self.contest.excluded):
                raise CountError("every candidate is below the fewest votes that are asked for")
            return below, []
        if rule.cutoff and rule.mode == "bottomsUpUsingPercentageThreshold":
            below = [c for c, v in running.items() if v < self.threshold]
            if below:
                return below, []
        together = self._batch(running) if rule.batch else []
        if len(together) > 1:
            return together, []
        least = min(running.values())
        low = [c for c in running if running[c] == least]
        if len(low) == 1:
            return low, []
        chosen, how = tie_chosen(low, self.lots, self.rounds, wins=False, number=number)
        return [chosen], [how]

    def _batch(self, running: dict[str, Fraction]) -> list[str]:
        """Those who, all their votes together, stay below the next above."""
        total, seen = Fraction(0), list[str]()
        found: list[list[str]] = [[]]
        for level in sorted(set(running.values())):
            if total < level and len(seen) > len(found[-1]):
                found.append(seen[:])
            here = [c for c in running if running[c] == level]
            total += level * len(here)
            seen += here
        gone = sum(1 for at in self.out.values() if at)
        if self.rule.until_two and len(found[-1]) + gone == self.size - 1:
            found.pop()
        return found[-1]

    def _surpluses(self, elected: list[str], votes: dict[str, Fraction]) -> None:
        if self.rule.winners == 1 or self.rule.mode == "bottomsUp":
            return
        for name in elected:
            over = votes[name] - self.threshold
            share = self._cut(over / votes[name]) if over > 0 else Fraction(0)
            for pile in self.piles:
                if pile.holder == name:
                    value = self._cut(pile.value * share)
                    pile.kept[name] = pile.value - value
                    pile.value = value

    def _cut(self, value: Fraction) -> Fraction:
        return Fraction(value * 10**self.rule.decimals // 1, 10**self.rule.decimals)

    def _past_winners(self, votes: dict[str, Fraction], number: int) -> None:
        """Votes that those keep who were elected in an earlier round."""
        for name, at in self.won.items():
            if at == number:
                continue
            if at < number - 1:
                votes[name] = self.rounds[-1].votes[name]
                continue
            kept = sum((p.kept[name] * p.papers for p in self.piles if name in p.kept), Fraction(0))
            self.residual += max(kept - self.threshold, Fraction(0))
            votes[name] = min(kept, self.threshold)

    def _inactive(self) -> dict[str, Fraction]:
        if self.full and self.rounds:
            # All places were filled before: what nobody could be given is the last surplus.
            sums = {k: v for k, v in self.rounds[-1].inactive.items() if k in REASONS}
            ended = sum((p.value * p.papers for p in self.piles if p.ended), Fraction(0))
            sums["finalRoundSurplus"] = ended - sum(sums.values()) + self.residual
            return sums
        sums = dict.fromkeys(REASONS, Fraction(0))
        for pile in self.piles:
            if pile.ended:
                sums[pile.ended] += pile.value * pile.papers
        if self.residual:
            sums["finalRoundSurplus"] = self.residual
        return sums


def count_by_rounds(contest: Contest) -> list[list[Round]]:
    """The rounds of a contest; a list for each pass, of which there is one except in passes.

    In passes (``multiPassIrv``) a place is filled at a time, and who is elected is excluded from
    the passes that follow.

    Raises:
        CountError: if nobody stands, a tie cannot be decided, or everybody is below the least.
    """
    rule = contest.rule
    if not set(contest.candidates) - contest.excluded:
        raise CountError("nobody stands")
    if rule.mode != "multiPassIrv":
        return [Rounds(contest).run()]
    passes: list[list[Round]] = []
    excluded = contest.excluded
    single = replace(rule, winners=1, mode="singleWinnerMajority")
    while len(passes) < rule.winners and set(contest.candidates) - excluded:
        found = Rounds(replace(contest, rule=single, excluded=excluded)).run()
        passes.append(found)
        winners = [name for one in found for name in one.elected]
        if not winners:
            break
        excluded = excluded | frozenset(winners)
    return passes


def settings_of(rule: RoundsRule) -> dict[str, str]:
    """The options that differ from the usual, for a record."""
    usual = RoundsRule()
    return {
        name: str(getattr(rule, name))
        for name in RoundsRule.__dataclass_fields__
        if getattr(rule, name) != getattr(usual, name)
    }

"""The house counted: as it is expected, at its lowest and highest, and what a majority is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from folkmoot.core.arithmetic.condition import check_condition
from folkmoot.core.arithmetic.decision import Decision, decide
from folkmoot.core.arithmetic.errors import HouseError
from folkmoot.core.arithmetic.figures import Figures
from folkmoot.core.arithmetic.game import WeightedGame
from folkmoot.core.arithmetic.house import NOBODY, Bloc, House, Side, State


@dataclass(frozen=True, slots=True)
class Tally:
    """How a house votes in one case, in members.

    Attributes:
        votes_for: for.
        votes_against: against.
        abstentions: there and counted as abstaining.
        present: there: those three and the tellers; nobody who presides.
        entitled: those entitled to vote.
    """

    votes_for: int
    votes_against: int
    abstentions: int
    present: int
    entitled: int

    @property
    def margin(self) -> int:
        """Votes for less votes against."""
        return self.votes_for - self.votes_against

    @property
    def figures(self) -> Figures:
        """For `decide`."""
        return Figures(
            self.votes_for,
            self.votes_against,
            abstentions=self.abstentions,
            present=self.present,
            entitled=self.entitled,
        )


@dataclass(frozen=True, slots=True)
class HouseCount:
    """What came of a count.

    Attributes:
        house: what was counted.
        tally: the votes as they are counted on: no more rebels than are certain.
        decision: what follows, with its working.
        lowest: the fewest for and most against that the ranges allow.
        highest: the most for and fewest against.
        needed: the votes for that carry the question, of the votes cast in ``tally``; None if no
            number would.
        to_win: the votes for that carry it if all vote who can; None if no number would.
    """

    house: House
    tally: Tally
    decision: Decision
    lowest: Tally
    highest: Tally
    needed: int | None
    to_win: int | None

    @property
    def carried(self) -> bool:
        """Whether the question is carried as things are expected."""
        return self.decision.carried

    @property
    def certain(self) -> bool:
        """Whether every case in the ranges ends the same."""
        return is_carried(self.house, self.lowest) == is_carried(self.house, self.highest)


def count_house(house: House) -> HouseCount:
    """Count a house."""
    tally = tally_of(house, house.blocs)
    decision = decide(house.threshold, tally.figures, casting_vote=house.casting_vote)
    return HouseCount(
        house=house,
        tally=tally,
        decision=decision,
        lowest=tally_of(house, [_swung(bloc, Side.AGAINST) for bloc in house.blocs]),
        highest=tally_of(house, [_swung(bloc, Side.FOR) for bloc in house.blocs]),
        needed=least_for(house, tally, tally.votes_for + tally.votes_against),
        to_win=least_for(house, tally, house.can_vote),
    )


def tally_of(house: House, blocs: Iterable[Bloc]) -> Tally:
    """The votes of these blocs, each with the rebels and absences that are counted on."""
    sides = dict.fromkeys(Side, 0)
    tellers = abstaining = 0
    for bloc in blocs:
        tellers += bloc.in_state(State.TELLER)
        abstaining += bloc.in_state(State.ABSTAINING)
        loyal = bloc.voting - bloc.rebels.least - bloc.away.least
        sides[bloc.side] += loyal
        if bloc.rebels.least:
            sides[other(bloc.side)] += bloc.rebels.least
    abstentions = sides[Side.ABSTAIN] + abstaining
    present = sides[Side.FOR] + sides[Side.AGAINST] + abstentions + tellers
    entitled = house.entitled
    if entitled is None:
        entitled = house.seats - house.in_state(State.CHAIR)
    return Tally(sides[Side.FOR], sides[Side.AGAINST], abstentions, present, max(entitled, present))


def other(side: Side) -> Side:
    """The side against a side."""
    return Side.AGAINST if side is Side.FOR else Side.FOR


def _swung(bloc: Bloc, side: Side) -> Bloc:
    """The bloc at the end of its ranges that helps a side most."""
    if bloc.side is Side.UNDECIDED:
        return replace(bloc, side=side, away=NOBODY)
    if bloc.side is side or bloc.side in {Side.ABSTAIN, Side.ABSENT}:
        return bloc
    return replace(
        bloc,
        rebels=replace(bloc.rebels, least=bloc.rebels.most),
        away=replace(bloc.away, least=bloc.away.most),
    )


def is_carried(house: House, tally: Tally) -> bool:
    """Whether a tally carries the question, by the casting vote if that is what settles it."""
    figures = tally.figures
    return all(
        check_condition(each, figures, college="", casting_vote=house.casting_vote).met
        for each in house.threshold.conditions
    )


def least_for(house: House, tally: Tally, cast: int) -> int | None:
    """The fewest votes for, of so many cast, that carry the question; None if none do.

    Votes beyond those of the tally come from members who were not there.
    """
    more = max(0, cast - tally.votes_for - tally.votes_against)
    present = min(tally.entitled, tally.present + more)

    def carried(votes_for: int) -> bool:
        each = replace(tally, votes_for=votes_for, votes_against=cast - votes_for, present=present)
        return is_carried(house, each)

    if not carried(cast):
        return None
    low, high = 0, cast
    while low < high:
        middle = (low + high) // 2
        if carried(middle):
            high = middle
        else:
            low = middle + 1
    return low


def shifted(house: House, moves: Mapping[str, Side]) -> House:
    """The same house with whole blocs on other sides, each as one.

    Raises:
        HouseError: if there is no such bloc.
    """
    names = {bloc.name for bloc in house.blocs}
    if strangers := sorted(set(moves) - names):
        raise HouseError(f"there is no bloc called {strangers[0]}")
    blocs = tuple(
        replace(bloc, side=moves[bloc.name], rebels=NOBODY, away=NOBODY)
        if bloc.name in moves
        else bloc
        for bloc in house.blocs
    )
    return replace(house, blocs=blocs)


def moved(house: House, moves: Mapping[str, Side]) -> Tally:
    """The votes if whole blocs went to other sides, each as one."""
    return tally_of(house, shifted(house, moves).blocs)


def with_all_there(house: House, name: str, side: Side) -> Tally:
    """The votes if everybody of a bloc who might come came, and the bloc voted as one."""
    blocs = []
    for bloc in house.blocs:
        if bloc.name == name:
            stay = tuple(one for one in bloc.apart if one.state in {State.TELLER, State.CHAIR})
            bloc = replace(bloc, side=side, apart=stay, rebels=NOBODY, away=NOBODY)  # noqa: PLW2901
        blocs.append(bloc)
    return tally_of(house, blocs)


def game_of(count: HouseCount) -> WeightedGame | None:
    """The blocs as a weighted game: each one's votes, and the votes that win if all vote.

    None if nothing would carry the question, so that there is no game.
    """
    if count.to_win is None or count.to_win < 1:
        return None
    blocs = [bloc for bloc in count.house.blocs if bloc.voting]
    return WeightedGame(
        tuple(bloc.voting for bloc in blocs), count.to_win, tuple(bloc.name for bloc in blocs)
    )

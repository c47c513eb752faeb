"""What would change the result: which blocs decide, and the smallest changes that do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

from folkmoot.core.arithmetic.house import NOBODY, Bloc, House, Side, State
from folkmoot.core.arithmetic.house_count import (
    HouseCount,
    Tally,
    is_carried,
    moved,
    other,
    tally_of,
    with_all_there,
)
from folkmoot.core.arithmetic.house_moves import (
    Changes,
    Flip,
    Move,
    Option,
    Weight,
    abstentions_count,
    withheld_as,
)

MOST_TOGETHER = 3
MOST_WORK = 250_000


def changes(count: HouseCount) -> Changes:
    """Find what would change the result of a count, as things are expected."""
    house = count.house
    losing = Side.AGAINST if count.carried else Side.FOR
    winning = other(losing)
    flips, searched = _flips(count)
    tally = count.tally
    votes = tally.votes_for if count.carried else tally.votes_against
    could_come = sum(
        bloc.could_come + (bloc.voting if bloc.side in _NOT_VOTING else 0) for bloc in house.blocs
    )
    return Changes(
        weights=tuple(
            _weight(count, bloc) for bloc in house.blocs if bloc.voting or bloc.could_come
        ),
        flips=flips,
        withhold=_fewest(votes, lambda n: _flipped(count, _fewer(tally, winning, n, house))),
        cross=_fewest(votes, lambda n: _flipped(count, _crossed(tally, winning, n))),
        come=_fewest(could_come, lambda n: _flipped(count, _come(tally, losing, n))),
        searched=searched,
    )


_NOT_VOTING = frozenset({Side.ABSTAIN, Side.ABSENT, Side.UNDECIDED})


def _flipped(count: HouseCount, tally: Tally) -> bool:
    return is_carried(count.house, tally) is not count.carried


def _fewest(most: int, flips: Callable[[int], bool]) -> int | None:
    """The fewest from 1 to so many that flip; more never flip less."""
    if most < 1 or not flips(most):
        return None
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        if flips(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _fewer(tally: Tally, side: Side, number: int, house: House) -> Tally:
    gone = withheld_as(house, side) is Side.ABSENT
    fewer = {
        "votes_for": tally.votes_for - (number if side is Side.FOR else 0),
        "votes_against": tally.votes_against - (number if side is Side.AGAINST else 0),
        "abstentions": tally.abstentions + (0 if gone else number),
        "present": tally.present - (number if gone else 0),
    }
    return replace(tally, **fewer)


def _crossed(tally: Tally, side: Side, number: int) -> Tally:
    change = -number if side is Side.FOR else number
    return replace(
        tally, votes_for=tally.votes_for + change, votes_against=tally.votes_against - change
    )


def _come(tally: Tally, side: Side, number: int) -> Tally:
    # Those who abstained are taken first: they are there already.
    there = min(number, tally.abstentions)
    present = tally.present + number - there
    return replace(
        tally,
        votes_for=tally.votes_for + (number if side is Side.FOR else 0),
        votes_against=tally.votes_against + (number if side is Side.AGAINST else 0),
        abstentions=tally.abstentions - there,
        present=present,
        entitled=max(tally.entitled, present),
    )


def _weight(count: HouseCount, bloc: Bloc) -> Weight:
    house = count.house
    withhold = cross = None
    if bloc.side in {Side.FOR, Side.AGAINST}:
        loyal = bloc.voting - bloc.rebels.least - bloc.away.least
        tally = count.tally
        withhold = _fewest(loyal, lambda n: _flipped(count, _fewer(tally, bloc.side, n, house)))
        cross = _fewest(loyal, lambda n: _flipped(count, _crossed(tally, bloc.side, n)))
    options = tuple(_options(count, bloc))
    return Weight(bloc, options, withhold, cross)


def _options(count: HouseCount, bloc: Bloc) -> Iterator[Option]:
    house = count.house
    if bloc.voting:
        idle = [Side.ABSTAIN, Side.ABSENT] if abstentions_count(house) else [Side.ABSTAIN]
        if bloc.side in _NOT_VOTING and len(idle) == 1:
            idle = []  # one way of not voting is as good as another
        for to in (*idle, Side.FOR, Side.AGAINST):
            if to is not bloc.side:
                yield _option(
                    count, Move(bloc.name, to, bloc.voting), moved(house, {bloc.name: to})
                )
    if bloc.could_come:
        sides = [bloc.side] if bloc.voting and bloc.side not in _NOT_VOTING else _BOTH
        for side in sides:
            votes = bloc.could_come + (bloc.voting if bloc.side in _NOT_VOTING else 0)
            move = Move(bloc.name, side, votes, all_there=True)
            yield _option(count, move, with_all_there(house, bloc.name, side))


_BOTH = [Side.FOR, Side.AGAINST]


def _option(count: HouseCount, move: Move, tally: Tally) -> Option:
    carried = is_carried(count.house, tally)
    return Option(move, tally, carried, carried is not count.carried)


def _flips(count: HouseCount) -> tuple[tuple[Flip, ...], int]:
    """The smallest sets of moves, and how many blocs were tried together.

    For each bloc the milder move stands before the stronger; a set is left out if a smaller or
    milder one already changes the result.
    """
    helpful = [moves for bloc in count.house.blocs if (moves := _helpful(count, bloc))]
    helpful.sort(key=lambda moves: -max(move.members for move in moves))
    found: list[tuple[tuple[int, int], ...]] = []
    flips: list[Flip] = []
    searched = 0
    for size in range(1, MOST_TOGETHER + 1):
        sets = list(combinations(range(len(helpful)), size))
        if len(sets) * 2**size * len(count.house.blocs) > MOST_WORK:
            break
        searched = size
        for places in sets:
            for strengths in product(*(range(len(helpful[place])) for place in places)):
                chosen = tuple(zip(places, strengths, strict=True))
                if any(_covers(chosen, known) for known in found):
                    continue
                together = tuple(helpful[place][strength] for place, strength in chosen)
                tally = _after(count.house, together)
                if _flipped(count, tally):
                    found.append(chosen)
                    flips.append(Flip(together, tally))
    flips.sort(key=lambda flip: (len(flip.moves), flip.members))
    return tuple(flips), searched


def _covers(chosen: tuple[tuple[int, int], ...], known: tuple[tuple[int, int], ...]) -> bool:
    """Whether a set does at least what a known one does."""
    strength = dict(chosen)
    return all(strength.get(place, -1) >= least for place, least in known)


def _helpful(count: HouseCount, bloc: Bloc) -> list[Move]:
    """What the bloc could do towards the other result, the mildest first."""
    losing = Side.AGAINST if count.carried else Side.FOR
    winning = other(losing)
    if bloc.side is winning and bloc.voting:
        withheld = withheld_as(count.house, winning)
        return [Move(bloc.name, to, bloc.voting) for to in (withheld, losing)]
    if bloc.side is losing and bloc.voting:
        if bloc.could_come:
            return [Move(bloc.name, losing, bloc.could_come, all_there=True)]
        return []
    idle = Side.ABSTAIN if count.carried else Side.ABSENT
    mild = [idle] if abstentions_count(count.house) and bloc.side is not idle else []
    moves = [Move(bloc.name, to, bloc.voting) for to in (*mild, losing)] if bloc.voting else []
    if bloc.could_come:
        votes = bloc.could_come + bloc.voting
        moves.append(Move(bloc.name, losing, votes, all_there=True))
    return moves


def _after(house: House, moves: tuple[Move, ...]) -> Tally:
    by_name = {move.bloc: move for move in moves}
    blocs = []
    for bloc in house.blocs:
        move = by_name.get(bloc.name)
        if move is None:
            blocs.append(bloc)
            continue
        apart = bloc.apart
        if move.all_there:
            apart = tuple(one for one in apart if one.state in {State.TELLER, State.CHAIR})
        blocs.append(replace(bloc, side=move.to, apart=apart, rebels=NOBODY, away=NOBODY))
    return tally_of(house, blocs)

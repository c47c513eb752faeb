"""What blocs could do instead, and what that would come to."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.core.arithmetic.house import Bloc, House, Side
from folkmoot.core.arithmetic.house_count import Tally
from folkmoot.core.arithmetic.threshold import Denominator, Share


@dataclass(frozen=True, slots=True)
class Move:
    """A bloc as a whole does something else.

    Attributes:
        bloc: its name.
        to: where it goes.
        members: how many votes that moves.
        all_there: whether it is those who were not there who come and vote with their bloc.
    """

    bloc: str
    to: Side
    members: int
    all_there: bool = False


@dataclass(frozen=True, slots=True)
class Flip:
    """Moves that together change the result, none of which could be left out."""

    moves: tuple[Move, ...]
    tally: Tally

    @property
    def members(self) -> int:
        """How many votes move."""
        return sum(move.members for move in self.moves)


@dataclass(frozen=True, slots=True)
class Option:
    """What a single bloc could do instead, and what that would come to."""

    move: Move
    tally: Tally
    carried: bool
    flips: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """What a bloc can do to the result.

    Attributes:
        bloc: which.
        options: each other thing the whole bloc could do.
        withhold: the fewest of its voting members who change the result by not voting; None if
            all of them could not.
        cross: the fewest who change it by voting with the other side.
    """

    bloc: Bloc
    options: tuple[Option, ...]
    withhold: int | None
    cross: int | None

    @property
    def decides(self) -> bool:
        """Whether this bloc alone can change the result (it is pivotal)."""
        return any(option.flips for option in self.options)

    @property
    def moving(self) -> int:
        """How many votes move when it changes the result; all its members if it cannot."""
        moving = [option.move.members for option in self.options if option.flips]
        return min(moving, default=self.bloc.size)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything about what would change a result.

    Attributes:
        weights: for each bloc that can vote, or could if it came.
        flips: the smallest sets of blocs, fewest blocs first, then fewest votes.
        withhold: the fewest members, of whatever bloc on the side that has it, who change the
            result by not voting; None if no number would.
        cross: the fewest who change it by crossing over.
        come: the fewest of those who do not vote who change it by coming to vote.
        searched: how many blocs may go together in ``flips``.
    """

    weights: tuple[Weight, ...]
    flips: tuple[Flip, ...]
    withhold: int | None
    cross: int | None
    come: int | None
    searched: int

    @property
    def pivotal(self) -> tuple[Weight, ...]:
        """The blocs that decide alone, the smallest first."""
        deciding = [weight for weight in self.weights if weight.decides]
        return tuple(sorted(deciding, key=lambda weight: weight.moving))


def abstentions_count(house: House) -> bool:
    """Whether an abstention differs from an absence: a share is of those present or of ballots."""
    return any(
        isinstance(each, Share) and each.of in {Denominator.PRESENT, Denominator.BALLOTS}
        for each in house.threshold.conditions
    )


def withheld_as(house: House, side: Side) -> Side:
    """How a vote is best withheld from a side: abstaining, or staying away where that differs.

    Where abstentions count, they count against the question; so one takes nothing from those
    against it.
    """
    return Side.ABSENT if abstentions_count(house) and side is Side.AGAINST else Side.ABSTAIN

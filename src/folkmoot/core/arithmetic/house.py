"""A house before a vote: its blocs, how each is taken to vote, who will not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.core.arithmetic.condition import CastingVote
from folkmoot.core.arithmetic.errors import HouseError
from folkmoot.core.arithmetic.threshold import SIMPLE_MAJORITY, Threshold

MOST_BLOCS = 200
MOST_MEMBERS = 10**12


class Side(StrEnum):
    """How those of a bloc who can vote are taken to vote.

    ``ABSTAIN``: there, and counted as abstaining. ``ABSENT``: not there. ``UNDECIDED``: nobody can
    say; counted with neither side, and in the range with both.
    """

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    UNDECIDED = "undecided"


class State(StrEnum):
    """Why some members of a bloc do not vote, whatever the bloc does.

    ``PAIRED``: stay away by agreement with as many of the other side. ``TELLER``: count the votes
    and cast none. ``DOES_NOT_SIT``: have a seat and do not take it. ``CHAIR``: preside and have
    no vote but, where the rules give one, a casting vote.
    """

    ABSENT = "absent"
    ABSTAINING = "abstaining"
    PAIRED = "paired"
    TELLER = "teller"
    DOES_NOT_SIT = "does not sit"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why something is assumed, and where that is from; empty where nobody has said."""

    reason: str = ""
    source: str = ""

    @property
    def complete(self) -> bool:
        """Whether both are stated."""
        return bool(self.reason and self.source)


@dataclass(frozen=True, slots=True)
class Apart:
    """Some members of a bloc who do not vote, and why."""

    state: State
    members: int
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Range:
    """From how many to how many; ``least`` is what is counted on, ``most`` what must be feared."""

    least: int = 0
    most: int = 0
    grounds: Grounds = Grounds()


NOBODY = Range()


@dataclass(frozen=True, slots=True)
class Bloc:
    """Members who are taken to vote alike.

    Attributes:
        name: what it is called.
        size: its members, voting or not.
        side: how those who can vote will vote.
        apart: those who will not, by state.
        rebels: of those who can vote, how many vote against their bloc (only for and against).
        away: of those who can vote, how many stay away.
        grounds: why the side is assumed.

    Raises:
        HouseError: unless the numbers are whole, from 0, and fit into the bloc.
    """

    name: str
    size: int
    side: Side
    apart: tuple[Apart, ...] = ()
    rebels: Range = NOBODY
    away: Range = NOBODY
    grounds: Grounds = Grounds()

    def __post_init__(self) -> None:
        if not self.name:
            raise HouseError("a bloc needs a name")
        for number, what in self._numbers():
            if type(number) is not int or not 0 <= number <= MOST_MEMBERS:
                raise HouseError(f"{self.name}: {what} are a whole number from 0, not {number!r}")
        if self.voting < 0:
            raise HouseError(
                f"{self.name} has {self.size} members, but {self.size - self.voting} of them are"
                " said not to vote"
            )
        for span, what in ((self.rebels, "rebels"), (self.away, "members staying away")):
            if span.least > span.most:
                raise HouseError(
                    f"{self.name}: from {span.least} to {span.most} {what} is no range"
                )
        if self.rebels.most and self.side not in {Side.FOR, Side.AGAINST}:
            raise HouseError(f"{self.name} is {self.side}: it has no line to rebel against")
        if self.away.most and self.side is Side.ABSENT:
            raise HouseError(f"{self.name} is absent: nobody more can stay away")
        if self.rebels.most + self.away.most > self.voting:
            raise HouseError(
                f"{self.name}: {self.rebels.most} rebels and {self.away.most} who stay away are"
                f" more than the {self.voting} who can vote"
            )

    def _numbers(self) -> Iterator[tuple[int, str]]:
        yield self.size, "its members"
        for one in self.apart:
            yield one.members, f"members ({one.state})"
        for span, what in ((self.rebels, "rebels"), (self.away, "those who stay away")):
            yield span.least, what
            yield span.most, what

    @property
    def voting(self) -> int:
        """Those who can vote."""
        return self.size - sum(one.members for one in self.apart)

    def in_state(self, state: State) -> int:
        """How many are apart in a state."""
        return sum(one.members for one in self.apart if one.state is state)

    @property
    def could_come(self) -> int:
        """Those who do not vote, but might: absent, abstaining, paired or not sitting."""
        return sum(
            one.members for one in self.apart if one.state not in {State.TELLER, State.CHAIR}
        )


@dataclass(frozen=True, slots=True)
class Case:
    """What if: some blocs as a whole move to another side."""

    name: str
    moves: tuple[tuple[str, Side], ...]
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class House:
    """A house and the question before it.

    Attributes:
        title: which house, and when.
        question: what is voted on.
        blocs: all of them, in the order in which they are shown.
        threshold: what the question needs.
        casting_vote: how the chair would settle equal votes, where the rules let the chair.
        entitled: those entitled to vote; unless stated, every seat but a chair's.
        source: where the sizes are from.
        cases: other cases somebody wants to see.

    Raises:
        HouseError: if a name stands twice, nobody can vote, a threshold is by colleges, or a case
            moves a bloc that is not there.
    """

    title: str
    question: str
    blocs: tuple[Bloc, ...]
    threshold: Threshold = SIMPLE_MAJORITY
    casting_vote: CastingVote | None = None
    entitled: int | None = None
    source: str = ""
    cases: tuple[Case, ...] = ()

    def __post_init__(self) -> None:
        names = [bloc.name for bloc in self.blocs]
        if len(names) > MOST_BLOCS:
            raise HouseError(f"{len(names)} blocs are too many: at most {MOST_BLOCS}")
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise HouseError(f"two blocs are called {twice[0]}")
        if not sum(bloc.voting for bloc in self.blocs):
            raise HouseError("nobody in this house can vote")
        if any(condition.in_each_college for condition in self.threshold.conditions):
            raise HouseError("a vote that is counted in colleges is a card vote: count it as one")
        if self.entitled is not None and (type(self.entitled) is not int or self.entitled < 1):
            raise HouseError(f"those entitled are a whole number from 1, not {self.entitled!r}")
        for case in self.cases:
            if strangers := [name for name, _ in case.moves if name not in names]:
                raise HouseError(f"{case.name}: there is no bloc called {strangers[0]}")

    @property
    def seats(self) -> int:
        """Everybody."""
        return sum(bloc.size for bloc in self.blocs)

    @property
    def can_vote(self) -> int:
        """Those who can vote."""
        return sum(bloc.voting for bloc in self.blocs)

    def in_state(self, state: State) -> int:
        """How many of the house are apart in a state."""
        return sum(bloc.in_state(state) for bloc in self.blocs)

    def bloc(self, name: str) -> Bloc:
        """A bloc by its name."""
        return next(bloc for bloc in self.blocs if bloc.name == name)


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that a count takes for granted about a bloc.

    Attributes:
        bloc: whom it is about.
        what: what is assumed: ``side``, a state, ``rebels`` or ``away``.
        value: the side, or a number or range.
        grounds: why; may be incomplete, and then that is told.
    """

    bloc: str
    what: str
    value: str
    grounds: Grounds


def assumptions(house: House) -> tuple[Assumption, ...]:
    """Everything that is assumed, bloc by bloc; the house's source stands in for a missing one."""
    found: list[Assumption] = []
    for bloc in house.blocs:
        if bloc.voting:
            found.append(_assumed(house, bloc, "side", bloc.side.value, bloc.grounds))
        found += [
            _assumed(house, bloc, one.state.value, str(one.members), one.grounds)
            for one in bloc.apart
            if one.members
        ]
        for span, what in ((bloc.rebels, "rebels"), (bloc.away, "away")):
            if span.most:
                words = str(span.most)
                if span.least != span.most:
                    words = f"{span.least} to {span.most}"
                found.append(_assumed(house, bloc, what, words, span.grounds))
    return tuple(found)


def _assumed(house: House, bloc: Bloc, what: str, value: str, grounds: Grounds) -> Assumption:
    source = grounds.source or bloc.grounds.source or house.source
    return Assumption(bloc.name, what, value, Grounds(grounds.reason, source))

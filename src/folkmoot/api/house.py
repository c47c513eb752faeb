"""The arithmetic of blocs: a house counted, the power in a weighted vote. Nothing is kept."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from folkmoot.api.access import NO_NUL
from folkmoot.api.problems import Problem, refuse
from folkmoot.core.arithmetic import (
    FileError,
    GameError,
    HouseError,
    WeightedGame,
    account,
    house_of,
    power_of,
)

router = Router()

MOST_BLOCS = 60
MOST_MEMBERS = 1_000_000_000

Words = Annotated[str, StringConstraints(max_length=500, pattern=NO_NUL)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=NO_NUL)]
Members = Annotated[int, Field(ge=0, le=MOST_MEMBERS)]
SideWord = Literal["for", "against", "abstain", "absent", "undecided"]
StateWord = Literal["absent", "abstaining", "paired", "teller", "does not sit", "chair"]
Outcome = Literal["carried", "not carried", "tied", "refused"]


class Grounded(Schema):
    """Why something is assumed, and where that is from."""

    reason: Words = ""
    source: Words = ""


class ApartIn(Grounded):
    """Members of a bloc who do not vote."""

    state: StateWord
    members: Members


class RangeIn(Grounded):
    """From how many to how many."""

    least: Members = 0
    most: Members = 0


class BlocIn(Grounded):
    """Members who are taken to vote alike."""

    name: Name
    size: Members
    votes: SideWord = "undecided"
    apart: Annotated[list[ApartIn], Field(max_length=12)] = []
    rebels: RangeIn = RangeIn()
    away: RangeIn = RangeIn()


class CaseIn(Grounded):
    """What if: the votes of some blocs, by name."""

    name: Words = ""
    moves: Annotated[dict[str, SideWord], Field(max_length=MOST_BLOCS)] = {}


class HouseIn(Schema):
    """A house and the question before it; the same form as its file."""

    title: Words = ""
    question: Words = ""
    threshold: Words = "more than 1/2 of votes cast"
    casting_vote: Literal["for", "against"] | None = None
    entitled: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] | None = None
    source: Words = ""
    bloc: Annotated[list[BlocIn], Field(min_length=1, max_length=MOST_BLOCS)]
    case: Annotated[list[CaseIn], Field(max_length=20)] = []


class TallyOut(Schema):
    """How the house votes in one case."""

    votes_for: int
    votes_against: int
    abstentions: int
    present: int
    entitled: int
    margin: int
    carried: bool


class MoveOut(Schema):
    """A bloc does something else; `all_there` if those come who were not there."""

    bloc: str
    to: SideWord
    members: int
    all_there: bool


class OptionOut(TallyOut, MoveOut):
    """What a bloc could do instead, and what that comes to."""

    flips: bool


class WeightOut(Schema):
    """What a bloc can do to the result; null where no number of its members would do."""

    bloc: str
    votes: int
    decides: bool
    members_crossing: int | None
    members_not_voting: int | None
    options: list[OptionOut]


class FlipOut(TallyOut):
    """A smallest set of moves that changes the result."""

    moves: list[MoveOut]
    members: int


class ChangesOut(Schema):
    """What would change the result."""

    pivotal: list[str]
    members_crossing: int | None
    members_not_voting: int | None
    members_coming: int | None
    blocs: list[WeightOut]
    smallest: list[FlipOut]
    blocs_tried_together: int


class HouseCaseOut(TallyOut):
    """What a case comes to."""

    name: str
    reason: str
    source: str


class IndexOut(Schema):
    """A bloc's weight; the indices are fractions as text, such as `5/21`."""

    bloc: str
    votes: int
    swings: int
    banzhaf: str
    shapley_shubik: str


class CoalitionOut(Schema):
    """A coalition that just wins."""

    blocs: list[str]
    votes: int
    spare: int


class PowerOut(Schema):
    """The weights of a game; `complete` says whether all coalitions that just win are listed."""

    quota: int
    blocs: list[IndexOut]
    minimal_winning: list[CoalitionOut]
    complete: bool


class AssumptionOut(Schema):
    """Something taken for granted about a bloc."""

    bloc: str
    what: str
    value: str
    reason: str
    source: str


class HouseOut(Schema):
    """The account of a house; `power` is null where exact indices would take too long."""

    title: str
    question: str
    threshold: str
    seats: int
    can_vote: int
    outcome: Outcome
    carried: bool
    tally: TallyOut
    lowest: TallyOut
    highest: TallyOut
    certain: bool
    needed: int | None
    to_win: int | None
    in_words: list[str]
    changes: ChangesOut
    cases: list[HouseCaseOut]
    power: PowerOut | None
    assumptions: list[AssumptionOut]
    working: list[str]


class MemberIn(Schema):
    """A member of a weighted vote."""

    name: Name
    votes: Members


class GameIn(Schema):
    """A weighted vote: who has how many votes, and how many win."""

    quota: Annotated[int, Field(ge=1, le=MOST_MEMBERS * MOST_BLOCS)]
    members: Annotated[list[MemberIn], Field(min_length=1, max_length=MOST_BLOCS)]


@router.post("house", response={200: HouseOut, 400: Problem, 422: Problem}, auth=None)
def count(request: HttpRequest, house: HouseIn) -> dict[str, Any]:
    """Count a house: where it stands, who decides, what would change the result, in words too."""
    try:
        return account(house_of(house.dict(exclude_none=True)))
    except (FileError, HouseError, GameError) as error:
        raise refuse("house.malformed", "{why}.", why=str(error)) from None


@router.post("power", response={200: PowerOut, 400: Problem, 422: Problem}, auth=None)
def power(request: HttpRequest, game: GameIn) -> dict[str, Any]:
    """The power of each member of a weighted vote, exactly."""
    try:
        found = power_of(
            WeightedGame(
                tuple(member.votes for member in game.members),
                game.quota,
                tuple(member.name for member in game.members),
            )
        )
    except GameError as error:
        raise refuse("game.malformed", "{why}.", why=str(error)) from None
    if found is None:
        raise refuse(
            "game.too_large",
            "So many different totals would take too long here.",
            remedy="State the votes in larger units, or use the command `folkmoot power`.",
        )
    return found

"""Everything that a count of the house comes to, as plain data for programs."""

from __future__ import annotations

from typing import Any

from folkmoot.core.arithmetic.banzhaf import banzhaf
from folkmoot.core.arithmetic.coalitions import Wanted, minimal_winning
from folkmoot.core.arithmetic.game import WeightedGame, quick
from folkmoot.core.arithmetic.house import House, assumptions
from folkmoot.core.arithmetic.house_count import (
    HouseCount,
    Tally,
    count_house,
    game_of,
    is_carried,
    moved,
)
from folkmoot.core.arithmetic.house_flips import changes
from folkmoot.core.arithmetic.house_moves import Changes, Move, Weight
from folkmoot.core.arithmetic.house_words import tell
from folkmoot.core.arithmetic.shapley import shapley_shubik

MOST_COALITIONS = 50


def account(
    house: House,
    *,
    wanted: Wanted | None = None,
    most: int = MOST_COALITIONS,
    patient: bool = False,
) -> dict[str, Any]:
    """The account of a house.

    Numbers of members are whole numbers, indices fractions as text ("5/21"). ``in_words`` is the
    account as sentences; ``minimal_winning`` lists at most so many coalitions. Where the indices of
    power would take longer than about a second, ``power`` is None unless somebody is patient.

    Raises:
        GameError: if a bloc is asked for that is not there or cannot vote, or the blocs are too
            many for exact indices.
    """
    count = count_house(house)
    found = changes(count)
    return {
        "title": house.title,
        "question": house.question,
        "threshold": house.threshold.text,
        "seats": house.seats,
        "can_vote": house.can_vote,
        "outcome": count.decision.outcome.value,
        "carried": count.carried,
        "tally": _tally(count, count.tally),
        "lowest": _tally(count, count.lowest),
        "highest": _tally(count, count.highest),
        "certain": count.certain,
        "needed": count.needed,
        "to_win": count.to_win,
        "in_words": [line.sentence for line in tell(count, found)],
        "changes": _changes(count, found),
        "cases": [
            {
                "name": case.name,
                "reason": case.grounds.reason,
                "source": case.grounds.source,
                **_tally(count, moved(house, dict(case.moves))),
            }
            for case in house.cases
        ],
        "power": power_of(game_of(count), wanted=wanted, most=most, patient=patient),
        "assumptions": [
            {
                "bloc": one.bloc,
                "what": one.what,
                "value": one.value,
                "reason": one.grounds.reason,
                "source": one.grounds.source,
            }
            for one in assumptions(house)
        ],
        "working": list(count.decision.working),
    }


def _tally(count: HouseCount, tally: Tally) -> dict[str, Any]:
    return {
        "votes_for": tally.votes_for,
        "votes_against": tally.votes_against,
        "abstentions": tally.abstentions,
        "present": tally.present,
        "entitled": tally.entitled,
        "margin": tally.margin,
        "carried": is_carried(count.house, tally),
    }


def _changes(count: HouseCount, found: Changes) -> dict[str, Any]:
    return {
        "pivotal": [weight.bloc.name for weight in found.pivotal],
        "members_crossing": found.cross,
        "members_not_voting": found.withhold,
        "members_coming": found.come,
        "blocs": [_weight(count, weight) for weight in found.weights],
        "smallest": [
            {
                "moves": [_move(move) for move in flip.moves],
                "members": flip.members,
                **_tally(count, flip.tally),
            }
            for flip in found.flips
        ],
        "blocs_tried_together": found.searched,
    }


def _weight(count: HouseCount, weight: Weight) -> dict[str, Any]:
    return {
        "bloc": weight.bloc.name,
        "votes": weight.bloc.voting,
        "decides": weight.decides,
        "members_crossing": weight.cross,
        "members_not_voting": weight.withhold,
        "options": [
            {**_move(option.move), "flips": option.flips, **_tally(count, option.tally)}
            for option in weight.options
        ],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "bloc": move.bloc,
        "to": move.to.value,
        "members": move.members,
        "all_there": move.all_there,
    }


def power_of(
    game: WeightedGame | None,
    *,
    wanted: Wanted | None = None,
    most: int = MOST_COALITIONS,
    patient: bool = False,
) -> dict[str, Any] | None:
    """Each bloc's weight in a game as plain data; None without a game or, see `account`, in time.

    Raises:
        GameError: as in `account`.
    """
    if game is None or not (patient or quick(game)):
        return None
    index, orders = banzhaf(game), shapley_shubik(game)
    listed = minimal_winning(game, wanted, most=most)
    return {
        "quota": game.quota,
        "blocs": [
            {
                "bloc": name,
                "votes": game.weights[place],
                "swings": index.swings[place],
                "banzhaf": str(index.normalised[place]),
                "shapley_shubik": str(orders[place]),
            }
            for place, name in enumerate(game.names)
        ],
        "minimal_winning": [
            {"blocs": list(one.members), "votes": one.votes, "spare": one.spare}
            for one in listed.found
        ],
        "complete": listed.complete,
    }

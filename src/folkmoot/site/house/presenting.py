"""A count of the house as what the page shows: nothing is computed in a template."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.core.arithmetic import (
    Bloc,
    Changes,
    House,
    HouseCount,
    Option,
    Side,
    State,
    assumptions,
    case_words,
    changes,
    count_house,
    decimal,
    game_of,
    power_of,
    result_words,
    tell,
)
from folkmoot.site.house.columns import columns, option_columns
from folkmoot.site.house.forms import SIDES, STATES
from folkmoot.web.templatetags.web import says

MOST_SEATS = 1_500
MOST_FLIPS = 8
NOTHING = "-"
TONES = {"for": 1, "against": 4, "away": 5}


def shown(house: House) -> dict[str, Any]:
    """Everything a page shows of a house."""
    count = count_house(house)
    found = changes(count)
    return {
        "house": house,
        "status": _status(count),
        "lines": [says(line) for line in tell(count, found)],
        "picture": _picture(count),
        "figures": _figures(count),
        "options": _options(found, house),
        "flips": _flips(house, found),
        "cases": [
            [name, says(result), reason or NOTHING] for name, result, reason in case_words(house)
        ],
        "power": _power(count),
        "assumptions": _assumptions(house),
        "working": [says(line) for line in count.decision.steps],
        **columns(),
    }


def _status(count: HouseCount) -> dict[str, str]:
    if not count.certain:
        return {"word": _("Open"), "state": "waiting"}
    if count.carried:
        return {"word": _("Carried"), "state": "done"}
    return {"word": _("Not carried"), "state": "stopped"}


def _picture(count: HouseCount) -> dict[str, Any]:
    """Seats by how they vote, from left to right; bars where a house has too many seats."""
    tally, house = count.tally, count.house
    groups = [
        {"label": _("For"), "seats": tally.votes_for, "tone": TONES["for"]},
        {
            "label": _("Not voting"),
            "seats": house.seats - tally.votes_for - tally.votes_against,
            "tone": TONES["away"],
        },
        {"label": _("Against"), "seats": tally.votes_against, "tone": TONES["against"]},
    ]
    groups = [group for group in groups if group["seats"]]
    return {
        "seats": house.seats <= MOST_SEATS,
        "groups": groups,
        "bars": [
            {"label": group["label"], "value": group["seats"], "tone": group["tone"]}
            for group in groups
        ],
        "out_of": house.seats,
    }


def _figures(count: HouseCount) -> list[dict[str, Any]]:
    tally, house = count.tally, count.house
    found = [
        {"value": tally.votes_for, "out_of": house.can_vote, "label": _("for")},
        {"value": tally.votes_against, "out_of": house.can_vote, "label": _("against")},
    ]
    if count.to_win is not None:
        found.append(
            {
                "value": count.to_win,
                "out_of": house.can_vote,
                "label": _("needed if all vote who can"),
            }
        )
    found.append({"value": house.can_vote, "out_of": house.seats, "label": _("can vote")})
    return found


def _does(option: Option) -> str:
    move = option.move
    if move.all_there:
        words = _("%(members)s come and vote for") if move.to is Side.FOR else ""
        words = words or _("%(members)s come and vote against")
        return words % {"members": move.members}
    return str(SIDES[move.to])


def _options(found: Changes, house: House) -> dict[str, Any]:
    """A row for each bloc: what would come of it, whatever else it did; what flips is strong."""
    heads = [
        ("for", _("If for")),
        ("against", _("If against")),
        ("abstain", _("If abstaining")),
        ("absent", _("If staying away")),
        ("there", _("If those away came")),
    ]
    cells: dict[str, dict[str, str]] = {}
    for weight in found.weights:
        row = cells.setdefault(weight.bloc.name, {})
        for option in weight.options:
            key = "there" if option.move.all_there else option.move.to.value
            words = says(result_words(house, option.tally))
            if option.move.all_there:
                words = f"{_does(option)}: {words}"
            html = format_html("<strong>{}</strong>" if option.flips else "{}", words)
            row[key] = format_html("{}; {}", row[key], html) if key in row else html
    used = [(key, label) for key, label in heads if any(key in row for row in cells.values())]
    return {
        "columns": option_columns([label for _key, label in used]),
        "rows": [
            [
                weight.bloc.name,
                weight.bloc.voting,
                *(cells[weight.bloc.name].get(key, NOTHING) for key, _label in used),
                _("yes") if weight.decides else _("no"),
            ]
            for weight in found.weights
        ],
    }


def _flips(house: House, found: Changes) -> list[list[Any]]:
    rows = []
    for flip in found.flips[:MOST_FLIPS]:
        moves = ", ".join(
            f"{move.bloc}: {_does(Option(move, flip.tally, False, True))}" for move in flip.moves
        )
        rows.append([moves, flip.members, says(result_words(house, flip.tally))])
    return rows


def _power(count: HouseCount) -> dict[str, Any] | None:
    told = power_of(game_of(count))
    if told is None:
        return None
    return {
        "quota": told["quota"],
        "rows": [
            [
                one["bloc"],
                one["votes"],
                _index(one["banzhaf"]),
                _index(one["shapley_shubik"]),
            ]
            for one in told["blocs"]
        ],
        "coalitions": [
            [", ".join(one["blocs"]), one["votes"], one["spare"]] for one in told["minimal_winning"]
        ],
        "complete": told["complete"],
    }


def _index(fraction: str) -> str:
    """A fraction with its percentage: "3/4 (75.0%)"."""
    value = Fraction(fraction)
    if not value:
        return "0"
    return f"{fraction} ({decimal(value * 100, places=1)}%)"


def _assumptions(house: House) -> list[list[str]]:
    words = {side.value: str(text) for side, text in SIDES.items()}
    states = {state.value: str(text) for state, text in STATES.items()}
    rows = []
    for one in assumptions(house):
        if one.what == "side":
            what = _("votes: %(side)s") % {"side": words[one.value]}
        elif one.what in states:
            what = f"{one.value} {states[one.what]}"
        elif one.what == "rebels":
            what = _("%(number)s rebels") % {"number": one.value}
        else:
            what = _("%(number)s stay away") % {"number": one.value}
        rows.append(
            [
                one.bloc,
                what,
                one.grounds.reason or _("Nobody says why."),
                one.grounds.source or _("No source."),
            ]
        )
    return rows


def seats_of(bloc: Bloc) -> str:
    """How many of a bloc can vote, and where the others are."""
    apart = [f"{bloc.in_state(state)} {STATES[state]}" for state in State if bloc.in_state(state)]
    return f"{bloc.voting} ({', '.join(apart)})" if apart else str(bloc.voting)

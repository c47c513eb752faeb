"""A house as a file (TOML) and as plain data (JSON), read with a place and a reason for all wrong.

The form: ``title``, ``question``, ``threshold`` ("more than 1/2 of votes cast"), ``casting_vote``,
``entitled``, ``source``; a ``[[bloc]]`` with ``name``, ``size``, ``votes``, ``reason``, ``source``,
``apart`` (a list of ``state``, ``members``, ``reason``, ``source``), ``rebels`` and ``away`` (a
number, ``[least, most]``, or a table of ``least``, ``most``, ``reason``, ``source``); a
``[[case]]`` with ``name``, ``moves`` (a table of blocs and sides), ``reason``, ``source``.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from folkmoot.core.arithmetic.condition import CastingVote
from folkmoot.core.arithmetic.errors import FileError, FormulaError
from folkmoot.core.arithmetic.house import (
    NOBODY,
    Apart,
    Bloc,
    Case,
    Grounds,
    House,
    Range,
    Side,
    State,
)
from folkmoot.core.arithmetic.threshold import SIMPLE_MAJORITY, Threshold

LONGEST_TEXT = 2000


def read_house(text: str) -> House:
    """A house from TOML.

    Raises:
        FileError: with the place and the reason.
        HouseError: if the house cannot be.
    """
    try:
        return house_of(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise FileError(f"this is not TOML: {error}") from None


def house_of(data: Mapping[str, Any]) -> House:
    """A house from plain data, as TOML or JSON gives it.

    Raises:
        FileError: with the place and the reason.
        HouseError: if the house cannot be.
    """
    known = {"title", "question", "threshold", "casting_vote", "entitled", "source", "bloc", "case"}
    _only(data, known, "the house")
    casting = data.get("casting_vote")
    if casting not in {None, "for", "against"}:
        raise FileError(f"casting_vote: {casting!r} is neither 'for' nor 'against'")
    blocs = [_bloc(table, f"bloc {n}") for n, table in enumerate(_list(data, "bloc"), 1)]
    if not blocs:
        raise FileError("there is no [[bloc]]")
    return House(
        title=_text(data, "title", "the house"),
        question=_text(data, "question", "the house"),
        blocs=tuple(blocs),
        threshold=_threshold(_text(data, "threshold", "the house")),
        casting_vote=_casting(casting),
        entitled=data.get("entitled"),
        source=_text(data, "source", "the house"),
        cases=tuple(_case(table, f"case {n}") for n, table in enumerate(_list(data, "case"), 1)),
    )


def _casting(value: Any) -> CastingVote | None:
    if value == "for":
        return "for"
    return "against" if value == "against" else None


def _threshold(text: str) -> Threshold:
    if not text:
        return SIMPLE_MAJORITY
    try:
        return Threshold.parse(text)
    except FormulaError as error:
        raise FileError(f"threshold: {error}") from None


def _bloc(table: Any, place: str) -> Bloc:
    table = _table(table, place)
    name = _text(table, "name", place)
    place = f"{place}, {name}" if name else place
    known = {"name", "size", "votes", "apart", "rebels", "away", "reason", "source"}
    _only(table, known, place)
    if "size" not in table:
        raise FileError(f"{place}: how many members it has (size) is missing")
    return Bloc(
        name=name,
        size=table["size"],
        side=_side(table.get("votes", Side.UNDECIDED.value), place),
        apart=tuple(_apart(each, place) for each in _list(table, "apart", place)),
        rebels=_range(table.get("rebels"), f"{place}: rebels"),
        away=_range(table.get("away"), f"{place}: away"),
        grounds=_grounds(table, place),
    )


def _apart(table: Any, place: str) -> Apart:
    table = _table(table, f"{place}: apart")
    _only(table, {"state", "members", "reason", "source"}, f"{place}: apart")
    state = table.get("state")
    if state not in tuple(State):
        known = ", ".join(f"'{each}'" for each in State)
        raise FileError(f"{place}: {state!r} is no state; there are {known}")
    if "members" not in table:
        raise FileError(f"{place}: how many are {state} (members) is missing")
    return Apart(State(state), table["members"], _grounds(table, place))


def _range(value: Any, place: str) -> Range:
    if value is None:
        return NOBODY
    if type(value) is int:
        return Range(value, value)
    if isinstance(value, list) and [type(each) for each in value] == [int, int]:
        return Range(value[0], value[1])
    if isinstance(value, Mapping):
        _only(value, {"least", "most", "reason", "source"}, place)
        least = value.get("least", 0)
        return Range(least, value.get("most", least), _grounds(value, place))
    raise FileError(f"{place}: {value!r} is neither a number nor a range [least, most]")


def _case(table: Any, place: str) -> Case:
    table = _table(table, place)
    _only(table, {"name", "moves", "reason", "source"}, place)
    name = _text(table, "name", place) or place
    moves = _table(table.get("moves", {}), f"{name}: moves")
    return Case(
        name,
        tuple((bloc, _side(side, f"{name}: {bloc}")) for bloc, side in moves.items()),
        _grounds(table, name),
    )


def _grounds(table: Mapping[str, Any], place: str) -> Grounds:
    return Grounds(_text(table, "reason", place), _text(table, "source", place))


def _side(value: Any, place: str) -> Side:
    if value not in tuple(Side):
        known = ", ".join(f"'{each}'" for each in Side)
        raise FileError(f"{place}: {value!r} is no vote; there are {known}")
    return Side(value)


def _table(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise FileError(f"{place}: {value!r} is not a table")
    return value


def _list(table: Mapping[str, Any], key: str, place: str = "the house") -> list[Any]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise FileError(f"{place}: {key} is a list, not {value!r}")
    return value


def _text(table: Mapping[str, Any], key: str, place: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise FileError(f"{place}: {key} is text, not {value!r}")
    if len(value) > LONGEST_TEXT:
        raise FileError(f"{place}: {key} is longer than {LONGEST_TEXT} characters")
    return " ".join(value.split())


def _only(table: Mapping[str, Any], known: set[str], place: str) -> None:
    if strange := sorted(set(table) - known):
        raise FileError(f"{place}: {strange[0]!r} means nothing here")


def write_house(house: House) -> str:
    """The house as TOML that `read_house` reads back to the same house."""
    return "\n".join(_lines(house)) + "\n"


def _lines(house: House) -> Iterator[str]:
    yield f"title = {_quoted(house.title)}"
    yield f"question = {_quoted(house.question)}"
    yield f"threshold = {_quoted(house.threshold.text)}"
    if house.casting_vote is not None:
        yield f"casting_vote = {_quoted(house.casting_vote)}"
    if house.entitled is not None:
        yield f"entitled = {house.entitled}"
    if house.source:
        yield f"source = {_quoted(house.source)}"
    for bloc in house.blocs:
        yield ""
        yield "[[bloc]]"
        yield f"name = {_quoted(bloc.name)}"
        yield f"size = {bloc.size}"
        yield f"votes = {_quoted(bloc.side.value)}"
        for span, key in ((bloc.rebels, "rebels"), (bloc.away, "away")):
            if span != NOBODY:
                inside = [f"least = {span.least}", f"most = {span.most}", *_grounded(span.grounds)]
                yield f"{key} = {{ {', '.join(inside)} }}"
        yield from _grounded(bloc.grounds)
        for one in bloc.apart:
            yield "[[bloc.apart]]"
            yield f"state = {_quoted(one.state.value)}"
            yield f"members = {one.members}"
            yield from _grounded(one.grounds)
    for case in house.cases:
        yield ""
        yield "[[case]]"
        yield f"name = {_quoted(case.name)}"
        moves = ", ".join(f"{_quoted(bloc)} = {_quoted(side.value)}" for bloc, side in case.moves)
        yield f"moves = {{ {moves} }}" if moves else "moves = {}"
        yield from _grounded(case.grounds)


def _grounded(grounds: Grounds) -> Iterator[str]:
    if grounds.reason:
        yield f"reason = {_quoted(grounds.reason)}"
    if grounds.source:
        yield f"source = {_quoted(grounds.source)}"


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's; of what JSON leaves alone, TOML refuses only this one.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

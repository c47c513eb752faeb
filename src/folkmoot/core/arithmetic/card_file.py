"""A card vote as a file: TOML for everything, CSV for the usual case."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from folkmoot.core.arithmetic.card_count import CardBasis
from folkmoot.core.arithmetic.cards import (
    Card,
    CardRoll,
    Choice,
    DelegatesCard,
    Delegation,
    SplitCard,
    WholeCard,
)
from folkmoot.core.arithmetic.errors import FileError
from folkmoot.core.arithmetic.exact import Exact
from folkmoot.core.arithmetic.threshold import SIMPLE_MAJORITY, Threshold

COLUMNS = ("delegation", "college", "weight", "for", "against", "abstain")
_WHOLE = re.compile(r"[0-9]{1,15}")
_FRACTION = re.compile(r"([0-9]{1,15})(?:/([0-9]{1,15}))?")


@dataclass(frozen=True, slots=True)
class CardVote:
    """Everything that a file of a card vote says.

    Attributes:
        title: what was voted on.
        roll: every card there is.
        cards: the cards that were handed in.
        basis: what a college's share is divided by.
        threshold: how much is needed.
    """

    title: str
    roll: CardRoll
    cards: tuple[Card, ...]
    basis: CardBasis
    threshold: Threshold


def read_card_csv(text: str, title: str = "") -> CardVote:
    """A card vote from CSV: ``delegation, college, weight, for, against, abstain``.

    A row whose three last fields are all empty has handed in no card. Colleges weigh the same.

    Raises:
        FileError: with the line and the reason.
        RollError: if the roll cannot be right.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in COLUMNS if name not in names]:
        raise FileError(f"line 1: there is no column {missing[0]!r}")
    rows.fieldnames = names
    delegations, cards = [], []
    for row in rows:
        place = f"line {rows.line_num}"
        cells = {name: (row[name] or "").strip() for name in COLUMNS}
        if not any(cells.values()):
            continue
        if not cells["delegation"] or not cells["college"]:
            raise FileError(f"{place}: a delegation and its college need names")
        weight = _whole(cells["weight"], f"{place}: the weight")
        delegations.append(Delegation(cells["delegation"], cells["college"], weight))
        votes: dict[Choice, Exact] = {
            choice: _whole(cells[choice], f"{place}: votes {choice}")
            for choice in Choice
            if cells[choice]
        }
        if votes:
            cards.append(SplitCard(cells["delegation"], votes))
    shares: dict[str, Exact] = dict.fromkeys((d.college for d in delegations), 1)
    if not shares:
        raise FileError("there is no row")
    roll = CardRoll(tuple(delegations), shares)
    return CardVote(title, roll, tuple(cards), CardBasis.VOTES_CAST, SIMPLE_MAJORITY)


def read_card_toml(text: str) -> CardVote:
    """A card vote from TOML; what may stand there is in the guide to commands.

    Raises:
        FileError: with the place and the reason.
        FormulaError: if the threshold cannot be read.
        RollError: if the roll cannot be right.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileError(f"this is not TOML: {error}") from None
    _only(found, {"title", "threshold", "basis", "colleges", "card"}, "the file")
    colleges = found.get("colleges", {})
    if not isinstance(colleges, dict):
        raise FileError("colleges: a table of names and shares is needed")
    shares: dict[str, Exact] = {
        name: _exact(share, f"the share of {name}") for name, share in colleges.items()
    }
    delegations: list[Delegation] = []
    cards: list[Card] = []
    tables = found.get("card", [])
    if not isinstance(tables, list) or not tables:
        raise FileError("there is no [[card]]")
    for number, table in enumerate(tables, 1):
        delegation, used = _card(table, f"card {number}")
        delegations.append(delegation)
        cards += [used] if used else []
    if not shares:
        shares = dict.fromkeys((d.college for d in delegations), 1)
    basis = found.get("basis", CardBasis.VOTES_CAST.value)
    if basis not in tuple(CardBasis):
        raise FileError(f"basis: {basis!r} is neither 'votes cast' nor 'entitled'")
    threshold = found.get("threshold")
    return CardVote(
        _text(found.get("title", ""), "title"),
        CardRoll(tuple(delegations), shares),
        tuple(cards),
        CardBasis(basis),
        SIMPLE_MAJORITY if threshold is None else Threshold.parse(_text(threshold, "threshold")),
    )


def _card(table: Any, place: str) -> tuple[Delegation, Card | None]:
    if not isinstance(table, dict):
        raise FileError(f"{place}: this is not a table")
    name = _text(table.get("delegation", ""), f"{place}: delegation")
    college = _text(table.get("college", ""), f"{place}: college")
    if not name or not college:
        raise FileError(f"{place}: a delegation and its college need names")
    place = f"{place}, {name}"
    known = {"delegation", "college", "weight", "vote", "votes", "delegates"}
    _only(table, known, place)
    if sum(key in table for key in ("vote", "votes", "delegates")) > 1:
        raise FileError(f"{place}: say 'vote', 'votes' or 'delegates', only one of them")
    weight = table.get("weight")
    if type(weight) is not int or weight < 0:
        raise FileError(f"{place}: the weight is a whole number from 0, not {weight!r}")
    if "vote" in table:
        return Delegation(name, college, weight), WholeCard(name, _choice(table["vote"], place))
    if "votes" in table:
        split = {
            _choice(key, place): _exact(value, f"{place}: votes {key}")
            for key, value in _table(table["votes"], place).items()
        }
        return Delegation(name, college, weight), SplitCard(name, split)
    if "delegates" in table:
        return _by_delegates(table["delegates"], name, college, weight, place)
    return Delegation(name, college, weight), None


def _by_delegates(
    rows: Any, name: str, college: str, weight: int, place: str
) -> tuple[Delegation, Card]:
    if not isinstance(rows, list):
        raise FileError(f"{place}: delegates are a list of tables")
    people: list[str] = []
    choices: dict[str, Choice] = {}
    shares: dict[str, Fraction] = {}
    for row in rows:
        told = _table(row, place)
        _only(told, {"name", "vote", "share"}, place)
        who = _text(told.get("name", ""), f"{place}: the delegate's name")
        people.append(who)
        if "vote" in told:
            choices[who] = _choice(told["vote"], f"{place}, {who}")
        if "share" in told:
            shares[who] = Fraction(_exact(told["share"], f"{place}: the share of {who}"))
    return Delegation(name, college, weight, tuple(people)), DelegatesCard(
        name, choices, shares or None
    )


def _table(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise FileError(f"{place}: {value!r} is not a table")
    return value


def _only(table: Mapping[str, Any], known: set[str], place: str) -> None:
    if strange := sorted(set(table) - known):
        raise FileError(f"{place}: {strange[0]!r} means nothing here")


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise FileError(f"{place}: {value!r} is not text")
    return value.strip()


def _choice(value: Any, place: str) -> Choice:
    if value not in tuple(Choice):
        raise FileError(f"{place}: {value!r} is neither 'for', 'against' nor 'abstain'")
    return Choice(value)


def _whole(value: str, place: str) -> int:
    if _WHOLE.fullmatch(value) is None:
        raise FileError(f"{place}: {value!r} is not a whole number from 0")
    return int(value)


def _exact(value: Any, place: str) -> Exact:
    """A whole number, or a fraction such as "1/3" as text; floating point is refused."""
    if type(value) is int:
        return value
    found = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if found is None or (found[2] is not None and not int(found[2])):
        raise FileError(f"{place}: {value!r} is neither a whole number nor a fraction like '1/3'")
    return Fraction(int(found[1]), int(found[2] or 1))


@dataclass(frozen=True, slots=True)
class Missing:
    """What a college lost because cards were not handed in.

    Attributes:
        college: which.
        cards: how many cards it has.
        missing: how many of them were not handed in.
        votes: the votes on all its cards.
        lost: the votes on those that are missing.
    """

    college: str
    cards: int
    missing: int
    votes: int
    lost: int

    @property
    def share(self) -> Fraction:
        """The part of the college's votes that is missing; nought where it has none."""
        return Fraction(self.lost, self.votes) if self.votes else Fraction(0)


def missing_cards(vote: CardVote) -> tuple[Missing, ...]:
    """For every college, the cards that were not handed in and the votes they carry."""
    handed_in = {card.delegation for card in vote.cards}
    told = []
    for college in vote.roll.shares:
        every = vote.roll.of_college(college)
        absent = [each for each in every if each.key not in handed_in]
        votes, lost = (sum(each.weight for each in some) for some in (every, absent))
        told.append(Missing(college, len(every), len(absent), votes, lost))
    return tuple(told)

"""A division list read as a house: who voted how, gathered by bloc."""

from __future__ import annotations

import csv
import io
from collections import Counter

from folkmoot.core.arithmetic.errors import FileError
from folkmoot.core.arithmetic.house import Apart, Bloc, Grounds, House, Range, Side, State

COLUMNS = ("member", "bloc", "vote")
_WORDS = {
    "for": "for", "aye": "for", "yes": "for", "content": "for",
    "against": "against", "no": "against", "noe": "against", "not content": "against",
    "abstain": "abstaining", "abstained": "abstaining", "abstaining": "abstaining",
    "": "absent", "no vote": "absent", "did not vote": "absent", "absent": "absent",
    "paired": "paired", "teller": "teller", "tellaye": "teller", "tellno": "teller",
    "does not sit": "does not sit", "chair": "chair", "speaker": "chair",
}  # fmt: skip


def house_of_division(text: str, *, title: str = "", source: str = "") -> House:
    """A house from a division list (CSV: ``member, bloc, vote``).

    A bloc votes as most of its voters did; those who voted the other way are its rebels, exactly.

    Raises:
        FileError: with the line and the reason: a column is missing, a vote is not understood, a
            member is listed twice.
        HouseError: if nobody voted.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in COLUMNS if name not in names]:
        raise FileError(f"line 1: there is no column {missing[0]!r}")
    rows.fieldnames = names
    votes: dict[str, Counter[str]] = {}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        member, bloc, vote = ((row[name] or "").strip() for name in COLUMNS)
        if not bloc:
            raise FileError(f"line {rows.line_num}: {member or 'this member'} has no bloc")
        if (member, bloc) in seen:
            raise FileError(f"line {rows.line_num}: {member} of {bloc} is listed twice")
        seen.add((member, bloc))
        if vote.lower() not in _WORDS:
            raise FileError(f"line {rows.line_num}: {vote!r} is no vote")
        votes.setdefault(bloc, Counter())[_WORDS[vote.lower()]] += 1
    if not votes:
        raise FileError("nobody is listed")
    grounds = Grounds("It voted so in this division.", source)
    blocs = tuple(_bloc(name, cast, grounds) for name, cast in _in_order(votes))
    return House(title=title, question="", blocs=blocs, source=source)


def _in_order(votes: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    return sorted(votes.items(), key=lambda item: (-item[1].total(), item[0]))


def _bloc(name: str, cast: Counter[str], grounds: Grounds) -> Bloc:
    side = Side.FOR if cast["for"] > cast["against"] else Side.AGAINST
    rebels = min(cast["for"], cast["against"])
    apart = tuple(Apart(state, cast[state], grounds) for state in State if cast[state])
    return Bloc(
        name=name,
        size=cast.total(),
        side=side,
        apart=apart,
        rebels=Range(rebels, rebels, grounds) if rebels else Range(),
        grounds=grounds,
    )

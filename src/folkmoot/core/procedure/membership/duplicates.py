"""Whether two files may be one person's: reasons to look, never a decision."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

CERTAIN_ENOUGH = 3
_ALIKE = 0.8
_ALIKE_AS_A_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class Card:
    """What of a file is compared, each folded: without accents, capitals and marks."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""


def resemblance(one: Card, other: Card) -> tuple[int, tuple[str, ...]]:
    """Points for what two files share, and the words for it.

    The same name gives 2 points, a like name 1; e-mail, telephone and address 2 each. A
    household shares all but the name, so that without a like name nothing is counted.
    """
    points, reasons = 0, []
    if one.name == other.name:
        points, reasons = 2, ["name"]
    elif _alike(one.name, other.name):
        points, reasons = 1, ["like name"]
    else:
        return 0, ()
    for what, mine, theirs in (
        ("e-mail", one.email, other.email),
        ("telephone", one.phone, other.phone),
        ("address", one.address, other.address),
    ):
        if mine and mine == theirs:
            points += 2
            reasons.append(what)
    return points, tuple(reasons)


def _alike(one: str, other: str) -> bool:
    """Whether each word of a name is like the word in its place: Mary and Mark are not."""
    mine, theirs = one.split(), other.split()
    if len(mine) != len(theirs):
        return SequenceMatcher(None, one, other).ratio() >= _ALIKE_AS_A_WHOLE
    return all(
        SequenceMatcher(None, a, b).ratio() >= _ALIKE for a, b in zip(mine, theirs, strict=True)
    )

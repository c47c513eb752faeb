"""Everything that is held on a person, room by room.

A room adds what it holds in ``AppConfig.ready()``:

    register_holding("Motions", gather)

``gather(key)`` returns sections for a person's key: a title, and rows of plain values. What is
kept from the person by law (a complaint that has not been notified) a room leaves out itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Plain = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Section:
    """One table of what is held: column heads and rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


Gather = Callable[[str], Sequence[Section]]
_known: dict[str, Gather] = {}


def register_holding(room: str, gather: Gather) -> None:
    """Add what a room holds on a person.

    Raises:
        ValueError: if another gatherer has the name.
    """
    if _known.get(room, gather) is not gather:
        raise ValueError(f"there is a holding {room!r} already")
    _known[room] = gather


def holdings_of(key: str) -> dict[str, list[Section]]:
    """Everything held on a person, by room; empty sections too, so that nothing seems left out."""
    return {room: list(gather(key)) for room, gather in _known.items()}


Wipe = Callable[[str], None]
_wipes: dict[str, Wipe] = {}


def register_wipe(room: str, wipe: Wipe) -> None:
    """Add how a room forgets a person whose file is erased: ``wipe(key)``, within that act.

    Raises:
        ValueError: if another has the name.
    """
    if _wipes.get(room, wipe) is not wipe:
        raise ValueError(f"there is a wipe {room!r} already")
    _wipes[room] = wipe


def wipe_elsewhere(key: str) -> None:
    """Have every room forget a person, as far as it may."""
    for wipe in _wipes.values():
        wipe(key)

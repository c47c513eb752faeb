"""What happened to each provision between two trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.core.lawtext import Document
from folkmoot.core.lawtext.patience import increasing


class Kind(StrEnum):
    """How an edition changed a provision."""

    BORN = "born"
    WORDS = "words"
    NUMBER = "number"
    MOVED = "moved"
    FIGURE = "figure"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Change:
    """One provision, changed in one way. ``order`` is its place in the new tree, or the old."""

    pid: str
    kind: Kind
    order: int


def changes_between(old: Document | None, new: Document) -> tuple[Change, ...]:
    """Every change to every provision, in the reading order of the new tree, the gone ones last.

    A number counts as changed if the full label reads differently, so that a chapter renumbered
    renumbers what is in it. In a first edition every provision is born.
    """
    if old is None:
        return tuple(
            Change(place.provision.pid, Kind.BORN, order)
            for order, place in enumerate(new.places())
        )
    moved = _moved(old, new)
    found = [
        Change(place.provision.pid, kind, order)
        for order, place in enumerate(new.places())
        for kind in _kinds(old, new, place.provision.pid, moved)
    ]
    found += [
        Change(place.provision.pid, Kind.ENDED, order)
        for order, place in enumerate(old.places())
        if place.provision.pid not in new
    ]
    return tuple(found)


def _kinds(old: Document, new: Document, pid: str, moved: frozenset[str]) -> Iterator[Kind]:
    if pid not in old:
        yield Kind.BORN
        return
    one, other = old.provision(pid), new.provision(pid)
    if (one.heading, one.text) != (other.heading, other.text):
        yield Kind.WORDS
    if old.label(pid) != new.label(pid):
        yield Kind.NUMBER
    if pid in moved:
        yield Kind.MOVED
    if one.parameters != other.parameters:
        yield Kind.FIGURE


def _moved(old: Document, new: Document) -> frozenset[str]:
    """What stands in another provision now, or has changed places with what stayed in order."""
    found: set[str] = set()
    for parent in new.walk():
        here = [child.pid for child in parent.children if child.pid in old]
        stayed = [pid for pid in here if old.place(pid).parent == parent.pid]
        in_order = {stayed[i] for i in increasing([old.place(pid).index for pid in stayed])}
        found |= set(here) - in_order
    return frozenset(found)

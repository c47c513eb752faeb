"""What happened to each provision between two trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.core.lawtext import Document
from folkmoot.core.lawtext.changes import ProvisionChange, compare_documents


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
    """One provision, changed in one way. ``order`` is its place in the comparison."""

    pid: str
    kind: Kind
    order: int


def changes_between(old: Document | None, new: Document) -> tuple[Change, ...]:
    """Every change to every provision, in reading order, the gone ones where they stood.

    A number counts as changed if the full label reads differently, so that a chapter renumbered
    renumbers what is in it. In a first edition every provision is born.
    """
    if old is None:
        return tuple(
            Change(place.provision.pid, Kind.BORN, order)
            for order, place in enumerate(new.places())
        )
    return tuple(
        Change(each.pid, kind, order)
        for order, each in enumerate(compare_documents(old, new))
        for kind in _kinds(each)
    )


def _kinds(change: ProvisionChange) -> Iterator[Kind]:
    if change.old is None or change.new is None:
        yield Kind.BORN if change.old is None else Kind.ENDED
        return
    if (change.old.heading, change.old.text) != (change.new.heading, change.new.text):
        yield Kind.WORDS
    if change.old_label != change.new_label:
        yield Kind.NUMBER
    if change.moved:
        yield Kind.MOVED
    if change.parameters:
        yield Kind.FIGURE

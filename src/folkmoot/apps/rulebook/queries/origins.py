"""Where the words of a provision come from, and what was in force as it was then known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.apps.rulebook.queries.editions import day, edition, editions
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.core.lawtext import Provision
from folkmoot.core.lawtext.blame import Stretch, blame


@dataclass(frozen=True, slots=True)
class WordsOf:
    """One provision with its heading and text cut by where the words come from.

    Attributes:
        depth: how deep it stands below the one asked for, from 0.
        heading, text: the stretches; each names the edition that brought it in.
    """

    pid: str
    label: str
    depth: int
    heading: tuple[Stretch, ...]
    text: tuple[Stretch, ...]


def line_of(view: EditionView) -> Sequence[EditionView]:
    """The editions an edition was made of, the first one first, itself last."""
    line = [view]
    while line[-1].base is not None:
        before = edition(view.document, line[-1].base)
        if before is None:
            break
        line.append(before)
    return line[::-1]


def origins(view: EditionView, pid: str) -> Sequence[WordsOf]:
    """A provision and all below it, every word with the edition that brought it in.

    Raises:
        KeyError: if the edition has no such provision.
    """
    line = line_of(view)
    top = view.tree.place(pid).depth
    return [_words(view, line, own, top) for own in view.tree.provision(pid).walk()]


def _words(view: EditionView, line: Sequence[EditionView], own: Provision, top: int) -> WordsOf:
    versions = [(each.sequence, each.tree.get(own.pid)) for each in line]
    known = [(sequence, found) for sequence, found in versions if found is not None]
    return WordsOf(
        own.pid,
        view.tree.label(own.pid),
        view.tree.place(own.pid).depth - top,
        blame(_changes([(sequence, found.heading) for sequence, found in known])),
        blame(_changes([(sequence, found.text) for sequence, found in known])),
    )


def _changes(versions: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The wordings that differ from the one before."""
    kept: list[tuple[int, str]] = []
    for sequence, words in versions:
        if not kept or kept[-1][1] != words:
            kept.append((sequence, words))
    return kept


def edition_as_known(slug: str, *, on: date, known: date) -> EditionView | None:
    """The edition that was in force on a day as far as was known on another.

    An edition is known from the day it was certified here. A correction certified later, or a rule
    book taken over later, was not known then, whatever day it came into force.
    """
    return next(
        (
            each
            for each in editions(slug)
            if each.in_force_on <= on and day(each.certified_at) <= known
        ),
        None,
    )

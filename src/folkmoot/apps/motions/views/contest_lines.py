"""What the pages of a conference's rule changes show, line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.motions.queries.contests import Contest
from folkmoot.apps.motions.views.reading import Line, Reading, lines_of, paragraphs_of
from folkmoot.core.lawtext import (
    DisputedWords,
    Document,
    Outcome,
    PlanStep,
    Standing,
    StandingClass,
)

CLASSES = {
    "stale": gettext_lazy("does not fit the rules as they stand any more"),
    "identical": gettext_lazy("make the same change: adopting one is adopting both"),
    "independent": gettext_lazy("can both stand, in either order"),
    "order-dependent": gettext_lazy("can both stand, but the order decides how the rule reads"),
    "overlap": gettext_lazy("change the same words: if one is carried, the other falls"),
    "subsumes": gettext_lazy("%(first)s does away with what %(second)s changes"),
    "requires": gettext_lazy("%(first)s has nothing to change unless %(second)s is carried"),
    "label collision": gettext_lazy("claim the same number; the numbers are settled, both stand"),
    "referential": gettext_lazy("one changes what the other or the rules cite"),
    "semantic": gettext_lazy("may contradict each other in sense: people must look"),
}


MOST_OUTCOMES = 64


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair as a row: how the two stand, in words, and the words they dispute."""

    first: str
    second: str
    says: str
    also: tuple[str, ...]
    words: tuple[DisputedWords, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote in its place in the order.

    Attributes:
        number: its place, from 1.
        kind: as in ``PlanStep``.
        motions: what is put, each with its change as it is read.
        falls: what falls with it if it is carried, or lost, a sentence for each.
        replaces: whose place it takes if it is carried, as sentences.
        result: how it ended, if it has been decided.
    """

    number: int
    kind: str
    motions: tuple[dict[str, object], ...]
    falls: tuple[str, ...]
    replaces: tuple[str, ...]
    result: str


def pair_line(pair: Standing) -> PairLine:
    """A pair; words that one strikes whole are shown once, however often the other changes them."""
    words = {(each.place, each.base): each for each in reversed(pair.words)}
    return PairLine(
        pair.first,
        pair.second,
        _says(pair.kind, pair),
        tuple(_says(kind, pair) for kind in pair.also),
        tuple(reversed(words.values())),
        pair.reason,
    )


def _says(kind: StandingClass, pair: Standing) -> str:
    return str(CLASSES[kind]) % {"first": pair.first, "second": pair.second}


def group_lines(
    key: str, found: Contest, group: tuple[str, ...], outcomes: Sequence[Outcome]
) -> dict[str, object]:
    """A group and the different editions it can lead to, the likeliest ways first."""
    different: dict[str, Outcome] = {}
    for outcome in sorted(outcomes, key=lambda each: len(each.carried)):
        different.setdefault(outcome.digest, outcome)
    where = reverse("motions:conference-what-if", args=[key])
    return {
        "names": group,
        "lines": [found.lines[name] for name in group],
        "ways": len(outcomes),
        "editions": [
            {
                "outcome": each,
                "url": asking(where, each.adopted),
            }
            for each in list(different.values())[:MOST_OUTCOMES]
        ],
    }


def ballot_line(
    number: int, step: PlanStep, read: Callable[[str], dict[str, object]], found: Contest
) -> Ballot:
    decided = [found.lines[name].state_title for name in step.names if name in found.decided]
    return Ballot(
        number,
        step.kind,
        tuple(read(name) for name in step.names),
        _falls(step),
        tuple(
            _("If it is carried, it takes the place of %(other)s.") % {"other": name}
            for name in step.replaces
        ),
        decided[0] if decided else "",
    )


def _falls(step: PlanStep) -> tuple[str, ...]:
    """What falls if it is carried, and what if it is lost: a sentence each."""
    said = []
    for when in ("carried", "lost"):
        names = [each.name for each in step.falls if each.if_ == when]
        if len(names) == 1:
            one = (
                _("If it is carried, %(other)s falls.")
                if when == "carried"
                else _("If it is lost, %(other)s falls.")
            )
            said.append(one % {"other": names[0]})
        elif names:
            several = (
                _("If it is carried, these fall: %(others)s.")
                if when == "carried"
                else _("If it is lost, these fall: %(others)s.")
            )
            said.append(several % {"others": ", ".join(names)})
    return tuple(said)


def asking(path: str, carried: Sequence[str], *more: tuple[str, str]) -> str:
    """The address at which an outcome is shown."""
    return f"{path}?{urlencode([*(('carried', name) for name in carried), *more])}"


def whole_lines(found: Contest, tree: Document, reading: Reading) -> list[dict[str, object]]:
    """The rule book that would come of it, provision by provision, with what changed marked."""
    touched = {place.pid for place in reading.places if place.kind != "number"}
    lines: list[dict[str, object]] = []
    for line, own in zip(lines_of(tree, tree.root.pid), tree.walk(), strict=True):
        if own is tree.root:
            continue
        was = found.edition.tree.get(own.pid)
        marked = paragraphs_of(was.text if was else "", own.text) if own.pid in touched else ()
        lines.append({"line": _lowered(line), "marked": marked})
    return lines


def _lowered(line: Line) -> Line:
    return Line(min(line.level - 1, 5), line.label, line.heading, line.paragraphs)

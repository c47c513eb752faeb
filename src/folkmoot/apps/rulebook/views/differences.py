"""Changes as they are shown: what changed, in which way, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.figures import value_of
from folkmoot.apps.rulebook.queries import HistoryEntry, Kind, ProvisionDifference, SunsetView
from folkmoot.apps.rulebook.views.leaves import Piece, pieces_of, side_of
from folkmoot.core.lawtext import compare
from folkmoot.core.procedure.catalogue import PARAMETERS
from folkmoot.core.procedure.parameter import ParameterError


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed provision.

    Attributes:
        cite: how it is cited now, or was last.
        ways: in which ways it changed, in words.
        url: its page.
        heading: the tracked heading, empty if it is the same and long known.
        text: the tracked words.
        left, right: the same side by side.
        figures: each changed figure as a tracked sentence.
    """

    cite: str
    title: str
    ways: str
    url: str
    anchor: str
    heading: Sequence[Piece]
    text: Sequence[Piece]
    left: Sequence[Piece]
    right: Sequence[Piece]
    figures: Sequence[Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What one edition did to a provision, and why."""

    sequence: int
    in_force_on: date
    adopted_on: date
    url: str
    compare_url: str
    title: str
    enactment: Enactment
    certified_seq: int | None
    note: str
    first: bool
    own: ChangeLine | None
    inside: Sequence[ChangeLine]
    sunset: SunsetView | None = None


def change_line(change: ProvisionDifference) -> ChangeLine:
    """A difference, ready for a template."""
    retitled = change.old_heading != change.new_heading
    heading, text = change.heading if retitled else (), change.text
    return ChangeLine(
        cite=change.cite,
        title="" if retitled else change.new_heading or change.old_heading,
        ways=", ".join(_way(change, kind) for kind in change.kinds),
        url=change.url,
        anchor=f"c-{change.pid}",
        heading=pieces_of(heading),
        text=pieces_of(text),
        left=side_of((*heading, *text), old=True) if not retitled else _both(change, old=True),
        right=side_of((*heading, *text), old=False) if not retitled else _both(change, old=False),
        figures=tuple(_figure(*figure) for figure in change.figures),
    )


def history_lines(
    entries: Iterable[HistoryEntry], temporary: Sequence[SunsetView] = ()
) -> list[HistoryLine]:
    """A provision's history, ready for a template, with what was put in for a time."""
    until = {each.edition: each for each in temporary}
    return [_history_line(entry, until.get(entry.edition.sequence)) for entry in entries]


def _history_line(entry: HistoryEntry, sunset: SunsetView | None) -> HistoryLine:
    view = entry.edition
    born = entry.own is not None and Kind.BORN in entry.own.kinds
    return HistoryLine(
        sequence=view.sequence,
        in_force_on=view.in_force_on,
        adopted_on=view.adopted_on,
        url=view.url,
        compare_url=(
            f"/rules/{view.document}/compare?from={view.base}&to={view.sequence}"
            if view.base
            else ""
        ),
        title=_title(entry, born=born),
        enactment=view.enactment,
        certified_seq=view.certified_seq,
        note=view.slip,
        first=view.base is None,
        own=None if entry.own is None or (born and view.base is None) else change_line(entry.own),
        inside=tuple(change_line(each) for each in entry.inside),
        sunset=sunset,
    )


def _title(entry: HistoryEntry, *, born: bool) -> str:
    if entry.edition.base is None:
        return _("In the rules from the first edition we hold")
    if born:
        return _("Brought in")
    if entry.own is None:
        return _("Changed inside")
    if Kind.ENDED in entry.own.kinds:
        return _("Repealed")
    if entry.edition.origin == "corrected":
        return _("Corrected")
    return _("Changed")


def _way(change: ProvisionDifference, kind: Kind) -> str:
    match kind:
        case Kind.BORN:
            return _("new")
        case Kind.ENDED:
            return _("repealed")
        case Kind.WORDS:
            return _("words changed")
        case Kind.MOVED:
            return _("moved")
        case Kind.FIGURE:
            return _("a figure changed")
        case Kind.NUMBER:
            return _("was %s") % change.old_label if change.old_label else _("numbered")


def _both(change: ProvisionDifference, *, old: bool) -> Sequence[Piece]:
    """Heading and words as one text on one side."""
    heading, text = side_of(change.heading, old=old), side_of(change.text, old=old)
    return (*heading, ("keep", "\n\n"), *text) if heading and text else (*heading, *text)


def _figure(key: str, before: str, after: str) -> Sequence[Piece]:
    """A changed figure: its rule in plain language as it was and as it is, compared by word."""
    return pieces_of(compare(_said(key, before), _said(key, after)))


def _said(key: str, written: str) -> str:
    known = PARAMETERS.get(key)
    if not written or known is None:
        return f"{key}: {written}" if written else ""
    try:
        return known.say(value_of(known, written))
    except ParameterError:
        return f"{key}: {written}"

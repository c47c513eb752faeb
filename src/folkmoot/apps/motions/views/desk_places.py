"""The provisions on the desk, as the form shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.apps.motions.forms.changes import Change, Drafted
from folkmoot.apps.motions.views.reading import Line, lines_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.figures import value_of
from folkmoot.core.procedure.catalogue import PARAMETERS
from folkmoot.core.procedure.parameter import ParameterError
from folkmoot.core.terms import Reason

_LEAST_ROWS = 4
_MOST_ROWS = 24
_CHARACTERS_IN_A_ROW = 52


@dataclass(frozen=True, slots=True)
class FigureField:
    """A figure of a rule as the form asks for it."""

    key: str
    value: str
    says: str


@dataclass(frozen=True, slots=True)
class PlaceFields:
    """One place of the draft as the form shows it."""

    at: int
    change: Change
    title: str
    cite: str
    url: str
    language: str
    text_rows: int
    has_heading: bool
    figures: tuple[FigureField, ...]
    gone_lines: tuple[Line, ...]
    reason: Reason | None


def fields_of(
    base: rulebook.EditionView, worked: Drafted, changes: Sequence[Change]
) -> Iterator[PlaceFields]:
    """Each place of the draft with what its fields hold and why it cannot be made, if it cannot."""
    for at, change in enumerate(changes):
        new = change.kind == "insert"
        pid = change.beside if new else change.pid
        tree = base.tree if pid in base.tree else worked.tree  # beside one that is new as well
        known = tree.get(pid)
        cite = tree.cite(known.pid) if known else _("a provision that is gone")
        view = rulebook.provision_in(base, known.pid) if known and not new else None
        today = {each.key: each.says for each in _figures_of(base, change.pid)}
        figures = tuple(
            FigureField(key, value, today.get(key) or _says(key, value))
            for key, value in change.figures.items()
        )
        yield PlaceFields(
            at=at,
            change=change,
            title=_title(change, cite, known.heading if known else ""),
            cite=_("the new provision") if new else cite,
            url=view.url if view else "",
            language=base.language,
            text_rows=_rows(change.text),
            has_heading=new or bool(known and known.heading),
            figures=figures,
            gone_lines=lines_of(base.tree, known.pid) if known and change.kind == "delete" else (),
            reason=worked.refused.get(at),
        )


def _says(key: str, value: str) -> str:
    """A figure that the book does not have yet, in plain words; its name if they cannot be said."""
    known = PARAMETERS.get(key)
    try:
        return known.say(value_of(known, value)) if known else key
    except ParameterError:
        return key


def _title(change: Change, cite: str, heading: str) -> str:
    if change.kind == "insert" and change.inside:
        return _("A new provision in %(cite)s") % {"cite": cite}
    if change.kind == "insert":
        return _("A new provision after %(cite)s") % {"cite": cite}
    if change.kind == "delete":
        return _("%(cite)s, struck out") % {"cite": cite}
    return f"{cite} {heading}".strip()


def _rows(text: str) -> int:
    rows = sum(len(line) // _CHARACTERS_IN_A_ROW + 1 for line in text.split("\n"))
    return max(_LEAST_ROWS, min(_MOST_ROWS, rows + 1))


def _figures_of(base: rulebook.EditionView, pid: str) -> Sequence[rulebook.ParameterView]:
    return rulebook.parameters_of(base, pid) if pid in base.tree else ()

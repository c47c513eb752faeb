"""The headings of the tables on the pages of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

Columns = list[dict[str, Any]]


def columns() -> dict[str, Columns]:
    """Of everything that a count shows."""
    return {
        "case_columns": [_text(_("Case")), _text(_("Comes to")), _text(_("Why it is thought of"))],
        "flip_columns": [_text(_("Who")), _number(_("Votes that move")), _text(_("Comes to"))],
        "power_columns": [
            _text(_("Bloc")),
            _number(_("Votes")),
            _number("Banzhaf"),
            _number(_("Shapley and Shubik")),
        ],
        "coalition_columns": [_text(_("Blocs")), _number(_("Votes")), _number(_("To spare"))],
        "assumption_columns": [
            _text(_("Bloc")),
            _text(_("Assumed")),
            _text(_("Because")),
            _text(_("Source")),
        ],
    }


def option_columns(labels: Sequence[str]) -> Columns:
    """Of what each bloc could do instead."""
    return [
        _text(_("Bloc")),
        _number(_("Votes")),
        *(_text(label) for label in labels),
        _text(_("Decides alone")),
    ]


def what_if_columns() -> Columns:
    """Of the form that lets blocs of a house vote otherwise."""
    return [
        _text(_("Bloc")),
        _text(_("Can vote")),
        _text(_("Votes")),
        _text(_("Rebels, up to")),
        _text(_("Stay away, up to")),
    ]


def own_columns() -> Columns:
    """Of the form for one's own house."""
    return [
        _text(_("No.")),
        _text(_("Bloc")),
        _text(_("Members")),
        _text(_("Votes")),
        _text(_("Rebels, up to")),
        _text(_("Do not vote")),
        _text(_("Since they are")),
        _text(_("Why we think so")),
        _text(_("Source")),
    ]


def _text(label: str) -> dict[str, Any]:
    return {"label": label}


def _number(label: str) -> dict[str, Any]:
    return {"label": label, "number": True}

"""Booths that are open when the server starts: those who wait at the door wait for no reading."""

from __future__ import annotations

from datetime import datetime

from django.template.loader import get_template

from folkmoot.apps.elections import queries

PAGES = ("elections/vote.html", "elections/cast.html")


def open_booths(at: datetime) -> None:
    """Read every poll that is open, its candidates and its rules, and compile the pages."""
    for name in PAGES:
        get_template(name)
    for key in queries.keys_polling(at):
        found = queries.booth(key)
        if found is not None:
            queries.candidates_by_key(found.view, at=at)
            queries.rules_of(found.view)

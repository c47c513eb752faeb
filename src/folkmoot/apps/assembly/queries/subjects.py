"""Where the things that decisions and agenda items are about can be read."""

from __future__ import annotations

_PLACES = {
    "motion": "/motions/{}",
    "challenge": "/motions/{}#rulings",
    "meeting": "/meetings/{}",
    "minutes": "/meetings/{}/minutes",
    "unit": "/units/{}",
    "document": "/rules/{}",
}


def subject_url(ref: str) -> str:
    """The address of a subject ("motion:2026-17"); empty where it has no page of its own."""
    kind, _colon, key = ref.partition(":")
    return _PLACES[kind].format(key) if key and kind in _PLACES else ""

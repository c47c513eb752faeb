"""What this installation is: the organisation, its vocabulary, whether it is a demonstration."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from folkmoot.platform.models import Fact

DEFAULT_WORDS = {
    "national": "organisation",
    "region": "region",
    "local_party": "local party",
    "branch": "branch",
    "affiliate": "affiliate",
    "conference": "conference",
    "rule book": "rule book",
    "clause": "clause",
}


@dataclass(frozen=True, slots=True)
class Installation:
    """The organisation behind this database.

    Attributes:
        name: its full name, as on a letter.
        short: the name for narrow places.
        zone: the IANA zone in which its deadlines run.
        words: its own word for each thing of the vocabulary.
        demonstration: None, or the stamp of the world that was built (seed, anchor date).
    """

    name: str = "Folkmoot"
    short: str = "Folkmoot"
    zone: str = "Europe/London"
    words: dict[str, str] = field(default_factory=lambda: dict(DEFAULT_WORDS))
    demonstration: dict[str, Any] | None = None

    def word(self, key: str) -> str:
        """The organisation's own word for a thing, or the thing's plain name."""
        return self.words.get(key, key.replace("_", " "))


_held: list[Installation] = []


def installation() -> Installation:
    """The installation, read once per process; `forget` after a change."""
    if not _held:
        facts = dict(Fact.objects.values_list("key", "value"))
        organisation = facts.get("organisation", {})
        _held[:] = [
            Installation(
                name=organisation.get("name", "Folkmoot"),
                short=organisation.get("short", organisation.get("name", "Folkmoot")),
                zone=organisation.get("zone", "Europe/London"),
                words={**DEFAULT_WORDS, **facts.get("words", {})},
                demonstration=facts.get("demonstration"),
            )
        ]
    return _held[0]


def establish(
    *,
    organisation: dict[str, str],
    words: dict[str, str] | None = None,
    demonstration: dict[str, Any] | None = None,
) -> None:
    """Write down what this installation is."""
    for key, value in (
        ("organisation", organisation),
        ("words", words or {}),
        ("demonstration", demonstration),
    ):
        if value is not None:
            Fact.objects.update_or_create(key=key, defaults={"value": value})
    forget()


def forget() -> None:
    """Read it anew next time."""
    _held.clear()


def noon(day: date | None, at: datetime | None = None) -> datetime | None:
    """A day that somebody names, as a moment: its noon where the organisation is.

    Of what lies behind ``at`` is now: in the morning, the noon of that same day is still to come.
    """
    if day is None:
        return None
    zone = ZoneInfo(installation().zone)
    moment = datetime.combine(day, time(12), zone)
    return min(moment, at) if at is not None and at.astimezone(zone).date() == day else moment


def morning(day: date | None) -> datetime | None:
    """A day as the moment it begins where the organisation is."""
    return datetime.combine(day, time(0), ZoneInfo(installation().zone)) if day else None

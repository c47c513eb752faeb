"""What each room offers to the site: places in the navigation, cards for the home page, searches.

A room calls these in ``AppConfig.ready()``; the site reads them. So no room knows another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the main navigation."""

    order: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """Something on a person's home page.

    Attributes:
        kind: ``"awaits"`` (the person can act), ``"due"`` (a date approaches) or ``"news"``.
        title: what it is.
        url: where it is.
        says: one sentence.
        at: the deadline of what is due, the moment of what happened.
        action: the words on the button, for what awaits.
    """

    kind: str
    title: str
    url: str
    says: str = ""
    at: datetime | None = None
    action: str = ""


CardSource = Callable[[str, datetime], Sequence[Card]]
"""(person's key or empty for a visitor, now) -> cards, most pressing first."""


@dataclass(slots=True)
class _Offered:
    places: list[Place] = field(default_factory=list)
    cards: list[CardSource] = field(default_factory=list)
    search_kinds: dict[str, str] = field(default_factory=dict)


_offered = _Offered()


def offer_place(*, label: str, url: str, order: int) -> None:
    """Offer a place in the main navigation."""
    place = Place(order, label, url)
    if place not in _offered.places:
        _offered.places.append(place)
        _offered.places.sort()


def offer_cards(source: CardSource) -> None:
    """Offer cards for the home page."""
    if source not in _offered.cards:
        _offered.cards.append(source)


def offer_search(*, kind: str, label: str) -> None:
    """Say what a kind of searchable text is called (see ``platform.search``)."""
    _offered.search_kinds[kind] = label


def places() -> Sequence[Place]:
    """Every place offered, in order."""
    return tuple(_offered.places)


def cards(person_key: str, now: datetime) -> list[Card]:
    """Every card for a person, source by source."""
    return [card for source in _offered.cards for card in source(person_key, now)]


def search_kinds() -> dict[str, str]:
    """The searchable kinds and what they are called."""
    return dict(_offered.search_kinds)

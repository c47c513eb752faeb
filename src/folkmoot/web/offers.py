"""What each room offers to the site: places, cards for the home page, searches, words beside pages.

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


@dataclass(frozen=True, slots=True)
class Beside:
    """Something a room says beside a page of another, which does not know it.

    Attributes:
        title: what it is.
        url: where it is.
        says: one sentence or two.
        at: the moment it is about (it closes, or closed).
        note: what limits it.
    """

    title: str
    url: str
    says: str
    at: datetime | None = None
    note: str = ""


BesideSource = Callable[[str, str, datetime], Sequence[Beside]]
"""(address of the page, person's key or empty, now) -> what is said beside it."""


TitleSource = Callable[[str], str]
"""Address of a page of the room that searches do not find -> its title; empty if there is none."""


@dataclass(slots=True)
class _Offered:
    places: list[Place] = field(default_factory=list)
    cards: list[CardSource] = field(default_factory=list)
    beside: list[BesideSource] = field(default_factory=list)
    within: list[BesideSource] = field(default_factory=list)
    titles: list[TitleSource] = field(default_factory=list)
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


def offer_beside(source: BesideSource) -> None:
    """Offer words beside pages of other rooms, found by the page's address."""
    if source not in _offered.beside:
        _offered.beside.append(source)


def offer_within(source: BesideSource) -> None:
    """Offer words beside pages of other rooms that only some may see, such as a member's own.

    What is said beside open pages (ask the members, write a note) is never said beside these.
    """
    if source not in _offered.within:
        _offered.within.append(source)


def offer_titles(source: TitleSource) -> None:
    """Offer titles of pages that searches do not find, so that other rooms may speak of them."""
    if source not in _offered.titles:
        _offered.titles.append(source)


def title_at(address: str) -> str:
    """The title of a page that some room offers; empty if there is none."""
    return next(filter(None, (source(address) for source in _offered.titles)), "")


def offer_search(*, kind: str, label: str) -> None:
    """Say what a kind of searchable text is called (see ``platform.search``)."""
    _offered.search_kinds[kind] = label


def places() -> Sequence[Place]:
    """Every place offered, in order."""
    return tuple(_offered.places)


def cards(person_key: str, now: datetime) -> list[Card]:
    """Every card for a person, source by source."""
    return [card for source in _offered.cards for card in source(person_key, now)]


def beside(address: str, person_key: str, now: datetime) -> list[Beside]:
    """Everything that is said beside a page, source by source."""
    return [each for source in _offered.beside for each in source(address, person_key, now)]


def within(address: str, person_key: str, now: datetime) -> list[Beside]:
    """Everything that is said beside a page that only some may see, source by source."""
    return [each for source in _offered.within for each in source(address, person_key, now)]


def search_kinds() -> dict[str, str]:
    """The searchable kinds and what they are called."""
    return dict(_offered.search_kinds)

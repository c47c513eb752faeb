"""The names Akoma Ntoso gives: elements of the hierarchy, identifiers by its naming convention."""

from __future__ import annotations

import re

from folkmoot.core.lawtext.document import Document, Place

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE = "urn:folkmoot:rules:1"
SHORT = {
    "alinea": "al", "article": "art", "book": "book", "chapter": "chp", "clause": "cl",
    "division": "dvs", "indent": "ind", "level": "lvl", "list": "list", "paragraph": "para",
    "part": "part", "point": "point", "proviso": "prov", "rule": "rule", "section": "sec",
    "subchapter": "subchp", "subclause": "subcl", "subdivision": "subdvs", "sublist": "sublist",
    "subparagraph": "subpara", "subpart": "subpart", "subrule": "subrule", "subsection": "subsec",
    "subtitle": "subtitle", "title": "title", "tome": "tome", "transitional": "trns",
}  # fmt: skip
"""The hierarchical elements and how the naming convention (AKN-NC 1.0) shortens them."""
CONTAINER = "hcontainer"
_NOT_IN_A_NAME = re.compile(r"[^\w.\-]+")


def identifiers(document: Document) -> dict[str, str]:
    """The ``eId`` of every provision but the root, by permanent identifier; each stands once.

    ``chp_2__cl_I__para_4``: element, own number, joined from the top; without a number, the
    position among the siblings of its kind.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    counts: dict[tuple[str, str], int] = {}
    for place in document.places():
        if place.parent is None:
            continue
        above = found.get(place.parent, "")
        name = f"{above}__{_own(place, counts)}" if above else _own(place, counts)
        unique, again = name, 1
        while unique in taken:
            again += 1
            unique = f"{name}-{again}"
        taken.add(unique)
        found[place.provision.pid] = unique
    return found


def element_of(kind: str) -> str:
    """The element a kind of provision is written as; ``hcontainer`` if the standard has none."""
    return kind if kind in SHORT else CONTAINER


def _own(place: Place, counts: dict[tuple[str, str], int]) -> str:
    kind = place.provision.kind
    short = SHORT.get(kind, CONTAINER)
    number = _NOT_IN_A_NAME.sub("-", place.own_label).strip("-")
    if number:
        return f"{short}_{number}"
    key = (place.parent or "", short)
    counts[key] = counts.get(key, 0) + 1
    return f"{short}_nn{counts[key]}"

"""New provisions laid out as their neighbours are.

A rule book read from Markdown or from plain text keeps the look of its source. What is drafted
into it later has no source, so it takes the layout of the nearest provision of its own kind;
where there is none, the canonical labelled form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.provision import Layout, Provision

_SLOT = re.compile(r"%([lfhtep])")


def in_style(
    document: Document, provision: Provision, *, parent: str, after: str | None
) -> Provision:
    """The provision, and all below it, with layouts taken from where it is to stand.

    Raises:
        KeyError: if the document has no such parent.
    """
    place = document.place(parent)
    siblings = place.provision.children
    names = [child.pid for child in siblings]
    at = names.index(after) + 1 if after in names else 0
    near = [*reversed(siblings[:at]), *siblings[at:]]
    return _styled(document, provision, near, place.depth + 1)


def _styled(
    document: Document, provision: Provision, near: Iterable[Provision], depth: int
) -> Provision:
    model = _model(provision, near) or _model(provision, _at_depth(document, depth))
    below = model.children if model else ()
    children = tuple(_styled(document, child, below, depth + 1) for child in provision.children)
    layout = Layout(model.layout.form) if model and model.layout else None
    return replace(provision, layout=layout, children=children)


def _at_depth(document: Document, depth: int) -> list[Provision]:
    return [place.provision for place in document.places() if place.depth == depth]


def _model(provision: Provision, candidates: Iterable[Provision]) -> Provision | None:
    """The first of the same kind whose form has a slot for exactly what this one has to say."""
    says = _says(provision)
    for candidate in candidates:
        if candidate.kind != provision.kind or candidate.layout is None:
            continue
        slots = set(_SLOT.findall(candidate.layout.form))
        shown = (bool(slots & {"l", "f"}), "h" in slots, bool(slots & {"t", "e"}), "p" in slots)
        if shown == says:
            return candidate
    return None


def _says(provision: Provision) -> tuple[bool, bool, bool, bool]:
    counted = provision.label.startswith("#")
    return (
        bool(provision.label) and not counted,
        bool(provision.heading),
        bool(provision.text),
        bool(provision.parameters),
    )

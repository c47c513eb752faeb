"""An edition as Markdown, whatever it was read from: to be read, mailed and pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from folkmoot.core.lawtext.document import Document, Place
from folkmoot.core.lawtext.spacing import PARAGRAPH

_DEEPEST_HEADING = 6
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_OPENS = re.compile(r"^(\s{0,3})([#+=~|-]|\d{1,9}(?=[.)]))")


def edition_markdown(document: Document, *, title: str = "") -> str:
    """The edition with its numbers written out, so that no renderer counts anew.

    What has a heading is a heading; other provisions are paragraphs that begin with their number in
    bold, items bulleted by depth. Signs that Markdown would act on are escaped.
    """
    blocks = [f"# {_plain(title or document.root.heading)}"] * bool(title or document.root.heading)
    for place in document.places():
        blocks += _blocks(place)
    return PARAGRAPH.join(blocks) + "\n"


def _blocks(place: Place) -> Iterator[str]:
    own = place.provision
    label = _SPECIAL.sub(r"\\\1", place.label) if place.own_label else ""
    paragraphs = [_plain(each) for each in own.text.split(PARAGRAPH) if each]
    if place.parent is None:
        yield from paragraphs
        return
    if own.heading:
        marks = "#" * min(place.depth + 1, _DEEPEST_HEADING)
        yield " ".join(part for part in (marks, label, _plain(own.heading)) if part)
        yield from paragraphs
        return
    lead = f"**{label}** " if label else ""
    if not paragraphs and lead:
        yield lead.strip()
    for at, paragraph in enumerate(paragraphs):
        yield (lead if at == 0 else "") + paragraph


def _plain(words: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", words)
    return _OPENS.sub(_escaped, escaped)


def _escaped(found: re.Match[str]) -> str:
    """A sign that would open a heading or list; a number loses nothing but its power to count."""
    lead, sign = found.groups()
    return f"{lead}{sign}\\" if sign.isdigit() else f"{lead}\\{sign}"

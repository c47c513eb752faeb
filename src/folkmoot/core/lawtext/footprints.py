"""Where an amendment touches an edition: the words it takes out of each field, and what it puts in.

Two of them side by side tell which words are in dispute, and whether one covers the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from folkmoot.core.lawtext.comparing import changed, compare
from folkmoot.core.lawtext.document import Document


@dataclass(frozen=True, slots=True)
class DisputedWords:
    """The words two amendments both touch in one provision, and what each makes of them."""

    place: str
    base: str
    first: str
    second: str


Span = tuple[int, int, str]
"""Characters of a field from a place to another, and what stands there instead."""

Spans = dict[tuple[str, str], list[Span]]
"""By provision and field."""

Footprint = tuple[Document, Spans]
"""What an amendment alone makes of an edition, and where it touches it."""


def spans(document: Document, after: Document) -> Spans:
    """What an amendment takes out of each field, and what it puts there instead."""
    found: Spans = {}
    for provision in document.walk():
        now = after.get(provision.pid)
        if now is provision:
            continue
        for field, was, becomes in (
            ("heading", provision.heading, now.heading if now else ""),
            ("text", provision.text, now.text if now else ""),
        ):
            if was != becomes:
                found[provision.pid, field] = [
                    (hunk.old_at, hunk.old_at + len(hunk.old), hunk.new)
                    for hunk in changed(compare(was, becomes, coalesce=0))
                ]
    return found


def disputed(
    document: Document,
    left: Mapping[tuple[str, str], list[Span]],
    right: Mapping[tuple[str, str], list[Span]],
) -> Iterator[DisputedWords]:
    """The words of the edition that both touch, and what each makes of them."""
    for where, spans in left.items():
        provision = document.provision(where[0])
        field = provision.heading if where[1] == "heading" else provision.text
        for start, end, new in spans:
            for begin, stop, other in right.get(where, []):
                if start <= stop and begin <= end and (start, end, new) != (begin, stop, other):
                    low, high = min(start, begin), max(end, stop)
                    yield DisputedWords(
                        document.cite(where[0]),
                        field[low:high],
                        field[low:start] + new + field[end:high],
                        field[low:begin] + other + field[stop:high],
                    )


def wider_of(document: Document, one: Footprint, two: Footprint) -> int:
    """1 if the first takes out all that the second changes and more, -1 the other way, else 0."""
    if _covers(document, one[0], two[0], one[1], two[1]):
        return 1
    return -1 if _covers(document, two[0], one[0], two[1], one[1]) else 0


def _covers(
    document: Document,
    wide: Document,
    narrow: Document,
    wider: Spans,
    narrower: Spans,
) -> bool:
    strictly = any(pid not in wide and pid in narrow for pid in (p.pid for p in document.walk()))
    for provision in narrow.walk():
        if provision.pid not in document:
            above = narrow.place(provision.pid).parent
            while above is not None and above not in document:
                above = narrow.place(above).parent
            if above is None or above in wide:
                return False
    for where, spans in narrower.items():
        for start, end, _ in spans:
            around = [s for s in wider.get(where, []) if s[0] <= start and end <= s[1]]
            if not around:
                return False
            strictly = strictly or any((s[0], s[1]) != (start, end) for s in around)
    return bool(narrower) and strictly

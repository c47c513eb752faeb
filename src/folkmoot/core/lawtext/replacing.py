"""One replacement of words inside one field."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from folkmoot.core.lawtext.operations import EVERY, Field, ReplaceText
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.spacing import Gaps, shift_gaps, tidy


def field_of(provision: Provision, field: Field) -> str:
    """The text or the heading of a provision."""
    return provision.text if field == "text" else provision.heading


def with_field(provision: Provision, field: Field, words: str, gaps: Gaps) -> Provision:
    """The provision with other words in a field, and the gaps that go with them.

    Raises:
        MalformedProvision: if the words are a heading of several lines.
    """
    if field == "heading":
        return replace(provision, heading=words)
    layout = provision.layout and replace(provision.layout, gaps=gaps)
    return replace(provision, text=words, layout=layout)


def replaced(provision: Provision, operation: ReplaceText) -> tuple[str, Gaps] | int:
    """The field after the replacement with its gaps; or how often its words were found instead.

    White space left over at the seams is made tidy: striking a word strikes one space with it.
    """
    words = field_of(provision, operation.field)
    gaps = provision.layout.gaps if provision.layout and operation.field == "text" else ()
    quoted = operation.left + operation.find + operation.right
    if not quoted:
        return (tidy(operation.replacement), ()) if not words else len(words.split())
    found = occurrences(words, quoted)
    meant = found if operation.occurrence == EVERY else found[operation.occurrence - 1 :][:1]
    if len(found) != operation.count or not meant or operation.occurrence < 0:
        return len(found)
    if operation.occurrence == EVERY and _overlap(meant, len(quoted)):
        return len(found)
    for at in reversed(meant):
        start = at + len(operation.left)
        end = start + len(operation.find)
        words, gaps = _edit(words, gaps, start, end, operation.replacement)
    return words, gaps


def occurrences(text: str, quoted: str, *, most: int | None = None) -> list[int]:
    """Where the quoted words begin in the text, overlapping ones included; the first ``most``."""
    found: list[int] = []
    at = text.find(quoted)
    while at >= 0 and (most is None or len(found) < most):
        found.append(at)
        at = text.find(quoted, at + 1)
    return found


def _overlap(found: list[int], length: int) -> bool:
    return any(second - first < length for first, second in pairwise(found))


def _edit(words: str, gaps: Gaps, start: int, end: int, replacement: str) -> tuple[str, Gaps]:
    after = words[:start] + replacement + words[end:]
    settled = tidy(after)
    if settled != after:
        start, end, replacement = _difference(words, settled)
    return settled, shift_gaps(words, gaps, start=start, end=end, replacement=replacement)


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """The one stretch in which two texts differ."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - end, new[start : len(new) - end]

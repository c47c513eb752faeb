"""Comparing two texts word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.patience import Match, align
from folkmoot.core.lawtext.spacing import PARAGRAPH
from folkmoot.core.lawtext.words import is_space, is_word, tokens

HunkKind = Literal["equal", "delete", "insert", "replace"]
SHORT = 2
"""Equal runs of fewer real words than this between two changes are read as part of the change."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """One stretch of a comparison.

    Attributes:
        kind: equal, delete (words only in the old text), insert (only in the new) or replace.
        old: the stretch of the old text, empty for an insertion.
        new: the stretch of the new text, empty for a deletion. In an equal hunk the two may
            differ in white space only.
        old_at: where the stretch begins in the old text, in characters.
        new_at: where it begins in the new text.
    """

    kind: HunkKind
    old: str
    new: str
    old_at: int
    new_at: int


def compare(old: str, new: str, *, coalesce: int = SHORT) -> tuple[Hunk, ...]:
    """The comparison of two texts as hunks that, joined, are both texts exactly.

    Words are matched by patience (see ``patience.align``). White space counts as one space or as
    a paragraph break, whatever it was made of. Equal runs of fewer than ``coalesce`` real words
    between two changes are drawn into the change, because two words standing between a dozen
    struck ones help nobody; with ``coalesce=0`` every equal token stays equal.
    """
    left, right = tokens(old), tokens(new)
    if old == new:
        return (Hunk("equal", old, new, 0, 0),) if old else ()
    matches = match_tokens(left, right)
    return _hunks(left, right, _coalesced(left, matches, coalesce) if coalesce else matches)


def changed(hunks: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """The hunks in which something changed."""
    return tuple(hunk for hunk in hunks if hunk.kind != "equal")


def match_tokens(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """The common runs of two token lists: words are matched first, then what is between them."""
    keys_left, keys_right = _keys(left), _keys(right)
    solid_left = [i for i, key in enumerate(keys_left) if not is_space(key)]
    solid_right = [j for j, key in enumerate(keys_right) if not is_space(key)]
    solid = align([keys_left[i] for i in solid_left], [keys_right[j] for j in solid_right])
    pairs = [
        (solid_left[i + k], solid_right[j + k]) for i, j, length in solid for k in range(length)
    ]
    return _with_spaces(keys_left, keys_right, pairs)


def _keys(items: Sequence[str]) -> list[str]:
    return [_space(item) if is_space(item) else item for item in items]


def _space(run: str) -> str:
    return PARAGRAPH if run.count("\n") > 1 else " "


def _with_spaces(
    left: Sequence[str], right: Sequence[str], pairs: list[tuple[int, int]]
) -> list[Match]:
    """Add the white space that is the same beside matched words."""
    matches: list[Match] = []
    at_left = at_right = 0
    for i, j in [*pairs, (len(left), len(right))]:
        head, tail = 0, 0
        room = min(i - at_left, j - at_right)
        while head < room and left[at_left + head] == right[at_right + head]:
            head += 1
        while tail < room - head and left[i - 1 - tail] == right[j - 1 - tail]:
            tail += 1
        _add(matches, at_left, at_right, head)
        _add(matches, i - tail, j - tail, tail)
        if i < len(left):
            _add(matches, i, j, 1)
        at_left, at_right = i + 1, j + 1
    return matches


def _add(matches: list[Match], i: int, j: int, length: int) -> None:
    if not length:
        return
    if matches:
        start, other, size = matches[-1]
        if start + size == i and other + size == j:
            matches[-1] = (start, other, size + length)
            return
    matches.append((i, j, length))


def _coalesced(left: Sequence[str], matches: list[Match], fewest: int) -> list[Match]:
    """Drop equal runs of fewer than ``fewest`` words that stand between two changes."""
    last = len(matches) - 1
    kept = []
    for position, (i, j, length) in enumerate(matches):
        inner = not (position == 0 and i == j == 0) and not (
            position == last and i + length == len(left)
        )
        if inner and sum(map(is_word, left[i : i + length])) < fewest:
            continue
        kept.append((i, j, length))
    return kept


def _hunks(left: Sequence[str], right: Sequence[str], matches: list[Match]) -> tuple[Hunk, ...]:
    hunks: list[Hunk] = []
    i = j = at_old = at_new = 0
    for start, other, length in [*matches, (len(left), len(right), 0)]:
        pieces = (("change", start, other), ("equal", start + length, other + length))
        for what, next_i, next_j in pieces:
            old, new = "".join(left[i:next_i]), "".join(right[j:next_j])
            if old or new:
                kind: HunkKind = "equal" if what == "equal" else _kind(old, new)
                hunks.append(Hunk(kind, old, new, at_old, at_new))
            i, j = next_i, next_j
            at_old, at_new = at_old + len(old), at_new + len(new)
    return tuple(hunks)


def _kind(old: str, new: str) -> HunkKind:
    if old and new:
        return "replace"
    return "delete" if old else "insert"

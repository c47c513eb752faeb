"""Two changed versions of one text brought together, word by word.

A line merge calls it a conflict when two people change different words of one line, and calls it
peace when they change neighbouring lines of one sentence. Here the words decide. Two changes are
in dispute when they touch the same words, or stand side by side with no word between them inside
one block (a paragraph, an item, a heading); everything else stands together. The same change made
twice is made once. Where both only filled their lines anew, the current lines stay; layout that
carries meaning is in dispute, as words are, where the other side changes that block (``relaid``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from folkmoot.core.lawtext.blocks import breaks_block
from folkmoot.core.lawtext.relaid import relaid_blocks
from folkmoot.core.lawtext.sides import Change, Side, side_of
from folkmoot.core.lawtext.words import is_space, is_word, tokens


@dataclass(frozen=True, slots=True)
class Dispute:
    """Words that two changes of one text both touch, differently.

    Attributes:
        at: where they begin in the base text, in characters.
        base: the words both sides started from; empty where both put something in.
        current: what the current text has instead.
        amendment: what the amendment would have instead.
        layout: whether one of them lays out anew the block that the other changes.
    """

    at: int
    base: str
    current: str
    amendment: str
    layout: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of bringing two changes together.

    Attributes:
        text: the whole, exactly; where there are disputes, with the current text's words there.
        disputes: what cannot be settled by a machine; with none, ``text`` is the merged text.
    """

    text: str
    disputes: tuple[Dispute, ...]


def merge(base: str, current: str, amendment: str) -> Merge:
    """Both changes of the base in one text, or the words they dispute.

    It is symmetric but for layout; ``merge(b, c, b).text == c`` and ``merge(b, b, a).text == a``.
    """
    if amendment in {base, current}:
        return Merge(current, ())
    if base == current:
        return Merge(amendment, ())
    (base, was), (current, mine), (amendment, yours) = map(_tail, (base, current, amendment))
    words = tokens(base)
    ours, theirs = side_of(words, tokens(current)), side_of(words, tokens(amendment))
    # The same white space put behind other last words is not the same.
    elsewhere = bool(mine) and _last(ours, len(words)) != _last(theirs, len(words))
    apart = mine != yours or elsewhere
    ends = (apart and mine != was, apart and yours != was)
    offsets = _offsets(words)
    pieces: list[str] = []
    disputes: list[Dispute] = []
    at = 0
    for region in _with_relaid(words, ours, theirs, ends):
        start, end = region.start, region.end
        pieces += _layout(words, ours, theirs, at, start)
        one, two = ours.between(words, start, end), theirs.between(words, start, end)
        settled = _settled(ours, theirs, region)
        if region.relaid or (settled == "" and one != two):
            last = end == len(words)
            said = ("".join(words[start:end]) + was * last, one + mine * last, two + yours * last)
            disputes.append(Dispute(offsets[start], *said, layout=region.relaid))
        pieces.append(two if settled == "theirs" and not region.relaid else one)
        at = end
    pieces += _layout(words, ours, theirs, at, len(words))
    return Merge("".join(pieces) + (mine if mine != was else yours), tuple(disputes))


def _tail(text: str) -> tuple[str, str]:
    """A text without the white space it ends with, and that white space."""
    body = text.rstrip(" \t\r\n")
    return body, text[len(body) :]


def _last(side: Side, end: int) -> list[Change]:
    """What a version changes at the end of the base."""
    return [change for change in side.fine if change.end == end]


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the base that something happened in.

    Attributes:
        start: its first token.
        end: the token behind its last.
        ours: whether the current text changes it.
        theirs: whether the amendment changes it.
        relaid: whether one lays out anew a block that the other changes.
    """

    start: int
    end: int
    ours: bool
    theirs: bool
    relaid: bool = False

    def with_all_of(self, other: _Region) -> _Region:
        """Both, and what is between them."""
        return _Region(
            min(self.start, other.start),
            max(self.end, other.end),
            self.ours or other.ours,
            self.theirs or other.theirs,
            self.relaid or other.relaid,
        )


def _with_relaid(
    base: Sequence[str], ours: Side, theirs: Side, ends: tuple[bool, bool]
) -> Iterator[_Region]:
    """The regions of changed words, and the blocks laid out anew with all that touches them."""
    found = [
        _Region(max(start - 1, 0), min(end + 1, len(base)), ours=True, theirs=True, relaid=True)
        for start, end in relaid_blocks(base, ours, theirs, ends)
    ]
    found += _regions(base, ours.broad, theirs.broad)
    held: _Region | None = None
    for region in sorted(found, key=lambda each: (each.start, each.end)):
        if held is not None and region.start <= held.end and (held.relaid or region.relaid):
            held = held.with_all_of(region)
        else:
            if held is not None:
                yield held
            held = region
    if held is not None:
        yield held


def _regions(
    base: Sequence[str], ours: Sequence[Change], theirs: Sequence[Change]
) -> Iterator[_Region]:
    """The stretches words were changed in, changes that clash together."""
    marked = sorted(
        [(c.start, c.end, 0, c) for c in ours] + [(c.start, c.end, 1, c) for c in theirs],
        key=lambda each: each[:3],
    )
    group: list[tuple[int, Change]] = []
    for _, _, side, change in marked:
        if group and not any(
            other != side and _clash(base, before, change) for other, before in group
        ):
            yield _region(group)
            group = []
        group.append((side, change))
    if group:
        yield _region(group)


def _region(group: Sequence[tuple[int, Change]]) -> _Region:
    sides = {side for side, _ in group}
    start, end = min(c.start for _, c in group), max(c.end for _, c in group)
    return _Region(start, end, 0 in sides, 1 in sides)


def _clash(base: Sequence[str], first: Change, second: Change) -> bool:
    """Whether two changes of different sides, the first beginning first, concern each other.

    With no word between them they do, unless they stand in different blocks and each leaves a word
    of its block or only puts a block in; two that only put something into one place dispute it.
    """
    if second.start < first.end or (first.start, first.end) == (second.start, second.end):
        return True
    between = range(first.end, second.start)
    if any(is_word(base[i]) for i in between):
        return False
    puts_in = [change.start == change.end for change in (first, second)]
    if all(puts_in):
        return not any(breaks_block(base, i) for i in between) or all(
            is_space(base[i]) for i in between
        )
    low, high = max(first.end - 1, 0), min(second.start, len(base) - 1)
    if not any(breaks_block(base, i) for i in range(low, high + 1)):
        return True
    return not all(
        alone or _leaves_a_word(base, change)
        for alone, change in zip(puts_in, (first, second), strict=True)
    )


def _leaves_a_word(base: Sequence[str], change: Change) -> bool:
    """Whether a word is left of the block that a change begins in, and of the one it ends in."""
    before = change.start - 1
    while before >= 0 and not breaks_block(base, before):
        if is_word(base[before]):
            return True
        before -= 1
    after = change.end
    while after < len(base) and not breaks_block(base, after):
        if is_word(base[after]):
            return True
        after += 1
    return False


def _settled(ours: Side, theirs: Side, region: _Region) -> str:
    """Whose text has, to the letter, all that the other changed in a stretch; empty: nobody's."""
    mine = {c for c in ours.fine if region.start <= c.start and c.end <= region.end}
    yours = {c for c in theirs.fine if region.start <= c.start and c.end <= region.end}
    if not region.theirs or (region.ours and yours <= mine):
        return "ours"
    return "theirs" if not region.ours or mine <= yours else ""


def _layout(base: Sequence[str], ours: Side, theirs: Side, start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        yield ours.spaces.get(i) or theirs.spaces.get(i) or base[i]


def _offsets(items: Sequence[str]) -> list[int]:
    offsets, at = [0], 0
    for item in items:
        at += len(item)
        offsets.append(at)
    return offsets

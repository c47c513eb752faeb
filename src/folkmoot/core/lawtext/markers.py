"""The marks that open numbered and unnumbered items, and which of them follow one another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from folkmoot.core.lawtext.labels import roman

_MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+•])|"
    r"(?P<open>\(?)(?P<label>#|\d{1,4}[a-z]?|[A-Za-z]|[ivxlc]{2,7}|[IVXLC]{2,7}|([a-z])\5{1,2})"
    r"(?P<close>[.)]))(?=[ \t]+\S|[ \t\r\n]*\Z)"
)
_LETTERS_OF_ROMANS = frozenset("ivxlc")
_ROMANS = {roman(number): number for number in range(1, 200)}


@dataclass(frozen=True, slots=True)
class Marker:
    """The opening mark of an item.

    Attributes:
        indent: the column it begins in.
        end: the column after it.
        content: the column its text begins in.
        label: what it says, ``""`` for a bullet, ``"#"`` for "count me".
        shape: what stands around the label, such as ``"(%)"``; for a bullet, itself.
        length: how many characters of the line it takes, indent included.
    """

    indent: int
    end: int
    content: int
    label: str
    shape: str
    length: int

    @property
    def flush(self) -> bool:
        """Whether text of such an item may stand flush with its mark, as in statutes: "(1)"."""
        return self.shape in {"(%)", "%)"}

    @property
    def styles(self) -> tuple[tuple[str, int], ...]:
        """Every way of counting the label can belong to, and its place in it.

        ``i`` is the first roman numeral or the ninth letter; a bullet has no place but the first.
        """
        label = self.label
        if not label or label == "#":
            return (("•", 1),)
        if label[0].isdigit():
            return (("1", int(label.rstrip("abcdefghijklmnopqrstuvwxyz"))),)
        case = "A" if label.isupper() else "a"
        lower = label.lower()
        ways = []
        if set(lower) <= _LETTERS_OF_ROMANS and lower in _ROMANS:
            ways.append(("i" if case == "a" else "I", _ROMANS[lower]))
        if len(set(lower)) == 1:
            ways.append((case * len(lower), ord(lower[0]) - ord("a") + 1))
        return tuple(ways)

    @property
    def first(self) -> bool:
        """Whether it can open a list: 1, a, i, a bullet."""
        return any(ordinal == 1 for _, ordinal in self.styles)

    def follows(self, other: Marker) -> bool:
        """Whether it can be the next item of the list the other belongs to."""
        if self.shape != other.shape:
            return False
        mine, theirs = dict(self.styles), dict(other.styles)
        return any(
            style == "•" or mine[style] in {ordinal, ordinal + 1}
            for style, ordinal in theirs.items()
            if style in mine
        )

    def beside(self, other: Marker) -> bool:
        """Whether it has the shape and a way of counting in common with the other."""
        return self.shape == other.shape and bool(dict(self.styles).keys() & dict(other.styles))

    def opens_another_way_than(self, other: Marker) -> bool:
        """Whether it can open a list in a way of counting that is not the other's: i) after c)."""
        theirs = dict(other.styles)
        return any(ordinal == 1 and style not in theirs for style, ordinal in self.styles)

    def in_line_with(self, other: Marker) -> bool:
        """Whether both stand in one column, by their beginnings or (9. above 10.) their ends."""
        return self.indent == other.indent or self.end == other.end


def read_marker(line: str) -> Marker | None:
    """The mark a line opens with, if it does."""
    match = _MARKER.match(line)
    if not match:
        return None
    indent = columns(match["indent"])
    end = indent + match.end() - len(match["indent"])
    rest = line[match.end() :]
    space = rest[: len(rest) - len(rest.lstrip(" \t"))]
    shape = match["bullet"] or f"{match['open']}%{match['close']}"
    if not match["bullet"] and match["open"] and match["close"] == ".":
        return None
    return Marker(
        indent=indent,
        end=end,
        content=end + (columns(space) if rest.strip(" \t\r\n") else 1),
        label="" if match["bullet"] else match["label"],
        shape=shape,
        length=match.end(),
    )


def columns(space: str) -> int:
    """The width of leading white space; a tab reaches to the next multiple of four."""
    return len(space.expandtabs(4))

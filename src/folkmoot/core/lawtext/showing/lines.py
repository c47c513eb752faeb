"""Two editions as one sequence of lines, from which either can be read whole.

``compare_documents`` tells of every provision once, where it stands now. A page with tracked
changes must also show where a moved provision stood: whoever rejects every change must have the
old edition, whoever accepts every one the new. Here a moved provision is two lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.comparing import Hunk, compare
from folkmoot.core.lawtext.document import Document, Place
from folkmoot.core.lawtext.patience import align

Standing = Literal["kept", "struck", "added", "moved away", "moved here"]
Side = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Line:
    """One provision in one place.

    Attributes:
        pid: the provision.
        stands: kept in its place, struck, added, moved away from here, or moved here.
        depth: how deep it stands, 1 for what stands directly in the document.
        kind: what its level is called.
        old_label: its full label before; empty if it had none or was not there.
        new_label: its full label now; empty if it has none or is not there.
        heading: the comparison of its headings.
        text: the comparison of its own words.
        other_label: for a moved one, how it is called in its other place.
        since: for one moved here, heading and text compared with what it said in its old place.
    """

    pid: str
    stands: Standing
    depth: int
    kind: str
    old_label: str
    new_label: str
    heading: tuple[Hunk, ...]
    text: tuple[Hunk, ...]
    other_label: str = ""
    since: tuple[tuple[Hunk, ...], tuple[Hunk, ...]] | None = None

    @property
    def told(self) -> tuple[tuple[Hunk, ...], tuple[Hunk, ...]]:
        """Heading and text as they are worth telling: of what moved away nothing, of what moved
        here only what became of its words.
        """
        if self.stands == "moved away":
            return (), ()
        return self.since if self.since is not None else (self.heading, self.text)

    @property
    def renumbered(self) -> bool:
        """Whether it stands here in both editions under different numbers."""
        return self.stands == "kept" and self.old_label != self.new_label

    @property
    def reworded(self) -> bool:
        """Whether words of it changed, came or went here."""
        return any(hunk.kind != "equal" for hunk in (*self.heading, *self.text))

    @property
    def touched(self) -> bool:
        """Whether anything happened to it."""
        return self.stands != "kept" or self.renumbered or self.reworded

    def label(self, side: Side) -> str:
        """Its label on one side."""
        return self.old_label if side == "old" else self.new_label


def lines_between(old: Document, new: Document) -> tuple[Line, ...]:
    """Every provision of both editions in reading order; identities must have been carried.

    The lines that do not stand ``added`` or ``moved here`` are the old edition in its order, those
    not ``struck`` or ``moved away`` the new one in its own.
    """
    before = [place for place in old.places() if place.parent is not None]
    after = [place for place in new.places() if place.parent is not None]
    lines: list[Line] = []
    i = j = 0
    runs = align([p.provision.pid for p in before], [p.provision.pid for p in after])
    for start, begin, length in [*runs, (len(before), len(after), 0)]:
        lines += (_gone(place, new) for place in before[i:start])
        lines += (_come(place, old) for place in after[j:begin])
        i, j = start + length, begin + length
        lines += map(_kept, before[start:i], after[begin:j])
    return tuple(lines)


def words_on(line: Line, side: Side) -> tuple[str, str]:
    """Heading and text of a line as one edition has them."""
    pick = (lambda hunk: hunk.old) if side == "old" else (lambda hunk: hunk.new)
    return "".join(map(pick, line.heading)), "".join(map(pick, line.text))


def edition_of(lines: Sequence[Line], side: Side) -> Iterator[Line]:
    """The lines of one edition."""
    absent = {"added", "moved here"} if side == "old" else {"struck", "moved away"}
    return (line for line in lines if line.stands not in absent)


def _kept(was: Place, now: Place) -> Line:
    one, other = was.provision, now.provision
    return Line(
        other.pid,
        "kept",
        now.depth,
        other.kind,
        _label(was),
        _label(now),
        compare(one.heading, other.heading),
        compare(one.text, other.text),
    )


def _gone(place: Place, new: Document) -> Line:
    own = place.provision
    moved = own.pid in new
    return Line(
        own.pid,
        "moved away" if moved else "struck",
        place.depth,
        own.kind,
        _label(place),
        "",
        compare(own.heading, ""),
        compare(own.text, ""),
        new.label(own.pid) if moved else "",
    )


def _come(place: Place, old: Document) -> Line:
    own = place.provision
    was = old.get(own.pid)
    since = (compare(was.heading, own.heading), compare(was.text, own.text)) if was else None
    return Line(
        own.pid,
        "moved here" if was else "added",
        place.depth,
        own.kind,
        "",
        _label(place),
        compare("", own.heading),
        compare("", own.text),
        old.label(own.pid) if was else "",
        since,
    )


def _label(place: Place) -> str:
    return place.label if place.own_label else ""

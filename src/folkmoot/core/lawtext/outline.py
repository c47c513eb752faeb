"""The scanner the readers share: lines in, blocks with their depth out.

What differs between Markdown, reStructuredText and plain numbered text is which lines are
headings and which are no provisions at all; each reader brings a grammar for that. Items, their
nesting and what belongs to which of them is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from folkmoot.core.lawtext.labels import join_label
from folkmoot.core.lawtext.markers import Marker, columns, read_marker
from folkmoot.core.lawtext.provision import MAX_DEPTH, Layout
from folkmoot.core.lawtext.reading import Block, Problem
from folkmoot.core.lawtext.spacing import settle
from folkmoot.core.lawtext.writing import literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading a grammar found.

    Attributes:
        lines: how many lines it takes.
        level: 1 for the highest; 0 for the title of the whole document.
        form: how those lines are written, with slots.
        heading: its words.
        label: its label; dotted if the source gives the whole number ("2.1").
        kind: what it opens.
    """

    lines: int
    level: int
    form: str
    heading: str
    label: str = ""
    kind: str = "section"


@dataclass(frozen=True, slots=True)
class Matter:
    """Lines that are no provision: how many, and why, if a reader of the import should know."""

    lines: int
    reason: str = ""


class Grammar(Protocol):
    """What a format calls a heading and what it calls no text."""

    def heading(self, lines: Sequence[str], at: int) -> Heading | None:
        """The heading that begins in this line, if one does."""

    def matter(self, lines: Sequence[str], at: int) -> Matter | None:
        """The lines from here that are no provision, if they are none."""


@dataclass(frozen=True, slots=True)
class _Frame:
    level: int
    label: str
    marker: Marker | None = None


@dataclass(slots=True)
class _Draft:
    rank: int
    line: int
    kind: str
    form: str
    label: str = ""
    heading: str = ""
    open: bool = True
    body: list[str] = field(default_factory=list)


class Outline:
    """One pass over the lines of a source.

    Attributes:
        blocks: what was found, in reading order, each with its depth as rank.
        root: the document itself: its title, its own words, what stands at the end.
        problems: what was not understood.
    """

    def __init__(self, lines: Sequence[str], grammar: Grammar) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._stack: list[_Frame] = []
        self._blank: list[str] = []
        self._draft = _Draft(-1, 1, "document", "")
        at = 0
        while at < len(lines):
            at += self._take(lines, at, grammar)
        self._close()
        first, *self.blocks = self.blocks
        layout = first.layout or Layout("")
        self.root = Block(
            -1,
            1,
            "document",
            Layout(layout.form, layout.gaps, self._take_blank()),
            heading=first.heading,
            text=first.text,
        )

    def _take(self, lines: Sequence[str], at: int, grammar: Grammar) -> int:
        line = lines[at]
        if not line.strip(" \t\r\n"):
            self._blank.append(line)
            return 1
        if matter := grammar.matter(lines, at):
            self._matter("".join(lines[at : at + matter.lines]), at + 1, matter.reason)
            return matter.lines
        if heading := grammar.heading(lines, at):
            self._heading(heading, at + 1)
            return heading.lines
        marker = read_marker(line)
        if marker and self._may_open(marker):
            self._item(marker, line, at + 1)
        else:
            self._text(line, at + 1)
        return 1

    def _heading(self, heading: Heading, line: int) -> None:
        if heading.level == 0 and self._draft.rank == -1 and not self._draft.body:
            self._draft.form += self._take_blank() + heading.form
            self._draft.heading = heading.heading
            return
        while self._stack and (self._stack[-1].marker or self._stack[-1].level >= heading.level):
            self._stack.pop()
        above = self._stack[-1].label if self._stack else ""
        label, form = heading.label, heading.form
        if above and label.startswith(above + "."):
            label, form = label[len(above) + 1 :], form.replace("%l", "%f", 1)
        self._push(_Frame(heading.level, join_label(above, label)))
        self._begin(heading.kind, form, line, label=label, heading=heading.heading)

    def _may_open(self, marker: Marker) -> bool:
        """Whether a line that looks like an item is one, and not a line of running text."""
        if self._blank or not self._draft.body:
            return True
        open_markers = [frame.marker for frame in self._stack if frame.marker]
        return marker.first or any(
            marker.follows(other) and marker.in_line_with(other) for other in open_markers
        )

    def _item(self, marker: Marker, line: str, number: int) -> None:
        self._leave_for(marker)
        above = self._stack[-1].label if self._stack else ""
        label = marker.label
        self._push(_Frame(0, join_label(above, label), marker))
        kind = "clause" if marker.shape == "(%)" and label[:1].isdigit() else "item"
        mark = line[: marker.length]
        if label == "#" or not label:
            form = literal(mark)
        else:
            before, _, after = mark.rpartition(label)
            form = f"{literal(before)}%l{literal(after)}"
        self._begin(kind, form, number, label=label)
        rest = line[marker.length :]
        if rest.strip(" \t\r\n"):
            self._draft.body.append(rest)
        else:
            self._draft.form += rest

    def _leave_for(self, marker: Marker) -> None:
        """Close the items the new one does not stand in."""
        level = self._level_of(marker)
        if level is not None:
            del self._stack[level:]
            return
        while self._stack and (other := self._stack[-1].marker):
            deeper = marker.indent >= min(other.content, other.indent + 2)
            apart = not marker.beside(other) or marker.opens_another_way_than(other)
            if deeper or (marker.indent == other.indent and apart):
                return
            self._stack.pop()

    def _level_of(self, marker: Marker) -> int | None:
        """The depth of the list the item goes on with: the innermost it is next in, if any."""
        in_line = [
            (depth, frame.marker)
            for depth, frame in enumerate(self._stack)
            if frame.marker and marker.in_line_with(frame.marker)
        ]
        for depth, other in reversed(in_line):
            if marker.follows(other):
                return depth
        for depth, other in in_line:
            if marker.beside(other) and not marker.opens_another_way_than(other):
                return depth
        return None

    def _text(self, line: str, number: int) -> None:
        draft = self._draft
        if draft.open and not self._blank and (draft.body or draft.rank >= 0):
            draft.body.append(line)
            return
        indent = columns(line[: len(line) - len(line.lstrip(" \t"))])
        height = len(self._stack)
        while self._stack and (marker := self._stack[-1].marker):
            if indent > marker.indent + 1 or (marker.flush and indent == marker.indent):
                break
            self._stack.pop()
        ours = draft.open and draft.kind != "text" and draft.rank == height - 1
        if not (ours and height == len(self._stack)):
            self._begin("text", "", number)
        self._draft.body.append(self._take_blank() + line)

    def _matter(self, raw: str, number: int, reason: str) -> None:
        indent = columns(raw[: len(raw) - len(raw.lstrip(" \t"))])
        while self._stack and (marker := self._stack[-1].marker) and indent <= marker.indent:
            self._stack.pop()
        self._begin("matter", "", number)
        self._draft.body.append(raw)
        self._draft.open = False
        if reason:
            self.problems.append(Problem(number, reason))

    def _push(self, frame: _Frame) -> None:
        if len(self._stack) < MAX_DEPTH - 1:
            self._stack.append(frame)
        else:
            self._stack[-1] = frame

    def _begin(
        self, kind: str, form: str, line: int, *, label: str = "", heading: str = ""
    ) -> None:
        self._close()
        loose = kind in {"text", "matter"}
        rank = len(self._stack) - (0 if loose else 1)
        self._draft = _Draft(rank, line, kind, self._take_blank() + form, label, heading)

    def _take_blank(self) -> str:
        blank = "".join(self._blank)
        self._blank.clear()
        return blank

    def _close(self) -> None:
        draft = self._draft
        raw = "".join(draft.body)
        core = raw.strip(" \t\r\n")
        start = raw.find(core) if core else 0
        text, gaps = settle(core)
        form = draft.form + literal(raw[:start]) + ("%t" if core else "")
        form += literal(raw[start + len(core) :])
        self.blocks.append(
            Block(
                draft.rank,
                draft.line,
                draft.kind,
                Layout(form, gaps),
                label=draft.label,
                heading=draft.heading,
                text=text,
            )
        )

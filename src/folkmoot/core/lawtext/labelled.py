r"""Folkmoot's own plain text: rules with their labels written out.

The form in which a rule book is drafted by hand, exported, compared and kept in a repository::

    # Rules of the Commonweal Party

    Words before the first provision are the document's own text.

    [Chapter 2: Membership]

      [Clause I: Conditions of membership]
        A person may join who is at least fourteen years old.
        = membership.minimum_age: 14 years
        [A] The first item: its text stands on the line of its label.
        [B] The second item may be wrapped by hand
          over several lines.
          [i] A sub-item.

        These words come after the items: text of the clause without a number.

        [Item C: An item with a heading]
          Its text begins on the next line.

          And this is its second paragraph.

**Structure.** A line that begins with a bracket opens a provision: ``[kind label: heading] text``.
The *label* is the provision's own part of the number, ``-`` if it has none, ``#``, ``#a``, ``#A``,
``#i`` or ``#I`` if it is counted by position. The *kind* is one or more words before it; left out,
it is an item (or, with the label ``-``, text). The *heading* follows a colon; a provision with a
heading has its text on the following lines. An identifier may stand in braces after the label:
``[B {01J8…}]``.

**Nesting** is by indent: a provision stands inside the nearest one before it that is indented
less. Lines indented more than their provision's bracket are its text; lines indented as its
children are, after the children, are text of their own (kind ``text``).

**Parameters** stand directly after the text they rest on: ``= key: value``, the key in letters,
digits, ``_``, ``-`` and ``.``.

**Escape.** A text line that begins with ``[``, ``=``, ``#`` or ``\`` is written with a ``\`` before
it. An empty line parts paragraphs; other line breaks and runs of spaces are layout.

The reader keeps every character: what it does not understand it reports with line and reason
and keeps as text, and ``write(read_labelled(source).document) == source`` always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.provision import Layout, Mint, Parameter, Provision
from folkmoot.core.lawtext.reading import (
    Block,
    Problem,
    Reading,
    assemble,
    finished,
    lines_of,
    refuse_surrogates,
)
from folkmoot.core.lawtext.spacing import Gaps, settle, spread
from folkmoot.core.lawtext.writing import (
    UNLABELLED,
    canonical_layout,
    escape,
    literal,
    render,
    usual_kind,
)

_HEADED = re.compile(
    r"(?P<indent>[ \t]*)\[(?:(?P<kind>[^\W\d_]+(?:[ -][^\W\d_]+)*) )?(?P<label>[^\s\[\]{}]+?)(?<!:)"
    r"(?P<pid> \{[^\s{}]+\})?(?:: (?P<heading>\S(?:[^\n]*\S)?)\]|\](?=[ \t\r\n]|\Z))"
)
_PARAMETER = re.compile(r"([ \t]*)= ([\w.\-]+): (\S(?:[^\n]*\S)?)\n")
_TITLE = re.compile(r"# (\S(?:[^\n]*\S)?)(\s*)\Z")
_ESCAPED = re.compile(r"^([ \t]*)\\(?=[\[=\\#])", re.MULTILINE)


@dataclass(slots=True)
class _Draft:
    """A block while its lines are still coming in."""

    block: Block
    indent: int
    bare: bool = False
    head: str = ""
    form: str = ""
    body: list[str] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    prefix: str = ""
    after: str = ""


def read_labelled(source: str, mint: Mint) -> Reading:
    """Read a document in the labelled form described above.

    Raises:
        MalformedProvision: if two provisions say the same identifier, or the text holds half a
            character (a lone surrogate).
    """
    refuse_surrogates(source)
    reader = _Reader()
    for number, line in enumerate(lines_of(source), start=1):
        reader.take(line, number)
    root, blocks = reader.finish()
    document, problems = assemble(root, blocks, mint)
    return finished(source, _canonical(document), reader.problems + problems, mint)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._done: list[Block] = []
        self._blank: list[str] = []
        self._draft = _Draft(Block(-1, 1, "document", None), indent=-1)

    def take(self, line: str, number: int) -> None:
        stripped = line.strip(" \t\r\n")
        if not stripped:
            self._blank.append(line)
        elif number == 1 and (title := _TITLE.fullmatch(line)):
            self._draft.block = replace(self._draft.block, heading=title[1])
            self._draft.form = "# %h" + title[2]
        elif stripped.startswith("[") and (head := _HEADED.match(line)):
            self._open(line, number, head)
        elif stripped.startswith("= ") and self._take_parameter(line):
            pass
        else:
            self._text(line, number)

    def finish(self) -> tuple[Block, list[Block]]:
        self._close()
        root = self._done[0]
        tail = self._take_blank()
        layout = root.layout or Layout("")
        return replace(root, layout=replace(layout, tail=tail)), self._done[1:]

    def _open(self, line: str, number: int, head: re.Match[str]) -> None:
        self._close()
        label = "" if head["label"] == UNLABELLED else head["label"]
        kind = (head["kind"] or usual_kind(label)).lower()
        block = Block(
            _width(head["indent"]),
            number,
            kind,
            None,
            label=label,
            heading=head["heading"] or "",
            pid=(head["pid"] or "")[2:-1],
        )
        self._draft = _Draft(block, indent=block.rank)
        self._draft.form = self._take_blank() + _head_form(head, kind)
        rest = line[head.end() :]
        if rest.strip(" \t\r\n"):
            self._add_text(rest)
        else:
            self._draft.form += rest

    def _text(self, line: str, number: int) -> None:
        draft = self._draft
        indent = _width(line)
        inside = indent > draft.indent or (draft.bare and indent == draft.indent)
        if line.lstrip(" \t").startswith(("[", "= ", "=\t")):
            self.problems.append(Problem(number, "looks like structure but is not; kept as text"))
        if not inside or draft.parameters:
            self._close()
            block = Block(indent, number, "text", None)
            self._draft = _Draft(block, indent=indent, bare=True)
        self._add_text(self._take_blank() + line)

    def _add_text(self, raw: str) -> None:
        self._draft.body.append(raw)

    def _take_parameter(self, line: str) -> bool:
        match = _PARAMETER.fullmatch(line if line.endswith("\n") else line + "\n")
        draft = self._draft
        if not match or _width(line) < draft.indent or not line.endswith("\n"):
            return False
        if draft.parameters and (self._blank or match[1] != draft.prefix):
            return False
        if any(each.key == match[2] for each in draft.parameters):
            return False
        if not draft.parameters:
            draft.after = self._take_blank()
            draft.prefix = match[1]
        draft.parameters.append(Parameter(match[2], match[3]))
        return True

    def _take_blank(self) -> str:
        blank = "".join(self._blank)
        self._blank.clear()
        return blank

    def _close(self) -> None:
        draft = self._draft
        raw = "".join(draft.body)
        core = raw.strip(" \t\r\n")
        start = raw.find(core) if core else 0
        lead, trail = raw[:start], raw[start + len(core) :]
        parameters = f"{literal(draft.after)}%p{draft.prefix}\n" if draft.parameters else ""
        line = (draft.form + lead).rpartition("\n")[2]
        text, gaps, slot = _words(core, at_line_start=not line.strip(" \t\r"))
        form = draft.form + lead + (slot if core else "") + trail + parameters
        layout = Layout(form, gaps)
        self._done.append(
            replace(draft.block, text=text, parameters=tuple(draft.parameters), layout=layout)
        )


def _head_form(head: re.Match[str], kind: str) -> str:
    written = head["kind"]
    says = "" if not written else "%k " if written == kind[:1].upper() + kind[1:] else written + " "
    automatic = head["label"].startswith("#")
    label = literal(head["label"]) if automatic or head["label"] == UNLABELLED else "%l"
    pid = " {%i}" if head["pid"] else ""
    heading = ": %h]" if head["heading"] else "]"
    return f"{head['indent']}[{says}{label}{pid}{heading}"


def _words(core: str, *, at_line_start: bool) -> tuple[str, Gaps, str]:
    """Tidy text, its gaps and the slot that writes it back exactly."""
    plain = core
    if "\\" in core:
        first, newline, rest = core.partition("\n")
        first = _ESCAPED.sub(r"\1", first) if at_line_start else first
        plain = first + newline + _ESCAPED.sub(r"\1", rest)
    text, gaps = settle(plain)
    if escape(spread(text, gaps), at_line_start=at_line_start) == core:
        return text, gaps, "%e"
    return *settle(core), "%t"


def _width(line: str) -> int:
    """The indent of a line in columns; a tab reaches to the next multiple of eight."""
    return len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip(" "))


def _canonical(document: Document) -> Document:
    """Drop every layout that the canonical form would give anyway."""

    def drop(provision: Provision) -> Provision:
        children = tuple(drop(child) for child in provision.children)
        place, layout = document.place(provision.pid), provision.layout
        if layout and not layout.tail and provision.kind != "matter":
            usual = canonical_layout(place)
            if render(place, layout) == render(place, usual):
                layout = None
        return replace(provision, children=children, layout=layout)

    return Document(drop(document.root))

"""A provision: one place in a rule book, with everything below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from folkmoot.core.lawtext.spacing import Gaps, is_tidy

Mint = Callable[[], str]
"""Gives a new permanent identifier at every call; core has neither clock nor chance."""

MAX_DEPTH = 60
"""No rule book nests deeper; the limit keeps hostile input from exhausting the stack."""


_KEY = re.compile(r"[\w.\-]+")
_VALUE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_PID = re.compile(r"[^\s{}]+")
_KIND = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_LABEL = re.compile(r"(?!-\Z)[^\s\[\]{}]+(?<!:)")


class MalformedProvision(ValueError):
    """A provision that cannot stand: white space out of order, a label or heading over two lines,
    two provisions with one identifier, nesting beyond ``MAX_DEPTH``.
    """


@dataclass(frozen=True, slots=True)
class Layout:
    """How a provision stood in its source: everything that is not its words.

    Attributes:
        form: the source with slots for the words: ``%l`` own label, ``%f`` full label,
            ``%h`` heading, ``%t`` text, ``%e`` text escaped as in the labelled form, ``%p``
            parameter lines (the rest of the line is their indent), ``%k`` kind with a capital,
            ``%i`` identifier, ``%=x`` the mark ``x`` as often as the heading has characters,
            ``%%`` a per cent sign.
        gaps: white space between the words of the text where it is not tidy (see ``spacing``).
        tail: what is written after the last child.
    """

    form: str
    gaps: Gaps = ()
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of the rules that a machine acts on: ``notice.branch_meeting: 7 clear days``.

    Raises:
        MalformedProvision: if the key holds more than letters, digits, ``_``, ``-`` and ``.``, or
            the value is not one line of words.
    """

    key: str
    value: str

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key) or not _VALUE.fullmatch(self.value):
            raise MalformedProvision(f"{self.key!r}: {self.value!r} cannot be a parameter")


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision and the provisions below it.

    Attributes:
        pid: the permanent identifier: never reused, kept through renumbering and moves.
        kind: the organisation's word for this level in lower case (``"chapter"``, ``"clause"``,
            ``"item"``), or ``"text"`` for words that carry no number, ``"matter"`` for what is no
            provision at all (front matter, tables, mark-up), ``"document"`` for the root.
        label: its own part of the number (``"B"`` of 2.I.4.B); empty if it has none; ``"#"``,
            ``"#a"``, ``"#A"``, ``"#i"``, ``"#I"`` if it is numbered by its position.
        heading: one line, or empty.
        text: its own words, tidy (see ``spacing``); paragraphs are parted by an empty line.
        children: the provisions inside it, in order.
        parameters: the figures this provision grants.
        layout: how the source had it; None means the canonical labelled form.

    Raises:
        MalformedProvision: if the text is not tidy, the heading is not one line without white
            space at its ends, the kind is not made of words of letters, the identifier holds
            white space or braces, the label holds white space or brackets, or a parameter stands
            twice.
    """

    pid: str
    kind: str
    label: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Provision, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    layout: Layout | None = None

    def __post_init__(self) -> None:
        if not _PID.fullmatch(self.pid) or not _KIND.fullmatch(self.kind):
            raise MalformedProvision(f"{self.pid!r} or {self.kind!r} cannot be a name")
        if not is_tidy(self.text):
            raise MalformedProvision(f"the text of {self.pid} is not tidy: {self.text[:60]!r}")
        if "\n" in self.heading or self.heading != self.heading.strip(" \t\r\n"):
            raise MalformedProvision(f"the heading of {self.pid} is not one line of words")
        if self.label and not _LABEL.fullmatch(self.label):
            raise MalformedProvision(f"{self.label!r} cannot be the label of {self.pid}")
        if len({each.key for each in self.parameters}) != len(self.parameters):
            raise MalformedProvision(f"{self.pid} has one parameter twice")

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        pending = [self]
        while pending:
            provision = pending.pop()
            yield provision
            pending.extend(reversed(provision.children))

    def bare(self) -> Provision:
        """This provision without what is below it."""
        return replace(self, children=()) if self.children else self


def counter(prefix: str = "p") -> Mint:
    """A deterministic source of identifiers: ``p1``, ``p2``, … (for imports, replays, tests).

    Two documents that meet in one comparison need different prefixes.
    """
    count = 0

    def mint() -> str:
        nonlocal count
        count += 1
        return f"{prefix}{count}"

    return mint

"""XML as a light tree that knows its lines, from a parser that fetches and expands nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from folkmoot.core.lawtext.provision import MalformedProvision

_DEEPEST = 200


@dataclass(slots=True)
class Element:
    """An element without its namespace.

    Attributes:
        name: its local name.
        space: its namespace.
        values: its attributes by local name.
        line: where it begins, from 1.
        inside: elements and words in order.
    """

    name: str
    space: str
    values: dict[str, str]
    line: int
    inside: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (each for each in self.inside if isinstance(each, Element))

    def first(self, name: str) -> Element | None:
        """The first element of a name directly in it."""
        return next((each for each in self.elements() if each.name == name), None)

    def find(self, name: str) -> Element | None:
        """The first element of a name anywhere in it, in reading order."""
        return next((each for each in self.walk() if each.name == name), None)

    def walk(self) -> Iterator[Element]:
        """It and all elements in it, in reading order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(reversed(list(element.elements())))

    def words(self) -> str:
        """All words in it, as they stand."""
        pieces: list[str] = []
        pending: list[Element | str] = [self]
        while pending:
            each = pending.pop()
            if isinstance(each, str):
                pieces.append(each)
            else:
                pending.extend(reversed(each.inside))
        return "".join(pieces)


def read_xml(source: str) -> Element:
    """The root of a document.

    Raises:
        MalformedProvision: if it is not well-formed, is nested too deep, or brings a document type
            of its own: entities could make a thousand characters into a thousand million.
    """
    builder = _Builder()
    try:
        builder.parser.Parse(source.encode("utf-8"), True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise MalformedProvision(f"not well-formed XML: {error}") from None
    if builder.root is None:  # pragma: no cover - expat has refused it
        raise MalformedProvision("no XML")
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, values: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        local_values = {key.rpartition(" ")[2]: value for key, value in values.items()}
        element = Element(local, space, local_values, self.parser.CurrentLineNumber)
        if len(self._open) >= _DEEPEST:
            raise MalformedProvision(f"line {element.line}: nested deeper than {_DEEPEST} elements")
        if self._open:
            self._open[-1].inside.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _words(self, words: str) -> None:
        if self._open:
            self._open[-1].inside.append(words)

    def _doctype(self, *_: object) -> None:
        raise MalformedProvision("a document type of its own is not read")

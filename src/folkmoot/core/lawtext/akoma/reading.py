"""Reading Akoma Ntoso 3.0 into provisions.

The words are kept to the character, white space made tidy; the XML around them is not kept, so a
document read here is written back in the labelled form or as Akoma Ntoso anew. What the standard
has for debates, judgments or typography and this reader has no place for is reported with its line
and its words are kept as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from folkmoot.core.lawtext.akoma.elements import Element, read_xml
from folkmoot.core.lawtext.akoma.names import CONTAINER, NAMESPACE, OWN_NAMESPACE, SHORT
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.labels import AUTOMATIC
from folkmoot.core.lawtext.provision import (
    MAX_DEPTH,
    MalformedProvision,
    Mint,
    Parameter,
    Provision,
)
from folkmoot.core.lawtext.reading import Problem, Reading
from folkmoot.core.lawtext.spacing import PARAGRAPH, tidy

_PARTS = frozenset({"num", "heading", "subheading"})
_TEXT = frozenset({"intro", "content", "wrapUp"})
_LISTS = frozenset({"blockList", "ol", "ul"})
_ITEMS = frozenset({"item", "li"})
_DEAF = frozenset({"meta", "authorialNote", "marker", "noteRef"})
_LEVELS = frozenset({*SHORT, CONTAINER})
_OPENING = frozenset({"preface", "preamble", "coverPage"})


def read_akoma(source: str, mint: Mint) -> Reading:
    """Read an act, a bill or another document with a body into a tree.

    Permanent identifiers are taken from ``GUID`` where they can be and each stands once; the rest
    are minted. Numbers lose brackets, trailing stops and the word for their level.

    Raises:
        MalformedProvision: if it is not well-formed, has no body, or is not Akoma Ntoso 3.0.
    """
    root = read_xml(source)
    if root.name != "akomaNtoso" or root.space != NAMESPACE:
        raise MalformedProvision("this is no document of Akoma Ntoso 3.0")
    body = root.find("body") or root.find("mainBody")
    if body is None:
        raise MalformedProvision("the document has no body")
    return _Reader(root, mint).read(body)


class _Reader:
    def __init__(self, root: Element, mint: Mint) -> None:
        self._root, self._mint = root, mint
        self._problems: list[Problem] = []
        self._read: set[int] = set()
        self._taken: set[str] = set()
        self._counted: dict[str, str] = {}
        self._figures: dict[str, list[Parameter]] = {}
        for each in root.walk():
            if each.space == OWN_NAMESPACE:
                self._own(each)

    def read(self, body: Element) -> Reading:
        """The document of a body."""
        heading, text = self._front()
        children = (*self._children(body, 1), *self._left_over(body))
        root = Provision(
            self._mint(),
            "document",
            heading=heading,
            text=text,
            children=children,
            parameters=tuple(self._figures.get("", ())),
        )
        listed = sorted(self._problems, key=lambda problem: problem.line)
        return Reading(Document(root), tuple(listed))

    def _own(self, element: Element) -> None:
        at = element.values.get("href", "#").removeprefix("#")
        try:
            if element.name == "counted" and element.values["by"].startswith(AUTOMATIC):
                self._counted[at] = element.values["by"]
            elif element.name == "figure":
                figure = Parameter(element.values["key"], element.values["value"])
                self._figures.setdefault(at, []).append(figure)
        except (KeyError, MalformedProvision) as error:
            self._problems.append(Problem(element.line, f"a figure that cannot be read: {error}"))

    def _front(self) -> tuple[str, str]:
        title = self._root.find("longTitle") or self._root.find("docTitle")
        heading = self._flat(title) if title else ""
        paragraphs = []
        for part in self._root.walk():
            if part.name in _OPENING:
                paragraphs += [
                    text
                    for each in part.elements()
                    if each is not title and each.name not in _DEAF
                    for text in self._texts(each)
                    if text != heading
                ]
        return heading, PARAGRAPH.join(paragraphs)

    def _children(self, parent: Element, depth: int) -> Iterator[Provision]:
        for element in parent.elements():
            if element.values.get("name") == "empty" and not element.words().strip():
                continue
            if element.name in _LEVELS and depth < MAX_DEPTH:
                yield self._level(element, depth)
            elif element.name in _PARTS or element.name in _DEAF:
                continue
            elif element.name not in _TEXT:
                yield from self._strange(element)

    def _level(self, element: Element, depth: int) -> Provision:
        kind = self._kind(element)
        number, heading = element.first("num"), element.first("heading")
        texts, items = self._own_words(element, depth)
        children = [*items, *self._children(element, depth + 1)]
        wrap = element.first("wrapUp")
        if wrap is not None:
            children += self._loose(wrap)
        words = [self._flat(heading)] if heading else [""]
        sub = element.first("subheading")
        words += [self._flat(sub)] if sub else []
        at = element.values.get("eId", "")
        label = self._counted.get(at) or (self._label(number, kind) if number else "")
        written = self._flat(number) if number else ""
        if written and not label:
            texts.insert(0, written)
        return Provision(
            self._pid(element),
            kind,
            label,
            ": ".join(filter(None, words)),
            PARAGRAPH.join(texts),
            tuple(children),
            tuple(self._figures.get(at, ())),
        )

    def _own_words(self, element: Element, depth: int) -> tuple[list[str], list[Provision]]:
        """The paragraphs of a provision, and the items of lists in them."""
        texts: list[str] = []
        items: list[Provision] = []
        for part in element.elements():
            if part.name not in {"intro", "content"}:
                continue
            for block in part.elements():
                if block.name in _LISTS and depth < MAX_DEPTH:
                    listed, opening = self._list(block, depth + 1)
                    texts += opening
                    items += listed
                elif items:
                    items += self._loose_block(block)
                else:
                    texts += self._texts(block)
        return texts, items

    def _list(self, block: Element, depth: int) -> tuple[list[Provision], list[str]]:
        items: list[Provision] = []
        opening: list[str] = []
        for number, each in enumerate(block.elements(), start=1):
            if each.name in _ITEMS:
                items.append(self._item(each, number, block, depth))
            elif each.name in {"listIntroduction", "listWrapUp"}:
                opening += self._texts(each)
            else:
                items += self._strange(each)
        return items, opening

    def _item(self, item: Element, number: int, block: Element, depth: int) -> Provision:
        num, heading = item.first("num"), item.first("heading")
        label = self._label(num, "item") if num else str(number) * (block.name == "ol")
        texts = [self._flat(num)] if num is not None and not label and self._flat(num) else []
        inner: list[Provision] = []
        blocks = [each for each in item.elements() if each.name not in _PARTS]
        if not blocks and item.name == "li":
            texts += self._texts(item)
        for each in blocks:
            if each.name in _LISTS and depth < MAX_DEPTH:
                listed, opening = self._list(each, depth + 1)
                texts += opening
                inner += listed
            else:
                texts += self._texts(each)
        title = self._flat(heading) if heading else ""
        pid = self._pid(item)
        return Provision(pid, "item", label, title, PARAGRAPH.join(texts), tuple(inner))

    def _strange(self, element: Element) -> Iterator[Provision]:
        """An element without a place here: its words as text, the element reported."""
        reason = f"“{element.name}” has no place in a rule book; its words are kept as text"
        self._problems.append(Problem(element.line, reason))
        yield from self._loose_block(element)

    def _loose(self, part: Element) -> Iterator[Provision]:
        for block in part.elements():
            yield from self._loose_block(block)

    def _loose_block(self, block: Element) -> Iterator[Provision]:
        texts = self._texts(block)
        if texts:
            yield Provision(self._mint(), "text", text=PARAGRAPH.join(texts))

    def _texts(self, block: Element) -> Sequence[str]:
        """The words of a block, a paragraph for each ``p`` in it."""
        blocks = [each for each in block.walk() if each.name in {"p", "li", "tr", "block"}]
        blocks = [each for each in blocks if not _holds_block(each)] or [block]
        kept = [text for text in map(self._flat, blocks) if text]
        words = self._flat(block)
        whole = "".join(kept).replace(" ", "") == words.replace(" ", "")
        return kept if whole else [words] if words else []

    def _flat(self, element: Element) -> str:
        """The words of an element on one line; only white space of the layout is touched."""
        self._read.add(id(element))
        return tidy(element.words()).replace(PARAGRAPH, " ")

    def _left_over(self, body: Element) -> Iterator[Provision]:
        """Words that stand where none should, reported and kept at the end."""
        pending = [body]
        while pending:
            element = pending.pop()
            if id(element) in self._read or element.name in _DEAF:
                continue
            words = tidy(" ".join(each for each in element.inside if isinstance(each, str)))
            if words:
                reason = f"words loose in “{element.name}”; they are kept at the end"
                self._problems.append(Problem(element.line, reason))
                yield Provision(self._mint(), "text", text=words)
            pending.extend(reversed(list(element.elements())))

    def _kind(self, element: Element) -> str:
        name = element.values.get("name", "") if element.name == CONTAINER else element.name
        kind = " ".join(name.replace("_", " ").split()).lower() or "section"
        try:
            Provision("x", kind)
        except MalformedProvision:
            self._problems.append(Problem(element.line, f"“{name}” cannot be the kind of a rule"))
            return "section"
        return kind

    def _label(self, number: Element, kind: str) -> str:
        words = self._flat(number)
        bare = words[len(kind) :] if words.lower().startswith(f"{kind} ") else words
        label = bare.strip("()[]{}.:§ \u00a0–—").replace(" ", "")  # noqa: RUF001
        try:
            Provision("x", "item", label)
        except MalformedProvision:
            self._problems.append(Problem(number.line, f"“{words}” cannot be a number"))
            return ""
        return label

    def _pid(self, element: Element) -> str:
        pid = element.values.get("GUID", "")
        try:
            Provision(pid, "item")
        except MalformedProvision:
            pid = ""
        if not pid or pid in self._taken:
            pid = self._mint()
        self._taken.add(pid)
        return pid


def _holds_block(element: Element) -> bool:
    return any(
        each.name in {"p", "li", "tr", "block"} for each in element.walk() if each is not element
    )

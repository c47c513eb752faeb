"""A change to the rules, made ready to be read: words that go, words that come, and the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.figures import value_of
from folkmoot.core.lawtext import (
    Document,
    Hunk,
    Operation,
    PreconditionFailed,
    Provision,
    apply,
    compare,
)
from folkmoot.core.procedure.parameter import ParameterError
from folkmoot.core.terms import ProvisionRef, Reason

Piece = tuple[str, str]
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the rules in words, before and after; empty where it is not set."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A provision as it would read: how deep it stands below the one shown, and its words."""

    level: int
    label: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One provision that changes.

    Attributes:
        kind: ``words``, ``new``, ``gone``, ``moved`` or ``number``.
        cite: how it is cited, as it stands now or, if new, as it would be.
        heading: the heading in pieces.
        paragraphs: its own words in pieces ``("keep" | "del" | "ins", words)``, paragraph by
            paragraph.
        reads: how it and what stands in it would read; empty if it goes.
        figures: the figures that change.
        ref: the citation, for a link to the provision and to "Your clause".
    """

    kind: str
    pid: str
    cite: str
    title: str
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]
    reads: tuple[Line, ...]
    figures: tuple[Figure, ...]
    ref: ProvisionRef
    clause_url: str = ""

    @property
    def heading_changed(self) -> bool:
        """Whether the heading changes, so that it is worth showing."""
        return any(kind != "keep" for kind, _words in self.heading)


@dataclass(frozen=True, slots=True)
class Reading:
    """A change to the rules as people read it.

    Attributes:
        places: each provision that changes, in the order of the book.
        reason: why it does not fit the text, if it does not.
    """

    places: tuple[Place, ...]
    reason: Reason | None = None

    @property
    def renumbered(self) -> str:
        """The provisions that only get another number."""
        return ", ".join(place.cite for place in self.places if place.kind == "number")


def read_change(
    document: str, base: Document, operations: Sequence[Operation], *, edition: int
) -> Reading:
    """The change made by operations to a book, provision by provision."""
    made = apply(base, operations)
    if isinstance(made, PreconditionFailed):
        return Reading((), made.reason)
    kinds: dict[str, list[str]] = {}
    for change in rulebook.changes_between(base, made):
        kinds.setdefault(change.pid, []).append(change.kind)
    shown = (pid for pid in kinds if not _shown_by_above(pid, kinds, base, made))
    return Reading(tuple(_place(document, base, made, pid, kinds[pid], edition) for pid in shown))


def paragraphs_of(old: str, new: str) -> tuple[Paragraph, ...]:
    """Two texts compared, cut into paragraphs wherever either of them has one."""
    return tuple(_paragraphs(pieces_of(compare(old, new))))


def pieces_of(hunks: Sequence[Hunk]) -> tuple[Piece, ...]:
    """A comparison as the pieces that ``web/parts/tracked.html`` draws."""
    pieces: list[Piece] = []
    for hunk in hunks:
        if hunk.kind == "equal":
            pieces.append(("keep", hunk.new))
            continue
        old, space_old = _apart(hunk.old)
        new, space_new = _apart(hunk.new)
        pieces += [("del", old)] if old else []
        pieces += [("keep", " ")] if old and new else []
        pieces += [("ins", new)] if new else []
        space = space_new or space_old
        pieces += [("keep", space)] if space else []
    return tuple(pieces)


def _apart(words: str) -> Piece:
    """Words and the white space behind them, which stands outside the mark."""
    bare = words.rstrip(" \n")
    return bare, words[len(bare) :]


def lines_of(tree: Document, pid: str) -> tuple[Line, ...]:
    """A provision and what stands in it, to be read."""
    top = tree.place(pid).depth
    return tuple(
        Line(
            tree.place(own.pid).depth - top + 1,
            tree.label(own.pid),
            own.heading,
            tuple(own.text.split("\n\n")) if own.text else (),
        )
        for own in tree.provision(pid).walk()
    )


def _place(
    document: str, base: Document, made: Document, pid: str, kinds: list[str], edition: int
) -> Place:
    was, now = base.get(pid), made.get(pid)
    where = base if was else made
    old_words, new_words = _words(was, now), _words(now, was)
    label = where.label(pid)
    return Place(
        kind=_kind(kinds),
        pid=pid,
        cite=where.cite(pid),
        title=(was or now or made.root).heading,
        heading=pieces_of(compare(was.heading if was else "", now.heading if now else "")),
        paragraphs=paragraphs_of(old_words, new_words),
        reads=lines_of(made, pid) if now else (),
        figures=tuple(_figures(was, now)),
        ref=ProvisionRef(document, label or f"~{pid}", edition),
        clause_url=f"/motions/clause/{document}/{label or f'~{pid}'}" if was else "",
    )


def _words(own: Provision | None, other: Provision | None) -> str:
    """Own words; of what is wholly new or wholly gone also those of what stands in it."""
    if own is None:
        return ""
    if other is not None:
        return own.text
    return "\n\n".join(
        " ".join(part for part in (each.label, each.heading, each.text) if part)
        if each is not own
        else each.text
        for each in own.walk()
        if each.text or each.heading
    )


def _figures(was: Provision | None, now: Provision | None) -> Iterator[Figure]:
    before = {each.key: each.value for each in was.parameters} if was else {}
    after = {each.key: each.value for each in now.parameters} if now else {}
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            yield Figure(key, _says(key, before.get(key)), _says(key, after.get(key)))


def _says(key: str, written: str | None) -> str:
    """The rule that a figure makes, in plain language; as it is written if nobody can read it."""
    if not written:
        return ""
    known = rulebook.catalogue().get(key)
    if known is None:
        return f"{key}: {written}"
    try:
        return known.say(value_of(known, written))
    except ParameterError:
        return f"{key}: {written}"


def _kind(kinds: Sequence[str]) -> str:
    for kind, name in (("born", "new"), ("ended", "gone"), ("words", "words"), ("figure", "words")):
        if kind in kinds:
            return name
    return "moved" if "moved" in kinds else "number"


def _shown_by_above(pid: str, kinds: dict[str, list[str]], base: Document, made: Document) -> bool:
    """Whether the provision is new or gone together with the one it stands in."""
    whole = next((kind for kind in ("born", "ended") if kind in kinds[pid]), None)
    if whole is None:
        return False
    above = (made if whole == "born" else base).parent(pid)
    return above is not None and whole in kinds.get(above.pid, ())


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    current: list[Piece] = []
    for kind, text in pieces:
        first, *rest = text.split("\n\n")
        if first:
            current.append((kind, first))
        for part in rest:
            if current:
                yield tuple(current)
            current = [(kind, part)] if part else []
    if current:
        yield tuple(current)

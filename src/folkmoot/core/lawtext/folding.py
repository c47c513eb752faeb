"""A document folded: what no operation names is kept as one leaf whose digest is known.

To know every outcome of twelve rival amendments, four thousand editions are made. They differ in a
clause or two; the rest of the book is the same in all of them, and is neither laid out nor read
again. Preconditions speak of named provisions, their words, children and neighbours only, so an
amendment fits the folded document exactly if it fits the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.editions import folded_digest, provision_node
from folkmoot.core.lawtext.operations import (
    Delete,
    Insert,
    Move,
    MoveWords,
    Operation,
    ReplaceWhole,
)
from folkmoot.core.lawtext.provision import Provision


@dataclass(frozen=True, slots=True)
class Folded:
    """A document with the digests of what is folded in it.

    Attributes:
        document: the provisions that operations name with all below them, those above them, and
            one leaf for everything else that hangs together.
        known: the digests of those leaves as they are unfolded, by their identifiers.
    """

    document: Document
    known: dict[str, str]

    def digest(self, edition: Document) -> str:
        """The digest of the whole edition of which this is the folded one."""
        return folded_digest(edition, self.known)


def fold(document: Document, operations: Iterable[Operation]) -> Folded:
    """A document as far as these operations can see or change it."""
    given = tuple(operations)
    whole = {pid for operation in given for pid in _named(operation)}
    opened = {document.root.pid}
    for pid in {*whole, *(pid for operation in given for pid in _entered(operation))}:
        if pid in document:
            opened |= {each.pid for each in document.path(pid)}
    known: dict[str, str] = {}

    def folded(provision: Provision) -> Provision:
        if provision.pid in whole or not provision.children:
            return provision
        if provision.pid not in opened:
            known[provision.pid] = provision_node(provision)
            return replace(provision, children=())
        return replace(provision, children=tuple(folded(child) for child in provision.children))

    return Folded(Document(folded(document.root)), known)


def _named(operation: Operation) -> Iterator[str]:
    """What an operation changes, takes out, brings in or stands beside: kept with all below it."""
    new: tuple[Provision, ...] = ()
    match operation:
        case Insert():
            new = operation.provisions
            yield from _there(operation.after, operation.before)
        case Move():
            yield operation.target
            yield from _there(operation.after, operation.before)
        case MoveWords():
            yield from (operation.source, operation.target)
        case Delete():
            new = (operation.removed,)
            yield operation.target
        case ReplaceWhole():
            new = (operation.removed, operation.replacement)
            yield operation.target
        case _:
            yield operation.target
    for provision in new:
        yield from (each.pid for each in provision.walk())


def _entered(operation: Operation) -> Iterator[str]:
    """The provisions whose children an operation counts: kept, but what is in them may fold."""
    if isinstance(operation, Insert | Move):
        yield operation.parent
    if isinstance(operation, Move):
        yield operation.source


def _there(*neighbours: str | None) -> Iterator[str]:
    yield from (each for each in neighbours if each is not None)

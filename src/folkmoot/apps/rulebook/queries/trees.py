"""From an edition's source to its tree of provisions, once per process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Lock

from folkmoot.apps.rulebook.addresses import addresses
from folkmoot.apps.rulebook.formats import READERS
from folkmoot.apps.rulebook.models import AppliedOperation, Edition, Provision
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.core import lawtext
from folkmoot.core.lawtext import Document, counter, edition_digest
from folkmoot.core.lawtext.serial import operation_from_data

_MOST = 128
_turn = Lock()
_trees: OrderedDict[tuple[str, str], Document] = OrderedDict()
_addresses: OrderedDict[tuple[str, str], dict[str, str]] = OrderedDict()


class EditionDamaged(Exception):
    """Neither the source nor the operations give the edition that was certified."""


def tree_of(edition: EditionView | Edition) -> Document:
    """The provisions of an edition.

    Held by digest, so that a process can never serve one edition's tree for another.

    Raises:
        EditionDamaged: if the stored edition is not the one its digest speaks of.
    """
    key = (edition.digest, edition.content_hash)
    held = _trees.get(key)
    if held is not None:
        return held
    tree = _load(Edition.objects.get(pk=edition.pk))
    keep(edition.digest, edition.content_hash, tree)
    return tree


def addresses_of(edition: EditionView | Edition) -> dict[str, str]:
    """The addresses of an edition's provisions, by identifier."""
    key = (edition.digest, edition.content_hash)
    held = _addresses.get(key)
    if held is None:
        held = addresses(tree_of(edition))
        _put(_addresses, key, held)
    return held


def keep(digest: str, content_hash: str, tree: Document) -> None:
    """Hold a tree that has just been made, so that it need not be read again."""
    _put(_trees, (digest, content_hash), tree)


def _put(held: OrderedDict, key: tuple[str, str], value: object) -> None:  # type: ignore[type-arg]
    with _turn:
        held[key] = value
        while len(held) > _MOST:
            held.popitem(last=False)


def read_source(source: bytes, format_: str, pids: Sequence[str]) -> Document | None:
    """The source read again with the identifiers its provisions have; None if they do not fit."""
    reading = READERS[format_](source.decode("utf-8"), counter())
    if len(reading.document) != len(pids):
        return None
    return with_identities(reading.document, pids)


def with_identities(tree: Document, pids: Sequence[str]) -> Document:
    """The same provisions under other identifiers, given in reading order."""
    waiting: Iterator[str] = iter(pids)

    def named(provision: lawtext.Provision) -> lawtext.Provision:
        pid = next(waiting)
        return replace(
            provision, pid=pid, children=tuple(named(child) for child in provision.children)
        )

    return Document(named(tree.root))


def _load(edition: Edition) -> Document:
    """Read the source; if that gives other provisions than were certified, apply the operations.

    A text can be certified that would be read differently: words that look like structure. The
    certified tree prevails, and is made again from the base.
    """
    pids = list(
        Provision.objects.filter(edition=edition).order_by("order").values_list("pid", flat=True)
    )
    tree = read_source(bytes(edition.source), edition.document.format, pids)
    if tree is not None and edition_digest(tree) == edition.digest:
        return tree
    if edition.base is not None:
        bodies = AppliedOperation.objects.filter(edition=edition).order_by("order")
        operations = [operation_from_data(body) for body in bodies.values_list("body", flat=True)]
        made = lawtext.apply(tree_of(edition.base), operations)
        if isinstance(made, Document) and edition_digest(made) == edition.digest:
            return made
    raise EditionDamaged(
        f"edition {edition.sequence} of {edition.document.slug} does not match its digest"
    )

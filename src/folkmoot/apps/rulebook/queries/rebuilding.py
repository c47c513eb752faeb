"""Every edition made again from the first one and the operations that were voted on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.apps.rulebook.models import AppliedOperation, Edition, Provision
from folkmoot.apps.rulebook.queries.trees import read_source
from folkmoot.core.canon import digest
from folkmoot.core.lawtext import (
    Document,
    MalformedOperation,
    PreconditionFailed,
    apply,
    edition_digest,
    operation_from_data,
    operations_to_json,
    write,
)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of rebuilding one edition.

    Attributes:
        fault: what does not agree, as a plain sentence; empty if everything does.
        operations: how many operations made it.
        operations_digest: their digest, as the entry of the record has it.
    """

    document: str
    sequence: int
    operations: int
    operations_digest: str
    fault: str = ""


def rebuild(slug: str = "") -> Iterator[Rebuilt]:
    """Read the first edition from its source, apply the operations of each later one, compare.

    Compared are the Merkle root over every word and identity, and the text byte for byte. Nothing
    that was kept from a former run is used. An edition behind a faulty one is built on what its
    base ought to be, so that one fault is not reported as many.
    """
    rows = Edition.objects.select_related("document").order_by("document__slug", "sequence")
    made: dict[int, Document] = {}
    for row in rows.filter(document__slug=slug) if slug else rows:
        bodies = list(
            AppliedOperation.objects.filter(edition=row)
            .order_by("order")
            .values_list("body", flat=True)
        )
        fault, tree = _made(row, bodies, made)
        if tree is not None:
            made[row.pk] = tree
        yield Rebuilt(row.document.slug, row.sequence, len(bodies), _digest(bodies), fault)


def _made(
    row: Edition, bodies: list[object], made: dict[int, Document]
) -> tuple[str, Document | None]:
    """What is wrong with an edition, and the tree that what follows it is built on."""
    source = bytes(row.source)
    stands = _read(row, source)
    tree: Document | str | None = stands
    if row.base_id is not None:
        tree = _applied(made.get(row.base_id), bodies)
    if hashlib.sha256(source).hexdigest() != row.content_hash:
        return "its text is not the one that was certified", stands
    if isinstance(tree, str):
        return tree, stands
    if tree is None or edition_digest(tree) != row.digest:
        return "its words or identities are not those of its root", stands
    same = write(tree).encode("utf-8", "surrogatepass") == source
    return "" if same else "the operations do not give its text byte for byte", tree


def _applied(base: Document | None, bodies: list[object]) -> Document | str:
    """What operations make of an edition, or why they make nothing of it."""
    if base is None:
        return "the edition it was made of could not be rebuilt"
    try:
        after = apply(base, [operation_from_data(body) for body in bodies])
    except MalformedOperation as error:
        return f"its operations cannot be read: {error}"
    if isinstance(after, PreconditionFailed):
        return f"its operations do not apply: {after.reason.sentence}"
    return after


def _read(row: Edition, source: bytes) -> Document | None:
    pids = list(
        Provision.objects.filter(edition=row).order_by("order").values_list("pid", flat=True)
    )
    try:
        return read_source(source, row.document.format, pids)
    except (UnicodeDecodeError, ValueError):
        return None


def _digest(bodies: list[object]) -> str:
    try:
        operations = [operation_from_data(body) for body in bodies]
    except MalformedOperation:
        return ""
    return digest(json.loads(operations_to_json(operations)))

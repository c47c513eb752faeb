"""From two editions to the operations between them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from folkmoot.core.lawtext.applying import perform
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.edits import field_edits
from folkmoot.core.lawtext.matching import carry_identities
from folkmoot.core.lawtext.operations import (
    Delete,
    Insert,
    Move,
    Operation,
    Renumber,
    SetLayout,
    SetParameter,
)
from folkmoot.core.lawtext.patience import increasing
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.spacing import tidy
from folkmoot.core.lawtext.transfers import plan_transfers
from folkmoot.core.lawtext.workbench import Workbench


def derive(old: Document, new: Document) -> tuple[Operation, ...]:
    """The operations that make the new edition of the old one.

    Provisions are the same if they have the same identifier; give an imported text the identities
    of the edition before it with ``carry_identities`` (or use ``derive_import``).
    ``apply(old, derive(old, new)) == new``, layout included.

    Raises:
        ValueError: if the roots have different identifiers: then these are two documents, not two
            editions of one.
    """
    if old.root.pid != new.root.pid:
        raise ValueError("these are two documents, not two editions of one")
    return tuple(_Derivation(old, new).operations)


def derive_import(old: Document, new: Document) -> tuple[Document, tuple[Operation, ...]]:
    """The new edition with the identities of the old one, and the operations between them."""
    carried = carry_identities(old, new)
    return carried, derive(old, carried)


class _Derivation:
    """Deletes first, so that neighbours are final; then places, numbers, words and layout."""

    def __init__(self, old: Document, new: Document) -> None:
        self.operations: list[Operation] = []
        self._old, self._new = old, new
        self._bench = Workbench(old)
        self._transfers = plan_transfers(old, new)
        self._delete(fully=True)
        for provision in new.walk():
            self._arrange(provision)
        for transfer in self._transfers:
            moved = transfer.operation(self._bench)
            if moved:
                self._do(moved)
        self._delete(fully=False)
        for provision in new.walk():
            self._reword(provision)
        for provision in new.walk():
            own = self._bench.nodes[provision.pid].own
            if own.layout != provision.layout:
                self._do(SetLayout(provision.pid, own.layout, provision.layout))

    def _do(self, operation: Operation) -> None:
        perform(self._bench, operation)
        self.operations.append(operation)

    def _delete(self, *, fully: bool) -> None:
        """Take away what is gone: first whole branches, in the end what was emptied by moves."""
        kept = {transfer.source for transfer in self._transfers}
        survives = _with_survivors(self._old, self._new, kept) if fully else frozenset()
        for provision in list(self._old.walk()):
            pid = provision.pid
            if pid in self._new or pid not in self._bench or pid in survives:
                continue
            self._do(Delete(pid, self._bench.subtree(pid)))

    def _arrange(self, parent: Provision) -> None:
        """Bring the children of a parent into being and into order."""
        standing = {pid: i for i, pid in enumerate(self._bench.nodes[parent.pid].children)}
        kept = [child.pid for child in parent.children if child.pid in standing]
        stay = {kept[k] for k in increasing([standing[pid] for pid in kept])}
        after: str | None = None
        for group in _groups(parent.children, self._bench):
            first = group[0].pid
            if first not in self._bench:
                new = tuple(self._only_new(child) for child in group)
                before = self._bench.neighbour(parent.pid, after)
                self._do(Insert(parent.pid, after, before, new))
            elif first not in stay:
                self._move(first, parent.pid, after)
            after = group[-1].pid

    def _only_new(self, provision: Provision) -> Provision:
        """A new provision without the provisions and words that come into it from elsewhere."""
        text = provision.text
        for transfer in reversed(self._transfers):
            if transfer.target == provision.pid:
                text = text[: transfer.start] + text[transfer.end :]
        children = [c for c in provision.children if c.pid not in self._bench]
        return replace(
            provision,
            text=tidy(text),
            children=tuple(self._only_new(child) for child in children),
        )

    def _move(self, pid: str, parent: str, after: str | None) -> None:
        source = self._bench.nodes[pid].parent
        before = self._bench.neighbour(parent, after)
        if before == pid:
            before = self._bench.neighbour(parent, pid)
        if source is not None:
            self._do(Move(pid, source, parent, after, before))

    def _reword(self, wanted: Provision) -> None:
        own = self._bench.nodes[wanted.pid].own
        if (own.label, own.kind) != (wanted.label, wanted.kind):
            self._do(Renumber(own.pid, own.label, wanted.label, own.kind, wanted.kind))
        for edit in field_edits(own, "heading", wanted.heading):
            self._do(edit)
        for edit in field_edits(own, "text", wanted.text):
            self._do(edit)
        for setting in _settings(own, wanted):
            self._do(setting)


def _with_survivors(old: Document, new: Document, givers: Container[str]) -> frozenset[str]:
    """The provisions that are gone while they, or something below them, are still needed."""
    marked: set[str] = set()
    for place in old.places():
        pid = place.provision.pid
        if pid in new or pid in givers:
            above = place.parent if pid in new else pid
            while above is not None and above not in marked:
                marked.add(above)
                above = old.place(above).parent
    return frozenset(marked)


def _groups(children: tuple[Provision, ...], bench: Workbench) -> Iterator[list[Provision]]:
    """Runs of new children together, every other child alone."""
    run: list[Provision] = []
    for child in children:
        if child.pid not in bench:
            run.append(child)
            continue
        if run:
            yield run
            run = []
        yield [child]
    if run:
        yield run


def _settings(own: Provision, wanted: Provision) -> Iterator[SetParameter]:
    if own.parameters == wanted.parameters:
        return
    before = {each.key: each.value for each in own.parameters}
    after = {each.key: each.value for each in wanted.parameters}
    kept = [key for key in before if key in after]
    same_order = kept == list(after)[: len(kept)]
    for key, value in before.items():
        if key not in after or not same_order:
            yield SetParameter(own.pid, key, value, None)
    for key, value in after.items():
        if before.get(key) != value or not same_order:
            yield SetParameter(own.pid, key, before.get(key) if same_order else None, value)

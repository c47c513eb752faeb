"""Two editions compared provision by provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.comparing import Hunk, changed, compare
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.patience import increasing
from folkmoot.core.lawtext.provision import Parameter, Provision

ChangeKind = Literal["same", "edited", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """What became of one provision between two editions.

    Attributes:
        pid: the provision.
        kind: same, edited (its own words or figures changed), inserted or deleted.
        moved: whether it stands under another parent, or in another order among its siblings.
        renumbered: whether its own label changed.
        depth: how deep it stands, for display: in the new edition, or in the old if deleted.
        old: the provision as it was, None if it is new.
        new: the provision as it is, None if it is gone.
        old_label: its full label before, empty if it had none.
        new_label: its full label now, empty if it has none.
        heading: the comparison of its headings.
        text: the comparison of its own texts.
    """

    pid: str
    kind: ChangeKind
    moved: bool
    renumbered: bool
    depth: int
    old: Provision | None
    new: Provision | None
    old_label: str
    new_label: str
    heading: tuple[Hunk, ...]
    text: tuple[Hunk, ...]

    @property
    def touched(self) -> bool:
        """Whether anything at all happened to it."""
        return self.kind != "same" or self.moved or self.renumbered

    @property
    def hunks(self) -> int:
        """How many stretches of its words changed."""
        return len(changed(self.heading)) + len(changed(self.text))

    @property
    def parameters(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """The figures that changed: key, value before (None: none), value now (None: none)."""
        before = _values(self.old.parameters if self.old else ())
        after = _values(self.new.parameters if self.new else ())
        keys = dict.fromkeys([*before, *after])
        return tuple(
            (key, before.get(key), after.get(key))
            for key in keys
            if before.get(key) != after.get(key)
        )


def compare_documents(old: Document, new: Document) -> tuple[ProvisionChange, ...]:
    """Every provision of both editions in reading order, with what became of it.

    Provisions are the same if they have the same identifier. A deleted one stands where it was:
    behind its old left-hand neighbour. Renumbering and moves are told apart from changed words, so
    that an inserted clause does not make all that follow it look changed.
    """
    gone = _gone(old, new)
    moved = _moved(old, new)
    changes: list[ProvisionChange] = []
    _changes(new.root, (old, new), gone, moved, changes)
    return tuple(changes)


def _changes(
    provision: Provision,
    editions: tuple[Document, Document],
    gone: dict[tuple[str, str | None], list[Provision]],
    moved: frozenset[str],
    changes: list[ProvisionChange],
) -> None:
    old, new = editions
    changes.append(_kept_or_new(provision.pid, old, new, moved))
    changes += _deleted(gone, (provision.pid, None), old)
    for child in provision.children:
        _changes(child, editions, gone, moved, changes)
        changes += _deleted(gone, (provision.pid, child.pid), old)


def _kept_or_new(pid: str, old: Document, new: Document, moved: frozenset[str]) -> ProvisionChange:
    now, was = new.provision(pid), old.get(pid)
    same = was is not None and (was.heading, was.text, was.parameters) == (
        now.heading,
        now.text,
        now.parameters,
    )
    return ProvisionChange(
        pid=pid,
        kind="inserted" if was is None else "same" if same else "edited",
        moved=pid in moved,
        renumbered=was is not None and (was.label, was.kind) != (now.label, now.kind),
        depth=new.place(pid).depth,
        old=was,
        new=now,
        old_label=old.label(pid) if was else "",
        new_label=new.label(pid),
        heading=compare(was.heading if was else "", now.heading),
        text=compare(was.text if was else "", now.text),
    )


def _deleted(
    gone: dict[tuple[str, str | None], list[Provision]],
    where: tuple[str, str | None],
    old: Document,
) -> Iterator[ProvisionChange]:
    for provision in gone.get(where, []):
        yield ProvisionChange(
            pid=provision.pid,
            kind="deleted",
            moved=False,
            renumbered=False,
            depth=old.place(provision.pid).depth,
            old=provision,
            new=None,
            old_label=old.label(provision.pid),
            new_label="",
            heading=compare(provision.heading, ""),
            text=compare(provision.text, ""),
        )
        yield from _deleted(gone, (provision.pid, None), old)


def _gone(old: Document, new: Document) -> dict[tuple[str, str | None], list[Provision]]:
    """The deleted provisions by the place they are shown in: a parent, a sibling to the left.

    Inside a deleted parent, or where no sibling is left, they are shown directly below the parent.
    """
    gone: dict[tuple[str, str | None], list[Provision]] = {}
    for parent in old.walk():
        left: str | None = None
        for child in parent.children:
            if child.pid not in new:
                gone.setdefault((parent.pid, left), []).append(child)
            elif parent.pid in new and _stays(child.pid, parent.pid, new):
                left = child.pid
    return gone


def _stays(pid: str, parent: str, new: Document) -> bool:
    return new.place(pid).parent == parent


def _moved(old: Document, new: Document) -> frozenset[str]:
    moved: set[str] = set()
    for parent in new.walk():
        known = [old.place(child.pid) for child in parent.children if child.pid in old]
        stayed = [place for place in known if place.parent == parent.pid]
        in_order = {stayed[k].provision.pid for k in increasing([p.index for p in stayed])}
        moved.update(p.provision.pid for p in known if p.provision.pid not in in_order)
    return frozenset(moved)


def _values(parameters: tuple[Parameter, ...]) -> dict[str, str]:
    return {parameter.key: parameter.value for parameter in parameters}

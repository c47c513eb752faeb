"""A rule book as it stands in one edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from folkmoot.core.lawtext.labels import AUTOMATIC, automatic_label, join_label, normal_label
from folkmoot.core.lawtext.provision import MAX_DEPTH, MalformedProvision, Provision

_OPENING_WORDS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a provision stands.

    Attributes:
        provision: the provision itself.
        parent: the identifier of the provision above; None for the root.
        index: its position among its siblings, from 0.
        depth: 0 for the root, 1 for what stands directly in the document.
        label: its full label; empty if neither it nor any level above has a number.
        own_label: its own part of the number as rendered.
    """

    provision: Provision
    parent: str | None
    index: int
    depth: int
    label: str
    own_label: str


@dataclass(frozen=True, slots=True)
class Document:
    """An immutable tree of provisions with a fast index by identifier and by label.

    Attributes:
        root: the provision of kind ``"document"`` whose children are the document's parts.

    Raises:
        MalformedProvision: if two provisions have one identifier or the tree is too deep.
    """

    root: Provision
    _places: dict[str, Place] = field(init=False, repr=False, compare=False)
    _labels: dict[str, list[str]] = field(init=False, repr=False, compare=False)
    _normal: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places: dict[str, Place] = {}
        labels: dict[str, list[str]] = {}
        for place in _places(self.root):
            if places.setdefault(place.provision.pid, place) is not place:
                raise MalformedProvision(f"two provisions are called {place.provision.pid}")
            if place.own_label:
                labels.setdefault(place.label, []).append(place.provision.pid)
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_labels", labels)
        object.__setattr__(self, "_normal", {})

    def __contains__(self, pid: str) -> bool:
        return pid in self._places

    def __len__(self) -> int:
        return len(self._places)

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order, the root first."""
        return self.root.walk()

    def places(self) -> Iterator[Place]:
        """Every place in reading order, the root's first."""
        return iter(self._places.values())

    def place(self, pid: str) -> Place:
        """Where a provision stands.

        Raises:
            KeyError: if no provision of the document has this identifier.
        """
        return self._places[pid]

    def get(self, pid: str) -> Provision | None:
        """The provision with this identifier, or None."""
        place = self._places.get(pid)
        return place.provision if place else None

    def provision(self, pid: str) -> Provision:
        """The provision with this identifier.

        Raises:
            KeyError: if there is none.
        """
        return self._places[pid].provision

    def label(self, pid: str) -> str:
        """The full label of a provision, such as ``"2.I.4.B"``; empty if it has none.

        A provision without a number of its own has no label, even inside a numbered one.

        Raises:
            KeyError: if no provision of the document has this identifier.
        """
        place = self._places[pid]
        return place.label if place.own_label else ""

    def parent(self, pid: str) -> Provision | None:
        """The provision above; None for the root."""
        above = self._places[pid].parent
        return None if above is None else self._places[above].provision

    def path(self, pid: str) -> tuple[Provision, ...]:
        """The provisions from the root down to this one, both included."""
        steps: list[Provision] = []
        current: str | None = pid
        while current is not None:
            place = self._places[current]
            steps.append(place.provision)
            current = place.parent
        return tuple(reversed(steps))

    def find(self, label: str) -> Provision | None:
        """The provision with this label, written as people write it.

        Tried in turn, and taken only where exactly one provision answers: the label as rendered;
        the label without regard to case, brackets, trailing stops and the words for levels
        ("Chapter 2 Clause I.4.B"); the end of a label ("4.B" for 2.I.4.B).
        """
        found = self.find_all(label)
        return found[0] if len(found) == 1 else None

    def find_all(self, label: str) -> tuple[Provision, ...]:
        """Every provision that ``label`` may mean, at the first step of ``find`` that gives any."""
        wanted = normal_label(label)
        pids = self._labels.get(label.strip())
        if not pids and wanted:
            normal = self._by_normal_label()
            ending = "." + wanted
            pids = normal.get(wanted) or [
                pid for key, some in normal.items() if key.endswith(ending) for pid in some
            ]
        return tuple(self._places[pid].provision for pid in pids or ())

    def _by_normal_label(self) -> dict[str, list[str]]:
        """Made when first asked for: most documents are never searched by hand."""
        if not self._normal:
            for label, pids in self._labels.items():
                self._normal.setdefault(normal_label(label), []).extend(pids)
        return self._normal

    def cite(self, pid: str) -> str:
        """A place in words a reader can find: its label, or else its surroundings.

        ``"2.I.4.B"``; ``"“Membership”"`` for a heading without a number; ``"the words “We, the
        members …” in 2.I"`` for unnumbered text; ``"the document"`` for the root.
        """
        place = self._places[pid]
        if place.parent is None:
            return "the document"
        if place.own_label:
            return place.label
        own = place.provision
        opening = " ".join(own.text.split()[:_OPENING_WORDS])
        if own.heading:
            name = f"“{own.heading}”"
        elif opening:
            name = f"the words “{opening}{' …' if opening != own.text else ''}”"
        else:
            name = f"an unnumbered {own.kind}"
        return f"{name} in {place.label}" if place.label else name


def _places(root: Provision) -> Iterator[Place]:
    pending = [Place(root, None, 0, 0, "", "")]
    while pending:
        place = pending.pop()
        yield place
        if place.depth > MAX_DEPTH:
            raise MalformedProvision(f"{place.provision.pid} is nested too deep")
        pending.extend(reversed(_below(place)))


def _below(place: Place) -> list[Place]:
    counts: dict[str, int] = {}
    below = []
    for index, child in enumerate(place.provision.children):
        own = child.label
        if own.startswith(AUTOMATIC):
            counts[own] = counts.get(own, 0) + 1
            own = automatic_label(own, counts[own])
        full = join_label(place.label, own)
        below.append(Place(child, place.provision.pid, index, place.depth + 1, full, own))
    return below

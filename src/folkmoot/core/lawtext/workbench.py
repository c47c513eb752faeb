"""A tree that may be changed, for the time of one application. Private to this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import is_

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.provision import Provision


@dataclass(slots=True)
class Node:
    """A provision and where it stands; what is below it is said by ``children`` alone.

    ``own`` may still hold the children it once had: they are looked at only to see whether they
    are the same, so that whatever an amendment does not touch is not made anew.
    """

    own: Provision
    parent: str | None
    children: list[str]


class Workbench:
    """A copy of a document, node by node, so that many operations cost little more than one."""

    def __init__(self, document: Document) -> None:
        self.nodes: dict[str, Node] = {}
        self.root = document.root.pid
        self._lay(document.root, None)

    def __contains__(self, pid: str) -> bool:
        return pid in self.nodes

    def subtree(self, pid: str) -> Provision:
        """The provision with everything below it, as it stands now."""
        node = self.nodes[pid]
        children = tuple(self.subtree(child) for child in node.children)
        was = node.own.children
        if len(was) == len(children) and all(map(is_, was, children)):
            return node.own
        return replace(node.own, children=children)

    def document(self) -> Document:
        """The whole, as an immutable document."""
        return Document(self.subtree(self.root))

    def within(self, pid: str, ancestor: str) -> bool:
        """Whether a provision is the ancestor or stands below it."""
        current: str | None = pid
        while current is not None:
            if current == ancestor:
                return True
            current = self.nodes[current].parent
        return False

    def neighbour(self, parent: str, after: str | None) -> str | None:
        """The child that follows ``after`` (None: the first child); None at the end."""
        children = self.nodes[parent].children
        index = children.index(after) + 1 if after is not None else 0
        return children[index] if index < len(children) else None

    def left_of(self, pid: str) -> str | None:
        """The sibling before a provision; None if it is the first, or the root."""
        parent = self.nodes[pid].parent
        children = self.nodes[parent].children if parent is not None else [pid]
        index = children.index(pid)
        return children[index - 1] if index else None

    def put(self, provisions: Sequence[Provision], parent: str, after: str | None) -> None:
        """Lay new provisions into a parent behind a child."""
        children = self.nodes[parent].children
        index = children.index(after) + 1 if after is not None else 0
        children[index:index] = [provision.pid for provision in provisions]
        for provision in provisions:
            self._lay(provision, parent)

    def remove(self, pid: str) -> None:
        """Take a provision away with everything below it."""
        node = self.nodes[pid]
        if node.parent is not None:
            self.nodes[node.parent].children.remove(pid)
        pending = [pid]
        while pending:
            pending += self.nodes.pop(pending.pop()).children

    def move(self, pid: str, parent: str, after: str | None) -> None:
        """Take a provision out and lay it into a parent behind a child."""
        node = self.nodes[pid]
        if node.parent is not None:
            self.nodes[node.parent].children.remove(pid)
        children = self.nodes[parent].children
        children.insert(children.index(after) + 1 if after is not None else 0, pid)
        node.parent = parent

    def swap(self, pid: str, provision: Provision) -> None:
        """Put another provision with everything below it in the place of one."""
        node = self.nodes[pid]
        pending = list(node.children)
        while pending:
            pending += self.nodes.pop(pending.pop()).children
        self._lay(provision, node.parent)

    def _lay(self, provision: Provision, parent: str | None) -> None:
        pending: list[tuple[Provision, str | None]] = [(provision, parent)]
        while pending:
            current, above = pending.pop()
            below = [child.pid for child in current.children]
            self.nodes[current.pid] = Node(current, above, below)
            pending.extend((child, current.pid) for child in current.children)

"""An amendment drafted on an older edition, carried onto the current one.

By word first (``merging``), so that the result keeps every character of both; where words clash
because the current edition moved a clause, by clause: the amendment's operations, each with its
precondition, applied where the clause now stands. What neither way settles is a conflict that
shows the words of all three sides. A merge that would number two provisions alike, or define one
note twice, is no merge either: the words may agree, but the references would not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.changes import compare_documents
from folkmoot.core.lawtext.deriving import derive
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.labels import AUTOMATIC
from folkmoot.core.lawtext.matching import carry_identities
from folkmoot.core.lawtext.merging import Dispute, merge
from folkmoot.core.lawtext.operations import Operation, Renumber, ReplaceText, SetLayout
from folkmoot.core.lawtext.provision import Provision, counter
from folkmoot.core.lawtext.replay import Reader
from folkmoot.core.lawtext.writing import canonical_layout, render, write

Outcome = Literal["applies", "applies after renumbering", "already done", "conflicts"]
_EMPTY = re.compile(r"\A\n+")
_NOTE = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something a person must settle before the amendment can be made.

    Attributes:
        kind: ``words``: both changed the same words; ``layout``: one changed what the lines, blanks
            or indents of a block say and the other the same block; ``label``: two would be numbered
            alike.
        place: where, as the base edition is cited.
        base: the words both started from; empty where both put something in.
        current: what the current edition has; of a label, the label.
        amendment: what the amendment would have; of a label, the label.
    """

    kind: Literal["words", "layout", "label"]
    place: str
    base: str
    current: str
    amendment: str


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A provision the amendment changes that is called otherwise now."""

    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Rebased:
    """What became of an amendment on the current edition.

    Attributes:
        outcome: whether and how it applies.
        text: the whole merged text; None if there are conflicts.
        conflicts: what a person must settle.
        renumbered: the provisions the amendment changes that have another number now.
    """

    outcome: Outcome
    text: str | None
    conflicts: tuple[Conflict, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()


def rebase(base: str, current: str, amendment: str, reader: Reader) -> Rebased:
    """Carry an amendment, given as the whole text it makes of ``base``, onto ``current``.

    Raises:
        MalformedProvision: if a text cannot be read at all (see the reader).
    """
    old = reader(base, counter("b")).document
    now = carry_identities(old, reader(current, counter("c")).document)
    aim = carry_identities(old, reader(amendment, counter("a")).document)
    merged = merge(base, current, amendment)
    text: str | None = None if merged.disputes else merged.text
    placed: Document | None = None
    conflicts = tuple(_conflicts(old, merged.disputes))
    if conflicts and not any(each.layout for each in merged.disputes):
        placed = _by_clause(old, now, aim)
        text = None if placed is None else write(placed)
        conflicts = conflicts if placed is None else ()
    if text is not None and text not in {current, amendment}:
        conflicts = tuple(_collisions(text, (current, amendment), reader))
    if conflicts or text is None:
        return Rebased("conflicts", None, conflicts)
    if text == current and amendment != base:
        return Rebased("already done", text)
    renumbered = tuple(_renumbered(old, placed or now, aim))
    return Rebased("applies after renumbering" if renumbered else "applies", text, (), renumbered)


def _by_clause(old: Document, now: Document, aim: Document) -> Document | None:
    """The amendment's operations on clauses the current edition left as they were, or moved.

    Numbers that both editions count by place are counted anew afterwards; how many empty lines
    stand between clauses is for the current edition to say.
    """
    operations: list[Operation] = []
    for operation in derive(old, aim):
        if isinstance(operation, SetLayout) and _only_farther(operation):
            continue
        if isinstance(operation, ReplaceText):
            was, standing = old.get(operation.target), now.get(operation.target)
            if was is not None and (
                standing is None or (was.text, was.heading) != (standing.text, standing.heading)
            ):
                return None
        if not (isinstance(operation, Renumber) and _counted_on(operation, now, aim)):
            operations.append(operation)
    after = apply(now, operations)
    return Document(_recounted(after.root, now, aim)) if isinstance(after, Document) else None


def _only_farther(operation: SetLayout) -> bool:
    """Whether a clause, which an empty line parted from the one before, stands farther or nearer.

    To Markdown, AsciiDoc, LaTeX and people several empty lines are one.
    """
    before, after = (
        None if layout is None else replace(layout, form=_EMPTY.sub("\n", layout.form))
        for layout in (operation.before, operation.after)
    )
    return before == after


def _counted_on(operation: Renumber, now: Document, aim: Document) -> bool:
    """Whether a number only follows from the place of its provision in a list counted through."""
    if operation.target not in now or operation.kind_before != operation.kind_after:
        return False
    above = (now.parent(operation.target), aim.parent(operation.target))
    return all(parent is not None and _is_counted(parent) for parent in above)


def _is_counted(parent: Provision) -> bool:
    labels = [child.label for child in parent.children if child.label]
    return len(labels) > 1 and labels == [str(n) for n in range(1, len(labels) + 1)]


def _recounted(parent: Provision, now: Document, aim: Document) -> Provision:
    children = tuple(_recounted(child, now, aim) for child in parent.children)
    sides = (now.get(parent.pid), aim.get(parent.pid))
    if all(side is not None and _is_counted(side) for side in sides):
        numbers = count(1)
        children = tuple(
            replace(child, label=str(next(numbers))) if child.label else child for child in children
        )
    return replace(parent, children=children)


def _conflicts(old: Document, disputes: Iterable[Dispute]) -> Iterable[Conflict]:
    starts, pids = [], []
    at = 0
    for place in old.places():
        starts.append(at)
        pids.append(place.provision.pid)
        at += len(render(place, place.provision.layout or canonical_layout(place)))
    for each in disputes:
        pid = pids[max(bisect_right(starts, each.at) - 1, 0)]
        kind: Literal["words", "layout"] = "layout" if each.layout else "words"
        yield Conflict(kind, old.cite(pid), each.base, each.current, each.amendment)


def _collisions(text: str, sides: tuple[str, str], reader: Reader) -> Iterable[Conflict]:
    """Labels that stand twice in the merged text and in neither of its sides."""
    doubled = _doubled(text, reader)
    if doubled:
        known = [_doubled(side, reader) for side in sides]
        for label in doubled:
            if not any(label in side for side in known):
                yield Conflict("label", label, "", label, label)


def _doubled(text: str, reader: Reader) -> dict[str, None]:
    notes = Counter(_NOTE.findall(text))
    found = dict.fromkeys(f"[{note}]" for note, often in notes.items() if often > 1)
    document = reader(text, counter("m")).document
    for parent in document.walk():
        labels = Counter(
            child.label
            for child in parent.children
            if child.label and not child.label.startswith(AUTOMATIC)
        )
        for label, often in labels.items():
            if often > 1:
                found[f"{label} in {document.cite(parent.pid)}"] = None
    return found


def _renumbered(old: Document, now: Document, aim: Document) -> Iterable[Renumbered]:
    """What the amendment changes or renumbers that has neither its old number nor the new one."""
    for change in compare_documents(old, aim):
        pid = change.pid
        if not change.touched or pid not in old or pid not in now:
            continue
        before, after = old.label(pid), now.label(pid)
        if before and after and after not in {before, aim.label(pid) if pid in aim else ""}:
            yield Renumbered(before, after)

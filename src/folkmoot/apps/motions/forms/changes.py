"""The places of a rule change as its form holds them, and the operations they come to.

A member edits words where they stand; nobody is asked to write "delete … and insert …". Each place
of the form is a `Change`; `drafted` turns them into operations on the text, in order, each on the
text as those before it leave it. `changes_of` is the way back, so that a draft can be taken up
again; it answers None where operations say something that the form has no field for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from folkmoot.core.lawtext import (
    Delete,
    Document,
    Insert,
    MalformedProvision,
    Operation,
    PreconditionFailed,
    Provision,
    SetParameter,
    apply,
    edit_in_place,
    edition_digest,
    tidy,
)
from folkmoot.core.terms import Reason

Kind = Literal["words", "delete", "insert"]
KINDS: tuple[Kind, ...] = ("words", "delete", "insert")


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a draft.

    Attributes:
        kind: ``words`` (edited where they stand, with the figures beside them), ``delete`` (the
            provision goes with all below it) or ``insert`` (a new one).
        pid: the provision; of a new one its own identifier, minted once and kept by the form.
        heading, text: the words as they shall read.
        figures: the figures as they shall be, by key; empty for "withdrawn".
        beside: for a new one, the provision it follows, or stands in if ``inside``.
        inside: whether it comes last in ``beside`` instead of after it.
        label: for a new one, its own part of the number.
    """

    kind: Kind
    pid: str
    heading: str = ""
    text: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    beside: str = ""
    inside: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the changes of a form come to.

    Attributes:
        operations: in order; of the changes that can be made.
        tree: how the rule book would read after them.
        refused: why a change cannot be made, by its position in the form.
    """

    operations: tuple[Operation, ...]
    tree: Document
    refused: Mapping[int, Reason]


def as_it_stands(tree: Document, pid: str) -> Change:
    """A provision put into the form, nothing changed yet.

    Raises:
        KeyError: if there is no such provision.
    """
    own = tree.provision(pid)
    figures = {each.key: each.value for each in own.parameters}
    return Change("words", pid, own.heading, own.text, figures)


def beside(tree: Document, pid: str, *, new_pid: str, inside: bool) -> Change:
    """An empty new provision, numbered as its neighbours suggest.

    Raises:
        KeyError: if there is no such provision.
    """
    return Change(
        "insert", new_pid, beside=pid, inside=inside, label=_next_label(tree, pid, inside=inside)
    )


def drafted(tree: Document, changes: Sequence[Change]) -> Drafted:
    """The operations that the changes come to."""
    operations: list[Operation] = []
    refused: dict[int, Reason] = {}
    for position, change in enumerate(changes):
        try:
            some = tuple(_operations(tree, change))
        except KeyError:
            refused[position] = _GONE
            continue
        except MalformedProvision as error:
            refused[position] = replace(_MALFORMED, params={"why": str(error)})
            continue
        made = apply(tree, some)
        if isinstance(made, PreconditionFailed):
            refused[position] = made.reason
            continue
        tree = made
        operations += some
    return Drafted(tuple(operations), tree, refused)


def changes_of(tree: Document, operations: Sequence[Operation]) -> tuple[Change, ...] | None:
    """The form of a draft, from its operations; None if the form cannot say all they do."""
    made = apply(tree, operations)
    return None if isinstance(made, PreconditionFailed) else changes_between(tree, made)


def changes_between(tree: Document, made: Document) -> tuple[Change, ...] | None:
    """The form of a draft, from how the book shall read; None if the form cannot say it."""
    found = (*_edited(tree, made), *_removed(tree, made), *_added(tree, made))
    again = drafted(tree, found)
    if again.refused or edition_digest(again.tree) != edition_digest(made):
        return None
    return found


def _operations(tree: Document, change: Change) -> Iterator[Operation]:
    if change.kind == "insert":
        yield _insertion(tree, change)
        for key, value in change.figures.items():
            if value.strip():
                yield SetParameter(change.pid, key, None, value.strip())
        return
    own = tree.provision(change.pid)
    if change.kind == "delete":
        yield Delete(change.pid, own)
        return
    yield from edit_in_place(tree, change.pid, change.heading, field="heading")
    yield from edit_in_place(tree, change.pid, change.text)
    before = {each.key: each.value for each in own.parameters}
    for key, value in change.figures.items():
        after = value.strip() or None
        if before.get(key) != after:
            yield SetParameter(change.pid, key, before.get(key), after)


def _insertion(tree: Document, change: Change) -> Insert:
    neighbour = tree.provision(change.beside)
    parent = neighbour if change.inside else tree.parent(change.beside)
    if parent is None:
        raise KeyError(change.beside)
    siblings = [child.pid for child in parent.children]
    if change.inside:
        after, before = (siblings[-1] if siblings else None), None
    else:
        place = siblings.index(change.beside)
        after = change.beside
        before = siblings[place + 1] if place + 1 < len(siblings) else None
    own = Provision(
        pid=change.pid,
        kind=_kind_beside(tree, change),
        label=change.label.strip(),
        heading=" ".join(change.heading.split()),
        text=tidy(change.text),
    )
    return Insert(parent.pid, after, before, (own,))


def _kind_beside(tree: Document, change: Change) -> str:
    neighbour = tree.provision(change.beside)
    if not change.inside:
        return neighbour.kind
    if neighbour.children:
        return neighbour.children[-1].kind
    return "item" if change.label.strip() else "text"


def _next_label(tree: Document, pid: str, *, inside: bool) -> str:
    own = tree.provision(pid)
    last = own.children[-1] if inside and own.children else (None if inside else own)
    if last is None:
        return "1"
    label = last.label
    if not label or label.startswith("#"):
        return label
    if label.isdecimal():
        return str(int(label) + 1)
    if len(label) == 1 and label.isascii() and label.isalpha() and label.lower() != "z":
        return chr(ord(label) + 1)
    return ""


def _edited(old: Document, new: Document) -> Iterator[Change]:
    for own in old.walk():
        now = new.get(own.pid)
        if now is None or (own.heading, own.text, own.parameters) == (
            now.heading,
            now.text,
            now.parameters,
        ):
            continue
        change = as_it_stands(new, own.pid)
        withdrawn = {each.key: "" for each in own.parameters} | dict(change.figures)
        yield replace(change, figures=withdrawn)


def _removed(old: Document, new: Document) -> Iterator[Change]:
    for own in old.walk():
        above = old.parent(own.pid)
        if own.pid not in new and above is not None and above.pid in new:
            yield Change("delete", own.pid)


def _added(old: Document, new: Document) -> Iterator[Change]:
    for own in new.walk():
        parent = new.parent(own.pid)
        if own.pid in old or parent is None:
            continue
        index = new.place(own.pid).index
        first = index == 0
        yield Change(
            "insert",
            own.pid,
            own.heading,
            own.text,
            {each.key: each.value for each in own.parameters},
            beside=parent.pid if first else parent.children[index - 1].pid,
            inside=first,
            label=own.label,
        )


_GONE = Reason(
    "draft.no_such_provision",
    "This provision is not in the rule book as it stands now, or your own draft takes it away.",
    remedy="Take this part out of the draft and choose the provision again.",
)
_MALFORMED = Reason(
    "draft.malformed",
    "A provision cannot be written like this: {why}.",
    remedy="A heading is one line, and a number has no spaces or brackets.",
)

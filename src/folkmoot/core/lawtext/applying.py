"""Applying operations: all of them, exactly, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.editions import field_digest
from folkmoot.core.lawtext.operations import (
    Delete,
    Insert,
    Move,
    MoveWords,
    Operation,
    Renumber,
    ReplaceText,
    ReplaceWhole,
    SetLayout,
    SetParameter,
)
from folkmoot.core.lawtext.preconditions import (
    Refused,
    expect_depth,
    expect_gap,
    expect_words,
    not_allowed,
    own_words,
    short,
    words_missing,
)
from folkmoot.core.lawtext.provision import MalformedProvision, Parameter, Provision
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.replacing import replaced, with_field
from folkmoot.core.lawtext.workbench import Workbench


def apply(document: Document, operations: Sequence[Operation]) -> Document | PreconditionFailed:
    """The document after the operations, in order; or why one of them does not fit.

    Every precondition is tested at the moment its operation is reached. The first that fails
    refuses the whole: there is no half-applied amendment.
    """
    bench = Workbench(document)
    for number, operation in enumerate(operations, start=1):
        try:
            perform(bench, operation)
        except Refused as refused:
            return PreconditionFailed(
                code=refused.code,
                number=number,
                operation=operation,
                place=_cite(bench, refused.place),
                expected=refused.expected,
                found=refused.found,
            )
    return bench.document()


def applies(document: Document, operations: Sequence[Operation]) -> bool:
    """Whether every precondition holds."""
    return isinstance(apply(document, operations), Document)


def perform(bench: Workbench, operation: Operation) -> None:
    """Carry out one operation on a workbench, or refuse before anything is changed."""
    match operation:
        case ReplaceText():
            _replace_text(bench, operation)
        case Insert():
            _insert(bench, operation)
        case Delete():
            expect_words(bench, operation.target, operation.removed)
            if operation.target == bench.root:
                raise not_allowed(operation.target, "the document itself to be deleted")
            bench.remove(operation.target)
        case Move():
            _move(bench, operation)
        case MoveWords():
            _move_words(bench, operation)
        case Renumber():
            _renumber(bench, operation)
        case ReplaceWhole():
            _replace_whole(bench, operation)
        case SetParameter():
            _set_parameter(bench, operation)
        case SetLayout():
            own = own_words(bench, operation.target)
            if own.layout != operation.before:
                raise Refused(
                    "lawtext.layout_differs",
                    operation.target,
                    expected="the layout the change was drafted on",
                    found="another",
                )
            bench.nodes[operation.target].own = replace(own, layout=operation.after)


def _replace_text(bench: Workbench, operation: ReplaceText) -> None:
    own = own_words(bench, operation.target)
    result = replaced(own, operation)
    if isinstance(result, int):
        wanted = operation.left + operation.find + operation.right
        raise words_missing(own, wanted, result, times=operation.count, field=operation.field)
    text, gaps = result
    if operation.will_read and field_digest(text) != operation.will_read:
        raise Refused(
            "lawtext.will_not_read",
            own.pid,
            expected="the result the mover quoted",
            found=f"“{short(text)}”",
        )
    try:
        changed = with_field(own, operation.field, text, gaps)
    except MalformedProvision:
        raise not_allowed(own.pid, "a heading of several lines") from None
    bench.nodes[own.pid].own = changed


def _insert(bench: Workbench, operation: Insert) -> None:
    expect_gap(bench, operation.parent, operation.after, operation.before)
    new = [each for provision in operation.provisions for each in provision.walk()]
    taken = [each.pid for each in new if each.pid in bench]
    if taken or len({each.pid for each in new}) != len(new):
        raise Refused(
            "lawtext.identifier_taken",
            operation.parent,
            expected="identifiers that no provision has",
            found=", ".join(taken) or "one identifier twice",
        )
    expect_depth(bench, operation.parent, operation.provisions)
    bench.put(operation.provisions, operation.parent, operation.after)


def _move(bench: Workbench, operation: Move) -> None:
    own_words(bench, operation.target)
    own_words(bench, operation.parent)
    stands_in = bench.nodes[operation.target].parent
    if stands_in != operation.source:
        raise Refused(
            "lawtext.stands_elsewhere",
            operation.target,
            expected="it where the move was drafted",
            found="it moved" if stands_in else "the document itself",
        )
    if bench.within(operation.parent, operation.target) or operation.after == operation.target:
        raise Refused(
            "lawtext.inside_itself",
            operation.target,
            expected="a place outside it",
            found="one inside it",
        )
    if operation.parent == stands_in and operation.after == bench.left_of(operation.target):
        raise Refused(
            "lawtext.stands_elsewhere",
            operation.target,
            expected="it to stand in another place",
            found="it where the move would put it",
        )
    own_right = bench.neighbour(operation.source, operation.target)
    children = bench.nodes[operation.source].children
    children.remove(operation.target)
    try:
        expect_gap(bench, operation.parent, operation.after, operation.before)
        expect_depth(bench, operation.parent, (bench.subtree(operation.target),))
    finally:
        children.insert(
            children.index(own_right) if own_right is not None else len(children), operation.target
        )
    bench.move(operation.target, operation.parent, operation.after)


def _move_words(bench: Workbench, operation: MoveWords) -> None:
    source = own_words(bench, operation.source)
    own_words(bench, operation.target)
    if (operation.lead + operation.trail).strip() or not operation.words:
        raise not_allowed(operation.source, "other than words to be moved, or none")
    taken = replaced(source, ReplaceText(source.pid, "text", operation.words, ""))
    if isinstance(taken, int):
        raise words_missing(source, operation.words, taken)
    without = with_field(source, "text", *taken)
    target = without if operation.target == source.pid else own_words(bench, operation.target)
    left, right = operation.left, operation.right
    put = f"{operation.lead}{operation.words}{operation.trail}"
    placed = replaced(target, ReplaceText(target.pid, "text", "", put, left=left, right=right))
    if isinstance(placed, int):
        raise words_missing(target, left + right, placed)
    bench.nodes[source.pid].own = without
    bench.nodes[target.pid].own = with_field(target, "text", *placed)


def _renumber(bench: Workbench, operation: Renumber) -> None:
    own = own_words(bench, operation.target)
    if (own.label, own.kind) != (operation.label_before, operation.kind_before):
        raise Refused(
            "lawtext.label_differs",
            own.pid,
            expected=f"{operation.kind_before} {operation.label_before}".strip(),
            found=f"{own.kind} {own.label}".strip(),
        )
    try:
        changed = replace(own, label=operation.label_after, kind=operation.kind_after)
    except MalformedProvision:
        raise not_allowed(own.pid, f"the label {operation.label_after!r}") from None
    bench.nodes[own.pid].own = changed


def _replace_whole(bench: Workbench, operation: ReplaceWhole) -> None:
    expect_words(bench, operation.target, operation.removed)
    going = {each.pid for each in operation.removed.walk()}
    coming = [each.pid for each in operation.replacement.walk()]
    clash = [pid for pid in coming if pid in bench and pid not in going]
    if operation.replacement.pid != operation.target or clash or len(set(coming)) != len(coming):
        raise not_allowed(operation.target, "a replacement with identifiers of other provisions")
    parent = bench.nodes[operation.target].parent
    if parent is not None:
        expect_depth(bench, parent, (operation.replacement,))
    bench.swap(operation.target, operation.replacement)


def _set_parameter(bench: Workbench, operation: SetParameter) -> None:
    own = own_words(bench, operation.target)
    now = {each.key: each.value for each in own.parameters}
    if now.get(operation.key) != operation.before:
        raise Refused(
            "lawtext.parameter_differs",
            own.pid,
            expected=f"{operation.key}: {operation.before or 'not set'}",
            found=now.get(operation.key, "not set"),
        )
    if operation.before is None and operation.after is None:
        raise not_allowed(own.pid, "a parameter neither there nor to come")
    try:
        parameters = _parameters(own, operation)
    except MalformedProvision as error:
        raise not_allowed(own.pid, str(error)) from None
    bench.nodes[own.pid].own = replace(own, parameters=parameters)


def _parameters(own: Provision, operation: SetParameter) -> tuple[Parameter, ...]:
    if operation.before is None:
        return (*own.parameters, Parameter(operation.key, operation.after or ""))
    return tuple(
        replace(each, value=operation.after or "") if each.key == operation.key else each
        for each in own.parameters
        if operation.after is not None or each.key != operation.key
    )


def _cite(bench: Workbench, pid: str) -> str:
    document = bench.document()
    return document.cite(pid) if pid in document else f"the provision {pid}"

"""Applying operations: all of them, exactly, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.editions import field_digest, same_words
from folkmoot.core.lawtext.operations import (
    ANYWHERE,
    Delete,
    Field,
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
from folkmoot.core.lawtext.provision import MAX_DEPTH, MalformedProvision, Parameter, Provision
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.replacing import field_of, replaced, with_field
from folkmoot.core.lawtext.workbench import Workbench

_SHOWN = 160


class _Refused(Exception):
    # Never leaves this module; outside, a refusal is a value.

    def __init__(self, code: str, place: str, *, expected: str, found: str) -> None:
        super().__init__(code)
        self.code, self.place, self.expected, self.found = code, place, expected, found


def apply(document: Document, operations: Sequence[Operation]) -> Document | PreconditionFailed:
    """The document after the operations, in order; or why one of them does not fit.

    Every precondition is tested at the moment its operation is reached. The first that fails
    refuses the whole: there is no half-applied amendment.
    """
    bench = Workbench(document)
    for number, operation in enumerate(operations, start=1):
        try:
            perform(bench, operation)
        except _Refused as refused:
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
            _expect_words(bench, operation.target, operation.removed)
            if operation.target == bench.root:
                raise _not_allowed(operation.target, "the document itself to be deleted")
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
            own = _own(bench, operation.target)
            if own.layout != operation.before:
                raise _Refused(
                    "lawtext.layout_differs",
                    operation.target,
                    expected="the layout the change was drafted on",
                    found="another",
                )
            bench.nodes[operation.target].own = replace(own, layout=operation.after)


def _replace_text(bench: Workbench, operation: ReplaceText) -> None:
    own = _own(bench, operation.target)
    result = replaced(own, operation)
    if isinstance(result, int):
        wanted = operation.left + operation.find + operation.right
        raise _words_missing(own, wanted, result, times=operation.count, field=operation.field)
    text, gaps = result
    if operation.will_read and field_digest(text) != operation.will_read:
        raise _Refused(
            "lawtext.will_not_read",
            own.pid,
            expected="the result the mover quoted",
            found=f"“{_short(text)}”",
        )
    try:
        changed = with_field(own, operation.field, text, gaps)
    except MalformedProvision:
        raise _not_allowed(own.pid, "a heading of several lines") from None
    bench.nodes[own.pid].own = changed


def _insert(bench: Workbench, operation: Insert) -> None:
    _expect_gap(bench, operation.parent, operation.after, operation.before)
    new = [each for provision in operation.provisions for each in provision.walk()]
    taken = [each.pid for each in new if each.pid in bench]
    if taken or len({each.pid for each in new}) != len(new):
        raise _Refused(
            "lawtext.identifier_taken",
            operation.parent,
            expected="identifiers that no provision has",
            found=", ".join(taken) or "one identifier twice",
        )
    _expect_depth(bench, operation.parent, operation.provisions)
    bench.put(operation.provisions, operation.parent, operation.after)


def _move(bench: Workbench, operation: Move) -> None:
    _own(bench, operation.target)
    _own(bench, operation.parent)
    stands_in = bench.nodes[operation.target].parent
    if stands_in != operation.source:
        raise _Refused(
            "lawtext.stands_elsewhere",
            operation.target,
            expected="it where the move was drafted",
            found="it moved" if stands_in else "the document itself",
        )
    if bench.within(operation.parent, operation.target) or operation.after == operation.target:
        raise _Refused(
            "lawtext.inside_itself",
            operation.target,
            expected="a place outside it",
            found="one inside it",
        )
    if operation.parent == stands_in and operation.after == bench.left_of(operation.target):
        raise _Refused(
            "lawtext.stands_elsewhere",
            operation.target,
            expected="it to stand in another place",
            found="it where the move would put it",
        )
    own_right = bench.neighbour(operation.source, operation.target)
    children = bench.nodes[operation.source].children
    children.remove(operation.target)
    try:
        _expect_gap(bench, operation.parent, operation.after, operation.before)
        _expect_depth(bench, operation.parent, (bench.subtree(operation.target),))
    finally:
        children.insert(
            children.index(own_right) if own_right is not None else len(children), operation.target
        )
    bench.move(operation.target, operation.parent, operation.after)


def _move_words(bench: Workbench, operation: MoveWords) -> None:
    source = _own(bench, operation.source)
    _own(bench, operation.target)
    if (operation.lead + operation.trail).strip() or not operation.words:
        raise _not_allowed(operation.source, "other than words to be moved, or none")
    taken = replaced(source, ReplaceText(source.pid, "text", operation.words, ""))
    if isinstance(taken, int):
        raise _words_missing(source, operation.words, taken)
    without = with_field(source, "text", *taken)
    target = without if operation.target == source.pid else _own(bench, operation.target)
    left, right = operation.left, operation.right
    put = f"{operation.lead}{operation.words}{operation.trail}"
    placed = replaced(target, ReplaceText(target.pid, "text", "", put, left=left, right=right))
    if isinstance(placed, int):
        raise _words_missing(target, left + right, placed)
    bench.nodes[source.pid].own = without
    bench.nodes[target.pid].own = with_field(target, "text", *placed)


def _renumber(bench: Workbench, operation: Renumber) -> None:
    own = _own(bench, operation.target)
    if (own.label, own.kind) != (operation.label_before, operation.kind_before):
        raise _Refused(
            "lawtext.label_differs",
            own.pid,
            expected=f"{operation.kind_before} {operation.label_before}".strip(),
            found=f"{own.kind} {own.label}".strip(),
        )
    try:
        changed = replace(own, label=operation.label_after, kind=operation.kind_after)
    except MalformedProvision:
        raise _not_allowed(own.pid, f"the label {operation.label_after!r}") from None
    bench.nodes[own.pid].own = changed


def _replace_whole(bench: Workbench, operation: ReplaceWhole) -> None:
    _expect_words(bench, operation.target, operation.removed)
    going = {each.pid for each in operation.removed.walk()}
    coming = [each.pid for each in operation.replacement.walk()]
    clash = [pid for pid in coming if pid in bench and pid not in going]
    if operation.replacement.pid != operation.target or clash or len(set(coming)) != len(coming):
        raise _not_allowed(operation.target, "a replacement with identifiers of other provisions")
    parent = bench.nodes[operation.target].parent
    if parent is not None:
        _expect_depth(bench, parent, (operation.replacement,))
    bench.swap(operation.target, operation.replacement)


def _set_parameter(bench: Workbench, operation: SetParameter) -> None:
    own = _own(bench, operation.target)
    now = {each.key: each.value for each in own.parameters}
    if now.get(operation.key) != operation.before:
        raise _Refused(
            "lawtext.parameter_differs",
            own.pid,
            expected=f"{operation.key}: {operation.before or 'not set'}",
            found=now.get(operation.key, "not set"),
        )
    if operation.before is None and operation.after is None:
        raise _not_allowed(own.pid, "a parameter neither there nor to come")
    try:
        parameters = _parameters(own, operation)
    except MalformedProvision as error:
        raise _not_allowed(own.pid, str(error)) from None
    bench.nodes[own.pid].own = replace(own, parameters=parameters)


def _parameters(own: Provision, operation: SetParameter) -> tuple[Parameter, ...]:
    if operation.before is None:
        return (*own.parameters, Parameter(operation.key, operation.after or ""))
    return tuple(
        replace(each, value=operation.after or "") if each.key == operation.key else each
        for each in own.parameters
        if operation.after is not None or each.key != operation.key
    )


def _own(bench: Workbench, pid: str) -> Provision:
    if pid not in bench:
        raise _Refused(
            "lawtext.no_such_provision", pid, expected="the provision", found="it is not there"
        )
    return bench.nodes[pid].own


def _expect_words(bench: Workbench, pid: str, removed: Provision) -> None:
    _own(bench, pid)
    standing = bench.subtree(pid)
    if not same_words(standing, removed):
        raise _Refused(
            "lawtext.words_differ",
            pid,
            expected=f"“{_short(_reads(removed))}”",
            found=f"“{_short(_reads(standing))}”",
        )


def _expect_gap(bench: Workbench, parent: str, after: str | None, before: str | None) -> None:
    _own(bench, parent)
    children = bench.nodes[parent].children
    if after is None or after in children:
        standing = bench.neighbour(parent, after)
        if before in {standing, ANYWHERE}:
            return
    wanted = [pid for pid in (after, before) if pid not in {None, ANYWHERE}]
    missing = [pid for pid in wanted if pid not in children]
    raise _Refused(
        "lawtext.neighbours_differ",
        parent,
        expected="the place between the provisions named",
        found="one of them is no longer there" if missing else "others now stand between them",
    )


def _expect_depth(bench: Workbench, parent: str, provisions: Sequence[Provision]) -> None:
    above, current = 0, bench.nodes[parent].parent
    while current is not None:
        above, current = above + 1, bench.nodes[current].parent
    level, deep = list(provisions), above
    while level:
        level, deep = [child for each in level for child in each.children], deep + 1
    if deep > MAX_DEPTH:
        raise _not_allowed(parent, f"more than {MAX_DEPTH} levels")


def _words_missing(
    own: Provision, wanted: str, found: int, *, times: int = 1, field: Field = "text"
) -> _Refused:
    return _Refused(
        "lawtext.words_counted" if found else "lawtext.words_not_found",
        own.pid,
        expected=f"“{_short(wanted)}”{'' if times == 1 else f' {times} times'}",
        found=f"them {found} times" if found else f"“{_short(field_of(own, field))}”",
    )


def _not_allowed(pid: str, what: str) -> _Refused:
    return _Refused("lawtext.not_allowed", pid, expected="a change that can be made", found=what)


def _cite(bench: Workbench, pid: str) -> str:
    document = bench.document()
    return document.cite(pid) if pid in document else f"the provision {pid}"


def _reads(provision: Provision) -> str:
    return " ".join(part for each in provision.walk() for part in (each.heading, each.text) if part)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

"""Operations, provisions and documents as JSON values, and back.

Schema (every key always present, no others; canonical bytes by ``core.canon.canonical_json``):

provision
    ``{"pid", "kind", "label", "heading", "text": text, "parameters": [[key, value]…],
    "layout": null or {"form": text, "gaps": [[index, white space]…], "tail": text},
    "children": [provision…]}``
operation, told apart by ``"verb"``
    | ``replace-text``: target, field ("text"/"heading"), find, replacement, left, right, count,
      occurrence (0: every), will_read
    | ``insert``: parent, after (pid or null), before (pid, null or "*"), provisions
    | ``delete``: target, removed (provision)
    | ``move``: target, source, parent, after, before
    | ``move-words``: source, words, target, left, right, lead, trail
    | ``renumber``: target, label_before, label_after, kind_before, kind_after
    | ``replace-whole``: target, removed (provision), replacement (provision)
    | ``set-parameter``: target, key, before (text or null), after (text or null)
    | ``set-layout``: target, before (layout or null), after (layout or null)
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from folkmoot.core.canon import canonical_json
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.operations import (
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
from folkmoot.core.lawtext.provision import (
    MAX_DEPTH,
    Layout,
    MalformedProvision,
    Parameter,
    Provision,
)

_VERBS: dict[str, type[Operation]] = {
    "replace-text": ReplaceText,
    "insert": Insert,
    "delete": Delete,
    "move": Move,
    "move-words": MoveWords,
    "renumber": Renumber,
    "replace-whole": ReplaceWhole,
    "set-parameter": SetParameter,
    "set-layout": SetLayout,
}
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_NAMES = {kind: verb for verb, kind in _VERBS.items()}
_HINTS = {kind: get_type_hints(kind) for kind in _NAMES}
_PROVISION_KEYS = frozenset(
    {"pid", "kind", "label", "heading", "text", "parameters", "layout", "children"}
)


class MalformedOperation(ValueError):
    """Data that is no operation, provision or document of the schema; says where and why."""


def operations_to_json(operations: Iterable[Operation]) -> bytes:
    """The operations as canonical JSON bytes."""
    return canonical_json([operation_to_data(operation) for operation in operations])


def operations_from_json(source: bytes | str) -> tuple[Operation, ...]:
    """Read operations from JSON.

    Raises:
        MalformedOperation: if the bytes are not JSON of the schema.
    """
    try:
        data = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise MalformedOperation(f"not JSON: {error}") from None
    if not isinstance(data, list):
        raise MalformedOperation("operations are a list")
    return tuple(
        operation_from_data(each, place=f"operation {number}")
        for number, each in enumerate(data, start=1)
    )


def operation_to_data(operation: Operation) -> dict[str, Any]:
    """An operation as a JSON value."""
    data: dict[str, Any] = {"verb": _NAMES[type(operation)]}
    for each in fields(operation):
        data[each.name] = _to_data(getattr(operation, each.name))
    return data


def operation_from_data(data: object, *, place: str = "operation") -> Operation:
    """An operation from a JSON value.

    Raises:
        MalformedOperation: if the value does not follow the schema.
    """
    if not isinstance(data, Mapping) or data.get("verb") not in _VERBS:
        raise MalformedOperation(f"{place}: no verb of the schema")
    kind = _VERBS[str(data["verb"])]
    hints = _HINTS[kind]
    _expect_keys(data, {*hints, "verb"}, place)
    values = {name: _from_data(hint, data[name], f"{place}.{name}") for name, hint in hints.items()}
    if kind is ReplaceText and (values["count"] < 1 or values["occurrence"] < 0):
        raise MalformedOperation(f"{place}: count begins at 1, occurrence at 0")
    return kind(**values)


def provision_to_data(provision: Provision) -> dict[str, Any]:
    """A provision with everything below it as a JSON value."""
    return {
        "pid": provision.pid,
        "kind": provision.kind,
        "label": provision.label,
        "heading": provision.heading,
        "text": provision.text,
        "parameters": [[each.key, each.value] for each in provision.parameters],
        "layout": provision.layout and layout_to_data(provision.layout),
        "children": [provision_to_data(child) for child in provision.children],
    }


def provision_from_data(data: object, *, place: str = "provision", depth: int = 0) -> Provision:
    """A provision from a JSON value.

    Raises:
        MalformedOperation: if the value does not follow the schema, or cannot be a provision.
    """
    if not isinstance(data, Mapping):
        raise MalformedOperation(f"{place}: a provision is an object")
    if depth > MAX_DEPTH:
        raise MalformedOperation(f"{place}: nested deeper than {MAX_DEPTH} levels")
    _expect_keys(data, _PROVISION_KEYS, place)
    words = {
        name: _text(data[name], f"{place}.{name}")
        for name in ("pid", "kind", "label", "heading", "text")
    }
    layout = data["layout"]
    try:
        return Provision(
            **words,
            parameters=tuple(
                Parameter(_text(key, place), _text(value, place))
                for key, value in _pairs(data["parameters"], f"{place}.parameters")
            ),
            layout=None if layout is None else layout_from_data(layout, place=f"{place}.layout"),
            children=tuple(
                provision_from_data(child, place=f"{place}.children[{index}]", depth=depth + 1)
                for index, child in enumerate(_list(data["children"], f"{place}.children"))
            ),
        )
    except MalformedProvision as error:
        raise MalformedOperation(f"{place}: {error}") from None


def document_to_data(document: Document) -> dict[str, Any]:
    """A document as a JSON value: its root provision."""
    return provision_to_data(document.root)


def document_from_data(data: object) -> Document:
    """A document from a JSON value.

    Raises:
        MalformedOperation: if the value does not follow the schema.
    """
    try:
        return Document(provision_from_data(data, place="document"))
    except MalformedProvision as error:
        raise MalformedOperation(f"document: {error}") from None


def layout_to_data(layout: Layout) -> dict[str, Any]:
    """A layout as a JSON value."""
    return {"form": layout.form, "gaps": [list(gap) for gap in layout.gaps], "tail": layout.tail}


def layout_from_data(data: object, *, place: str = "layout") -> Layout:
    """A layout from a JSON value.

    Raises:
        MalformedOperation: if the value does not follow the schema.
    """
    if not isinstance(data, Mapping):
        raise MalformedOperation(f"{place}: a layout is an object")
    _expect_keys(data, {"form", "gaps", "tail"}, place)
    gaps = []
    for index, run in _pairs(data["gaps"], f"{place}.gaps"):
        if type(index) is not int or not isinstance(run, str) or run.strip(" \t\r\n"):
            raise MalformedOperation(f"{place}: a gap is a number and white space")
        gaps.append((index, run))
    return Layout(_text(data["form"], place), tuple(gaps), _text(data["tail"], place))


def _to_data(value: object) -> Any:
    if isinstance(value, Provision):
        return provision_to_data(value)
    if isinstance(value, Layout):
        return layout_to_data(value)
    if isinstance(value, tuple):
        return [_to_data(each) for each in value]
    return value


def _from_data(hint: Any, value: object, place: str) -> Any:
    return _DECODERS[hint](value, place)


def _provisions(value: object, place: str) -> tuple[Provision, ...]:
    return tuple(
        provision_from_data(each, place=f"{place}[{index}]")
        for index, each in enumerate(_list(value, place))
    )


def _number(value: object, place: str) -> int:
    if type(value) is not int:
        raise MalformedOperation(f"{place}: a whole number is wanted")
    return value


def _field(value: object, place: str) -> str:
    if value not in {"text", "heading"}:
        raise MalformedOperation(f"{place}: text or heading is wanted")
    return str(value)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise MalformedOperation(f"{place}: text is wanted")
    if _HALF_CHARACTER.search(value):
        raise MalformedOperation(f"{place}: holds half a character (a surrogate)")
    return value


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise MalformedOperation(f"{place}: a list is wanted")
    return value


def _pairs(value: object, place: str) -> list[tuple[Any, Any]]:
    pairs = []
    for each in _list(value, place):
        if not isinstance(each, list | tuple) or len(each) != 2:  # noqa: PLR2004 - a pair
            raise MalformedOperation(f"{place}: pairs are wanted")
        pairs.append((each[0], each[1]))
    return pairs


def _expect_keys(data: Mapping[Any, Any], keys: Iterable[str], place: str) -> None:
    wanted = set(keys)
    if set(data) != wanted:
        odd = sorted(map(str, wanted.symmetric_difference(data)))
        raise MalformedOperation(f"{place}: missing or unknown: {', '.join(odd)}")


_DECODERS: dict[Any, Callable[[object, str], Any]] = {
    Provision: lambda value, place: provision_from_data(value, place=place),
    tuple[Provision, ...]: _provisions,
    Layout | None: lambda value, place: (
        None if value is None else layout_from_data(value, place=place)
    ),
    str | None: lambda value, place: None if value is None else _text(value, place),
    str: _text,
    int: _number,
    Field: _field,
}

"""What one line of the record looks like, and how it is refused when it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from folkmoot.core.canon import canonical_json
from folkmoot.core.ledger.tiles import MAX_ENTRY_BYTES

VERSION = 1
PRIVATE_BATCH = "private.batch"
"""The type of the entry that closes an interval of the private lane."""

MAX_DEPTH = 64
"""How deep an entry may be nested, so that no reader is driven out of its stack."""

_KEYS = frozenset({"v", "seq", "type", "at", "body"})
_TYPE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_MAX_TYPE = 100
_TIME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")
_HEX_64 = re.compile("[0-9a-f]{64}")
_BATCH_KEYS = frozenset({"from", "to", "root"})


class EntryError(ValueError):
    """Bytes that are not an entry of the record.

    Attributes:
        code: a stable name (``"entry.wrong_seq"``).
        reason: what is wrong, as a phrase.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record.

    Attributes:
        seq: its place in the record, from 0; the index of its leaf.
        type: which kind of act, ``"room.past_participle"``.
        at: when, to the second, in UTC.
        body: the public fields; anything about a person only as a salted commitment.
        refs: earlier entries by their ``seq``, or other things by a text.
    """

    seq: int
    type: str
    at: datetime
    body: Mapping[str, Any]
    refs: tuple[int | str, ...] = ()

    def to_bytes(self) -> bytes:
        """The canonical JSON that becomes the leaf. Fractions of a second are dropped.

        Raises:
            EntryError: if the entry would not be accepted when read again.
            ValueError: if ``at`` has no time zone.
            TypeError: if the body has no canonical form.
        """
        value: dict[str, Any] = {
            "v": VERSION,
            "seq": self.seq,
            "type": self.type,
            "at": time_text(self.at),
            "body": dict(self.body),
        }
        if self.refs:
            value["refs"] = list(self.refs)
        data = canonical_json(value)
        if len(data) > MAX_ENTRY_BYTES:
            raise EntryError("entry.too_long", f"{len(data)} bytes; {MAX_ENTRY_BYTES} are allowed")
        parse_entry(data, seq=self.seq)
        return data


def parse_entry(data: bytes, *, seq: int) -> Entry:
    """Read an entry, accepting only its canonical form.

    Raises:
        EntryError: with one of the codes ``entry.not_json``, ``not_canonical``, ``bad_shape``,
            ``bad_version``, ``wrong_seq``, ``bad_type``, ``bad_time``, ``bad_body``,
            ``bad_refs``, ``bad_batch``: the first that applies, in this order.
    """
    value = _canonical_value(data)
    if not isinstance(value, dict) or value.keys() - {"refs"} != _KEYS:
        raise EntryError("entry.bad_shape", "the fields are v, seq, type, at, body and maybe refs")
    if type(value["v"]) is not int or value["v"] != VERSION:
        raise EntryError("entry.bad_version", f"the version is {value['v']!r}, not {VERSION}")
    if type(value["seq"]) is not int or value["seq"] != seq:
        raise EntryError("entry.wrong_seq", f"its number is {value['seq']!r}, its place {seq}")
    kind, body = value["type"], value["body"]
    if not isinstance(kind, str) or len(kind) > _MAX_TYPE or not _TYPE.fullmatch(kind):
        raise EntryError("entry.bad_type", f"{kind!r} is not a type of act")
    at = _moment(value["at"], code="entry.bad_time")
    if not isinstance(body, dict):
        raise EntryError("entry.bad_body", "the body is not an object")
    refs = value.get("refs", [])
    if not isinstance(refs, list) or not all(_is_ref(ref, seq) for ref in refs):
        raise EntryError("entry.bad_refs", "a reference is an earlier number or a text")
    if kind == PRIVATE_BATCH:
        batch_interval(body)
    return Entry(seq, kind, at, body, tuple(refs))


def batch_interval(body: Mapping[str, Any]) -> tuple[datetime, datetime]:
    """The interval that the body of a ``private.batch`` closes.

    Raises:
        EntryError: ``entry.bad_batch``, unless the body is exactly ``from``, ``to`` and ``root``,
            the first before the second.
    """
    code = "entry.bad_batch"
    if body.keys() != _BATCH_KEYS:
        raise EntryError(code, "the fields are from, to and root")
    root = body["root"]
    if not isinstance(root, str) or not _HEX_64.fullmatch(root):
        raise EntryError(code, "the root is not 64 hexadecimal digits")
    start, end = _moment(body["from"], code=code), _moment(body["to"], code=code)
    if start >= end:
        raise EntryError(code, "the interval ends before it begins")
    return start, end


def time_text(at: datetime) -> str:
    """A moment as the record writes it: ``2026-09-28T11:58:03Z``.

    Raises:
        ValueError: if the moment has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"a moment of the record has a time zone, {at} has none")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def parse_time(text: str) -> datetime:
    """Read a moment as ``time_text`` writes it.

    Raises:
        EntryError: ``entry.bad_time`` for anything else.
    """
    return _moment(text, code="entry.bad_time")


def _moment(value: Any, *, code: str) -> datetime:
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:  # the 31st of June
            pass
    raise EntryError(code, f"{value!r} is not a moment in UTC to the second")


def _is_ref(ref: Any, seq: int) -> bool:
    return (type(ref) is int and 0 <= ref < seq) or (isinstance(ref, str) and ref != "")


def _refuse_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a whole number")


# Made once: a record has millions of entries. `canonical_json` would do the same more slowly,
# looking for floats that the reader has already refused.
_DECODER = json.JSONDecoder(parse_float=_refuse_number, parse_constant=_refuse_number)
_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
)


def _canonical_value(data: bytes) -> Any:
    try:
        value = _DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise EntryError("entry.not_json", "this is not JSON without fractions") from None
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and _too_deep([value]):
        raise EntryError("entry.not_json", f"this is nested more than {MAX_DEPTH} deep")
    try:
        canonical = _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can spell and UTF-8 cannot
        canonical = b""
    if canonical != data:
        raise EntryError("entry.not_canonical", "this is not how canonical JSON writes it")
    return value


def _too_deep(layer: Sequence[Any]) -> bool:
    for _ in range(MAX_DEPTH + 1):
        inner: list[Any] = []
        for value in layer:
            if isinstance(value, dict):
                inner.extend(value.values())
            elif isinstance(value, list):
                inner.extend(value)
        if not inner:
            return False
        layer = inner
    return True

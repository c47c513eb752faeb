from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ledger.ledger_world import patiently
from folkmoot.core.canon import canonical_json
from folkmoot.core.ledger.entries import Entry, EntryError, parse_entry
from folkmoot.core.ledger.verify_record import read_entry

AT = datetime(2026, 9, 28, 11, 58, 3, tzinfo=UTC)
GOOD = {"v": 1, "seq": 5, "type": "motions.submitted", "at": "2026-09-28T11:58:03Z", "body": {}}
BATCH = {"from": "2026-09-28T11:00:00Z", "to": "2026-09-28T12:00:00Z", "root": "a" * 64}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def code_of_both(data: bytes, seq: int = 5) -> str:
    """The code with which both programs refuse an entry; empty if both accept it."""
    theirs, _ = read_entry(data, seq)
    try:
        parse_entry(data, seq=seq)
    except EntryError as error:
        ours = error.code.removeprefix("entry.")
    else:
        ours = ""
    assert ours == theirs
    return ours


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.text(max_size=8), values, max_size=4), st.integers(0, 10**6))
def test_an_entry_is_read_as_it_was_written(body: dict[str, object], seq: int) -> None:
    entry = Entry(seq, "motions.submitted", AT, body, tuple(range(min(seq, 2))))
    data = entry.to_bytes()
    assert parse_entry(data, seq=seq) == entry
    assert code_of_both(data, seq) == ""
    assert canonical_json(json.loads(data)) == data


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    local = datetime(2026, 9, 28, 13, 58, 3, 999_999, tzinfo=timezone(timedelta(hours=2)))
    data = Entry(0, "motions.submitted", local, {}).to_bytes()
    assert b'"at":"2026-09-28T11:58:03Z"' in data
    with pytest.raises(ValueError, match="time zone"):
        Entry(0, "motions.submitted", local.replace(tzinfo=None), {}).to_bytes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"refs": [0, 4, "party 2.I.4.B"]}, ""),
        ({"type": "private.batch", "body": BATCH}, ""),
        ({"more": 1}, "bad_shape"),
        ({"v": 2}, "bad_version"),
        ({"v": True}, "bad_version"),
        ({"v": "1"}, "bad_version"),
        ({"seq": 6}, "wrong_seq"),
        ({"seq": "5"}, "wrong_seq"),
        ({"type": "submitted"}, "bad_type"),
        ({"type": "Motions.submitted"}, "bad_type"),
        ({"type": "motions.submitted\n"}, "bad_type"),
        ({"type": "a." + "b" * 99}, "bad_type"),
        ({"type": 1}, "bad_type"),
        ({"at": "2026-09-28T11:58:03+00:00"}, "bad_time"),
        ({"at": "2026-09-28 11:58:03Z"}, "bad_time"),
        ({"at": "2026-02-30T11:58:03Z"}, "bad_time"),
        ({"at": "2026-09-28T24:00:00Z"}, "bad_time"),
        ({"at": "2026-09-28T11:58:60Z"}, "bad_time"),
        ({"at": "0000-09-28T11:58:03Z"}, "bad_time"),
        ({"at": "٢٠٢٦-09-28T11:58:03Z"}, "bad_time"),
        ({"at": None}, "bad_time"),
        ({"body": []}, "bad_body"),
        ({"refs": [5]}, "bad_refs"),
        ({"refs": [-1]}, "bad_refs"),
        ({"refs": [""]}, "bad_refs"),
        ({"refs": [True]}, "bad_refs"),
        ({"refs": "4"}, "bad_refs"),
        ({"type": "private.batch"}, "bad_batch"),
        ({"type": "private.batch", "body": {**BATCH, "n": 3}}, "bad_batch"),
        ({"type": "private.batch", "body": {**BATCH, "root": "A" * 64}}, "bad_batch"),
        ({"type": "private.batch", "body": {**BATCH, "to": BATCH["from"]}}, "bad_batch"),
        ({"type": "private.batch", "body": {**BATCH, "from": 11}}, "bad_batch"),
    ],
)
def test_an_entry_of_another_shape_is_refused_by_both(change: dict[str, object], code: str) -> None:
    assert code_of_both(canonical_json({**GOOD, **change})) == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_json"),
        (b"\xff", "not_json"),
        (b"\xef\xbb\xbf{}", "not_json"),
        (b'{"v":1', "not_json"),
        (b"[1.5]", "not_json"),
        (b"[NaN]", "not_json"),
        (b"[1e3]", "not_json"),
        (b"[" * 65 + b"1" + b"]" * 65, "not_json"),
        (b"[" * 30_000 + b"]" * 30_000, "not_json"),
        (b"[" * 64 + b"1" + b"]" * 64, "bad_shape"),
        (b'{"a":1,"a":1}', "not_canonical"),
        (b'{"b":1,"a":1}', "not_canonical"),
        (b'{"a": 1}', "not_canonical"),
        (b'{"a":-0}', "not_canonical"),
        (b'{"a":"\\u0061"}', "not_canonical"),
        (b'{"a":"\\ud800"}', "not_canonical"),
        (b"{}\n", "not_canonical"),
        (b"[]", "bad_shape"),
        (b"{}", "bad_shape"),
    ],
)
def test_only_canonical_json_is_an_entry(data: bytes, code: str) -> None:
    assert code_of_both(data) == code


@patiently
@given(st.data(), st.integers(1, 255))
def test_both_programs_judge_a_damaged_entry_alike(data: st.DataObject, mask: int) -> None:
    spoilt = bytearray(canonical_json({**GOOD, "refs": [1, "é"], "body": {"a": [{"b": 7}]}}))
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= mask
    code_of_both(bytes(spoilt))


def test_an_entry_that_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(EntryError, match="too_long"):
        Entry(0, "motions.submitted", AT, {"text": "x" * 65_536}).to_bytes()
    with pytest.raises(EntryError, match="bad_refs"):
        Entry(3, "motions.submitted", AT, {}, (3,)).to_bytes()
    with pytest.raises(TypeError, match="float"):
        Entry(0, "motions.submitted", AT, {"share": 0.5}).to_bytes()

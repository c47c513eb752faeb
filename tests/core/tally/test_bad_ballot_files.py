"""Sixty ways to be malformed; each is answered in one line, with the place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.reading.blt import read_blt
from folkmoot.ops.main import main

GOOD = b'3 2\n1 1 2 0\n2 3 0\n1 2 1 3 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Election"\n'


def changed(old: bytes, new: bytes) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


BAD = {
    **{
        f"heading {text!r}": (changed(b"3 2\n", text + b"\n"), 1)
        for text in (
            b"3",
            b"three two",
            b"3 0",
            b"0 1",
            b"3 4",
            b"-3 2",
            b"3 -2",
            b"3 2 1",
            b"3.5 2",
            b"99999 2",
            b"3 99999999999999999999",
            b"3,2",
            b"0x3 2",
            b"\xff\xfe3 2",
        )
    },
    **{
        f"paper {text!r}": (changed(b"2 3 0\n", text + b"\n"), 3)
        for text in (
            b"2 4 0",
            b"2 99 0",
            b"2 -1 0",
            b"2 x 0",
            b"2 3",
            b"-2 3 0",
            b"0 3 0",
            b"2 0 3 0",
            b"2 3 3 0",
            b"2 1=1 0",
            b"2 1=2 2 0",
            b"2 1= 0",
            b"2 =1 0",
            b"2 4=1 0",
            b"two 3 0",
            b"9999999999999999 3 0",
            b"99999999999999999999999999999999999999999999 3 0",
            b"1e9 3 0",
            b"2 3.0 0",
            b"2 3 0 junk",
            b"2 3 00",
            b"2 3 0 0",
            b"2 3,1 0",
            b"+2 3 0",
            b"2;3;0",
            b"\x01\x02\x03",
            b"2 \xe2\x82\xac 0",
            b"2 99999999999999999999999 0",
            b"0.0 3 0",
            b"1.2.3 1 0",
            b"2 " + b"9" * 2_000_000 + b" 0",
            b"nan 1 0",
        )
    },
    "withdrawn stranger": (changed(b"3 2\n", b"3 2\n-4\n"), 2),
    "withdrawn nonsense": (changed(b"3 2\n", b"3 2\n-x\n"), 2),
    "nicks too few": (changed(b"3 2\n", b"3 2\n[nick a b]\n"), 2),
    "a fraction of a paper": (changed(b"2 3 0", b"0.5 3 0"), 0),
    "no names": (GOOD[: GOOD.index(b'"Ada"')], 6),
    "a name too few": (changed(b'"Cy"\n"Election"\n', b""), 8),
    "two of a name": (changed(b'"Bo"', b'"Ada"'), 7),
    "no name": (changed(b'"Bo"', b'""'), 7),
    "too much": (GOOD + b'"more"\n', 10),
    "cut off in the papers": (GOOD[:15], 3),
    "cut off after the heading": (GOOD[:4], 2),
    "heading left out": (changed(b"3 2\n", b"\n"), 2),
    "empty": (b"", 1),
    "blank": (b"\n\n \n", 1),
    "binary": (b"\x00\x01\x02" * 50, 1),
    "binary later on": (changed(b"2 3 0", b"2 \x00 0") + b"\0" * 9, 1),
    "another format": (b"<html><body>3 2</body></html>", 1),
    "one long line": (b"1 " * 3_000_000, 1),
}


def test_there_are_sixty_of_them():
    assert len(BAD) >= 60


def test_the_sound_file_is_read():
    assert read_blt(GOOD).papers == 4


@pytest.mark.parametrize("kind", BAD)
def test_each_is_refused_in_one_line_with_its_place(kind):
    data, line = BAD[kind]
    with pytest.raises(BallotError) as refused:
        read_blt(data)
    assert refused.value.line == line, str(refused.value)
    assert "\n" not in str(refused.value)
    assert 10 < len(str(refused.value)) < 200


@given(st.integers(0, len(GOOD)), st.binary(max_size=6), st.integers(0, 6))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(place, junk, dropped):
    try:
        found = read_blt(GOOD[:place] + junk + GOOD[place + dropped :])
    except BallotError:
        return
    assert found.flat.max(initial=0) <= len(found.candidates)


PLAIN = b"12 3\n300 12 11 1 0\n1 0\n7 10 0\n0\n" + b"".join(b'"C%d"\n' % n for n in range(1, 13))


@pytest.mark.parametrize(
    "dialect",
    [
        PLAIN.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + PLAIN,
        PLAIN.replace(b"7 10 0", b"7 10 0 # seven"),
        PLAIN.replace(b"12 3\n", b"12 3 # heading\n\n"),
        PLAIN.replace(b"7 10 0\n0\n", b"7 10 0\n"),
        PLAIN.replace(b"12 11 1", b"12 - 11   1"),
        PLAIN.replace(b'"', b""),
    ],
    ids=["windows", "mark", "comment", "gap", "no closing 0", "left out", "no quotes"],
)
def test_every_dialect_says_the_same_as_the_plain_file(dialect):
    plain = read_blt(PLAIN)
    assert [plain.line(n) for n in range(3)] == [[12, 11, 1], [], [10]]
    assert [plain.weight(n) for n in range(3)] == [300, 1, 7]
    assert read_blt(dialect).digest() == plain.digest() or dialect == PLAIN.replace(b'"', b"")


def test_the_command_names_file_line_and_reason_in_one_line(tmp_path, capsys):
    for kind, (data, line) in BAD.items():
        path = tmp_path / "papers.blt"
        path.write_bytes(data)
        assert main(["count", str(path), "--rule", "scottish"]) == 1, kind
        said = capsys.readouterr().err
        place = f"line {line}: " if line else ""
        assert said.startswith(f"folkmoot: {path}: {place}"), (kind, said)
        assert said.count("\n") == 1, (kind, said)

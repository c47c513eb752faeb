"""Names as they are sought, and keys as they are written: the short way is the long one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.apps.people.folding import folded
from folkmoot.core.canon import crockford, ulid, ulids

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_folded_as_text_with_marks_is(text):
    assert folded(f"{text} é") == f"{folded(text)} e".strip()


@given(st.integers(0, 2**130 - 1), st.integers(26, 31))
def test_each_letter_of_a_key_stands_for_five_bits(number, length):
    written = crockford(number, length=length)
    assert len(written) == length
    value = 0
    for letter in written:
        value = value * 32 + ALPHABET.index(letter)
    assert value == number


@given(st.integers(0, 2**48 - 1), st.lists(st.binary(min_size=10, max_size=10), max_size=5))
def test_keys_spelled_together_are_the_keys_spelled_one_by_one(milliseconds, parts):
    together = ulids(milliseconds=milliseconds, randomness=b"".join(parts))
    assert together == [ulid(milliseconds=milliseconds, randomness=part) for part in parts]
    number = [(milliseconds << 80) | int.from_bytes(part, "big") for part in parts]
    assert together == [crockford(each, length=26) for each in number]


@pytest.mark.parametrize(("milliseconds", "size"), [(-1, 10), (2**48, 10), (0, 9), (0, 11)])
def test_a_key_takes_a_moment_that_fits_and_ten_bytes_of_chance(milliseconds, size):
    with pytest.raises(ValueError, match=r"48 bits|10 random bytes"):
        ulids(milliseconds=milliseconds, randomness=bytes(size))

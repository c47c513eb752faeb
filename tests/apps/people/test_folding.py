"""Names as they are sought, and keys as they are written: the short way is the long one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.apps.people.folding import folded
from folkmoot.core.canon import crockford

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

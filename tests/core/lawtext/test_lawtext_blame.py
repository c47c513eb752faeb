"""Where each word comes from."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.lawtext.lawtext_world import patiently
from folkmoot.core.lawtext.blame import Stretch, blame

WORDS = st.lists(st.sampled_from(["one", "two", "three", "four,", "(b)"]), max_size=8)


def test_a_word_keeps_the_edition_that_brought_it_in():
    told = blame(
        [
            (1, "A member may be excluded."),
            (3, "A member may be excluded after a hearing."),
            (7, "A full member may be excluded after a fair hearing."),
        ]
    )
    assert told == (
        Stretch("A ", 1),
        Stretch("full ", 7),
        Stretch("member may be excluded ", 1),
        Stretch("after a ", 3),
        Stretch("fair ", 7),
        Stretch("hearing", 3),
        Stretch(".", 1),
    )


def test_what_is_struck_and_put_in_again_has_the_later_origin():
    told = blame([(1, "one two"), (2, "one"), (3, "one two")])
    assert [each.origin for each in told] == [1, 3]


@patiently
@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=5))
def test_joined_the_stretches_are_the_text_and_origins_are_editions(texts):
    told = blame(list(enumerate(texts, start=1)))
    assert "".join(each.words for each in told) == texts[-1]
    assert all(1 <= each.origin <= len(texts) for each in told)
    assert all(one.origin != two.origin for one, two in pairwise(told))


def test_nothing_comes_from_nowhere():
    assert blame([]) == blame([(1, "")]) == ()

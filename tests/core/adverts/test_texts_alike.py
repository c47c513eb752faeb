"""The same message in other words, to other people."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.adverts import (
    Criterion,
    Variant,
    clusters,
    differences,
    nearest,
    share_alike,
    shingles,
    told,
    variants,
)

WATER = (
    "Your water bill pays for dividends. We will bring the water company back into the hands of "
    "those who pay for it. Sign the petition before the council votes on Thursday."
)
YOUNG = WATER.replace("Your water bill", "Half of your rent rise")
OTHER = "Come to the summer fair of the branch on Saturday at noon, with tea and a raffle."


def test_texts_with_small_changes_stand_together_and_others_apart():
    texts = [WATER, OTHER, WATER.upper(), YOUNG, ""]
    assert clusters(texts) == [[0, 2, 3], [1], [4]]


@given(st.lists(st.sampled_from([WATER, YOUNG, OTHER, "", "water"]), max_size=12))
def test_every_text_stands_in_one_cluster_and_equal_texts_in_the_same(texts):
    found = clusters(texts)
    assert sorted(at for group in found for at in group) == list(range(len(texts)))
    place = {at: group[0] for group in found for at in group}
    for one, text in enumerate(texts):
        for other in range(one):
            if text and texts[other] == text:
                assert place[one] == place[other]


def test_variants_of_one_author_are_known_more_loosely_and_exactly():
    short = [f"Read it now: {said} Sign today at noon." for said in ("A bus.", "A tram.")]
    texts = [
        "Toll the bridge for the road. " + short[0],
        OTHER,
        "Toll the bridge for the road. " + short[1],
    ]
    assert variants(texts) == [[0, 2], [1]]
    assert variants([]) == []


def test_the_share_in_common_is_exact():
    one, other = shingles("a b c d e"), shingles("a b c d f")
    assert share_alike(one, other) == Fraction(1, 3)
    assert share_alike(one, one) == 1


def test_a_saying_is_traced_to_where_it_was_printed_however_long_that_is():
    printed = [("2026-1", OTHER), ("2026-2", f"{OTHER} {WATER}")]
    assert nearest("we will bring the water company back into the hands", printed) == [
        ("2026-2", 1000)
    ]
    assert nearest("they want to close the hospital", printed) == []
    assert nearest("", printed) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_differences_give_both_texts_back(before, after):
    pieces = differences(before, after)
    assert "".join(words for kind, words in pieces if kind != "ins") == before
    assert "".join(words for kind, words in pieces if kind != "del") == after


def test_what_one_audience_was_told_and_another_was_not():
    old = Variant(
        "A", WATER, (Criterion("age", "65+"), Criterion("list", "Tenants", excluded=True))
    )
    young = Variant("B", YOUNG, (Criterion("age", "18-24"), Criterion("place", "Northfield")))
    first, second = told([old, young])
    assert first.only_here == ("Your water bill pays for dividends.",)
    assert second.not_here == first.only_here
    assert second.only_here == ("Half of your rent rise pays for dividends.",)
    assert first.kept_out_only == (Criterion("list", "Tenants", excluded=True),)
    assert [each.value for each in second.sought_only] == ["18-24", "Northfield"]
    kinds = [kind for kind, _ in second.pieces]
    assert kinds == ["del", "ins", "keep"]
    assert told([]) == []

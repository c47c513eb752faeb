"""What was spent is known between two bounds, and no more is claimed than that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.adverts import (
    CellError,
    Range,
    Standing,
    against_limit,
    compare,
    exactly,
    per,
    read_range,
    total,
    totals,
)
from folkmoot.core.terms import Money


@st.composite
def ranges(draw, unit="GBP"):
    low = draw(st.integers(0, 10**6))
    high = draw(st.none() | st.integers(low, 2 * 10**6))
    return Range(low, high, unit)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("≤100", (0, 100)),
        ("≤ 10k", (0, 10_000)),
        ("100-1k", (100, 1_000)),
        ("1M-10M", (1_000_000, 10_000_000)),
        ("> 10M", (10_000_000, None)),
        ("1M+", (1_000_000, None)),
        ("59304", (59_304, 59_304)),
        ("1,204", (1_204, 1_204)),
    ],
)
def test_a_bracket_is_read_as_the_bracket_it_is(text, bounds):
    assert read_range(text) == bounds


@pytest.mark.parametrize("text", ["", "about 100", "100-", "1k-100", "-5", "£20"])
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(CellError):
        read_range(text)


@given(st.lists(st.tuples(ranges(), st.integers(0, 100)), max_size=8))
def test_a_sum_holds_every_sum_of_amounts_within_the_brackets(drawn):
    within = [each.low + (part if each.high is None else (each.high - each.low) * part // 100)
              for each, part in drawn]  # fmt: skip
    found = total((each for each, _ in drawn), "GBP")
    assert found.low <= sum(within)
    assert found.high is None or sum(within) <= found.high


@given(ranges(), st.integers(0, 2 * 10**6), st.integers(0, 100))
def test_certain_means_that_no_amount_within_says_otherwise(spent, limit, part):
    standing = against_limit(spent, Money(limit, "GBP"))
    top = spent.high if spent.high is not None else spent.low + 10**7
    amount = spent.low + (top - spent.low) * part // 100
    if standing is Standing.UNDER:
        assert amount <= limit
    if standing is Standing.OVER:
        assert amount > limit
    if standing is Standing.CANNOT_TELL:
        assert spent.low <= limit < top


def test_spending_the_limit_itself_keeps_to_it_and_a_penny_more_does_not():
    limit = Money(50_000, "GBP")
    assert against_limit(exactly(50_000, "GBP"), limit) is Standing.UNDER
    assert against_limit(exactly(50_001, "GBP"), limit) is Standing.OVER
    assert against_limit(Range(50_000, 50_001, "GBP"), limit) is Standing.CANNOT_TELL


def test_currencies_are_never_mixed():
    mixed = [exactly(100, "GBP"), exactly(200, "EUR"), Range(1, 5, "GBP")]
    assert totals(mixed) == {"EUR": exactly(200, "EUR"), "GBP": Range(101, 105, "GBP")}
    with pytest.raises(ValueError, match="cannot add"):
        total(mixed, "GBP")
    with pytest.raises(ValueError, match="limit in EUR"):
        against_limit(exactly(1, "GBP"), Money(1, "EUR"))


def test_two_brackets_that_touch_cannot_be_put_in_order():
    assert compare(Range(0, 99), Range(100, 199)) is Standing.UNDER
    assert compare(Range(100, 199), Range(0, 99)) is Standing.OVER
    assert compare(Range(0, 100), Range(100, 199)) is Standing.CANNOT_TELL
    assert compare(Range(500, None), Range(100, 199)) is Standing.OVER


def test_what_falls_to_a_vote_is_a_bracket_too_and_nothing_falls_to_no_vote():
    assert per(Range(100, 200, "GBP"), 8) == (12.5, 25)
    assert per(Range(100, None, "GBP"), 8) == (12.5, None)
    assert per(Range(100, 200, "GBP"), 0) is None

"""Geometry that must be right whatever it is given."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.web import pictures


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_bars_keep_the_order_and_proportion_of_their_values(values) -> None:
    laid = pictures.bars([{"label": str(value), "value": value} for value in values])
    full = max(values)
    for bar, value in zip(laid, values, strict=True):
        assert bar.length == (round(Fraction(value, full) * pictures.FULL) if full else 0)


def test_a_bar_is_measured_against_its_whole_when_there_is_one() -> None:
    (bar,) = pictures.bars([{"label": "a", "value": 1}], out_of=4)
    assert bar.length == pictures.FULL // 4


@pytest.mark.parametrize("value", [-1, 5])
def test_a_bar_cannot_be_longer_than_its_whole_or_shorter_than_nothing(value) -> None:
    with pytest.raises(ValueError, match="neither shorter than nothing nor longer"):
        pictures.bars([{"label": "a", "value": value}], out_of=4)


@given(st.lists(st.integers(0, 160), min_size=1, max_size=5))
def test_every_vote_has_a_seat_and_seats_do_not_overlap(counts) -> None:
    groups = [
        {"label": str(tone), "seats": seats, "tone": tone} for tone, seats in enumerate(counts, 1)
    ]
    laid = pictures.hemicycle(groups)
    assert laid.total == len(laid.seats) == sum(counts)
    for tone, seats in enumerate(counts, 1):
        assert sum(seat.tone == tone for seat in laid.seats) == seats
    places = sorted((seat.x, seat.y) for seat in laid.seats)
    for index, (x, y) in enumerate(places):
        for other_x, other_y in places[index + 1 :]:
            if other_x - x > 2 * laid.radius:
                break
            assert (other_x - x) ** 2 + (other_y - y) ** 2 >= (1.8 * laid.radius) ** 2


def test_groups_sit_from_left_to_right() -> None:
    laid = pictures.hemicycle(
        [{"label": "a", "seats": 40, "tone": 1}, {"label": "b", "seats": 40, "tone": 2}]
    )
    left, right = ([s.x for s in laid.seats if s.tone == tone] for tone in (1, 2))
    assert max(left) <= min(right)


def test_nobody_voted() -> None:
    assert pictures.hemicycle([{"label": "a", "seats": 0, "tone": 1}]).seats == ()


LIMITS = [
    {"size": size, "inner": (size // 10, size // 2), "outer": (0, size // 2 + size // 5)}
    for size in (10, 20, 50, 100)
]


@given(
    st.lists(st.tuples(st.integers(1, 5_000), st.integers(0, 100)), max_size=30),
    st.fractions(0, 1, max_denominator=1000),
)
def test_every_point_of_a_funnel_stands_inside_the_picture(sizes, rate):
    points = [
        {"label": "a", "size": size, "hits": size * part // 100, "tone": 1, "named": True}
        for size, part in sizes
    ]
    laid = pictures.funnel(points, LIMITS, rate)
    assert len(laid.dots) == len(points)
    for dot in laid.dots:
        assert pictures.F_LEFT <= dot.x <= pictures.F_RIGHT
        assert pictures.F_TOP <= dot.y <= pictures.F_BOTTOM
    assert pictures.F_TOP <= laid.middle <= pictures.F_BOTTOM
    assert "." not in "".join((*laid.inner, *laid.outer))


def test_a_larger_share_stands_higher_and_a_larger_size_further_right():
    points = [
        {"label": "low", "size": 100, "hits": 10, "tone": 1},
        {"label": "high", "size": 50, "hits": 20, "tone": 1, "named": True},
    ]
    low, high = pictures.funnel(points, LIMITS, Fraction(1, 4)).dots
    assert high.y < low.y
    assert high.x < low.x
    assert (low.label, high.label) == ("", "high")


def test_a_funnel_without_limits_or_with_a_point_of_no_size_is_refused():
    point = {"label": "a", "size": 0, "hits": 0, "tone": 1}
    for points, limits in (([], []), ([point], LIMITS)):
        with pytest.raises(ValueError, match="needs limits"):
            pictures.funnel(points, limits, Fraction(1, 4))

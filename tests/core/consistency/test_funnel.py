"""Funnel plots: exact limits, no league table, silence on few units."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from folkmoot.core.consistency import Place, TableError, funnel, limits


@given(st.integers(1, 120), st.fractions(Fraction(1, 50), Fraction(49, 50), max_denominator=200))
def test_limits_are_those_of_the_binomial_distribution(cases, rate):
    found = limits(cases, rate)
    for (low, high), tail in ((found.inner, 0.025), (found.outer, 0.001)):
        for count, inside in ((low, True), (low - 1, False)):
            chance = binom.cdf(count, cases, float(rate))
            assert abs(chance - tail) < 1e-12 or bool(chance > tail) is inside
        for count, inside in ((high, True), (high + 1, False)):
            chance = binom.sf(count - 1, cases, float(rate))
            assert abs(chance - tail) < 1e-12 or bool(chance > tail) is inside
    assert found.outer[0] <= found.inner[0] <= found.inner[1] <= found.outer[1]


def units(number, cases=50, events=10):
    return {f"unit {n:02}": (cases, events) for n in range(number)}


def test_a_unit_that_stands_out_is_named_and_a_small_one_is_not():
    drawn = funnel({**units(30), "harsh": (60, 40), "tiny": (2, 2)})
    assert [point.name for point in drawn.outside] == ["harsh"]
    assert drawn.outside[0].above
    places = {point.name: point.place for point in drawn.points}
    assert places["tiny"] is Place.WITHIN
    assert places["unit 00"] is Place.WITHIN
    said = " ".join(line.sentence for line in drawn.reasons)
    assert "1 beyond the 99.8% limits" in said
    assert "harsh: beyond what chance explains. Ask why; a funnel does not say." in said


def test_few_units_say_nothing():
    drawn = funnel({**units(10), "harsh": (60, 40)})
    assert [line.code for line in drawn.reasons] == ["funnel.few_units"]


def test_units_that_all_vary_have_a_cause_in_common():
    mixed = {f"unit {n}": (50, 5 if n % 2 else 25) for n in range(24)}
    drawn = funnel(mixed)
    assert drawn.spread > 5
    assert drawn.reasons[-1].code == "funnel.spread"


def test_the_spread_of_equal_units_is_nought_and_the_drawing_widens_to_the_left():
    drawn = funnel(units(24))
    assert drawn.spread == 0
    widths = [Fraction(each.inner[1] - each.inner[0], each.cases) for each in drawn.limits]
    assert widths[0] > widths[-1]


@pytest.mark.parametrize(
    ("given_units", "says"),
    [
        ({"A": (0, 0)}, "A: 0 events of 0 cases have no rate"),
        ({"A": (3, 4)}, "A: 4 events of 3 cases"),
        ({"A": (3, 3), "B": (4, 4)}, "nothing can differ"),
        ({}, "nothing can differ"),
    ],
)
def test_units_without_a_rate_are_refused(given_units, says):
    with pytest.raises(TableError, match=says):
        funnel(given_units)

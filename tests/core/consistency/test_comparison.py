"""Like with like: equal to scipy, silent where it must be, and fair to the fair."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from math import comb

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats.contingency import odds_ratio

from folkmoot.core.consistency import (
    Finding,
    Stratum,
    TableError,
    benjamini_hochberg,
    compare,
    conditional_odds_ratio,
    distribution,
    exact_interval,
)

DIGITS = Decimal("1e-10")
# Charges from light to heavy: how likely an exclusion is, and how the two groups face them.
CHARGES = ((0.05, 40, 10), (0.15, 30, 15), (0.30, 20, 20), (0.50, 10, 25), (0.70, 5, 25))


@st.composite
def tables(draw):
    """One to four strata with the group's events in each."""
    found, group_events = [], 0
    for _ in range(draw(st.integers(1, 4))):
        group, rest = draw(st.integers(0, 6)), draw(st.integers(0, 6))
        own, other = draw(st.integers(0, group)), draw(st.integers(0, rest))
        found.append(Stratum(group, rest, own + other))
        group_events += own
    return found, group_events


@pytest.mark.parametrize(
    ("own", "own_other", "rest", "rest_other"),
    [(7, 17, 3, 113), (40, 60, 30, 70), (3, 1, 1, 3), (150, 850, 90, 910), (12, 5, 2, 9)],
)
def test_one_table_gives_the_conditional_odds_ratio_and_interval_of_scipy(
    own, own_other, rest, rest_other
):
    oracle = odds_ratio([[own, own_other], [rest, rest_other]], kind="conditional")
    margins = distribution([Stratum(own + own_other, rest + rest_other, own + rest)])
    mine = conditional_odds_ratio(margins, own)
    assert abs(mine / Decimal(float(oracle.statistic)) - 1) < DIGITS
    limits = oracle.confidence_interval(0.95)
    low, high = exact_interval(margins, own, beyond=Decimal("0.05"))
    assert abs(low / Decimal(float(limits.low)) - 1) < Decimal("1e-8")
    assert abs(high / Decimal(float(limits.high)) - 1) < Decimal("1e-8")


@given(tables())
def test_the_distribution_is_what_dealing_out_every_hand_gives(table):
    found, _ = table
    counted: dict[int, int] = {0: 1}
    for each in found:
        more: dict[int, int] = {}
        for before, ways in counted.items():
            for own in range(each.fewest, each.most + 1):
                hands = comb(each.group_cases, own) * comb(each.rest_cases, each.events - own)
                more[before + own] = more.get(before + own, 0) + ways * hands
        counted = more
    margins = distribution(found)
    assert {margins.lowest + n: w for n, w in enumerate(margins.weights)} == counted
    assert sum(margins.weights) == 1 or margins.at_least(margins.lowest) == 1


@settings(deadline=None)
@given(tables())
def test_the_interval_holds_the_ratio_and_leaves_one_out_exactly_when_the_probability_is_small(
    table,
):
    found, group_events = table
    margins = distribution(found)
    assume(margins.lowest < margins.highest)
    test = compare(found, group_events)
    assert test.odds_ratio is not None
    assert test.low <= test.odds_ratio <= test.high
    limit = Fraction(5, 100)
    if test.p_value == limit:  # the interval ends at one itself
        assert 1 in (test.low, test.high)
    else:
        assert (test.low > 1 or test.high < 1) is (test.p_value < limit)
    assert test.mid_p <= test.p_value


@settings(deadline=None)
@given(tables())
def test_groups_changed_over_turn_the_ratio_over(table):
    found, group_events = table
    events = sum(each.events for each in found)
    turned = [Stratum(each.rest_cases, each.group_cases, each.events) for each in found]
    one, other = compare(found, group_events), compare(turned, events - group_events)
    assert one.p_value == other.p_value
    assert one.cases == other.cases
    if one.odds_ratio and one.odds_ratio.is_finite():
        assert other.odds_ratio is not None
        assert abs(one.odds_ratio * other.odds_ratio - 1) < DIGITS


def test_strata_in_which_nothing_could_differ_change_nothing():
    table = [Stratum(40, 60, 30)]
    idle = [Stratum(25, 0, 9), Stratum(0, 50, 3), Stratum(20, 20, 0), Stratum(20, 20, 40)]
    alone, among = compare(table, 20), compare(table + idle, 20 + 9 + 20)
    assert (alone.odds_ratio, alone.p_value, alone.cases) == (
        among.odds_ratio,
        among.p_value,
        among.cases,
    )
    assert among.group_events == 20
    nothing = compare(idle, 29)
    assert (nothing.odds_ratio, nothing.cases, nothing.finding) == (None, 0, Finding.CANNOT_TELL)


def test_few_cases_never_say_anything_however_far_apart():
    test = compare([Stratum(30, 30, 30)], 30)
    assert test.p_value < Fraction(1, 10**10)
    assert test.finding is Finding.CANNOT_TELL
    assert test.reason.sentence.startswith("Cannot tell: only 60 cases can be compared")
    assert test.reason.next_step


def test_many_cases_can_say_different_alike_or_that_they_cannot_tell():
    different = compare([Stratum(200, 200, 160)], 120)
    assert different.finding is Finding.DIFFERENT
    assert different.reason.sentence.startswith("Like cases were not treated alike")
    alike = compare([Stratum(1000, 1000, 600)], 300)
    assert alike.finding is Finding.ALIKE
    wide = compare([Stratum(60, 60, 30)], 16)
    assert wide.finding is Finding.CANNOT_TELL
    assert "Four times in five only odds above" in wide.reason.sentence


def test_the_smallest_difference_that_could_have_been_seen_is_seen_four_times_in_five():
    found = [Stratum(100, 100, 60), Stratum(50, 120, 40)]
    margins = distribution(found)
    test = compare(found, 40)
    assert test.least_above is not None
    half = Fraction(25, 1000)
    enough = next(
        n for n in range(margins.lowest, margins.highest + 1) if margins.at_least(n) <= half
    )
    weights = [Decimal(w) * test.least_above**n for n, w in enumerate(margins.weights)]
    power = sum(weights[enough - margins.lowest :]) / sum(weights)
    assert abs(power - Decimal("0.8")) < Decimal("1e-9")


def simulated(seed, odds=1.0):
    """Two hundred cases; the group faces heavier charges and is treated alike, or not."""
    chance = random.Random(seed)
    found, group_events = [], 0
    for base, group, rest in CHARGES:
        raised = odds * base / (1 - base) / (1 + odds * base / (1 - base))
        own = sum(chance.random() < raised for _ in range(group))
        others = sum(chance.random() < base for _ in range(rest))
        found.append(Stratum(group, rest, own + others))
        group_events += own
    return found, group_events


def alarm(found, group_events):
    """Whether the 95% interval leaves 1 out: twice the smaller tail is 5% at most (see above)."""
    margins = distribution(found)
    tail = min(margins.at_least(group_events), margins.at_most(group_events))
    return 2 * tail <= Fraction(5, 100)


def pooled(found, group_events):
    """All charges thrown together, as a naive report does."""
    whole = Stratum(
        sum(each.group_cases for each in found),
        sum(each.rest_cases for each in found),
        sum(each.events for each in found),
    )
    return [whole], group_events


def test_a_fair_organisation_is_not_slandered_where_a_pooled_test_would():
    runs = [simulated(seed) for seed in range(600)]
    stratified = sum(alarm(*run) for run in runs)
    naive = sum(alarm(*pooled(*run)) for run in runs)
    assert stratified / len(runs) <= 0.05
    assert naive / len(runs) > 0.5


def test_a_great_difference_is_found():
    runs = [simulated(seed, odds=4.0) for seed in range(100)]
    assert sum(alarm(*run) for run in runs) > 80


def test_probabilities_are_raised_for_the_number_of_looks():
    values = [Fraction(1, 100), Fraction(4, 100), Fraction(3, 100), Fraction(50, 100)]
    raised = benjamini_hochberg(values)
    assert raised == (Fraction(4, 100), Fraction(16, 300), Fraction(16, 300), Fraction(50, 100))
    assert benjamini_hochberg([]) == ()


@pytest.mark.parametrize(
    ("margins", "events", "says"),
    [
        ((-1, 5, 2), 0, "a count below nought"),
        ((3, 5, 9), 3, "more events than cases"),
        ((3, 5, 2), 3, "the margins allow only 0 to 2"),
    ],
)
def test_what_cannot_be_is_refused(margins, events, says):
    with pytest.raises(TableError, match=says):
        compare([Stratum(*margins)], events)

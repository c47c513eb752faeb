"""Whether a difference is the same in every stratum: exact, and silent where it cannot tell."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from folkmoot.core.consistency import Finding, Stratum, TableError, homogeneity
from folkmoot.core.consistency.homogeneity import _by_places

SMALL = [(Stratum(27, 25, 21), 16), (Stratum(28, 26, 19), 12)]


def by_hand(split, *, within: float = 1 + 1e-9) -> float:
    """The chance of all ways no likelier than the one seen, or hardly; likelihoods by scipy."""
    ranges = [range(each.fewest, each.most + 1) for each, _ in split]
    total = sum(events for _, events in split)

    def chance(way) -> float:
        return prod(
            hypergeom.pmf(own, s.group_cases + s.rest_cases, s.group_cases, s.events)
            for own, (s, _) in zip(way, split, strict=True)
        )

    ways = {way: chance(way) for way in product(*ranges) if sum(way) == total}
    seen = ways[tuple(events for _, events in split)]
    return sum(c for c in ways.values() if c <= seen * within) / sum(ways.values())


@st.composite
def splits(draw):
    """Two to four small strata, each with the group's events."""
    found = []
    for _ in range(draw(st.integers(2, 4))):
        group, rest = draw(st.integers(1, 5)), draw(st.integers(1, 5))
        own, other = draw(st.integers(0, group)), draw(st.integers(0, rest))
        found.append((Stratum(group, rest, own + other), own))
    return found


@settings(max_examples=60)
@given(splits())
def test_it_is_what_sharing_out_in_every_way_gives(split):
    assert abs(float(homogeneity(split).p_value) - by_hand(split)) < 1e-9


@settings(max_examples=40)
@given(splits())
def test_where_there_are_too_many_ways_only_those_almost_equally_likely_change_places(split):
    telling = [(s, own) for s, own in split if s.most > s.fewest]
    rows = [stratum.weights() for stratum, _ in telling]
    stepped = float(_by_places(rows, [own - s.fewest for s, own in telling]))
    step = 2 ** ((len(telling) + 1) / 64)
    assert by_hand(split, within=1 / step) - 1e-9 <= stepped <= by_hand(split, within=step) + 1e-9


def test_it_is_exact_in_its_size_and_quick_where_nobody_could_look_at_every_way():
    """Fourteen strata with some twenty ways each; the fair ones are not found to differ."""
    fair = [(Stratum(50, 50, 30), 14 + k % 3) for k in range(14)]
    turned = [(Stratum(50, 50, 30), 20 if k % 2 else 9) for k in range(14)]
    assert homogeneity(fair).finding is Finding.ALIKE
    found = homogeneity(turned)
    assert found.finding is Finding.DIFFERENT
    assert found.p_value < Fraction(1, 10**6)


def test_it_is_silent_where_it_cannot_tell():
    one = [(Stratum(200, 200, 100), 90), (Stratum(30, 0, 10), 10)]
    assert homogeneity(one).finding is Finding.CANNOT_TELL
    assert "fewer than two kinds" in homogeneity(one).reason.sentence
    assert homogeneity([]).p_value == 1
    vast = [(Stratum(400, 400, 300), 190 - 80 * (k % 2)) for k in range(60)]
    assert homogeneity(vast).p_value is None
    assert "more ways" in homogeneity(vast).reason.sentence
    few = [(Stratum(20, 20, 20), 19), (Stratum(20, 20, 20), 1)]
    assert homogeneity(few).p_value < Fraction(1, 1000)
    assert homogeneity(few).finding is Finding.CANNOT_TELL, "eighty cases say nothing either way"
    with pytest.raises(TableError):
        homogeneity([(Stratum(5, 5, 3), 4)])


def test_a_published_trial_with_two_strata():
    """The hypothetical trial of a migraine treatment in the manual of PROC FREQ (example 40.7).

    Its Breslow-Day statistic, 1.4929, is not significant (0.2218), and nor is the exact test.
    """
    found = homogeneity(SMALL)
    assert abs(float(found.p_value) - by_hand(SMALL)) < 1e-12
    assert (found.strata, found.cases, found.finding) == (2, 106, Finding.CANNOT_TELL)
    assert "106 cases hardly show it" in found.reason.sentence


def test_a_published_table_gives_the_published_probability():
    """Side effects of two drugs in four age groups: 0.068931048 (P. Sprent and N. C. Smeeton,
    "Applied Nonparametric Statistical Methods", 5th edition, section 13.2.5, as computed in R).
    """
    drugs = [(8, 1, 11, 1), (14, 2, 18, 0), (25, 3, 42, 2), (39, 3, 22, 6)]
    split = [(Stratum(a + b, c + d, b + d), b) for a, b, c, d in drugs]
    assert f"{float(homogeneity(split).p_value):.9f}" == "0.068931048"

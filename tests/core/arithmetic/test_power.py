"""Weighted games: what is published, what counting every coalition gives, and the laws."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    GameError,
    Wanted,
    WeightedGame,
    banzhaf,
    decimal,
    deegan_packel,
    minimal,
    minimal_winning,
    shapley_shubik,
)

GAMES = "counting/power/weighted_games.json"
COUNCIL = WeightedGame((4, 4, 4, 2, 2, 1), 12, ("FR", "DE", "IT", "BE", "NL", "LU"))
SECURITY = WeightedGame((7,) * 5 + (1,) * 10, 39)


def every_coalition(game):
    places = range(len(game.weights))
    return [
        set(members)
        for size in range(len(game.weights) + 1)
        for members in combinations(places, size)
    ]


def decides(game, member, members):
    return member in members and game.wins(members) and not game.wins(members - {member})


@st.composite
def games(draw):
    """A small game with nought, equal, common-divisor and wide weights."""
    largest = draw(st.sampled_from([1, 3, 10, 5_000]))
    weights = draw(st.lists(st.integers(0, largest), min_size=1, max_size=7).filter(any))
    return WeightedGame(tuple(weights), draw(st.integers(1, sum(weights))))


@given(games())
def test_every_index_is_what_counting_each_coalition_gives(game):
    members = range(len(game.weights))
    coalitions = every_coalition(game)
    swings = [sum(decides(game, one, each) for each in coalitions) for one in members]
    assert list(banzhaf(game).swings) == swings
    assert banzhaf(game).winning == sum(map(game.wins, coalitions))
    whole = len(game.weights)
    assert list(shapley_shubik(game)) == [
        sum(
            Fraction(factorial(len(each) - 1) * factorial(whole - len(each)), factorial(whole))
            for each in coalitions
            if decides(game, one, each)
        )
        for one in members
    ]
    least = [
        each for each in coalitions if game.wins(each) and all(decides(game, m, each) for m in each)
    ]
    assert minimal(game).count == len(least)
    assert list(minimal(game).containing) == [sum(one in each for each in least) for one in members]
    assert list(deegan_packel(game)) == [
        sum(Fraction(1, len(each)) for each in least if one in each) / len(least) for one in members
    ]


@given(games(), st.data())
def test_coalitions_asked_for_are_those_of_all_that_fit(game, data):
    someone = st.sampled_from(game.names)
    wanted = Wanted(
        data.draw(st.frozensets(someone, max_size=2)),
        data.draw(st.frozensets(someone, max_size=1)),
        tuple(data.draw(st.lists(st.frozensets(someone, max_size=3), max_size=2))),
    )
    listed, every = minimal_winning(game, wanted), minimal_winning(game)
    assert listed.complete
    assert every.complete
    assert len(every.found) == minimal(game).count
    fitting = [
        one
        for one in every.found
        if wanted.with_all <= set(one.members)
        and not wanted.without & set(one.members)
        and all(len(group & set(one.members)) < 2 for group in wanted.apart)
    ]
    assert set(listed.found) == set(fitting)


@given(games(), st.integers(2, 9))
def test_larger_units_change_nothing(game, times):
    larger = WeightedGame(tuple(times * weight for weight in game.weights), times * game.quota)
    assert banzhaf(larger) == banzhaf(game)
    assert shapley_shubik(larger) == shapley_shubik(game)


@given(games())
def test_power_is_shared_out_whole_and_the_heavier_never_has_less(game):
    for index in (banzhaf(game).normalised, shapley_shubik(game), deegan_packel(game)):
        assert sum(index) == 1
    for values in (banzhaf(game).swings, shapley_shubik(game)):
        by_weight = sorted(zip(game.weights, values, strict=True))
        assert [value for _, value in by_weight] == sorted(values)


def test_the_council_of_six_gave_its_smallest_member_no_power():
    fifth = (Fraction(1, 5),) * 5
    assert banzhaf(COUNCIL).normalised == (*[Fraction(5, 21)] * 3, *[Fraction(1, 7)] * 2, 0)
    assert shapley_shubik(COUNCIL) == (*[Fraction(7, 30)] * 3, *[Fraction(3, 20)] * 2, 0)
    assert minimal(COUNCIL).holler == (*fifth, 0)
    assert banzhaf(COUNCIL).to_act == Fraction(14, 64)


def test_the_security_council_is_as_in_the_textbooks():
    assert banzhaf(SECURITY).swings == (848,) * 5 + (84,) * 10
    assert shapley_shubik(SECURITY) == (Fraction(421, 2145),) * 5 + (Fraction(4, 2145),) * 10
    assert banzhaf(SECURITY).to_prevent[0] == 1


@pytest.mark.data
def test_the_electoral_college_is_digit_for_digit_as_published(shared_data):
    published = json.loads((shared_data / GAMES).read_text())[0]
    game = WeightedGame(
        tuple(published["weights"].values()), published["quota"], tuple(published["weights"])
    )
    found = banzhaf(game)
    of = game.names.index
    for name, swings in published["banzhaf_swings"].items():
        assert found.swings[of(name)] == swings
    for key, values in (
        ("banzhaf_absolute", found.absolute),
        ("banzhaf_normalised", found.normalised),
        ("coleman_prevent", found.to_prevent),
        ("coleman_initiate", found.to_initiate),
    ):
        for name, value in published[key].items():
            assert decimal(values[of(name)], places=6) == f"{value:.6f}", (key, name)


@pytest.mark.data
def test_the_council_of_nice_is_as_published(shared_data):
    published = json.loads((shared_data / GAMES).read_text())[3]
    game = WeightedGame(tuple(published["weights"]), published["quota"])
    swings = dict(zip(map(str, game.weights), banzhaf(game).swings, strict=True))
    assert swings == published["banzhaf_swings"]
    assert decimal(shapley_shubik(game)[0], places=6) == "0.086738"


def test_weights_in_millions_need_no_table_of_millions():
    game = WeightedGame((1_810_113, 342_921, 8_723, 4_825), 1_083_292)
    assert banzhaf(game).swings == (8, 0, 0, 0)
    assert shapley_shubik(game) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("weights", "quota", "says"),
    [
        ((1, -1), 1, "a weight is a whole number from 0, not -1"),
        ((1, 1.5), 1, "not 1.5"),
        ((1, 1), 0, "the quota is a whole number from 1, not 0"),
        ((1, 1), 3, "nobody can reach the quota of 3: all together have 2"),
        ((), 1, "nobody can reach"),
    ],
)
def test_a_game_that_cannot_be_is_refused_with_its_reason(weights, quota, says):
    with pytest.raises(GameError, match=says):
        WeightedGame(weights, quota)


def test_a_table_that_would_fill_the_memory_is_not_begun():
    wide = WeightedGame(tuple(10**9 + 7 * n * n for n in range(60)), 3 * 10**10)
    with pytest.raises(GameError, match="larger units"):
        banzhaf(wide)


def test_somebody_who_is_not_in_the_game_cannot_be_asked_for():
    with pytest.raises(GameError, match="'UK'"):
        minimal_winning(COUNCIL, Wanted(with_all=frozenset({"UK"})))


def test_a_list_that_is_cut_short_says_so():
    assert minimal_winning(SECURITY, most=210).complete
    cut = minimal_winning(SECURITY, most=209)
    assert len(cut.found) == 209
    assert not cut.complete

"""Whether a statement bridges or divides, said in words; which one is shown next, drawn by hash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.discourse import (
    Count,
    across,
    ballots,
    next_statement,
    say_across,
    work_out,
)

FOR, AGAINST, TORN = Count(40, 5, 50), Count(5, 40, 50), Count(24, 22, 50)


@pytest.mark.parametrize(
    ("groups", "how"),
    [
        ([FOR, FOR, FOR], "bridges"),
        ([AGAINST, AGAINST], "against"),
        ([FOR, AGAINST, FOR], "divides"),
        ([FOR, TORN], "open"),
        ([TORN, TORN], "open"),
        ([FOR, Count(1, 0, 1)], "open"),  # one voice is no majority of a group
        ([], "open"),
    ],
)
def test_a_statement_bridges_only_if_every_group_surely_agrees(groups, how):
    assert across(groups).how == how


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 9))))
def test_saying_the_opposite_of_everything_turns_bridges_into_walls(votes):
    said = [Count(a, d, a + d + p) for a, d, p in votes]
    turned = [Count(d, a, a + d + p) for a, d, p in votes]
    opposite = {"bridges": "against", "against": "bridges"}
    how = across(said).how
    assert across(turned).how == opposite.get(how, how)


def camps(people: int) -> list[tuple[str, str, int]]:
    return [
        (f"p{who}", str(what), 1 if what == 1 or (who % 2 == 0) == (what % 2 == 0) else -1)
        for who in range(people)
        for what in range(1, 8)
    ]


def test_the_sentence_says_what_it_is_out_of_and_when_it_cannot_tell():
    found = work_out(ballots(camps(40)))
    assert say_across(found, "1").sentence == (
        "40 of the 40 who voted on it agree, 0 disagree. It bridges: most of each of the 2 groups "
        "agree (100%, 100%)."
    )
    assert say_across(found, "2").code == "across.divides"
    assert say_across(found, "99").code == "across.few"
    assert say_across(work_out(ballots(camps(14))), "1").code == "across.few"


WEIGHTS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 99.0), min_size=1)


@given(WEIGHTS, st.text(max_size=8))
def test_the_next_statement_is_one_of_them_and_the_same_for_everybody_who_asks(weights, who):
    drawn = next_statement(weights, participant=who)
    assert drawn in weights
    assert next_statement(dict(reversed(weights.items())), participant=who) == drawn
    assert next_statement({drawn: weights[drawn]}, participant=who) == drawn


def test_a_statement_of_three_times_the_weight_comes_first_to_three_times_as_many():
    first = [next_statement({"x": 3.0, "y": 1.0}, participant=f"p{n}") for n in range(4000)]
    assert 2900 < first.count("x") < 3100
    assert next_statement({}, participant="p") is None

"""Stories that run side by side are told act by act, in the order of their times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.ops.demo.telling import ToldBackwards, tell, together

START = datetime(2026, 1, 1, tzinfo=UTC)


def story(name, days, told):
    for day in days:
        yield START + timedelta(days=day)
        told.append((day, name))
    return name


@given(st.lists(st.lists(st.integers(0, 99)).map(sorted), max_size=6))
def test_acts_come_in_the_order_of_their_times_and_none_is_lost(stories):
    told = []
    names = tell(together(*(story(n, days, told) for n, days in enumerate(stories))))
    assert names == list(range(len(stories)))
    assert [day for day, _ in told] == sorted(day for days in stories for day in days)
    assert all([day for day, n in told if n == name] == stories[name] for name in names)


def test_a_story_within_a_story_keeps_its_turn():
    told = []

    def whole():
        yield START
        parts = story("one", [2, 8], told), story("two", [3, 5], told)
        return (yield from together(*parts))

    found = tell(together(whole(), story("three", [4, 9], told)))
    assert found == [["one", "two"], "three"]
    assert [name for _, name in told] == ["one", "two", "three", "two", "one", "three"]


def test_a_story_that_goes_back_in_time_is_refused():
    with pytest.raises(ToldBackwards):
        tell(story("back", [3, 2], []))


def test_what_goes_on_by_itself_goes_on_up_to_each_new_moment():
    seen = []
    tell(story("one", [1, 1, 4], []), meanwhile=seen.append)
    assert seen == [START + timedelta(days=1), START + timedelta(days=4)]

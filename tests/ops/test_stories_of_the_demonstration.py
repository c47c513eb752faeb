"""Stories that run side by side are told act by act, in the order of their times."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.ops.demo import commons
from folkmoot.ops.demo.members import STORY
from folkmoot.ops.demo.telling import ToldBackwards, tell, together
from folkmoot.ops.demo.timeline import ZONE, Timeline

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


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 7, 15), date(2026, 10, 25)])
def test_at_whatever_hour_it_is_built_the_first_two_hours_of_conference_are_over_and_one_day(
    day, hour
):
    anchor = datetime(day.year, day.month, day.day, hour, 9, tzinfo=UTC)
    opened = Timeline(anchor).conference
    assert opened + timedelta(hours=2) <= anchor
    assert anchor - opened < timedelta(hours=4)
    first, last = (
        moment.astimezone(ZONE).date()
        for moment in (opened, opened + timedelta(hours=2, seconds=-1))
    )
    assert first == last


BUILD = """
import sys
from datetime import datetime
from folkmoot.ops.house import migrate, open_house
open_house()
migrate()
from folkmoot.ops.demo.build import build
story = build(anchor=datetime.fromisoformat(sys.argv[1]), seed=int(sys.argv[2]), say=str)
print(story["hero"])
"""


@pytest.mark.slow
@pytest.mark.parametrize(("anchor", "seed"), [("2026-10-25T01:30:00+00:00", "3")])
def test_it_is_built_in_the_night_the_clocks_change_with_other_names(tmp_path, anchor, seed):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BUILD, anchor, seed],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "folkmoot.site.settings",
            "FOLKMOOT_VAR": str(tmp_path),
            "DATABASE_URL": "",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("-1")


def test_the_same_draw_gives_the_same_people_whoever_has_come_to_the_story_since(monkeypatch):
    monkeypatch.setattr(commons.people, "electors_of", lambda _roll: [f"{n:02}" for n in range(60)])
    party = SimpleNamespace(story={name: SimpleNamespace(key=name) for name in STORY})

    def drawn():
        return commons._drawn("all-members", 40, Random(600), party)

    before = drawn()
    party.story["panellist"] = SimpleNamespace(key=before[7])
    assert drawn() == before

"""When the pages were not served is found out at the next start, and never made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.core.terms import Interval
from folkmoot.platform import outages
from folkmoot.platform.models import Heartbeat, Outage
from folkmoot.platform.tasks import periodic

pytestmark = pytest.mark.django_db

TEN_TO = datetime(2026, 7, 18, 10, 50, tzinfo=UTC)
BACK = TEN_TO + timedelta(minutes=30)


def test_the_first_start_of_all_ends_no_outage():
    assert outages.note_start(TEN_TO) is None
    assert outages.outages_between(TEN_TO - timedelta(days=999)) == []


def test_a_silence_longer_than_three_minutes_becomes_an_outage_at_the_next_start():
    outages.note_start(TEN_TO - timedelta(hours=5))
    outages.beat(TEN_TO)
    assert outages.note_start(BACK) == Interval(TEN_TO, BACK)
    assert outages.outages_between(TEN_TO) == [Interval(TEN_TO, BACK)]


def test_a_restart_within_three_minutes_is_no_outage():
    outages.beat(TEN_TO)
    assert outages.note_start(TEN_TO + timedelta(minutes=3)) is None
    assert outages.note_start(TEN_TO + timedelta(minutes=6)) is None


def test_a_second_process_that_starts_after_the_first_finds_the_service_running():
    outages.beat(TEN_TO)
    assert outages.note_start(BACK)
    assert outages.note_start(BACK + timedelta(seconds=1)) is None
    assert Outage.objects.count() == 1


def test_a_clock_that_was_put_back_makes_no_outage_and_does_not_forget_the_later_beat():
    outages.beat(BACK)
    assert outages.note_start(TEN_TO) is None
    assert outages.last_beat() == BACK


def test_an_outage_is_counted_in_whole_seconds_in_favour_of_those_who_waited():
    outages.beat(TEN_TO.replace(microsecond=900_000))
    assert outages.note_start(BACK.replace(microsecond=1)) == Interval(
        TEN_TO, BACK + timedelta(seconds=1)
    )


def test_only_outages_that_touch_the_asked_time_are_given():
    outages.beat(TEN_TO)
    outages.note_start(BACK)
    assert outages.outages_between(BACK + timedelta(seconds=1)) == []
    assert outages.outages_between(BACK) != []
    assert outages.outages_between(BACK - timedelta(days=1), TEN_TO - timedelta(seconds=1)) == []
    assert outages.outages_between(BACK - timedelta(days=1), TEN_TO) != []


def test_a_restored_backup_does_not_make_an_outage_of_the_days_since_it_was_made():
    outages.beat(TEN_TO - timedelta(days=7))
    outages.resume_from(TEN_TO)
    assert outages.note_start(BACK) == Interval(TEN_TO, BACK)


def test_where_nobody_knows_when_pages_were_last_served_no_outage_is_made_up():
    outages.beat(TEN_TO - timedelta(days=7))
    outages.resume_from(None)
    assert outages.note_start(BACK) is None


def test_the_heartbeat_is_one_row_that_moves_with_every_tick():
    for minute in range(3):
        periodic.do_all(TEN_TO + timedelta(minutes=minute), only=[outages.beat])
    assert list(Heartbeat.objects.values_list("at", flat=True)) == [TEN_TO + timedelta(minutes=2)]

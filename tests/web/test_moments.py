"""Dates and times in words, seen from a present that is always given."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.web import moments
from folkmoot.web.templatetags import web

NOW = datetime(2026, 9, 15, 17, 40, tzinfo=UTC)


def test_a_moment_is_told_in_the_time_of_the_place_and_noon_by_name() -> None:
    noon = datetime(2026, 9, 24, 11, 0, tzinfo=UTC)
    assert moments.moment_words(noon) == "Thursday 24 September 2026, 12 noon"


def test_a_day_without_an_hour_has_no_hour() -> None:
    assert moments.moment_words(date(2026, 9, 24)) == "Thursday 24 September 2026"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(19, 30), "19.30"),
        (time(9, 5), "9.05"),
        (time(0, 0), "midnight, as the day begins"),
        (time(12, 0), "12 noon"),
        (time(12, 1), "12.01"),
    ],
)
def test_the_clock_in_words(at, words) -> None:
    assert moments.clock_words(at) == words


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        moments.moment_words(datetime(2026, 9, 24, 12, 0))  # noqa: DTZ001 that is the point


@pytest.mark.parametrize(
    ("ahead", "words", "urgency"),
    [
        (timedelta(days=23, hours=5), "23 days left", "open"),
        (timedelta(days=7, seconds=1), "7 days left", "open"),
        (timedelta(days=7), "7 days left", "soon"),
        (timedelta(days=1, hours=5, minutes=59), "1 day 5 hours left", "soon"),
        (timedelta(days=1), "1 day left", "last"),
        (timedelta(hours=5, minutes=20, seconds=59), "5 hours 20 minutes left", "last"),
        (timedelta(hours=1), "1 hour left", "last"),
        (timedelta(minutes=1), "1 minute left", "last"),
        (timedelta(seconds=59), "less than a minute left", "last"),
        (timedelta(0), "closed less than a minute ago", "over"),
        (-timedelta(days=2, hours=6), "closed 2 days ago", "over"),
    ],
)
def test_time_left_is_told_in_words_with_its_urgency(ahead, words, urgency) -> None:
    assert moments.time_left_words(NOW + ahead, now=NOW) == words
    assert moments.urgency(NOW + ahead, now=NOW) == urgency


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_nobody_is_promised_time_they_do_not_have(span) -> None:
    """Reading the words back never gives more than there is."""
    units = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}
    words = moments.span_words(span)
    told = timedelta(0)
    if words != "less than a minute":
        parts = words.split()
        for count, unit in zip(parts[::2], parts[1::2], strict=True):
            told += int(count) * units[unit.removesuffix("s")]
    assert told <= span


def test_the_machine_can_read_the_same_moment() -> None:
    html = web.moment(datetime(2026, 9, 24, 11, 0, tzinfo=UTC))
    assert html.startswith('<time datetime="2026-09-24T11:00:00+00:00">Thursday')
    assert web.dateline(datetime(2026, 9, 23, 23, 30, tzinfo=UTC)).startswith(
        '<time datetime="2026-09-24">Thursday 24'
    )
    assert web.shortdate(date(2026, 9, 24)) == '<time datetime="2026-09-24">24 Sep 2026</time>'

"""What a reader sees of the record: sentences, not machine words; acts, not empty intervals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.apps.record import private_lane
from folkmoot.apps.record.act_types import declare, in_words, known
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef

NOON = datetime(2026, 9, 24, 12, tzinfo=UTC)
NAME = "test.called"
CALLED = known().get(NAME) or declare(
    NAME, says="A meeting was called for {starts}; digest {digest}.", clear=("starts", "digest")
)


@pytest.fixture
def called(db) -> None:
    with official(CALLED, actor=ActorRef("person", "01ADA"), at=NOON) as act:
        act.shows(starts="2026-10-01T18:30:00+00:00", digest="ab" * 32)
    private_lane.close_intervals(at=NOON + timedelta(days=3))


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-10-01T18:30:00+00:00", "Thursday 1 October 2026, 19.30"),
        ("2026-10-01", "Thursday 1 October 2026"),
        ("2026-13-45", "2026-13-45"),
        ("ab" * 32, "abababababab…"),
        ("conference-2026", "conference-2026"),
        ("motion:2026-17", "motion 2026-17"),
        (40, "40"),
        (None, ""),
    ],
)
def test_fields_are_read_as_people_read_them(value, words):
    assert in_words(value) == words


def test_the_list_has_acts_and_on_request_the_closings_of_the_private_lane(client, called):
    short, whole = client.get("/record/"), client.get("/record/?lane=both")
    assert "A meeting was called for Thursday 1 October 2026, 19.30" in text_of(short)
    assert "private lane closed" not in text_of(short)
    assert text_of(whole).count("An interval of the private lane closed") == 3
    assert "Leave its intervals out of the list" in text_of(whole)


def test_an_entry_shows_its_fields_in_words_and_its_bytes_as_they_are(client, called):
    page = text_of(client.get("/record/0"))
    assert "<dt>Starts</dt><dd>Thursday 1 October 2026, 19.30</dd>" in page
    assert "ab" * 32 in page  # byte for byte what was recorded

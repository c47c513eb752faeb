"""An outage moves deadlines on, so it stands on the record, with the moment it was found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.apps.record import queries
from folkmoot.apps.record.service import begin_serving
from folkmoot.apps.record.views import length_words
from folkmoot.platform import outages

pytestmark = pytest.mark.django_db
START = datetime(2026, 5, 4, 10, tzinfo=UTC)


def noted():
    return queries.entries_about("service:outages")


def test_a_start_after_a_long_silence_is_an_entry_and_a_fact_at_once(client):
    assert begin_serving(at=START) is None
    assert noted() == []
    back = START + timedelta(hours=2, minutes=5)
    down = begin_serving(at=back)
    (entry,) = noted()
    assert (entry.at, entry.body["seconds"]) == (back, 7500)
    assert list(outages.outages_between(START)) == [down]
    assert entry.sentence.startswith("Nobody was served from ")
    page = client.get("/record/outages").content.decode()
    assert "2 h 5 min" in page
    assert f'href="/record/{entry.seq}"' in page


def test_a_quick_restart_leaves_the_record_as_it_was(client):
    begin_serving(at=START)
    begin_serving(at=START + timedelta(minutes=2))
    assert noted() == []
    assert "There was none." in client.get("/record/outages").content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 min"), (60, "1 min"), (61, "2 min"), (3600, "1 h"), (3660, "1 h 1 min")],
)
def test_how_long_it_was_is_said_in_hours_and_minutes(seconds, words):
    assert length_words(seconds) == words

"""A change made for a time: taken out on its day, on the record, once; prolonged before it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django_tasks_db.models import DBTaskResult

from apps.rulebook.small_party import CLERK, NOON, pid_of, reworded
from folkmoot.apps.rulebook import actions
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.queries.rebuilding import rebuild
from folkmoot.platform.acts import Refused

DAY = date(2026, 6, 1)
THAT_DAY = datetime(2026, 6, 1, 0, 30, tzinfo=UTC)
AUTUMN = date(2026, 10, 1)
DECISION = rulebook.Enactment(record_seq=9, label="Motion 2026-20", address="/motions/2026-20")


@pytest.fixture
def temporary(enact):
    return enact(*reworded("2.I.B", "automatically excluded", "heard first"), ends_on=DAY)


def words(on=None):
    view = rulebook.edition_on("party", on) if on else rulebook.last_edition("party")
    return view.tree.provision(pid_of("2.I.B")).text


def expire(at=THAT_DAY):
    return actions.expire_words(actor=CLERK, at=at, document="party", edition=2)


def test_on_its_day_the_words_go_and_the_edition_says_by_what_decision(temporary):
    made = expire()
    assert (made.sequence, made.origin, made.in_force_on) == (3, "expired", DAY)
    assert made.enactment.label == "Sunset set by Motion 2026-17"
    assert "heard first" in words(date(2026, 5, 31))
    assert "automatically excluded" in words(DAY)
    assert rulebook.sunset_of("party", 2).expired_by == 3
    assert not any(each.fault for each in rebuild("party"))


def test_the_task_waits_for_the_day_and_does_it_once(temporary, monkeypatch):
    task = "folkmoot.apps.rulebook.actions.sunsets"
    monkeypatch.setattr(f"{task}.now", lambda: NOON)
    actions.expire_when_due.call(document="party", edition=2)
    assert rulebook.last_edition("party").sequence == 2
    monkeypatch.setattr(f"{task}.now", lambda: THAT_DAY)
    for _again in range(2):
        actions.expire_when_due.call(document="party", edition=2)
    assert rulebook.last_edition("party").sequence == 3
    with pytest.raises(Refused, match="taken out again by edition 3"):
        expire()


def test_the_task_of_the_day_is_written_with_the_certificate(temporary):
    (waiting,) = DBTaskResult.objects.filter(task_path__endswith="expire_when_due")
    assert waiting.run_after == datetime(2026, 5, 31, 23, tzinfo=UTC)  # midnight in London
    assert waiting.args_kwargs["kwargs"] == {"document": "party", "edition": 2}


def test_a_meeting_may_prolong_it_before_its_day_and_not_after(temporary):
    asked = {"actor": CLERK, "document": "party", "edition": 2, "enactment": DECISION}
    with pytest.raises(Refused, match="holds until 2026-06-01"):
        actions.extend_sunset(at=NOON, until=DAY, **asked)
    longer = actions.extend_sunset(at=NOON, until=AUTUMN, **asked)
    assert (longer.ends_on, longer.first, longer.label) == (AUTUMN, DAY, "Motion 2026-20")
    with pytest.raises(Refused, match="holds until 2026-10-01"):
        expire()
    with pytest.raises(Refused, match="what is over cannot be prolonged"):
        actions.extend_sunset(
            at=datetime(2026, 10, 1, 9, tzinfo=UTC), until=date(2027, 1, 1), **asked
        )
    assert expire(datetime(2026, 10, 3, 9, tzinfo=UTC)).in_force_on == AUTUMN


def test_words_amended_since_are_not_overwritten_and_people_decide(temporary, enact):
    enact(*reworded("2.I.B", "heard first", "heard and answered first"))
    with pytest.raises(Refused):
        expire()
    assert "heard and answered first" in words()
    assert not rulebook.way_back("party", 2).verdict


def test_what_is_no_temporary_change_or_over_at_once_is_refused(party, enact):
    with pytest.raises(Refused, match="no longer hold"):
        enact(*reworded("2.I.B", "automatically", "always"), ends_on=date(2026, 3, 1))
    enact(*reworded("2.I.B", "automatically", "always"))
    with pytest.raises(Refused, match="until they are changed again"):
        expire()


def test_the_edition_says_until_when_it_holds(temporary, client):
    page = client.get("/rules/party@2/certificate").content.decode()
    assert "1 June 2026" in page
    assert "Only until" in page


def test_the_provision_says_until_when_its_words_hold_and_who_reads_an_older_edition_is_spared(
    temporary, client
):
    told = "What edition 2 changed here holds only until Monday 1 June 2026"
    assert told in client.get("/rules/party/2.I.B").content.decode()
    assert told not in client.get("/rules/party/2.I.C").content.decode()
    assert told not in client.get("/rules/party/2.I.B@1").content.decode()
    asked = {"actor": CLERK, "document": "party", "edition": 2, "enactment": DECISION}
    actions.extend_sunset(at=NOON, until=AUTUMN, **asked)
    assert "only until Thursday 1 October 2026" in client.get("/rules/party/2.I.B").content.decode()
    expire(datetime(2026, 10, 3, 9, tzinfo=UTC))
    assert "holds only until" not in client.get("/rules/party/2.I.B").content.decode()

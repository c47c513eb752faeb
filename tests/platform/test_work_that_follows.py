"""Letters go out one to a person, after the act; periodic work fails alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core import mail as outgoing
from django_tasks_db.models import DBTaskResult

from folkmoot.platform import mail, ready
from folkmoot.platform.acts import one_transaction
from folkmoot.platform.tasks import periodic
from folkmoot.platform.tasks.worker import work_until_empty

NOON = datetime(2026, 9, 24, 12, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_everybody_gets_a_letter_of_their_own_and_sees_nobody_elses_address():
    mail.post(to=["ada@example.org", "bram@example.org"], subject="Notice", text="We meet.")
    assert outgoing.outbox == []
    work_until_empty()
    assert sorted(tuple(each.recipients()) for each in outgoing.outbox) == [
        ("ada@example.org",),
        ("bram@example.org",),
    ]
    assert {each.subject for each in outgoing.outbox} == {"Notice"}


@pytest.mark.django_db(transaction=True)
def test_a_calendar_comes_as_an_attachment():
    mail.post(to=["ada@example.org"], subject="s", text="t", calendar="BEGIN:VCALENDAR")
    work_until_empty()
    name, content, kind = outgoing.outbox[0].attachments[0]
    assert (name, content, kind) == ("invite.ics", "BEGIN:VCALENDAR", "text/calendar")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_undone_sends_no_letter():
    def undone() -> None:
        with one_transaction():
            mail.post(to=["ada@example.org"], subject="s", text="t")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert DBTaskResult.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_fails_does_not_keep_the_next_from_going():
    mail.post(to=["a\nb@example.org", "ada@example.org"], subject="s", text="t")
    work_until_empty()
    assert [each.recipients() for each in outgoing.outbox] == [["ada@example.org"]]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


def test_a_piece_of_periodic_work_that_fails_is_logged_and_stops_no_other(caplog):
    done = []

    def breaks(at):
        raise ZeroDivisionError

    periodic.do_all(NOON, only=[done.append, breaks, done.append])
    assert done == [NOON, NOON]
    assert "periodic work failed: breaks" in caplog.text


def test_what_is_offered_twice_is_done_once(monkeypatch):
    monkeypatch.setattr(periodic, "_work", [])
    done = []
    work = done.append
    periodic.offer(work)
    periodic.offer(work)
    periodic.do_all(NOON)
    assert done == [NOON]


def test_what_cannot_be_made_ready_keeps_no_server_from_beginning(monkeypatch, caplog):
    done = []

    def breaks(at):
        raise ZeroDivisionError

    monkeypatch.setattr(ready, "_work", [])
    for work in (breaks, done.append):
        ready.offer(work)
    ready.do_all(NOON)
    assert done == [NOON]
    assert "not made ready: breaks" in caplog.text

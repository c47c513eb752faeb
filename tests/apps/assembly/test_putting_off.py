"""A called meeting is put off or called off: members are told, and so are their calendars."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar

from apps.assembly.cast import NOW, THURSDAY, Cast, called_branch_meeting
from apps.assembly.visiting import at, browser
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.queries.outlines import next_outlines
from folkmoot.apps.record.acts import Refused

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def put_off(cast, key, who="Ada", *, to=THURSDAY + WEEK, why="The hall is flooded.", moment=NOW):
    return actions.postpone_meeting(
        actor=cast.actor(who), at=moment, meeting=key, starts_at=to, why=why
    )


def call_off(cast, key, who="Ada", *, why="The hall is flooded.", moment=NOW):
    return actions.call_off_meeting(actor=cast.actor(who), at=moment, meeting=key, why=why)


def codes(refused):
    return refused.value.verdict.codes


def last_letter():
    return DBTaskResult.objects.latest("enqueued_at").args_kwargs["kwargs"]


def event_of(letter):
    (event,) = Calendar.from_ical(letter["calendar"]).walk("VEVENT")
    return event


def test_members_are_told_of_the_new_time_and_their_calendars_move_it(cast: Cast):
    key = called_branch_meeting(cast)
    view, code = put_off(cast, key)
    assert (view.status, view.starts_at) == ("called", THURSDAY + WEEK)
    assert view.moved == ((THURSDAY, "The hall is flooded."),)
    assert code
    letter = last_letter()
    assert "is put off to" in letter["subject"]
    assert "The hall is flooded." in letter["text"]
    assert "METHOD:REQUEST" in letter["calendar"]
    event = event_of(letter)
    assert (event["sequence"], event["status"]) == (1, "CONFIRMED")
    assert event.decoded("dtstart") == THURSDAY + WEEK


def test_the_letter_is_notice_of_the_new_time_and_the_old_notice_counts_no_more(cast: Cast):
    key = called_branch_meeting(cast)
    actions.send_notice(actor=cast.actor("Ada"), at=NOW, meeting=key)
    assert queries.meeting(key).notice_ok
    day_before = THURSDAY - timedelta(days=1)
    view, _ = put_off(cast, key, to=THURSDAY + timedelta(days=1), moment=day_before)
    assert not view.notice_ok
    assert view.notice.codes == ("meeting.notice_too_short",)
    view, _ = put_off(cast, key, to=THURSDAY + 4 * WEEK, moment=day_before)
    assert view.notice_ok


def test_a_meeting_called_off_is_struck_out_of_calendars_and_nothing_more_is_done_in_it(cast: Cast):
    key = called_branch_meeting(cast)
    view, _ = call_off(cast, key)
    assert (view.status, view.off_because) == ("called_off", "The hall is flooded.")
    letter = last_letter()
    assert "is called off" in letter["subject"]
    assert "METHOD:CANCEL" in letter["calendar"]
    assert event_of(letter)["status"] == "CANCELLED"
    assert queries.next_meeting("brackley-branch", NOW) is None
    assert next_outlines(["brackley-branch"], NOW) == {}
    for do in (
        lambda: actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key),
        lambda: actions.send_notice(actor=cast.actor("Ada"), at=NOW, meeting=key),
        lambda: call_off(cast, key),
        lambda: put_off(cast, key),
    ):
        with pytest.raises(Refused) as refused:
            do()
        assert "meeting.called_off" in codes(refused)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"who": "Edith"}, "assembly.not_an_officer"),
        ({"why": " "}, "words.missing"),
        ({"to": NOW}, "meeting.in_the_past"),
        ({"to": THURSDAY}, "meeting.same_time"),
    ],
)
def test_putting_off_without_office_reason_or_a_time_ahead_is_refused(cast: Cast, more, code):
    key = called_branch_meeting(cast)
    with pytest.raises(Refused) as refused:
        put_off(cast, key, **more)
    assert code in codes(refused)
    assert queries.meeting(key).starts_at == THURSDAY


def test_a_meeting_that_has_begun_is_closed_and_not_called_off(cast: Cast):
    key = called_branch_meeting(cast)
    actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key)
    for do in (put_off, call_off):
        with pytest.raises(Refused) as refused:
            do(cast, key, moment=THURSDAY)
        assert "meeting.has_begun" in codes(refused)


def test_its_secretary_does_both_on_pages_and_others_read_what_became_of_it(cast: Cast):
    key = called_branch_meeting(cast)
    with at(NOW):
        ada = browser(cast, "Ada")
        page = ada.get(f"/meetings/{key}").content.decode()
        assert "Put it off" in page
        assert "Call it off" in page
        moved = ada.post(
            f"/meetings/{key}/postponement",
            {"starts_at": f"{THURSDAY + WEEK:%Y-%m-%dT%H:%M}", "why": "The hall is flooded."},
        )
        assert moved.status_code == 303
        assert "Put off; it was called for" in ada.get(f"/meetings/{key}").content.decode()
        empty = ada.post(f"/meetings/{key}/calling-off", {"why": ""})
        assert empty.status_code == 422
        off = ada.post(f"/meetings/{key}/calling-off", {"why": "Nobody can come."})
        assert off.status_code == 303
        seen = browser(cast, "Ben").get(f"/meetings/{key}").content.decode()
    assert "This meeting was called off" in seen
    assert "Nobody can come." in seen
    assert "Call it off" not in seen

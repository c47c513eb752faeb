"""Calling a meeting and giving notice of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from apps.assembly.cast import NOW, THURSDAY, Cast, called_branch_meeting, open_branch_meeting
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.models import AgendaItem, Meeting, Notice, Requisition
from folkmoot.apps.record import queries as record
from folkmoot.platform.acts import Refused

pytestmark = pytest.mark.django_db


def test_a_secretary_calls_a_meeting_and_gets_a_receipt(cast: Cast):
    view, code = actions.call_meeting(
        actor=cast.actor("Ada"),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        starts_at=THURSDAY,
    )
    assert view.key == "2026-brackley-branch-09-24"
    assert view.title == "Brackley branch meeting"
    assert view.status == "called"
    assert record.receipt(code) is not None
    assert queries.next_meeting("brackley-branch", NOW) == queries.meeting(view.key)


def test_a_member_without_an_office_cannot_call_one(cast: Cast):
    with pytest.raises(Refused) as refused:
        actions.call_meeting(
            actor=cast.actor("Edith"),
            at=NOW,
            unit="brackley-branch",
            kind="branch_meeting",
            starts_at=THURSDAY,
        )
    assert refused.value.verdict.codes == ("assembly.not_an_officer",)
    assert not Meeting.objects.exists()


def test_nobody_is_called_to_a_meeting_that_is_over(cast: Cast):
    with pytest.raises(Refused) as refused:
        actions.call_meeting(
            actor=cast.actor("Ada"),
            at=THURSDAY,
            unit="brackley-branch",
            kind="branch_meeting",
            starts_at=NOW,
        )
    assert refused.value.verdict.codes == ("meeting.in_the_past",)


def test_two_meetings_of_one_day_have_keys_of_their_own(cast: Cast):
    first = called_branch_meeting(cast, noticed=None)
    view, _ = actions.call_meeting(
        actor=cast.actor("Ada"),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        starts_at=THURSDAY + timedelta(hours=2),
    )
    assert (first, view.key) == ("2026-brackley-branch-09-24", "2026-brackley-branch-09-24-2")


def test_the_same_meeting_is_not_called_twice(cast: Cast):
    called_branch_meeting(cast)
    with pytest.raises(Refused) as refused:
        called_branch_meeting(cast)
    assert refused.value.verdict.codes == ("meeting.called_already",)


def test_notice_on_the_last_day_is_in_time(cast: Cast):
    key = called_branch_meeting(cast, noticed=datetime(2026, 9, 16, 21, 59, tzinfo=UTC))
    view = queries.meeting(key)
    assert view is not None
    assert view.notice_ok
    assert "7 clear days given" in view.notice.reasons[0].sentence


def test_notice_one_day_late_says_by_how_much(cast: Cast):
    key = called_branch_meeting(cast, noticed=datetime(2026, 9, 17, 7, tzinfo=UTC))
    view = queries.meeting(key)
    assert view is not None
    assert not view.notice_ok
    assert view.notice.codes == ("meeting.notice_too_short",)
    assert "6 clear days given" in view.notice.reasons[0].sentence
    assert "8 hours" in view.notice.reasons[0].sentence
    assert str(view.notice.reasons[0].provision) == "party 3.I (edition 1)"


def test_each_member_gets_a_letter_of_their_own_with_the_meeting_for_the_calendar(cast: Cast):
    key = called_branch_meeting(cast)
    letters = [task.args_kwargs["kwargs"] for task in DBTaskResult.objects.all()]
    assert {letter["address"] for letter in letters} == {
        f"{name.lower()}@example.org"
        for name in ("Ada", "Ben", "Carys", "Dev", "Edith", "Femi", "Gail", "Hugo")
    }
    assert len(letters) == 8
    assert all("BEGIN:VEVENT" in letter["calendar"] for letter in letters)
    assert all("@" not in letter["text"] for letter in letters)
    assert key in letters[0]["text"]


def test_notice_that_lies_ahead_cannot_be_noted(cast: Cast):
    key = called_branch_meeting(cast, noticed=None)
    with pytest.raises(Refused) as refused:
        actions.send_notice(
            actor=cast.actor("Ada"),
            at=NOW,
            meeting=key,
            how="post",
            given_at=NOW + timedelta(days=1),
        )
    assert refused.value.verdict.codes == ("notice.in_the_future",)
    assert not Notice.objects.exists()


def test_members_ask_for_a_special_meeting_until_enough_have_signed(cast: Cast):
    asked, _ = actions.requisition_meeting(
        actor=cast.actor("Edith"),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        purpose="The closure of the library",
    )
    assert asked.enough.codes == ("requisition.too_few",)  # a fifth of 8 members is 2
    with pytest.raises(Refused) as refused:
        _call_special(cast, by="Edith", requisition=1)
    assert refused.value.verdict.codes == ("requisition.too_few",)
    asked, _ = actions.sign_requisition(
        actor=cast.actor("Femi"), at=NOW, unit="brackley-branch", number=1
    )
    assert asked.enough
    view = _call_special(cast, by="Femi", requisition=1)
    assert (view.convened_as, view.by_requisition) == ("special", True)
    with pytest.raises(Refused) as refused:
        _call_special(cast, by="Femi", requisition=1)
    assert "requisition.answered" in refused.value.verdict.codes


def test_nobody_signs_a_requisition_twice_or_from_outside(cast: Cast):
    actions.requisition_meeting(
        actor=cast.actor("Edith"),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        purpose="x",
    )
    for name, code in (("Edith", "requisition.signed_already"), ("Jun", "assembly.members_only")):
        with pytest.raises(Refused) as refused:
            actions.sign_requisition(
                actor=cast.actor(name), at=NOW, unit="brackley-branch", number=1
            )
        assert refused.value.verdict.codes == (code,)
    assert Requisition.objects.get().signatures.count() == 1


def test_the_agenda_is_a_tree_with_computed_numbers(cast: Cast):
    key = called_branch_meeting(cast)
    ada = cast.actor("Ada")
    reports, _ = actions.put_on_agenda(actor=ada, at=NOW, meeting=key, title="Reports")
    actions.put_on_agenda(actor=ada, at=NOW, meeting=key, title="Treasurer", parent=reports.id)
    motion, _ = actions.put_on_agenda(
        actor=ada, at=NOW, meeting=key, title="Libraries", kind="motion", subject="motion:2026-17"
    )
    actions.put_on_agenda(actor=ada, at=NOW, meeting=key, title="Minutes", position=1)
    lines = [(line.number, line.title) for line in queries.agenda_lines(key)]
    assert lines == [("1", "Minutes"), ("2", "Reports"), ("2.1", "Treasurer"), ("3", "Libraries")]
    assert motion.subject == "motion:2026-17"


def test_a_motion_is_not_put_on_one_agenda_twice(cast: Cast):
    key = called_branch_meeting(cast)
    put = {"at": NOW, "meeting": key, "title": "A", "kind": "motion", "subject": "motion:2026-17"}
    actions.put_on_agenda(actor=cast.actor("Ada"), **put)
    with pytest.raises(Refused) as refused:
        actions.put_on_agenda(actor=cast.actor("Ada"), **put)
    assert refused.value.verdict.codes == ("agenda.there_already",)
    assert AgendaItem.objects.count() == 1


def test_a_meeting_is_not_opened_twice_nor_on_another_day(cast: Cast):
    key = called_branch_meeting(cast)
    with pytest.raises(Refused) as refused:
        actions.open_meeting(actor=cast.actor("Ada"), at=NOW, meeting=key)
    assert refused.value.verdict.codes == ("meeting.too_early",)
    actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key)
    with pytest.raises(Refused) as refused:
        actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key)
    assert refused.value.verdict.codes == ("meeting.open_already",)


def test_an_agenda_is_shut_when_the_meeting_is(cast: Cast):
    key = open_branch_meeting(cast)
    actions.close_meeting(actor=cast.actor("Ada"), at=THURSDAY + timedelta(hours=1), meeting=key)
    with pytest.raises(Refused) as refused:
        actions.put_on_agenda(actor=cast.actor("Ada"), at=THURSDAY, meeting=key, title="Late")
    assert refused.value.verdict.codes == ("meeting.closed",)


def _call_special(cast: Cast, *, by: str, requisition: int) -> queries.MeetingView:
    view, _ = actions.call_meeting(
        actor=cast.actor(by),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        starts_at=THURSDAY,
        requisition=requisition,
    )
    return view

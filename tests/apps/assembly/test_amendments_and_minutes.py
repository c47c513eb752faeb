"""Floor amendments, minutes that write themselves, “we met” on one screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from apps.assembly.cast import (
    NOW,
    THURSDAY,
    Cast,
    called_branch_meeting,
    later,
    open_branch_meeting,
)
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions import Decided, NoticeWas, RightFigures
from folkmoot.apps.assembly.models import (
    Decision,
    FloorAmendment,
    Meeting,
    MinutesApproval,
    MinutesCorrection,
    Resolution,
)
from folkmoot.platform.acts import Refused

pytestmark = pytest.mark.django_db
TEXT = "This branch calls on the council to keep the library open on Saturdays and Sundays."


def codes(refused) -> tuple[str, ...]:
    return refused.value.verdict.codes


def motion(cast: Cast) -> tuple[str, int]:
    """An open branch meeting with an ordinary motion before it."""
    key = open_branch_meeting(cast)
    item, _ = actions.put_on_agenda(
        actor=cast.actor("Ada"), at=later(1), meeting=key, title="The library", kind="motion",
        text=TEXT,
    )  # fmt: skip
    return key, item.id


def move(cast: Cast, key: str, item: int, find: str, replacement: str) -> None:
    actions.move_floor_amendment(
        actor=cast.actor("Ada"), at=later(2), meeting=key, item=item, find=find,
        replacement=replacement, mover=cast["Edith"], seconder=cast["Femi"],
    )  # fmt: skip


def vote(cast: Cast, key: str, item: int, number: int, votes_for: int, votes_against: int):
    view, _ = actions.decide_floor_amendment(
        actor=cast.actor("Ada"), at=later(3), meeting=key, item=item, amendment=number,
        votes_for=votes_for, votes_against=votes_against,
    )  # fmt: skip
    return view


def test_amendments_are_voted_in_order_until_the_substantive_text_stands(cast: Cast):
    key, item = motion(cast)
    move(cast, key, item, "the council", "the county council")
    move(cast, key, item, " and Sundays", "")
    move(cast, key, item, "Saturdays and Sundays", "every day")
    with pytest.raises(Refused) as refused:
        vote(cast, key, item, 2, 5, 0)
    assert codes(refused) == ("amendment.out_of_order",)
    with pytest.raises(Refused) as refused:
        actions.decide(
            actor=cast.actor("Ada"), at=later(3), meeting=key, item=item, question="The library",
            votes_for=6, votes_against=0,
        )  # fmt: skip
    assert codes(refused) == ("amendment.waiting",)
    vote(cast, key, item, 1, 2, 3)
    vote(cast, key, item, 2, 5, 1)
    text = queries.motion_text(item)
    assert text is not None
    assert [a.status for a in text.amendments] == ["lost", "carried", "fallen"]
    assert text.standing == TEXT.replace(" and Sundays", "")
    with pytest.raises(Refused) as refused:
        vote(cast, key, item, 3, 5, 0)
    assert codes(refused) == ("amendment.fallen",)
    actions.decide(
        actor=cast.actor("Ada"), at=later(4), meeting=key, item=item, question="The library",
        votes_for=6, votes_against=0,
    )  # fmt: skip
    resolved = Resolution.objects.get()
    assert (resolved.title, resolved.text) == ("The library", text.standing)
    with pytest.raises(Refused) as refused:
        move(cast, key, item, "council", "government")
    assert codes(refused) == ("amendment.motion_decided",)


def test_the_words_to_be_changed_must_stand_in_the_text_once(cast: Cast):
    key, item = motion(cast)
    for find, replacement, code in (
        ("the mayor", "x", "amendment.words_not_found"),
        ("the ", "a ", "amendment.words_not_unique"),
        ("", "x", "amendment.no_words"),
        ("library", "library", "amendment.no_change"),
    ):
        with pytest.raises(Refused) as refused:
            move(cast, key, item, find, replacement)
        assert codes(refused) == (code,)
    assert not FloorAmendment.objects.exists()


def test_only_members_move_amendments(cast: Cast):
    key, item = motion(cast)
    with pytest.raises(Refused) as refused:
        actions.move_floor_amendment(
            actor=cast.actor("Ada"), at=later(2), meeting=key, item=item, find="library",
            replacement="school", mover=cast["Jun"],
        )  # fmt: skip
    assert codes(refused) == ("amendment.not_a_member",)


def closed_meeting(cast: Cast) -> str:
    """A branch meeting with one decision, closed."""
    key = open_branch_meeting(cast)
    actions.decide(
        actor=cast.actor("Ada"), at=later(5), meeting=key, question="That we buy a banner",
        votes_for=4, votes_against=2,
    )  # fmt: skip
    actions.add_note(actor=cast.actor("Ada"), at=later(6), meeting=key, text="Tea was served.")
    actions.close_meeting(actor=cast.actor("Ada"), at=later(60), meeting=key)
    return key


def next_meeting(cast: Cast) -> tuple[str, datetime]:
    """The branch's October meeting, open and quorate."""
    starts = THURSDAY + timedelta(days=28)
    ada = cast.actor("Ada")
    view, _ = actions.call_meeting(
        actor=ada, at=later(90), unit="brackley-branch", kind="branch_meeting", starts_at=starts
    )
    actions.open_meeting(actor=ada, at=starts, meeting=view.key)
    actions.mark_attendance(actor=ada, at=starts, meeting=view.key, came=cast.branch[:5])
    return view.key, starts + timedelta(minutes=5)


def test_minutes_write_themselves_from_the_facts(cast: Cast):
    written = queries.minutes(closed_meeting(cast))
    assert written is not None
    assert written.chair_name == "Ben Sorley"
    assert [line.name for line in written.attendance][:2] == ["Ada Okafor", "Ben Sorley"]
    assert (written.presence.total, written.status) == (6, "draft")
    assert written.blocks[-1].decisions[0].count_words == "4 for, 2 against"
    assert written.blocks[-1].notes == ("Tea was served.",)
    assert written.contradictions == ()


def test_the_next_meeting_approves_the_minutes_as_they_were_read(cast: Cast):
    key = closed_meeting(cast)
    october, at = next_meeting(cast)
    draft = queries.minutes(key)
    assert draft is not None
    approve = {"actor": cast.actor("Ada"), "at": at, "meeting": key, "approved_at": october}
    with pytest.raises(Refused) as refused:
        actions.approve_minutes(**approve, digest="0" * 64)
    assert codes(refused) == ("minutes.changed",)
    view, _ = actions.approve_minutes(**approve, digest=draft.digest)
    assert view is not None
    assert view.status == "approved"
    assert MinutesApproval.objects.get().digest == draft.digest
    with pytest.raises(Refused) as refused:
        actions.approve_minutes(**approve)
    assert codes(refused) == ("minutes.approved_already",)


def test_a_meeting_that_votes_the_minutes_down_has_not_approved_them(cast: Cast):
    key = closed_meeting(cast)
    october, at = next_meeting(cast)
    view, _ = actions.approve_minutes(
        actor=cast.actor("Ada"), at=at, meeting=key, approved_at=october, votes_for=1,
        votes_against=4,
    )  # fmt: skip
    assert view is not None
    assert view.status == "draft"


def test_minutes_are_approved_by_a_later_meeting_of_the_same_body(cast: Cast):
    key = open_branch_meeting(cast)
    with pytest.raises(Refused) as refused:
        actions.approve_minutes(actor=cast.actor("Ada"), at=later(9), meeting=key, approved_at=key)
    assert codes(refused) == ("minutes.not_finished",)
    actions.close_meeting(actor=cast.actor("Ada"), at=later(60), meeting=key)
    with pytest.raises(Refused) as refused:
        actions.approve_minutes(actor=cast.actor("Ada"), at=later(61), meeting=key, approved_at=key)
    assert codes(refused) == ("minutes.not_later",)


def test_a_wrong_figure_is_corrected_by_a_decision_that_points_at_it(cast: Cast):
    key = closed_meeting(cast)
    view, _ = actions.correct_minutes(
        actor=cast.actor("Ada"), at=later(99), meeting=key, said="4 for, 2 against",
        should_say="2 for, 4 against", why="The columns were swapped.", decision=1,
        figures=RightFigures(2, 4),
    )  # fmt: skip
    first, second = queries.decisions_of(key)
    assert (first.outcome, first.corrected_by) == ("carried", 2)
    assert (second.outcome, second.corrects, second.count_words) == (
        "lost",
        1,
        "2 for, 4 against",
    )
    assert view is not None
    assert view.corrections[0].said == "4 for, 2 against"
    assert queries.resolutions(["brackley-branch"]) == ()
    with pytest.raises(Refused) as refused:
        actions.correct_minutes(
            actor=cast.actor("Ada"), at=later(99), meeting=key, said="a", should_say="b",
            decision=1,
        )  # fmt: skip
    assert codes(refused) == ("minutes.corrected_already",)


def test_a_correction_must_add_up_too(cast: Cast):
    key = closed_meeting(cast)
    with pytest.raises(Refused) as refused:
        actions.correct_minutes(
            actor=cast.actor("Ada"), at=later(99), meeting=key, said="4", should_say="40",
            decision=1, figures=RightFigures(40, 2),
        )  # fmt: skip
    assert "figures.more_than_present" in codes(refused)
    assert Decision.objects.count() == 1
    assert not MinutesCorrection.objects.exists()


def test_a_meeting_under_way_is_not_corrected(cast: Cast):
    key = open_branch_meeting(cast)
    with pytest.raises(Refused) as refused:
        actions.correct_minutes(
            actor=cast.actor("Ada"), at=later(9), meeting=key, said="a", should_say="b"
        )
    assert codes(refused) == ("minutes.not_finished",)


def test_a_branch_records_its_meeting_on_one_screen(cast: Cast):
    met, _ = actions.we_met(
        actor=cast.actor("Ada"),
        at=later(200),
        unit="brackley-branch",
        held_at=THURSDAY,
        came=cast.branch[:6],
        decided=[Decided("That we buy a banner", 5, 1), Decided("That Ben bring tea")],
    )
    assert (met.meeting.status, met.meeting.quorate) == ("closed", True)
    assert [d.outcome for d in met.decisions] == ["carried", "agreed"]
    assert all(d.record_seq is not None for d in met.decisions)


def test_minutes_of_a_meeting_on_one_screen_do_not_say_that_there_was_no_notice(cast: Cast):
    met, _ = actions.we_met(
        actor=cast.actor("Ada"),
        at=later(200),
        unit="brackley-branch",
        held_at=THURSDAY,
        count=6,
        decided=[Decided("That the hall be booked")],
    )
    (reason,) = queries.minutes(met.meeting.key).meeting.notice.reasons
    assert reason.code == "meeting.notice_not_noted"
    assert reason.sentence.startswith("The meeting was written down afterwards")
    assert reason.provision is not None


def test_we_met_for_a_meeting_that_had_been_called_passes_a_motion(cast: Cast):
    key = called_branch_meeting(cast)
    met, _ = actions.we_met(
        actor=cast.actor("Ada"),
        at=later(200),
        unit="brackley-branch",
        held_at=THURSDAY,
        meeting=key,
        count=6,
        decided=[
            Decided("Exclusions", 5, 1, subject="motion:2026-17", question_kind="rule_change")
        ],
    )
    assert met.meeting.key == key
    assert [d.outcome for d in queries.decisions_about("motion:2026-17")] == ["carried"]


def test_a_motion_at_a_meeting_without_notice_is_refused_and_nothing_is_kept(cast: Cast):
    record = {
        "actor": cast.actor("Ada"),
        "at": later(200),
        "unit": "brackley-branch",
        "held_at": THURSDAY,
        "count": 6,
        "decided": [
            Decided("Exclusions", 5, 1, subject="motion:2026-17", question_kind="rule_change")
        ],
    }
    with pytest.raises(Refused) as refused:
        actions.we_met(**record)
    assert codes(refused) == ("meeting.notice_not_noted",)
    assert not Meeting.objects.exists()
    actions.we_met(**record, notice=NoticeWas(datetime(2026, 9, 10, 9, tzinfo=UTC), "posted"))
    assert Meeting.objects.get().notices.get().how == "posted"


def test_what_lies_ahead_or_does_not_fit_cannot_be_recorded_as_met(cast: Cast):
    ada = cast.actor("Ada")
    for change, code in (
        ({"at": NOW}, "meeting.in_the_future"),
        ({"came": cast.branch[:5], "count": 9}, "attendance.count_differs"),
        ({"count": 3, "decided": [Decided("x", 3, 0)]}, "meeting.no_quorum"),
        ({"count": 40, "decided": [Decided("x", 3, 0)]}, "meeting.more_present_than_members"),
        ({"actor": cast.actor("Edith")}, "assembly.not_an_officer"),
        ({"ended_at": THURSDAY - timedelta(hours=1)}, "meeting.ends_before_it_began"),
    ):
        with pytest.raises(Refused) as refused:
            actions.we_met(
                **{
                    "actor": ada,
                    "at": later(200),
                    "unit": "brackley-branch",
                    "held_at": THURSDAY,
                    **change,
                }
            )
        assert code in codes(refused)
    assert not Meeting.objects.exists()

"""What a meeting can decide, by what count, and what stands in the way."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.assembly.cast import THURSDAY, Cast, later, open_branch_meeting, open_conference
from apps.assembly.visiting import at, browser
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions import Section
from folkmoot.apps.assembly.models import Attendance, Decision, Resolution
from folkmoot.apps.assembly.queries.presence import person_keys_present
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import queries as record
from folkmoot.core.arithmetic import Figures, reconcile
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts
from folkmoot.platform.acts import Refused

pytestmark = pytest.mark.django_db


def put(cast: Cast, key: str, *, by: str = "Ada", minutes: int = 10, **more):
    """Put a question to the branch meeting."""
    more.setdefault("question", "That we buy a banner")
    return actions.decide(actor=cast.actor(by), at=later(minutes), meeting=key, **more)


def refusal(cast: Cast, key: str, **more) -> tuple[str, ...]:
    """Put a question that is refused, and say why; nothing is changed."""
    before = Decision.objects.count()
    with pytest.raises(Refused) as refused:
        put(cast, key, **more)
    assert Decision.objects.count() == before
    return refused.value.verdict.codes


def test_a_majority_of_hands_carries_with_printed_working(cast: Cast):
    key = open_branch_meeting(cast)
    view, _ = put(cast, key, votes_for=4, votes_against=1, abstentions=1)
    assert (view.outcome, view.count_words) == ("carried", "4 for, 1 against, 1 abstained")
    assert view.working[0].startswith("For 4 of 5 votes cast = 4/5")
    assert view.quorate
    assert view.record_seq is not None
    assert record.entries_about(view.ref)[0].seq == view.record_seq


def test_the_record_shows_figures_and_not_the_words_of_the_question(cast: Cast):
    key = open_branch_meeting(cast)
    view, _ = put(cast, key, question="That Edith Marsh be thanked", votes_for=6, votes_against=0)
    entry = record.entries_about(view.ref)[0]
    assert entry.body["votes"] == "6 : 0 : 0"
    assert b"Edith" not in entry.data


def test_a_tie_is_lost_unless_the_chair_gives_a_casting_vote(cast: Cast):
    key = open_branch_meeting(cast)
    lost, _ = put(cast, key, votes_for=3, votes_against=3)
    won, _ = put(cast, key, votes_for=3, votes_against=3, casting_vote="for")
    assert (lost.outcome, won.outcome) == ("lost", "carried")
    assert "The chair gave the casting vote for the motion." in won.working


def test_more_votes_than_people_decide_nothing(cast: Cast):
    key = open_branch_meeting(cast)
    assert refusal(cast, key, votes_for=5, votes_against=2) == ("figures.more_than_present",)


def test_a_stated_total_must_add_up(cast: Cast):
    key = open_branch_meeting(cast)
    codes = refusal(cast, key, votes_for=3, votes_against=2, total=6)
    assert codes == ("figures.total",)


@pytest.mark.data
def test_the_real_minutes_with_162_votes_of_122_represented_are_refused(shared_data):
    minutes = json.loads((shared_data / "assembly" / "wca-minutes-votes.json").read_text())
    year = next(m for m in minutes if m["file"].startswith("2024") and m["votes"])
    cast_votes = [
        sum(int(n) for key, n in vote.items() if isinstance(n, int) and "%" not in key)
        for vote in year["votes"]
    ]
    represented = int(year["represented"])
    assert cast_votes
    assert all(total > represented for total in cast_votes)
    verdict = reconcile(Figures(max(cast_votes), 0, present=represented))
    assert verdict.codes == ("figures.more_than_present",)


def test_only_one_side_of_a_vote_is_no_result(cast: Cast):
    key = open_branch_meeting(cast)
    assert refusal(cast, key, votes_for=3) == ("vote.one_side_missing",)


def test_an_inquorate_meeting_may_talk_but_not_decide(cast: Cast):
    key = open_branch_meeting(cast, present=4)
    assert refusal(cast, key, votes_for=4, votes_against=0) == ("meeting.no_quorum",)


def test_who_takes_part_by_phone_does_not_count_where_the_rule_says_so(cast: Cast):
    key = open_branch_meeting(cast, present=4)
    ada = cast.actor("Ada")
    for name, mode in (("Edith", "phone"), ("Femi", "online")):
        actions.mark_attendance(actor=ada, at=later(1), meeting=key, came=[cast[name]], mode=mode)
        view = queries.meeting(key)
        assert view is not None
        assert view.quorate == (mode == "online")


def test_a_quorum_that_has_left_is_no_quorum(cast: Cast):
    key = open_branch_meeting(cast, present=5)
    put(cast, key, minutes=5, votes_for=5, votes_against=0)
    actions.mark_attendance(actor=cast.actor("Ada"), at=later(6), meeting=key, left=[cast["Edith"]])
    assert refusal(cast, key, minutes=7, votes_for=4, votes_against=0) == ("meeting.no_quorum",)


def test_short_notice_lets_a_meeting_be_held_but_not_pass_a_motion(cast: Cast):
    key = open_branch_meeting(cast, noticed=datetime(2026, 9, 17, 7, tzinfo=UTC))
    business, _ = put(cast, key, votes_for=5, votes_against=0)
    assert not business.notice_ok
    with pytest.raises(Refused) as refused:
        put(cast, key, votes_for=5, votes_against=0, question_kind="ordinary")
    reason = refused.value.verdict.reasons[0]
    assert reason.code == "meeting.notice_too_short"
    assert "8 hours" in reason.sentence


def test_a_branch_supports_a_rule_change_by_hands_under_the_rules_threshold(cast: Cast):
    key = open_branch_meeting(cast)
    item, _ = actions.put_on_agenda(
        actor=cast.actor("Ada"), at=later(1), meeting=key, title="Exclusions", kind="motion",
        subject="motion:2026-17",
    )  # fmt: skip
    view, _ = put(
        cast, key, item=item.id, question_kind="rule_change", votes_for=3, votes_against=2
    )
    assert view.outcome == "lost"  # two thirds of 5 are 4
    assert [d.ref for d in queries.decisions_about("motion:2026-17")] == [view.ref]


def test_only_officers_and_tellers_record_a_vote(cast: Cast):
    key = open_branch_meeting(cast)
    assert refusal(cast, key, by="Edith", votes_for=5, votes_against=0) == (
        "assembly.not_an_officer",
    )


def test_nothing_is_decided_before_the_meeting_opens_or_after_it_closes(cast: Cast):
    key = open_branch_meeting(cast)
    codes = refusal(
        cast, key, votes_for=5, votes_against=0, decided_at=datetime(2026, 9, 24, 17, tzinfo=UTC)
    )
    assert "meeting.before_it_opened" in codes
    actions.close_meeting(actor=cast.actor("Ada"), at=later(60), meeting=key)
    assert refusal(cast, key, minutes=61, votes_for=5, votes_against=0) == ("meeting.closed",)


def test_a_show_of_hands_too_close_to_call_goes_on_to_tellers(cast: Cast):
    key = open_branch_meeting(cast)
    unclear, _ = put(cast, key, clear=False)
    assert unclear.outcome == "unclear"
    assert refusal(cast, key, question="", method="tellers", after=1, votes_for=3, votes_against=2
                   ) == ("ladder.no_demand",)  # fmt: skip
    view, _ = put(
        cast,
        key,
        question="",
        method="tellers",
        after=1,
        demanded_by_chair=True,
        sections=[Section("left", 2, 1), Section("right", 2, 1)],
    )
    assert (view.question, view.outcome, view.after) == (unclear.question, "carried", 1)
    assert view.demanded_by == "the chair"
    assert refusal(cast, key, question="", method="recorded", after=1, declared="lost") != ()


def test_sections_that_do_not_make_the_stated_totals_are_refused(cast: Cast):
    key = open_branch_meeting(cast)
    put(cast, key, clear=False)
    codes = refusal(
        cast,
        key,
        method="tellers",
        after=1,
        demanded_by_chair=True,
        votes_for=5,
        votes_against=1,
        sections=[Section("left", 2, 1), Section("right", 2, 0)],
    )
    assert codes == ("figures.sections.for",)


def test_a_count_by_tellers_needs_its_figures(cast: Cast):
    key = open_branch_meeting(cast)
    put(cast, key, clear=False)
    codes = refusal(cast, key, method="tellers", after=1, demanded_by_chair=True, declared="lost")
    assert codes == ("vote.needs_figures",)


def test_a_recorded_vote_takes_only_those_who_are_there(cast: Cast):
    key = open_branch_meeting(cast)
    put(cast, key, clear=False)
    names = {cast["Ada"]: "for", cast["Gail"]: "for"}
    codes = refusal(cast, key, method="recorded", after=1, demanded_by_chair=True, recorded=names)
    assert codes == ("vote.not_present",)


def test_a_procedural_motion_needs_what_the_table_says(cast: Cast):
    key = open_branch_meeting(cast)
    vote = {"question_kind": "challenge_the_chair", "votes_for": 3, "votes_against": 2}
    assert refusal(cast, key, **vote) == (
        "procedural.no_seconder",
        "procedural.no_reply_yet",
    )
    facts = ProceduralFacts("challenge_the_chair", seconded=True, replied=True)
    view, _ = put(cast, key, procedural=facts, **vote)
    assert view.outcome == "lost"  # it takes two thirds


def test_a_rule_change_at_conference_is_not_decided_by_hands(cast: Cast):
    key = open_conference(cast)
    with pytest.raises(Refused) as refused:
        actions.decide(
            actor=cast.actor("Gail"),
            at=datetime(2026, 9, 27, 10, tzinfo=UTC),
            meeting=key,
            question="Exclusions",
            question_kind="rule_change",
            votes_for=3,
            votes_against=1,
        )
    assert "ladder.mandatory" in refused.value.verdict.codes


def test_what_is_resolved_enters_the_book_in_the_words_that_were_carried(cast: Cast):
    key = open_branch_meeting(cast)
    put(cast, key, votes_for=5, votes_against=0)
    put(cast, key, votes_for=0, votes_against=5)
    book = queries.resolutions(["brackley-branch"])
    assert [entry.text for entry in book] == ["That we buy a banner"]
    actions.follow_up(
        actor=cast.actor("Ada"), at=later(99), number=book[0].number, says="Bought.", done=True
    )
    assert queries.resolutions(["brackley-branch"])[0].settled
    with pytest.raises(Refused) as refused:
        actions.follow_up(actor=cast.actor("Edith"), at=later(99), number=book[0].number, says="x")
    assert refused.value.verdict.codes == ("assembly.not_an_officer",)
    assert Resolution.objects.get().follow_ups.count() == 1


def test_a_visitor_is_no_member_and_does_not_count(cast: Cast):
    key = open_branch_meeting(cast, present=4)
    with pytest.raises(Refused) as refused:
        actions.mark_attendance(
            actor=cast.actor("Ada"), at=later(1), meeting=key, came=[cast["Jun"]]
        )
    assert refused.value.verdict.codes == ("attendance.not_a_member",)
    actions.mark_attendance(
        actor=cast.actor("Ada"), at=later(1), meeting=key, visitors=["Jun from Corby"]
    )
    view = queries.meeting(key)
    assert view is not None
    assert not view.quorate
    assert Attendance.objects.filter(person_key="").count() == 1


def test_nobody_is_in_the_room_twice(cast: Cast):
    key = open_branch_meeting(cast)
    with pytest.raises(Refused) as refused:
        actions.mark_attendance(
            actor=cast.actor("Ada"), at=later(1), meeting=key, came=[cast["Ada"]]
        )
    assert refused.value.verdict.codes == ("attendance.there_already",)


def test_a_member_sends_apologies_once(cast: Cast):
    key = open_branch_meeting(cast)
    actions.apologise(actor=cast.actor("Hugo"), at=THURSDAY, meeting=key)
    assert queries.apologies(key) == ("Hugo Lindqvist",)
    for by, person, code in (
        ("Hugo", "", "apology.noted_already"),
        ("Edith", "Femi", "assembly.not_an_officer"),
        ("Ada", "Jun", "attendance.not_a_member"),
    ):
        with pytest.raises(Refused) as refused:
            actions.apologise(
                actor=cast.actor(by),
                at=THURSDAY,
                meeting=key,
                person=cast[person] if person else "",
            )
        assert refused.value.verdict.codes == (code,)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    votes_for=st.integers(0, 9),
    votes_against=st.integers(0, 9),
    abstentions=st.integers(0, 9),
    total=st.none() | st.integers(0, 12),
)
def test_minutes_hold_exactly_the_votes_that_reconcile(
    cast: Cast, votes_for, votes_against, abstentions, total
):
    held = queries.next_meeting("brackley-branch", THURSDAY)
    key = held.key if held else open_branch_meeting(cast)
    fits = reconcile(
        Figures(votes_for, votes_against, abstentions, present=6, entitled=8, total=total)
    )
    before = Decision.objects.count()
    vote = {
        "votes_for": votes_for,
        "votes_against": votes_against,
        "abstentions": abstentions,
        "total": total,
    }
    if not fits:
        assert refusal(cast, key, **vote) == fits.codes
    else:
        view, _ = put(cast, key, **vote)
        assert Decision.objects.count() == before + 1
        assert (view.outcome == "carried") == (votes_for > votes_against)
        assert view.figures is not None
        assert Fraction(view.figures.votes_for) == votes_for
    written = queries.minutes(key)
    assert written is not None
    assert written.contradictions == ()


def test_a_vote_by_name_is_entered_from_the_roll_and_read_by_members_only(cast: Cast):
    key = open_branch_meeting(cast)
    url = f"/meetings/{key}/decisions/by-name"
    with at(later(20)):
        ada = browser(cast, "Ada")
        page = ada.get(url).content.decode()
        there = person_keys_present(queries.meeting(key).id, at=later(20))
        first, second, third = sorted(there)[:3]
        for who in (first, second, third):
            assert f'name="vote-{who}"' in page
        votes = {f"vote-{first}": "for", f"vote-{second}": "for", f"vote-{third}": "against"}
        given = {"question": "That we march", "demanded_by_chair": "on", **votes}
        nobody = ada.post(url, {"question": "That we march", "demanded_by_chair": "on"})
        assert nobody.status_code == 422
        assert "nobody is named" in nobody.content.decode()
        answer = ada.post(url, given)
        assert answer.status_code == 303
        decision = queries.decisions_of(key)[-1]
        assert (decision.method, decision.outcome) == ("recorded", "carried")
        assert decision.count_words == "2 for, 1 against"
        shown = ada.get(decision.url).content.decode()
        assert "Vote by vote" in shown
        assert people.name_of(third) in shown
        assert browser(cast, "Edith").get(url).status_code == 403
        assert "Vote by vote" not in browser(cast, "").get(decision.url).content.decode()

"""What makes a meeting able to decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, SECOND, branch_decision, grounds, law, when
from folkmoot.core.procedure.meetings.competence import (
    CompetenceFacts,
    check_competence,
    check_unit_decision,
    check_unit_rejection,
)
from folkmoot.core.procedure.meetings.notice import (
    NoticeFacts,
    check_meeting_notice,
    notice_answer,
)
from folkmoot.core.procedure.meetings.quorum import QuorumFacts, check_quorum, quorum
from folkmoot.core.procedure.meetings.requisition import (
    RequisitionFacts,
    check_requisition,
    signatures_needed,
)

THURSDAY = when(9, 17, 19, 30)
LAST = when(9, 9, 23, 59) + timedelta(seconds=59)
NOTICE = NoticeFacts("ordinary", THURSDAY, LAST)
QUORATE = QuorumFacts("branch", members=43, room=5)


def test_notice_that_leaves_seven_clear_days_is_in_time():
    assert check_meeting_notice(NOTICE, law(), THURSDAY)


def test_notice_a_second_later_is_too_short_and_says_by_how_much():
    late = replace(NOTICE, sent_at=LAST + SECOND)
    verdict = check_meeting_notice(late, law(), THURSDAY)
    assert grounds(verdict) == {("meeting.notice_too_short", "meeting.ordinary.notice")}
    assert verdict.reasons[0].sentence == (
        "Notice of the meeting went out 1 second too late: 7 clear days were needed, 6 clear days "
        "given. The last moment was the end of Wednesday 9 September 2026."
    )
    answer = notice_answer(late, law())
    assert answer is not None
    assert not answer.in_time


def test_a_meeting_of_which_no_notice_is_recorded_was_not_called():
    facts = replace(NOTICE, sent_at=None)
    assert grounds(check_meeting_notice(facts, law(), THURSDAY)) == {
        ("meeting.no_notice", "meeting.ordinary.notice")
    }
    assert notice_answer(facts, law()) is None
    assert check_meeting_notice(facts, law({"meeting.ordinary.notice": None}), THURSDAY)


def test_five_of_forty_three_are_a_quorum_and_four_are_not():
    assert check_quorum(QUORATE, law(), NOON)
    verdict = check_quorum(replace(QUORATE, room=4), law(), NOON)
    assert grounds(verdict) == {("meeting.no_quorum", "meeting.branch.quorum_number")}
    assert verdict.reasons[0].sentence == "4 members are present and 5 are needed, of 43."
    assert verdict.reasons[0].next_step == (
        "You can talk but not decide. Wait for 1 more, or meet again."
    )


def test_a_branch_of_twelve_needs_two():
    assert quorum("branch", 12, law()) == 2
    assert quorum("branch", 12, law({"meeting.quorum_is": "higher"})) == 5


def test_where_only_a_share_is_set_the_share_is_cited():
    rules = law({"meeting.branch.quorum_number": None})
    verdict = check_quorum(replace(QUORATE, room=4), rules, NOON)
    assert grounds(verdict) == {("meeting.no_quorum", "meeting.branch.quorum_share")}
    free = law({"meeting.branch.quorum_number": None, "meeting.branch.quorum_share": None})
    assert check_quorum(QuorumFacts("branch", 43), free, NOON)


def test_those_online_count_only_where_the_rule_counts_them():
    online = QuorumFacts("branch", 43, room=1, online=4)
    assert check_quorum(online, law(), NOON)
    verdict = check_quorum(online, law({"meeting.presence": ["room", "phone"]}), NOON)
    assert grounds(verdict) == {("meeting.no_quorum", "meeting.branch.quorum_number")}
    assert "(4 more are not)" in verdict.reasons[0].sentence


def test_more_present_than_members_does_not_reconcile():
    verdict = check_quorum(QuorumFacts("branch", 12, room=13), law(), NOON)
    assert grounds(verdict) == {("meeting.more_present_than_members", "meeting.presence")}


@given(st.integers(0, 5000))
def test_a_quorum_by_share_is_never_less_than_the_share(members):
    rules = law({"meeting.branch.quorum_number": None, "meeting.branch.quorum_share": "1/7"})
    needed = quorum("branch", members, rules)
    assert needed == ceil(Fraction(members, 7))


def test_the_secretary_may_call_a_special_meeting_alone():
    facts = RequisitionFacts(43, offices=("secretary",), business="the hall")
    assert check_requisition(facts, law(), NOON)


def test_nine_of_forty_three_members_may_have_a_meeting_called_and_eight_may_not():
    assert signatures_needed(43, law()) == 9
    assert check_requisition(RequisitionFacts(43, 9, business="the hall"), law(), NOON)
    verdict = check_requisition(RequisitionFacts(43, 8, business="the hall"), law(), NOON)
    assert grounds(verdict) == {("requisition.too_few", "requisition.members")}
    assert verdict.reasons[0].sentence == "8 of 43 members ask for the meeting. It takes 9."


def test_a_request_says_what_the_meeting_is_for():
    verdict = check_requisition(RequisitionFacts(43, 9), law(), NOON)
    assert grounds(verdict) == {("requisition.no_business", "requisition.members")}


def test_where_members_may_not_call_a_meeting_the_officers_are_named():
    rules = law({"requisition.members": None, "requisition.share": None})
    verdict = check_requisition(RequisitionFacts(43, 43, business="the hall"), rules, NOON)
    assert grounds(verdict) == {("requisition.not_yours", "requisition.officers")}
    assert "chair or secretary" in verdict.reasons[0].sentence


def test_a_branch_may_pass_a_rule_change_and_a_region_may_not():
    assert check_competence(CompetenceFacts("branch", "ordinary", "rule_change"), law(), NOON)
    verdict = check_competence(CompetenceFacts("regional", "ordinary", "rule_change"), law(), NOON)
    assert grounds(verdict) == {("meeting.not_competent", "meeting.regional.may_pass")}
    assert verdict.reasons[0].sentence == (
        "A meeting of a region may pass an ordinary motion or an emergency motion, but not a rule "
        "change."
    )


def test_a_special_meeting_decides_only_what_its_notice_names():
    named = CompetenceFacts("branch", "special", "ordinary")
    assert check_competence(named, law(), NOON)
    unnamed = replace(named, in_notice=False)
    assert grounds(check_competence(unnamed, law(), NOON)) == {
        ("meeting.not_in_notice", "meeting.special_only_its_business")
    }
    assert check_competence(unnamed, law({"meeting.special_only_its_business": False}), NOON)


def test_a_decision_of_a_quorate_meeting_called_in_time_stands():
    assert check_unit_decision(branch_decision(), law(), NOON)


def test_a_decision_is_refused_for_every_reason_at_once():
    decision = branch_decision(
        quorum=QuorumFacts("branch", 43, room=4),
        notice=NoticeFacts("ordinary", when(5, 21), when(5, 20)),
        votes_for=2,
        votes_against=2,
    )
    assert grounds(check_unit_decision(decision, law(), NOON)) == {
        ("meeting.no_quorum", "meeting.branch.quorum_number"),
        ("meeting.notice_too_short", "meeting.ordinary.notice"),
        ("meeting.not_carried", "meeting.branch.may_pass"),
    }


@pytest.mark.parametrize("votes", [(10, 3), (13, 0), (14, -2)])
def test_votes_that_do_not_fit_those_present_are_refused(votes):
    decision = branch_decision(votes_for=votes[0], votes_against=votes[1])
    assert ("meeting.votes_exceed_present", "meeting.branch.may_pass") in grounds(
        check_unit_decision(decision, law(), NOON)
    )


def test_a_decision_cannot_be_recorded_before_the_meeting():
    assert check_unit_decision(branch_decision(decided_at=NOON), law(), NOON)
    decision = branch_decision(decided_at=NOON + SECOND)
    assert grounds(check_unit_decision(decision, law(), NOON)) == {
        ("meeting.in_the_future", "meeting.branch.may_pass")
    }


def test_a_rejection_needs_the_same_meeting_and_the_other_figures():
    lost = branch_decision(votes_for=3, votes_against=9)
    assert check_unit_rejection(lost, law(), NOON)
    assert grounds(check_unit_rejection(branch_decision(), law(), NOON)) == {
        ("meeting.carried", "meeting.branch.may_pass")
    }
    inquorate = replace(lost, quorum=QuorumFacts("branch", 43, room=4), votes_against=1)
    assert not check_unit_rejection(replace(inquorate, votes_for=0), law(), NOON)


def test_an_affiliate_decides_by_its_own_rules_where_the_rules_say_so():
    foreign = branch_decision(
        proposer="affiliate",
        competence=CompetenceFacts("regional", "ordinary", "rule_change"),
        notice=NoticeFacts("ordinary", when(5, 21), None),
    )
    assert check_unit_decision(foreign, law(), NOON)
    ours = law({"meeting.affiliates_by_own_rules": False})
    assert not check_unit_decision(foreign, ours, NOON)

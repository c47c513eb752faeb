"""Rule group 5: the priorities ballot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.procedure.procedure_world import SECOND, grounds, law, when
from folkmoot.core.procedure.rules.priorities import (
    PriorityPaper,
    TopicFacts,
    check_priority_paper,
    check_topic,
)

OPENS, CLOSES = when(9, 27, 13, 30), when(9, 27, 16)
TOPICS = ("Housing", "Transport", "Schools", "Health", "Courts", "Work", "Water")
PAPER = PriorityPaper("units", "Northfield", ("Housing", "Water"), TOPICS, OPENS, CLOSES)


@pytest.mark.parametrize("at", [OPENS, CLOSES])
def test_a_delegation_may_vote_from_the_first_to_the_last_moment(at):
    assert check_priority_paper(PAPER, law(), at)


def test_outside_its_hours_the_ballot_takes_no_paper():
    early = check_priority_paper(PAPER, law(), OPENS - SECOND)
    late = check_priority_paper(PAPER, law(), CLOSES + SECOND)
    assert grounds(early) == {("priorities.not_open", "priorities.opens_at")}
    assert grounds(late) == {("priorities.closed", "priorities.closes_at")}


def test_a_delegation_has_one_paper():
    verdict = check_priority_paper(replace(PAPER, already_voted=True), law(), OPENS)
    assert grounds(verdict) == {("priorities.already_voted", "priorities.vote_by")}
    assert "Each delegation has one" in verdict.reasons[0].sentence


def test_a_paper_of_one_delegate_is_refused_where_delegations_vote():
    verdict = check_priority_paper(replace(PAPER, as_delegation=False), law(), OPENS)
    assert grounds(verdict) == {("priorities.vote_by", "priorities.vote_by")}
    rules = law({"priorities.vote_by": "delegate"})
    assert check_priority_paper(replace(PAPER, as_delegation=False), rules, OPENS)


def test_more_topics_than_the_college_chooses_are_refused():
    verdict = check_priority_paper(replace(PAPER, topics=TOPICS), law(), OPENS)
    assert grounds(verdict) == {("priorities.too_many", "priorities.colleges")}
    assert verdict.reasons[0].sentence == "The paper names 7 topics. It may name 6."


def test_the_number_of_topics_is_the_colleges_own():
    rules = law({"priorities.colleges": {"units": 1, "affiliates": 4}})
    assert not check_priority_paper(PAPER, rules, OPENS)
    assert check_priority_paper(replace(PAPER, college="affiliates"), rules, OPENS)


def test_a_stranger_a_doubled_topic_and_an_unknown_one_are_each_named():
    paper = replace(PAPER, topics=("Housing", "Housing", "Moon"), credentials=False)
    assert {code for code, _ in grounds(check_priority_paper(paper, law(), OPENS))} == {
        "priorities.no_credentials",
        "priorities.twice",
        "priorities.unknown_topic",
    }
    verdict = check_priority_paper(replace(PAPER, college="guests"), law(), OPENS)
    assert grounds(verdict) == {("priorities.no_college", "priorities.colleges")}


def test_a_topic_that_won_goes_on_the_agenda_and_one_that_did_not_stays_off():
    assert check_topic(TopicFacts("ordinary", "Housing", won=True), law(), CLOSES)
    verdict = check_topic(TopicFacts("ordinary", "Water", won=False), law(), CLOSES)
    assert grounds(verdict) == {("priorities.not_chosen", "priorities.kinds")}


def test_before_the_count_nothing_is_presumed():
    verdict = check_topic(TopicFacts("ordinary", "Water"), law(), CLOSES)
    assert grounds(verdict) == {("priorities.not_counted", "priorities.kinds")}


def test_a_rule_change_needs_no_place_in_the_ballot():
    assert check_topic(TopicFacts("rule_change", "Exclusion"), law(), CLOSES)

"""Thresholds as formulas, and decisions with their working."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    ABSOLUTE_MAJORITY,
    SIMPLE_MAJORITY,
    TWO_THIRDS_OF_ENTITLED,
    TWO_THIRDS_OF_PRESENT,
    TWO_THIRDS_OF_VOTES_CAST,
    UNANIMOUS,
    Denominator,
    Figures,
    FormulaError,
    Outcome,
    Share,
    Threshold,
    Votes,
    decide,
)
from folkmoot.core.terms import ProvisionRef

fractions = st.builds(Fraction, st.integers(1, 50), st.integers(1, 50)).filter(lambda f: f <= 1)
shares = st.builds(
    lambda fraction, of, strict, each: Share(fraction, of, strict and fraction < 1, each),
    fractions,
    st.sampled_from(Denominator),
    st.booleans(),
    st.booleans(),
)
conditions = shares | st.builds(Votes, st.integers(1, 5_000), st.booleans())
thresholds = st.lists(conditions, min_size=1, max_size=3).map(lambda c: Threshold(tuple(c)))
numbers = st.integers(0, 500)


@given(thresholds)
def test_every_threshold_survives_being_printed_and_read(threshold):
    assert Threshold.parse(threshold.text) == threshold


def test_the_usual_majorities_have_their_usual_wording():
    assert SIMPLE_MAJORITY.text == "more than 1/2 of votes cast"
    assert ABSOLUTE_MAJORITY.text == "more than 1/2 of entitled"
    assert TWO_THIRDS_OF_VOTES_CAST.text == "at least 2/3 of votes cast"
    assert TWO_THIRDS_OF_PRESENT.text == "at least 2/3 of present"
    assert TWO_THIRDS_OF_ENTITLED.text == "at least 2/3 of entitled"
    assert UNANIMOUS.text == "all of votes cast"


def test_names_percentages_and_spacing_are_understood():
    assert Threshold.parse(" Simple  majority ") == SIMPLE_MAJORITY
    assert Threshold.parse("absolute majority") == ABSOLUTE_MAJORITY
    assert Threshold.parse("unanimous") == UNANIMOUS
    assert Threshold.parse("at least 60% of present").text == "at least 3/5 of present"
    assert Threshold.parse("simple majority in each college").text == (
        "more than 1/2 of votes cast in each college"
    )


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "most",
        "more than 1/0 of votes cast",
        "more than 3/2 of present",
        "more than 1/1 of present",
        "at least 0/3 of present",
        "at least 2/3 of members",
        "at least 0 votes",
        "at least 2/3 of present and",
        "at least 2/3 of present and luck",
        "more than half of votes cast",
    ],
)
def test_what_is_no_threshold_is_refused(wording):
    with pytest.raises(FormulaError):
        Threshold.parse(wording)


def test_the_working_reads_like_a_line_of_the_minutes():
    decision = decide(TWO_THIRDS_OF_VOTES_CAST, Figures(42, 18))
    assert decision.working == (
        "For 42 of 60 votes cast = 7/10; needed: at least 2/3 of votes cast, that is 40; carried",
    )
    assert decision.carried
    assert decision.verdict


def test_exactly_two_thirds_is_enough_where_at_least_is_asked_and_one_vote_less_is_not():
    assert decide(TWO_THIRDS_OF_VOTES_CAST, Figures(40, 20)).carried
    assert not decide(TWO_THIRDS_OF_VOTES_CAST, Figures(39, 20)).carried
    assert not decide(Threshold.parse("more than 2/3 of votes cast"), Figures(40, 20)).carried


def test_abstentions_count_only_where_the_denominator_holds_them():
    figures = Figures(30, 20, abstentions=25, present=80, entitled=100)
    cast = decide(SIMPLE_MAJORITY, figures)
    assert cast.carried
    assert cast.working[1] == (
        "Abstentions (25) and spoilt papers (0) are not votes cast and do not count."
    )
    present = decide(Threshold.parse("more than 1/2 of present"), figures)
    assert present.outcome is Outcome.NOT_CARRIED
    assert present.working == (
        "For 30 of 80 present = 3/8; needed: more than 1/2 of present, that is 41; not carried",
        (
            "Abstentions (25) and spoilt papers (0) are not votes for, but they are among those"
            " present."
        ),
    )
    assert not decide(ABSOLUTE_MAJORITY, figures).carried
    assert not decide(Threshold.parse("more than 1/2 of ballots"), figures).carried


def test_equal_votes_are_reported_as_a_tie_and_the_remedy_is_named():
    decision = decide(SIMPLE_MAJORITY, Figures(30, 30))
    assert decision.outcome is Outcome.TIED
    assert decision.tied
    assert not decision.carried
    assert decision.verdict.codes == ("decision.tied",)
    assert "casting vote" in decision.verdict.reasons[0].next_step
    assert decision.working[-1] == "The votes are equal, 30 for and as many against."


@pytest.mark.parametrize(
    ("casting", "outcome"), [("for", Outcome.CARRIED), ("against", Outcome.NOT_CARRIED)]
)
def test_a_casting_vote_settles_equal_votes_and_is_recorded(casting, outcome):
    decision = decide(SIMPLE_MAJORITY, Figures(30, 30), casting_vote=casting)
    assert decision.outcome is outcome
    assert decision.tied
    assert decision.working[-1] == f"The chair gave the casting vote {casting} the motion."


def test_a_casting_vote_without_a_tie_changes_nothing_and_says_so():
    decision = decide(SIMPLE_MAJORITY, Figures(29, 30), casting_vote="for")
    assert decision.outcome is Outcome.NOT_CARRIED
    assert "changes nothing" in decision.working[-1]


def test_a_casting_vote_cannot_make_two_thirds_of_one_vote_against_one():
    decision = decide(TWO_THIRDS_OF_VOTES_CAST, Figures(1, 1), casting_vote="for")
    assert decision.outcome is Outcome.NOT_CARRIED
    assert decision.tied


def test_equal_votes_may_be_enough_where_the_rule_says_at_least_half_and_are_still_reported():
    decision = decide(Threshold.parse("at least 1/2 of votes cast"), Figures(5, 5))
    assert decision.carried
    assert decision.tied
    assert decision.working[-1].startswith("The votes are equal")


def test_a_tie_cannot_rescue_a_motion_that_fails_another_condition():
    both = Threshold.parse("simple majority and at least 40 votes")
    assert decide(both, Figures(30, 30)).outcome is Outcome.NOT_CARRIED
    assert decide(both, Figures(40, 40)).outcome is Outcome.TIED
    assert decide(both, Figures(30, 30), casting_vote="for").outcome is Outcome.NOT_CARRIED


def test_nobody_voting_carries_nothing():
    for threshold in (UNANIMOUS, TWO_THIRDS_OF_VOTES_CAST):
        assert decide(threshold, Figures(0, 0)).outcome is Outcome.NOT_CARRIED
    assert decide(SIMPLE_MAJORITY, Figures(0, 0)).outcome is Outcome.TIED


def test_a_double_majority_is_needed_in_each_college():
    threshold = Threshold.parse("more than 1/2 of votes cast in each college")
    whole = Figures(110, 50)
    split = {"units": Figures(100, 20), "affiliates": Figures(10, 30)}
    decision = decide(threshold, whole, colleges=split)
    assert decision.outcome is Outcome.NOT_CARRIED
    assert decision.working == (
        (
            "units: for 100 of 120 votes cast = 5/6; needed: more than 1/2 of votes cast,"
            " that is 61; met"
        ),
        (
            "affiliates: for 10 of 40 votes cast = 1/4; needed: more than 1/2 of votes cast,"
            " that is 21; not met"
        ),
        "1 of 2 conditions are met: not carried.",
    )
    agreed = {"units": Figures(100, 20), "affiliates": Figures(21, 19)}
    assert decide(threshold, Figures(121, 39), colleges=agreed).carried


def test_a_tie_in_one_college_is_said_and_no_casting_vote_settles_it():
    threshold = Threshold.parse("more than 1/2 of votes cast in each college")
    colleges = {"units": Figures(100, 20), "affiliates": Figures(20, 20)}
    decision = decide(threshold, Figures(120, 40), colleges=colleges, casting_vote="for")
    assert decision.outcome is Outcome.NOT_CARRIED
    assert "affiliates: the votes are equal, 20 for and as many against." in decision.working


def test_figures_that_contradict_each_other_decide_nothing():
    rule = ProvisionRef("party", "9.1")
    decision = decide(SIMPLE_MAJORITY, Figures(149, 0, 13, present=122), provision=rule)
    assert decision.outcome is Outcome.REFUSED
    assert decision.verdict.codes == ("figures.more_than_present",)
    assert decision.verdict.reasons[0].provision == rule
    threshold = Threshold.parse("simple majority in each college")
    colleges = {"units": Figures(-1, 0)}
    decision = decide(threshold, Figures(1, 0), colleges=colleges)
    assert decision.working == ("units: There cannot be -1 votes for.",)


def test_a_missing_denominator_or_college_is_asked_for_and_not_guessed():
    present = decide(TWO_THIRDS_OF_PRESENT, Figures(10, 0))
    assert present.outcome is Outcome.REFUSED
    assert present.verdict.reasons[0].next_step == "State the number present."
    colleges = decide(Threshold.parse("simple majority in each college"), Figures(10, 0))
    assert colleges.verdict.codes == ("decision.no_colleges",)


@given(thresholds, numbers, numbers, numbers, numbers)
def test_one_more_vote_for_never_hurts(threshold, votes_for, against, abstain, absent):
    present = votes_for + 1 + against + abstain
    figures = [
        Figures(votes, against, abstain, present=present, entitled=present + absent)
        for votes in (votes_for, votes_for + 1)
    ]
    fewer, more = (decide(threshold, f, colleges={"all": f}) for f in figures)
    # The same people present: the one more vote comes from somebody who had not voted.
    if not any(
        c.of in {Denominator.VOTES_CAST, Denominator.BALLOTS}
        for c in threshold.conditions
        if isinstance(c, Share)
    ):
        assert more.carried or not fewer.carried
    if fewer.carried and all(isinstance(c, Share) for c in threshold.conditions):
        assert more.carried


@given(numbers, numbers, numbers, numbers)
def test_simple_majority_means_more_for_than_against(votes_for, against, abstain, spoilt):
    decision = decide(SIMPLE_MAJORITY, Figures(votes_for, against, abstain, spoilt))
    assert decision.carried == (votes_for > against)
    assert decision.tied == (votes_for == against)


@given(shares, numbers, numbers, numbers, st.integers(1, 12))
def test_shares_do_not_depend_on_the_scale_of_the_votes(share, votes_for, against, abstain, by):
    figures = [
        Figures(
            f * votes_for,
            f * against,
            f * abstain,
            present=f * (votes_for + against + abstain),
            entitled=f * 2_000,
        )
        for f in (1, by, Fraction(1, by))
    ]
    outcomes = {decide(Threshold((share,)), f, colleges={"all": f}).outcome for f in figures}
    assert len(outcomes) == 1

"""The priorities ballot of two colleges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    CardRoll,
    Delegation,
    NotCountableError,
    Overlap,
    PrioritiesRule,
    RollError,
    TopicBallot,
    check_topic_ballots,
    count_topics,
)

TOPICS = ("health", "homes", "rail", "schools", "tax", "water")
ROLL = CardRoll(
    (
        Delegation("Ashford", "units", 300),
        Delegation("Brigg", "units", 200),
        Delegation("Corby", "units", 100),
        Delegation("Bakers", "affiliates", 9_000),
        Delegation("Miners", "affiliates", 4_000),
    ),
    {"units": 1, "affiliates": 1},
)
BALLOTS = [
    TopicBallot("Ashford", ("health", "homes")),
    TopicBallot("Brigg", ("rail", "homes")),
    TopicBallot("Corby", ("rail", "schools")),
    TopicBallot("Bakers", ("homes", "tax")),
    TopicBallot("Miners", ("tax", "water")),
]
ballots_of_everybody = st.tuples(
    *(
        st.lists(st.sampled_from(TOPICS), unique=True, max_size=3)
        .map(tuple)
        .map(lambda topics, key=delegation.key: TopicBallot(key, topics))
        for delegation in ROLL.delegations
    )
)


def rule(overlap=Overlap.NO_REFILL, places=2, choices=2):
    return PrioritiesRule(TOPICS, {"units": places, "affiliates": places}, choices, overlap)


def test_each_college_chooses_by_weight_and_an_overlap_shrinks_the_list():
    lot = ("health", "rail")
    result = count_topics(rule(), ROLL, BALLOTS, lot=lot)
    units, affiliates = result.colleges
    assert units.votes == (("homes", 500), ("health", 300), ("rail", 300), ("schools", 100))
    assert units.chosen == ("homes", "health")
    assert affiliates.chosen == ("tax", "homes")
    assert result.chosen == ("homes", "health", "tax")
    assert result.settled
    assert result.working == (
        "units: votes homes 500, health 300, rail 300, schools 100; 2 places: homes, health.",
        "units: topics with 300 votes each were parted by lot.",
        "affiliates: votes tax 13000, homes 9000, water 4000; 2 places: tax, homes.",
        "Chosen by more than one college: homes; places left over: 1 (no refill).",
        "3 topics are chosen: homes, health, tax.",
    )


def test_a_refill_gives_the_places_left_over_to_the_next_topics():
    result = count_topics(rule(Overlap.REFILL), ROLL, BALLOTS, lot=("health", "rail"))
    assert result.refilled == ("rail",)
    assert result.chosen == ("homes", "health", "tax", "rail")
    assert "units refills a place with its next topic, rail." in result.working


def test_equal_topics_at_the_last_place_are_reported_and_never_parted_silently():
    result = count_topics(rule(Overlap.REFILL), ROLL, BALLOTS)
    units = result.colleges[0]
    assert not result.settled
    assert units.chosen == ("homes",)
    assert units.tied == ("health", "rail")
    assert units.open_places == 1
    assert result.refilled == ()
    assert (
        "units: health, rail have equal votes for the last places (1); draw a lot between them."
        in result.working
    )


def test_a_tie_while_refilling_is_reported():
    ballots = [
        TopicBallot("Ashford", ("homes",)),
        TopicBallot("Brigg", ("rail", "tax")),
        TopicBallot("Bakers", ("homes",)),
    ]
    result = count_topics(rule(Overlap.REFILL, places=1), ROLL, ballots)
    assert not result.settled
    assert result.chosen == ("homes",)
    assert "units cannot refill: rail, tax have equal votes" in "".join(result.working)
    drawn = count_topics(rule(Overlap.REFILL, places=1), ROLL, ballots, lot=("tax", "rail"))
    assert drawn.chosen == ("homes", "tax")
    assert drawn.settled


def test_a_topic_without_votes_is_never_chosen_even_where_places_are_free():
    result = count_topics(rule(Overlap.REFILL), ROLL, [TopicBallot("Bakers", ("tax",))])
    assert result.chosen == ("tax",)
    assert result.settled


@pytest.mark.parametrize(
    ("ballots", "code"),
    [
        ([TopicBallot("Nowhere", ("tax",))], "priorities.unknown_delegation"),
        (
            [TopicBallot("Brigg", ("tax",)), TopicBallot("Brigg", ("tax",))],
            "priorities.double_vote",
        ),
        ([TopicBallot("Brigg", ("tax", "rail", "homes"))], "priorities.too_many"),
        ([TopicBallot("Brigg", ("moon",))], "priorities.unknown_topic"),
        ([TopicBallot("Brigg", ("tax", "tax"))], "priorities.topic_twice"),
    ],
)
def test_a_ballot_that_cannot_be_right_is_refused_and_nothing_is_counted(ballots, code):
    verdict = check_topic_ballots(rule(), ROLL, ballots)
    assert verdict.codes == (code,)
    assert verdict.reasons[0].next_step
    with pytest.raises(NotCountableError):
        count_topics(rule(), ROLL, ballots)


def test_a_rule_that_cannot_be_right_is_refused():
    with pytest.raises(RollError, match="stands twice"):
        PrioritiesRule(("tax", "tax"), {"units": 1}, 1)
    with pytest.raises(RollError, match="at least 1"):
        PrioritiesRule(("tax",), {"units": 0}, 1)


@given(ballots_of_everybody, st.permutations(TOPICS), st.sampled_from(Overlap), st.integers(1, 4))
def test_no_college_has_more_than_its_places_and_no_loser_outweighs_a_winner(
    ballots, lot, overlap, places
):
    result = count_topics(rule(overlap, places, 3), ROLL, ballots, lot=lot)
    assert result.settled
    assert len(set(result.chosen)) == len(result.chosen) <= 2 * places
    for college in result.colleges:
        votes = dict(college.votes)
        assert len(college.chosen) == min(places, len(votes))
        losers = set(votes) - set(college.chosen)
        assert all(votes[w] >= votes[lost] for w in college.chosen for lost in losers)
    named = {topic for college in result.colleges for topic, _ in college.votes}
    if overlap is Overlap.REFILL:
        sought = sum(len(college.chosen) for college in result.colleges)
        assert len(result.chosen) == min(sought, len(named))


@given(ballots_of_everybody, st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_ballots_does_not_matter(ballots, random, places):
    shuffled = list(ballots)
    random.shuffle(shuffled)
    one, two = (count_topics(rule(places=places, choices=3), ROLL, b) for b in (ballots, shuffled))
    assert one == two


@given(ballots_of_everybody, st.integers(1, 4))
def test_without_a_lot_every_open_place_has_more_tied_topics_than_places(ballots, places):
    for college in count_topics(rule(places=places, choices=3), ROLL, ballots).colleges:
        assert (college.open_places > 0) == bool(college.tied)
        assert not college.tied or len(college.tied) > college.open_places
        assert len(college.chosen) + college.open_places <= places

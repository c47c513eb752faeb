"""Card votes: weights, split cards, colleges that each weigh their share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    CardBasis,
    CardRoll,
    Choice,
    DelegatesCard,
    Delegation,
    FiguresError,
    NotCountableError,
    Outcome,
    RollError,
    SplitCard,
    Threshold,
    WholeCard,
    check_cards,
    count_cards,
    decide,
    percent,
)
from folkmoot.core.terms import ProvisionRef

FOR, AGAINST, ABSTAIN = Choice
HALVES = {"units": 50, "affiliates": 50}
ROLL = CardRoll(
    (
        Delegation("Ashford", "units", 100, ("Ada", "Ben")),
        Delegation("Brigg", "units", 300, ("Cyd", "Dee", "Eve")),
        Delegation("Bakers", "affiliates", 9_000),
        Delegation("Miners", "affiliates", 1_000),
    ),
    HALVES,
)
RULE = ProvisionRef("standing-orders", "5.B")


def half(text):
    return Fraction(text) / 100


@st.composite
def voted_rolls(draw):
    """A roll with delegates, and at most one well-formed card of each delegation."""
    shares = {f"college {n}": draw(st.integers(1, 9)) for n in range(draw(st.integers(1, 3)))}
    delegations, cards = [], []
    for n in range(draw(st.integers(1, 8))):
        delegates = tuple(f"{n}.{d}" for d in range(draw(st.integers(1, 4))))
        college = draw(st.sampled_from(sorted(shares)))
        weight = draw(st.integers(0, 1_000))
        delegations.append(Delegation(f"unit {n}", college, weight, delegates))
        choice = st.sampled_from(Choice)
        kind = draw(st.sampled_from(["none", "whole", "split", "delegates"]))
        if kind == "whole":
            cards.append(WholeCard(f"unit {n}", draw(choice)))
        if kind == "split":
            left = draw(st.integers(0, weight))
            votes = {draw(choice): left}
            rest = draw(choice)
            votes[rest] = votes.get(rest, 0) + draw(st.integers(0, weight - left))
            cards.append(SplitCard(f"unit {n}", votes))
        if kind == "delegates":
            voting = draw(st.dictionaries(st.sampled_from(delegates), choice))
            cards.append(DelegatesCard(f"unit {n}", voting))
    return CardRoll(tuple(delegations), shares), cards


def test_the_published_card_vote_is_reproduced_and_its_printed_total_is_not():
    roll = CardRoll(
        (Delegation("all units", "units", 10_000), Delegation("all unions", "affiliates", 10_000)),
        HALVES,
    )
    cards = [
        SplitCard("all units", {FOR: 4_218, AGAINST: 5_618}),
        SplitCard("all unions", {FOR: 4_226, AGAINST: 5_774}),
    ]
    count = count_cards(roll, cards, basis=CardBasis.ENTITLED)
    units, affiliates = (college.portion(CardBasis.ENTITLED) for college in count.colleges)
    assert (percent(units.votes_for), percent(units.votes_against)) == ("21.09", "28.09")
    assert (percent(affiliates.votes_for), percent(affiliates.votes_against)) == ("21.13", "28.87")
    overall = count.overall(CardBasis.ENTITLED)
    assert overall.votes_for == half("42.22")
    assert overall.votes_against == half("56.96")
    assert "Together, of entitled (this decides): for 42.22%, against 56.96%." in count.working
    assert decide(Threshold.parse("simple majority"), count.figures).outcome is Outcome.NOT_CARRIED


def test_each_college_weighs_its_share_however_many_votes_it_has():
    cards = [
        WholeCard("Ashford", FOR),
        WholeCard("Brigg", FOR),
        WholeCard("Bakers", AGAINST),
        WholeCard("Miners", FOR),
    ]
    count = count_cards(ROLL, cards)
    assert count.overall(CardBasis.VOTES_CAST).votes_for == Fraction(1, 2) + Fraction(1, 20)
    assert count.missing == ()
    decision = decide(
        Threshold.parse("more than 1/2 of votes cast in each college"),
        count.figures,
        colleges=count.college_figures,
    )
    assert decision.outcome is Outcome.NOT_CARRIED
    assert decide(Threshold.parse("simple majority"), count.figures).carried


def test_both_denominators_are_reported_and_who_is_missing_is_named():
    count = count_cards(ROLL, [WholeCard("Ashford", FOR), WholeCard("Bakers", AGAINST)])
    assert count.missing == ("Brigg", "Miners")
    assert count.working == (
        (
            "units (1/2 of the whole): 400 votes on its cards;"
            " 100 for, 0 against, 0 abstain, 300 not cast."
        ),
        (
            "units, of votes cast: for 100 of 100 makes 50.00 of its 50.00%,"
            " against 0 of 100 makes 0.00."
        ),
        (
            "units, of entitled: for 100 of 400 makes 12.50 of its 50.00%,"
            " against 0 of 400 makes 0.00."
        ),
        (
            "affiliates (1/2 of the whole): 10000 votes on its cards;"
            " 0 for, 9000 against, 0 abstain, 1000 not cast."
        ),
        (
            "affiliates, of votes cast: for 0 of 9000 makes 0.00 of its 50.00%,"
            " against 9000 of 9000 makes 50.00."
        ),
        (
            "affiliates, of entitled: for 0 of 10000 makes 0.00 of its 50.00%,"
            " against 9000 of 10000 makes 45.00."
        ),
        "Together, of votes cast (this decides): for 50.00%, against 50.00%.",
        "Together, of entitled: for 12.50%, against 45.00%.",
        "No card from 2: Brigg, Miners.",
        (
            "Percentages are rounded to two decimals, halves up; sums are rounded once, from the"
            " exact fractions, which alone decide."
        ),
    )


def test_delegates_each_carry_an_equal_fraction_of_the_card():
    card = DelegatesCard("Brigg", {"Cyd": FOR, "Dee": AGAINST, "Eve": FOR})
    units = count_cards(ROLL, [card]).colleges[0]
    assert units.votes == {FOR: 200, AGAINST: 100, ABSTAIN: 0}


def test_a_delegate_who_does_not_vote_leaves_that_part_uncast():
    units = count_cards(ROLL, [DelegatesCard("Brigg", {"Cyd": FOR, "Dee": ABSTAIN})]).colleges[0]
    assert units.votes == {FOR: 100, AGAINST: 0, ABSTAIN: 100}
    assert units.not_cast == 200
    assert units.missing == ("Ashford",)


def test_delegates_may_carry_the_shares_their_delegation_gave_them():
    shares = {"Ada": Fraction(7, 10), "Ben": Fraction(3, 10)}
    card = DelegatesCard("Ashford", {"Ada": FOR, "Ben": AGAINST}, shares)
    assert count_cards(ROLL, [card]).colleges[0].votes == {FOR: 70, AGAINST: 30, ABSTAIN: 0}


def test_a_college_that_casts_nothing_adds_to_neither_side_and_the_working_says_so():
    count = count_cards(ROLL, [WholeCard("Ashford", FOR)])
    assert count.overall(CardBasis.VOTES_CAST).total == Fraction(1, 2)
    assert (
        "affiliates, of votes cast: nothing to divide by, so its 50.00% go to neither side."
        in count.working
    )


def test_a_threshold_of_those_entitled_is_refused_on_the_basis_of_votes_cast():
    cards = [WholeCard("Ashford", FOR), WholeCard("Bakers", FOR)]
    threshold = Threshold.parse("more than 1/2 of entitled")
    cast = count_cards(ROLL, cards)
    assert decide(threshold, cast.figures).outcome is Outcome.REFUSED
    entitled = count_cards(ROLL, cards, basis=CardBasis.ENTITLED)
    assert decide(threshold, entitled.figures).carried


@pytest.mark.parametrize(
    ("cards", "code", "named"),
    [
        ([WholeCard("Nowhere", FOR)], "cards.unknown_delegation", "Nowhere holds no card."),
        (
            [WholeCard("Brigg", FOR), SplitCard("Brigg", {FOR: 1})],
            "cards.double_vote",
            "Brigg voted twice.",
        ),
        (
            [SplitCard("Ashford", {FOR: 70, AGAINST: 31})],
            "cards.split_too_large",
            "Ashford splits 101 votes, but its card carries 100.",
        ),
        (
            [SplitCard("Ashford", {FOR: 101, AGAINST: -1})],
            "cards.negative",
            "Ashford cannot cast fewer than no votes.",
        ),
        (
            [DelegatesCard("Ashford", {"Cyd": FOR})],
            "cards.unknown_delegate",
            "Cyd is not a delegate of Ashford.",
        ),
        (
            [DelegatesCard("Ashford", {"Ben": FOR}, {"Ada": Fraction(1)})],
            "cards.no_share",
            "Ashford divides its card, but gives Ben no share.",
        ),
        (
            [DelegatesCard("Ashford", {"Ada": FOR}, {"Ada": Fraction(3, 2)})],
            "cards.split_too_large",
            "Ashford splits 150 votes, but its card carries 100.",
        ),
        (
            [DelegatesCard("Ashford", {"Ada": FOR}, {"Ada": Fraction(1), "Ben": Fraction(-1)})],
            "cards.negative",
            "Ashford cannot give Ben less than nothing.",
        ),
    ],
)
def test_a_card_that_cannot_be_right_is_refused_by_name_and_nothing_is_counted(cards, code, named):
    verdict = check_cards(ROLL, cards, provision=RULE)
    assert verdict.codes == (code,)
    assert verdict.reasons[0].sentence == named
    assert verdict.reasons[0].provision == RULE
    assert verdict.reasons[0].next_step
    with pytest.raises(NotCountableError, match=named) as refused:
        count_cards(ROLL, cards)
    assert refused.value.verdict.codes == (code,)


def test_every_bad_card_is_named_at_once():
    cards = [WholeCard("Nowhere", FOR), SplitCard("Ashford", {FOR: 101}), WholeCard("Brigg", FOR)]
    assert check_cards(ROLL, cards).codes == ("cards.unknown_delegation", "cards.split_too_large")


def test_votes_that_are_not_exact_are_refused():
    with pytest.raises(FiguresError, match="Ashford's votes for"):
        check_cards(ROLL, [SplitCard("Ashford", {FOR: 0.5})])


def test_a_roll_that_cannot_be_right_is_refused():
    with pytest.raises(RollError, match="Brigg stands on the roll twice"):
        CardRoll((Delegation("Brigg", "a", 1), Delegation("Brigg", "b", 1)), {"a": 1, "b": 1})
    with pytest.raises(RollError, match="'b' has no share"):
        CardRoll((Delegation("Brigg", "b", 1),), {"a": 1})
    with pytest.raises(RollError, match="must be above 0"):
        CardRoll((), {"a": 0})
    with pytest.raises(RollError, match="not a number of votes"):
        Delegation("Brigg", "a", -1)
    with pytest.raises(RollError, match="named twice"):
        Delegation("Brigg", "a", 1, ("Ada", "Ada"))


@given(voted_rolls(), st.randoms(use_true_random=False))
def test_the_order_of_cards_and_of_the_roll_does_not_matter(voted, random):
    roll, cards = voted
    shuffled, delegations = list(cards), list(roll.delegations)
    random.shuffle(shuffled)
    random.shuffle(delegations)
    one = count_cards(roll, cards)
    two = count_cards(CardRoll(tuple(delegations), roll.shares), shuffled)
    for basis in CardBasis:
        assert one.overall(basis) == two.overall(basis)
    assert set(one.missing) == set(two.missing)


@given(voted_rolls(), st.integers(2, 9), st.data())
def test_scaling_every_weight_inside_a_college_changes_nothing(voted, factor, data):
    roll, cards = voted
    scaled_college = data.draw(st.sampled_from(sorted(roll.shares)))
    factors = {d.key: factor if d.college == scaled_college else 1 for d in roll.delegations}
    scaled = CardRoll(
        tuple(
            Delegation(d.key, d.college, d.weight * factors[d.key], d.delegates)
            for d in roll.delegations
        ),
        roll.shares,
    )
    larger = [
        SplitCard(c.delegation, {k: v * factors[c.delegation] for k, v in c.votes.items()})
        if isinstance(c, SplitCard)
        else c
        for c in cards
    ]
    for basis in CardBasis:
        assert count_cards(roll, cards).overall(basis) == count_cards(scaled, larger).overall(basis)


@given(voted_rolls(), st.integers(2, 9))
def test_only_the_proportion_of_the_shares_matters(voted, factor):
    roll, cards = voted
    larger = CardRoll(roll.delegations, {k: v * factor for k, v in roll.shares.items()})
    for basis in CardBasis:
        assert count_cards(roll, cards).overall(basis) == count_cards(larger, cards).overall(basis)


@given(voted_rolls())
def test_giving_everything_to_one_side_is_the_same_as_a_whole_card(voted):
    roll, cards = voted
    weights = {d.key: d for d in roll.delegations}
    whole = [c for c in cards if isinstance(c, WholeCard)]
    split = [SplitCard(c.delegation, {c.choice: weights[c.delegation].weight}) for c in whole]
    together = [
        DelegatesCard(c.delegation, dict.fromkeys(weights[c.delegation].delegates, c.choice))
        for c in whole
    ]
    counts = [count_cards(roll, each).colleges for each in (whole, split, together)]
    assert counts[0] == counts[1] == counts[2]


@given(voted_rolls())
def test_under_votes_cast_a_college_that_voted_gives_exactly_its_share(voted):
    roll, cards = voted
    count = count_cards(roll, cards)
    for college in count.colleges:
        total = college.portion(CardBasis.VOTES_CAST).total
        assert total == (college.share if college.votes_cast else 0)
        assert college.portion(CardBasis.ENTITLED).total <= college.share
        assert college.not_cast >= 0
    assert sum(college.share for college in count.colleges) == 1
    assert count.overall(CardBasis.ENTITLED).total <= 1
    assert count.working

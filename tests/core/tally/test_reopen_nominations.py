"""Re-open nominations: a line that wins places, which stay empty; and who counts it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally import Constraint, CountError, count, profile_of, record_of, recount

NAMES = ("Ada", "Bo", "Cy", "Re-open nominations")
RON = 4


def of(papers: list[tuple[int, list[int]]], seats: int):
    lines = [(number, [[c] for c in order]) for number, order in papers]
    return profile_of(NAMES, lines, seats=seats)


def agreed(profile, rule: str, **more):
    made = count(profile, rule, seed="seed", reopen=RON, **more)
    record = record_of(
        made,
        title="",
        digest=profile.digest(),
        seed="seed",
        constraints=[
            {"name": k.name, "members": sorted(k.members), "least": k.least, "most": k.most}
            for k in more.get("constraints", ())
        ],
        reopen=RON,
    )
    assert recount(record, profile).faults == ()
    return made


def test_for_one_place_it_is_a_candidate_like_any_other_and_the_place_stays_empty():
    made = agreed(of([(3, [1]), (2, [2, 4]), (4, [4])], 1), "av")
    assert made.elected == (RON,)


def test_what_it_has_over_passes_to_a_further_line_and_wins_a_second_place():
    # 30 papers, 2 places: the quota is 11. It has 24 and takes both.
    made = agreed(of([(24, [4]), (6, [1])], 2), "scottish")
    assert [made.candidates[c - 1] for c in made.elected] == [
        "Re-open nominations",
        "Re-open nominations (2)",
    ]


def test_one_quota_wins_one_place_only():
    made = agreed(of([(12, [4]), (11, [1, 2]), (7, [2])], 2), "scottish")
    assert [made.candidates[c - 1] for c in made.elected] == ["Re-open nominations", "Ada"]


def test_when_it_is_excluded_its_papers_go_on_and_no_further_line_comes_into_play():
    made = agreed(of([(3, [4, 2]), (10, [1]), (9, [2]), (8, [3])], 2), "scottish")
    assert made.elected == (2, 1)
    last = made.stages[-1].votes
    assert last[-1] == 0


def test_it_takes_no_place_that_is_kept_for_a_group():
    women = Constraint("women", frozenset({1}), least=1)
    made = agreed(of([(20, [4]), (2, [1]), (1, [2])], 2), "scottish", constraints=(women,))
    assert 1 in made.elected


@pytest.mark.parametrize(
    "rule", ["fptp", "approval", "borda", "schulze", "meek-prf", "ers97", "cambridge"]
)
def test_for_one_place_it_stands_under_every_rule(rule):
    made = agreed(of([(3, [1, 4]), (2, [2, 4]), (6, [4])], 1), rule)
    assert made.elected == (RON,)
    with pytest.raises(CountError, match="no line 9"):
        count(of([(1, [1])], 1), rule, reopen=9)


SEVERAL = ["scottish", "ers97", "ni1985", "meek-prf", "meek-nz", "warren"]


@pytest.mark.parametrize("rule", SEVERAL)
def test_under_every_rule_with_surpluses_it_may_win_as_many_places_as_it_has_quotas(rule):
    names = []
    for papers in ([(24, [4]), (6, [1])], [(13, [4]), (11, [1, 2]), (6, [2])]):
        made = agreed(of(papers, 2), rule)
        names.append([made.candidates[c - 1] for c in made.elected])
    assert names == [
        ["Re-open nominations", "Re-open nominations (2)"],
        ["Re-open nominations", "Ada"],
    ]


@pytest.mark.parametrize("rule", ["cambridge", "block"])
def test_elsewhere_it_is_refused_with_the_reason(rule):
    with pytest.raises(CountError, match="no rule says where the surplus of the line goes"):
        count(of([(3, [1, 4]), (5, [4])], 2), rule, seed="s", reopen=RON)


def test_it_is_refused_where_papers_are_not_transferred():
    with pytest.raises(CountError, match="re-opened"):
        count(of([(1, [1])], 2), "block", reopen=RON)
    with pytest.raises(CountError, match="no line"):
        count(of([(1, [1])], 2), "scottish", reopen=9)


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.permutations([1, 2, 3, 4]), st.integers(1, 4)),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 3),
    st.sampled_from(["wigm", *SEVERAL]),
)
def test_both_counters_agree_and_no_vote_is_lost(papers, seats, rule):
    profile = of([(n, list(order)[:most]) for n, order, most in papers], seats)
    made = agreed(profile, rule)
    for stage in made.stages:
        votes = sum(stage.votes) + stage.non_transferable
        assert votes == made.valid * 10 ** (made.rule.decimals or 0)


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.permutations([1, 2, 3, 4]), st.integers(0, 4)),
        min_size=1,
        max_size=9,
    ),
    st.integers(1, 3),
    st.integers(0, 1),
    st.sampled_from(["block", "approval", "fptp"]),
)
def test_both_counters_agree_on_rules_that_count_once(papers, seats, least, rule):
    profile = of([(n, list(order)[:most]) for n, order, most in papers], seats)
    kept = [Constraint("women", frozenset({1, 2}), least=least)]
    made = count(profile, rule, constraints=kept, seed="s")
    record = record_of(
        made,
        title="",
        digest=profile.digest(),
        seed="s",
        constraints=[{"name": "women", "members": [1, 2], "least": least, "most": 10**6}],
    )
    assert recount(record, profile).faults == ()

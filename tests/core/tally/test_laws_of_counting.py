"""What holds for every election, whoever stands and however they vote."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.record import Count, record_of
from folkmoot.core.tally.recounting import recount
from tally_elections import elections, limits

TRANSFER = ("scottish", "wigm", "wigm-4")
PARCELS = (
    "ers97",
    "ers76",
    "ni1985",
    "senate2016",
    "senate2019",
    "act",
    "act-pre2020",
    "minneapolis",
)
EQUAL = ("meek-cut", "meek-orders")
KEEPING = (*TRANSFER, *PARCELS, "meek-prf", *EQUAL, "warren")
ALL = (*KEEPING, "meek-nz")


def lines_of(profile: Profile) -> list[tuple[int, list[list[int]]]]:
    return [(profile.weight(n), profile.ranks(n)) for n in range(profile.lines)]


def rebuilt(profile: Profile, lines: list[tuple[int, list[list[int]]]]) -> Profile:
    return profile_of(profile.candidates, lines, seats=profile.seats, withdrawn=profile.withdrawn)


def counted(profile: Profile, rule: str, constraints: tuple) -> Count | None:
    """The count; None if no set of candidates meets the constraints, tried one by one."""
    standing = sorted(set(range(1, len(profile.candidates) + 1)) - profile.withdrawn)
    possible = any(
        all(k.least <= len(k.members & set(some)) <= k.most for k in constraints)
        for some in combinations(standing, min(profile.seats, len(standing)))
    )
    if possible:
        return count(profile, rule, constraints=constraints, seed="drawn in public")
    with pytest.raises(CountError, match="can meet every constraint"):
        count(profile, rule, constraints=constraints, seed="drawn in public")
    return None


def both_agree(profile: Profile, rule: str, constraints: tuple) -> None:
    made = counted(profile, rule, constraints)
    if made is None:
        return
    record = record_of(
        made,
        title="",
        digest=profile.digest(),
        seed="drawn in public",
        constraints=[
            {"name": k.name, "members": sorted(k.members), "least": k.least, "most": k.most}
            for k in constraints
        ],
    )
    assert recount(record, profile).faults == ()
    for limit in constraints:
        assert limit.least <= len(limit.members & set(made.elected)) <= limit.most


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_both_counters_agree_with_ties_and_constraints(data):
    profile = data.draw(elections())
    rule = data.draw(st.sampled_from(KEEPING))
    both_agree(profile, rule, data.draw(limits(len(profile.candidates))))


@given(elections(equal=True), st.sampled_from(EQUAL))
@settings(max_examples=60, deadline=None)
def test_both_counters_agree_where_preferences_are_equal(profile, rule):
    both_agree(profile, rule, ())


@pytest.mark.slow
@given(st.data())
@settings(max_examples=3000, deadline=None)
def test_both_counters_agree_on_thousands_of_elections(data):
    profile = data.draw(elections())
    rule = data.draw(st.sampled_from(ALL))
    held = data.draw(limits(len(profile.candidates))) if rule in KEEPING else ()
    both_agree(profile, rule, held)


@given(elections(), st.sampled_from(ALL))
@settings(max_examples=60, deadline=None)
def test_no_vote_appears_or_vanishes_at_any_stage(profile, rule):
    made = count(profile, rule, seed="s")
    unit = 1 if made.rule.decimals is None else 10**made.rule.decimals
    for stage in made.stages:
        assert sum(stage.votes) + stage.non_transferable == made.valid * unit
        # Meek rounds every share up, by at most a unit for each paper and preference.
        slack = made.valid * len(made.candidates) if made.rule.family == "meek" else 0
        assert stage.non_transferable >= -slack
        assert min(stage.votes) >= 0


@given(elections(), st.sampled_from(ALL), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_neither_the_order_of_the_lines_nor_how_papers_are_bundled_matters(profile, rule, chance):
    single = [(1, prefs) for weight, prefs in lines_of(profile) for _ in range(weight)]
    chance.shuffle(single)
    other = rebuilt(profile, single)
    a, b = count(profile, rule, seed="s"), count(other, rule, seed="s")
    assert (a.elected, [s.votes for s in a.stages]) == (b.elected, [s.votes for s in b.stages])
    assert profile.digest() == other.digest()
    merged = profile.merged()
    assert count(merged, rule, seed="s").elected == a.elected


@given(elections(), st.sampled_from(ALL), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_candidates_renumbered_are_treated_alike(profile, rule, chance):
    size = len(profile.candidates)
    new = list(range(1, size + 1))
    chance.shuffle(new)
    other = profile_of(
        tuple(profile.candidates[new.index(n)] for n in range(1, size + 1)),
        [(w, [[new[c - 1] for c in group] for group in ranks]) for w, ranks in lines_of(profile)],
        seats=profile.seats,
        withdrawn=frozenset(new[c - 1] for c in profile.withdrawn),
    )
    a, b = count(profile, rule, seed="s"), count(other, rule, seed="s")
    drawn = any(t.how == "lot" for made in (a, b) for stage in made.stages for t in stage.ties)
    if not drawn:  # a lot is drawn by number, and falls as it falls
        assert {new[c - 1] for c in a.elected} == set(b.elected)


def test_a_tie_without_a_committed_seed_stops_the_count():
    tied = profile_of(("Ada", "Bo"), [(1, [[1]]), (1, [[2]])])
    with pytest.raises(CountError, match="Ada, Bo are equal at every stage"):
        count(tied, "scottish")
    made = count(tied, "scottish", seed="2026")
    assert made.stages[-1].ties[0].how == "lot"


def test_a_guarded_candidate_is_not_excluded_and_the_certificate_says_why():
    from folkmoot.core.tally.constraints import Constraint

    papers = profile_of(
        ("Al", "Ben", "Cy", "Di"),
        [(40, [[1]]), (30, [[2]]), (20, [[3]]), (1, [[4]])],
        seats=2,
    )
    women = Constraint("women", frozenset({4}), least=1)
    made = count(papers, "scottish", constraints=[women])
    assert made.elected == (1, 4)
    assert made.stages[0].constraints[0] == (
        "Di must be elected. "
        "At least one from among women must be elected: none is, and one remains."
    )
    assert count(papers, "scottish").elected == (1, 2)
    by_meek = count(papers, "meek-prf", constraints=[women])
    assert by_meek.elected == (1, 4)
    either = Constraint("women", frozenset({3, 4}), least=1)
    by_meek = count(papers, "meek-prf", constraints=[either])
    assert by_meek.elected == (1, 3)
    assert [stage.excluded for stage in by_meek.stages] == [(), (2,), ()]
    assert by_meek.stages[1].constraints[0] == "Ben can no longer be elected"
    for rule in ("meek-nz", "cambridge"):
        with pytest.raises(CountError, match="keeps no places"):
            count(papers, rule, constraints=[women])

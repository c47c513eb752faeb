"""Rules that keep parcels apart, in small elections worked by hand."""

from __future__ import annotations

import pytest

from folkmoot.core.tally import count, profile_of

NAMES = ("Ada", "Bo", "Cy", "Di")


def test_ers97_takes_the_quota_to_a_hundredth_and_lowers_it_while_nobody_is_elected():
    papers = profile_of(NAMES, [(4, [[1]]), (4, [[2]]), (3, [[3]]), (2, [[4]])], seats=2)
    first, second = count(papers, "ers97", seed="s").stages[:2]
    assert first.quota == 434  # 13/3 = 4.33…, rounded up
    assert second.excluded == (4,)
    assert second.quota == 367  # 11/3 = 3.66…, rounded up: two papers have ended
    assert second.elected == (1, 2)


def test_ers97_defers_a_surplus_that_can_save_nobody():
    papers = profile_of(
        NAMES, [(41, [[1], [2]]), (35, [[2]]), (20, [[3], [2]]), (4, [[4], [3]])], seats=2
    )
    made = count(papers, "ers97")
    assert made.stages[0].elected == (1, 2)
    assert len(made.stages) == 1


def test_northern_ireland_moves_only_the_last_parcel():
    papers = profile_of(
        ("Ada", "Bo", "Cy", "Di", "Ed"),
        [(30, [[1], [4]]), (9, [[2], [1], [3]]), (20, [[3]]), (11, [[4]]), (11, [[5]])],
        seats=2,
    )
    made = count(papers, "ni1985", seed="s")
    surplus = next(s for s in made.stages if s.action == "surplus" and s.candidate == 1)
    assert [(t.target, t.papers, t.value) for t in surplus.transfers] == [(4, 30, 6)]


def test_the_senate_cuts_votes_to_whole_ones_and_counts_what_is_lost():
    papers = profile_of(
        NAMES, [(50, [[1], [2]]), (17, [[1], [3]]), (20, [[2]]), (10, [[3]]), (2, [[4]])], seats=2
    )
    made = count(papers, "senate2019")
    surplus = made.stages[1]
    assert made.stages[0].quota == 34
    assert [(t.target, t.votes) for t in surplus.transfers] == [(2, 24), (3, 8)]  # of 33
    assert surplus.lost == 1
    assert surplus.non_transferable == 1


@pytest.mark.parametrize("rule", ["act", "act-pre2020"])
def test_the_act_divides_by_papers_that_go_on_and_never_raises_a_value(rule):
    papers = profile_of(
        NAMES, [(20, [[1], [2]]), (30, [[1]]), (10, [[2]]), (9, [[3]]), (8, [[4]])], seats=2
    )
    made = count(papers, rule, seed="s")
    surplus = made.stages[1]
    units = 10 ** (made.rule.decimals or 0)
    assert made.stages[0].quota == 26 * units
    assert surplus.transfers[-1].value == units  # 24 over, 20 papers go on: no more than one each
    assert surplus.lost == 4 * units


def test_new_zealand_excludes_at_once_whom_no_surplus_can_save():
    papers = profile_of(NAMES, [(60, [[1], [2]]), (20, [[2]]), (15, [[3]]), (1, [[4]])], seats=2)
    first = count(papers, "meek-nz").stages[0]
    assert (first.elected, first.excluded) == ((1,), ())
    papers = profile_of(NAMES, [(34, [[1], [2]]), (20, [[2]]), (35, [[3]]), (1, [[4]])], seats=2)
    first = count(papers, "meek-nz").stages[0]
    assert (first.elected, first.excluded) == ((3, 1), ())

"""Few papers in lists, many in arrays, very many in groups: the figures are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import meek, meek_groups, meek_tree
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.profile import profile_of
from folkmoot.core.tally.record import record_of
from folkmoot.core.tally.recounting import recount
from tally_elections import elections

RULES = ("meek-prf", "meek-nz", "warren", "meek-cut")


@given(elections(most_candidates=9, most_lines=40), st.sampled_from(RULES))
@settings(max_examples=60, deadline=None)
def test_lists_and_arrays_give_the_same_stages(profile, rule):
    in_lists = count(profile, rule, seed="s")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meek, "FEW_LINES", -1)
        in_arrays = count(profile, rule, seed="s")
        patch.setattr(meek_groups, "WORTH", 0)
        patch.setattr(meek_groups, "ALIKE", 2)
        patch.setattr(meek_tree, "ALIKE", 2)
        patch.setattr(meek_groups, "SAMPLE", 1)
        in_groups = count(profile, rule, seed="s")
    assert in_lists == in_arrays == in_groups


def test_more_papers_than_an_array_of_whole_numbers_could_sum_are_counted_exactly():
    papers = profile_of(
        ("Ada", "Bo", "Cy"),
        [(10**15, [[1], [2]]), (7 * 10**14, [[2], [3]]), (3 * 10**14 + 1, [[3], [1]])],
        seats=2,
    )
    for rule in RULES:
        made = count(papers, rule, seed="s")
        assert made.stages[0].votes[0] == 10**15 * 10**9
        kept = {"title": "", "digest": papers.digest(), "seed": "s", "constraints": []}
        assert recount(record_of(made, **kept), papers).faults == ()

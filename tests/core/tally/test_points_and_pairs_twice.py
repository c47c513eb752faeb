"""Rules that add points or compare pairs are counted twice, by different definitions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import count, profile_of, record_of, recount
from folkmoot.core.tally.placings import placings

ONE = ("supplementary", "star", "schulze", "ranked-pairs", "copeland", "minimax")
MANY = ("fptp", "block", "approval", "borda", "borda-modified", "dowdall", "score")


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_both_counters_agree_with_equal_ranks_and_lots(data):
    size = data.draw(st.integers(2, 5))
    rule = data.draw(st.sampled_from(ONE + MANY))
    lines = []
    for _ in range(data.draw(st.integers(0, 7))):
        order = data.draw(st.lists(st.integers(1, size), unique=True, max_size=size))
        groups: list[list[int]] = []
        for candidate in order:
            if groups and rule != "block" and data.draw(st.booleans()):
                groups[-1].append(candidate)
            else:
                groups.append([candidate])
        lines.append((data.draw(st.integers(1, 4)), groups))
    names = tuple(f"Candidate {n}" for n in range(1, size + 1))
    seats = 1 if rule in ONE else data.draw(st.integers(1, size))
    profile = profile_of(names, lines, seats=seats)
    if rule in {"star", "score"}:
        points = [data.draw(st.integers(0, 5)) for _ in profile.flat]
        profile = replace(profile, scores=np.array(points, dtype=np.int64))
    made = count(profile, rule, seed="drawn")
    record = record_of(made, title="", digest=profile.digest(), seed="drawn", constraints=[])
    assert recount(record, profile).faults == ()


def test_who_names_fewer_gives_fewer_points_in_the_modified_borda_count():
    papers = profile_of(("Ada", "Bo", "Cy"), [(1, [[1]]), (1, [[2], [3]])])
    assert count(papers, "borda-modified").stages[0].votes == (1, 2, 1)
    assert count(papers, "borda", seed="s").stages[0].votes == (2, 2.5, 1.5)


def test_a_preference_is_told_where_it_stands_however_many_lines_are_taken_at_a_time():
    papers = profile_of(
        ("Ada", "Bo", "Cy", "Di"), [(2, [[3], [1, 4], [2]]), (1, []), (5, [[2, 3]]), (1, [[4]])]
    )
    for lines in (1, 3, 100):
        parts = list(placings(papers, lines=lines))
        assert [len(of.weights) for of in parts] == [min(lines, 4 - n) for n in range(0, 4, lines)]
        told = [
            (papers.candidates[c], *rest)
            for of in parts
            for c, *rest in zip(
                *(values.tolist() for values in (of.candidate, of.place, of.alike, of.named)),
                of.papers.tolist(),
                strict=True,
            )
        ]
        assert told == [
            ("Cy", 0, 1, 4, 2), ("Ada", 1, 2, 4, 2), ("Di", 1, 2, 4, 2), ("Bo", 3, 1, 4, 2),
            ("Bo", 0, 2, 2, 5), ("Cy", 0, 2, 2, 5), ("Di", 0, 1, 1, 1),
        ]  # fmt: skip

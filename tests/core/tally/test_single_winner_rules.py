"""Rules that count once: worked examples, and elections whose outcome is public record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import BallotError, CountError, LotNeeded
from folkmoot.core.tally.pairs import condorcet_winner, pairwise
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.reading.abif import read_abif
from folkmoot.core.tally.single import choose

DATA = Path(__file__).parents[4] / "shared/data/counting"
TENNESSEE = read_abif(
    b"""=M:[Memphis]
=N:[Nashville]
=C:[Chattanooga]
=K:[Knoxville]
42: M > N > C > K
26: N > C > K > M
15: C > K > N > M
17: K > C > N > M
"""
)


def winner(profile: Profile, rule: str, seed: str | None = None) -> str:
    return profile.candidates[count(profile, rule, seed=seed).elected[0] - 1]


@pytest.mark.parametrize(
    ("rule", "city"),
    [
        ("fptp", "Memphis"),
        ("av", "Knoxville"),
        ("supplementary", "Memphis"),
        ("borda", "Nashville"),
        ("schulze", "Nashville"),
        ("ranked-pairs", "Nashville"),
        ("copeland", "Nashville"),
        ("minimax", "Nashville"),
    ],
)
def test_one_set_of_papers_and_the_winner_of_each_rule(rule, city):
    assert winner(TENNESSEE, rule) == city


def test_borda_points_by_hand():
    made = count(TENNESSEE, "borda")
    assert [int(v) for v in made.stages[0].votes] == [126, 194, 173, 107]


def test_the_winner_of_every_pair_is_found_and_a_circle_has_none():
    assert condorcet_winner(pairwise(TENNESSEE)) == 2
    circle = read_abif(b"8: A>B>C\n7: B>C>A\n6: C>A>B\n")
    assert condorcet_winner(pairwise(circle)) is None
    # A beats B 14:7, B beats C 15:6, C beats A 13:8: the weakest victory is dropped.
    assert {winner(circle, rule) for rule in ("schulze", "ranked-pairs", "minimax")} == {"A"}


def test_equal_victories_in_a_circle_are_not_resolved_in_silence():
    circle = read_abif(b"1: A>B>C\n1: B>C>A\n1: C>A>B\n")
    with pytest.raises(LotNeeded, match="A, B, C"):
        count(circle, "ranked-pairs")
    assert count(circle, "ranked-pairs", seed="x") == count(circle, "ranked-pairs", seed="x")


def test_star_lets_the_papers_decide_between_the_best_two():
    papers = read_abif(b"3: A/5, B/4, C/0\n4: A/0, B/3, C/1\n")
    made = count(papers, "star")
    assert [list(stage.votes) for stage in made.stages] == [[15, 24, 4], [3, 4, 0]]
    assert made.elected == (2,)
    with pytest.raises(CountError, match="give no points"):
        count(TENNESSEE, "score")


def test_kept_places_go_to_the_highest_of_the_group():
    women = Constraint("women", frozenset({4, 5}), least=1)
    votes = [100, 90, 80, 40, 30]
    names = ("Al", "Ben", "Cy", "Di", "Eve")
    assert choose([votes], seats=3, names=names).elected == (1, 2, 3)
    kept = choose([votes], seats=3, names=names, constraints=[women])
    assert kept.elected == (1, 2, 4)
    assert any("Cy cannot be elected" in says for says in kept.says)


@pytest.mark.parametrize("text", [b"", b"x: A", b"3: A>>B", b"3: A>A", b"3: A/5, B", b"\xff\xfe"])
def test_a_malformed_abif_file_is_refused_with_its_line(text):
    with pytest.raises(BallotError, match="line 1"):
        read_abif(text)


@pytest.mark.data
def test_burlington_2009_has_three_winners_as_history_says():
    path = DATA / "burlington/burl2009.abif"
    if not path.is_file():
        pytest.skip("../shared/data/counting is not here")
    papers = read_abif(path.read_bytes())
    found = {rule: winner(papers, rule) for rule in ("fptp", "av", "schulze", "ranked-pairs")}
    assert found == {
        "fptp": "Kurt Wright (Republican)",
        "av": "Bob Kiss (Progressive)",
        "schulze": "Andy Montroll (Democrat)",
        "ranked-pairs": "Andy Montroll (Democrat)",
    }


@pytest.mark.data
def test_the_debian_leader_of_2020_and_the_order_of_the_others():
    path = DATA / "debian/leader2020_tally.txt"
    if not path.is_file():
        pytest.skip("../shared/data/counting is not here")
    lines = []
    for marks in re.findall(r"^V: ([\d-]+)\s", path.read_text("latin-1"), re.MULTILINE):
        ranks: dict[str, list[int]] = {}
        for option, mark in enumerate(marks, 1):
            if mark != "-":
                ranks.setdefault(mark, []).append(option)
        lines.append((1, [ranks[mark] for mark in sorted(ranks)]))
    made = count(profile_of(("Carter", "Chandran", "Gupta", "NOTA"), lines), "schulze")
    assert list(made.stages[0].votes) == [3, 2, 1, 0]


@pytest.mark.data
def test_published_block_votes_elect_whom_they_elected():
    path = DATA / "blockvote/labour_block_votes.json"
    if not path.is_file():
        pytest.skip("../shared/data/counting is not here")
    for held in json.loads(path.read_text()):
        names = tuple(row[0] for row in held["votes"])
        made = choose([[row[1] for row in held["votes"]]], seats=held["seats"], names=names)
        published = {n for n, row in enumerate(held["votes"], 1) if row[2]}
        assert set(made.elected) == published, held["name"]

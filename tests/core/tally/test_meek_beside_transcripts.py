"""Meek to the ninth decimal, beside transcripts of another program; equal preferences too."""

from __future__ import annotations

from pathlib import Path

import pytest

from folkmoot.core.tally import count, read_blt
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.official_meek import read_transcript, transcript_beside

FOLDER = Path(__file__).parents[4] / "shared/data/counting/meek_reference/stv-rs_testdata"
EQUAL = b'3 2\n3 1 0\n2 1=2 3 0\n1 3 1 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Two"\n'


@pytest.mark.parametrize(
    ("rule", "after", "elected"),
    [
        # Ada keeps about half. In branches the other half of her part passes Bo by, to Cy.
        ("meek-cut", (1_500_000_003, 1_000_000_000, 1_624_999_998), 3),
        # In all orders it goes to Bo, who is next where Ada is first.
        ("meek-orders", (1_500_000_003, 1_624_999_998, 1_000_000_000), 2),
    ],
)
def test_equal_preferences_are_shared_in_branches_or_in_all_orders(rule, after, elected):
    first, second = count(read_blt(EQUAL), rule, seed="s").stages
    assert (first.votes, first.elected) == ((4 * 10**9, 10**9, 10**9), (1,))
    assert (second.votes, second.elected) == (after, (elected,))


def test_the_reference_rule_says_that_it_knows_no_equal_preferences():
    with pytest.raises(CountError, match="it knows none"):
        count(read_blt(EQUAL), "meek-prf", seed="s")


@pytest.mark.data
@pytest.mark.parametrize(
    "name",
    ["equal_preference/equal_preference", "equal_preference/always_behind",
     "equal_preference/equal_preference_droop", "recursive_descent/transfer_is_blocked",
     "random/rand_2x10", "vegetables"],
)  # fmt: skip
def test_transcripts_are_repeated_to_the_ninth_decimal(name):
    if not FOLDER.is_dir():
        pytest.skip("../shared/data/counting is not here")
    papers = read_blt((FOLDER / f"ballots/{name}.blt").read_bytes())
    for rule, ending in (("meek-cut", ""), ("meek-orders", ".equalize")):
        transcript = read_transcript((FOLDER / f"meek/{name}{ending}.fixed9.log").read_bytes())
        figures, faults = transcript_beside(count(papers, rule, seed="s"), transcript)
        assert figures > 5
        assert faults == []

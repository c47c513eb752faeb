"""Countback: a casual vacancy filled from the papers that elected whoever has left."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import (
    CountError,
    Profile,
    RecordError,
    count,
    profile_of,
    record_of,
    recount,
)
from folkmoot.core.tally.countback import countback, parcel_of

SEED = "5" * 64
NAMES = ("Ada", "Bram", "Chidi", "Dilys", "Esme")


def papers(*lines: tuple[int, str], seats: int = 2) -> Profile:
    """Lines such as ``(5, "1 3 2")``."""
    return profile_of(
        NAMES, [(many, [[int(c)] for c in line.split()]) for many, line in lines], seats=seats
    )


def counted(profile: Profile, rule: str = "scottish", *, reopen: int = 0) -> dict[str, Any]:
    found = count(profile, rule, seed=SEED, reopen=reopen)
    digest = profile.digest()
    return record_of(found, title="", digest=digest, seed=SEED, constraints=[], reopen=reopen)


def test_the_place_goes_to_whom_the_papers_that_elected_the_member_prefer_next():
    """Worked by hand: 24 papers, quota 9. Ada has 12, of which 3 go on: each paper passes 0.25
    and keeps 0.75, so that 12 papers keep nine votes. Seven of them prefer Chidi next (5.25
    votes), five Dilys (3.75 votes).
    """
    profile = papers((7, "1 3"), (5, "1 2 4"), (8, "2 5"), (4, "5 4"))
    record = counted(profile)
    assert record["elected"] == [1, 2]
    found = countback(record, profile, member=1, willing=[3, 4])
    assert (found.papers, found.parts, found.worth, found.exhausted) == (12, 4, 36, 0)
    again = count(found.profile, "av", seed=SEED)
    assert [found.numbers[n - 1] for n in again.elected] == [3]
    assert [Fraction(v, found.parts) for v in again.stages[0].votes] == [
        Fraction("5.25"),
        Fraction("3.75"),
    ]


def test_papers_that_prefer_none_of_the_willing_are_told_and_not_counted():
    profile = papers((7, "1 3"), (5, "1 2 4"), (8, "2 5"), (4, "5 4"))
    found = countback(counted(profile), profile, member=1, willing=[4])
    assert (found.worth, found.exhausted, found.profile.papers) == (36, 21, 15)


def test_who_was_ranked_above_the_member_and_went_out_has_the_papers_back():
    profile = papers((5, "1 2"), (4, "2"), (4, "3"), (2, "4 1"), seats=1)
    record = counted(profile, "av")
    assert record["elected"] == [1]
    found = countback(record, profile, member=1, willing=[2, 4])
    assert count(found.profile, "av", seed=SEED).stages[0].votes == (5, 2)


def test_what_cannot_be_counted_back_is_refused_with_the_reason():
    profile = papers((7, "1 3"), (5, "1 2 4"), (8, "2 5"), (4, "5 4"))
    record = counted(profile)
    for member, willing, says in (
        (3, [4], "was not elected"),
        (1, [], "nobody who stood is willing"),
        (1, [2], "was elected already"),
    ):
        with pytest.raises(CountError, match=says):
            countback(record, profile, member=member, willing=willing)
    with pytest.raises(CountError, match="hold a by-election"):
        countback(counted(profile, "block"), profile, member=1, willing=[4])
    with pytest.raises(RecordError, match="not those"):
        countback(record, papers((7, "1 3")), member=1, willing=[4])
    record["stages"][0]["transfers"][0]["papers"] += 1
    with pytest.raises(RecordError, match="do not move as the record says"):
        countback(record, profile, member=1, willing=[4])


ORDERS = st.permutations([1, 2, 3, 4, 5]).flatmap(
    lambda order: st.integers(1, 5).map(lambda most: order[:most])
)


@given(
    st.lists(st.tuples(st.integers(1, 9), ORDERS), min_size=3, max_size=12),
    st.sampled_from(["scottish", "wigm"]),
    st.integers(1, 3),
    st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_what_the_papers_kept_is_what_the_member_had_less_what_went_on(lines, rule, seats, reopens):
    profile = profile_of(NAMES, [(n, [[c] for c in order]) for n, order in lines], seats=seats)
    record = counted(profile, rule, reopen=5 if reopens else 0)
    for member in (m for m in record["elected"] if m < 5):
        kept = sum(
            (value * many for (_line, value), many in parcel_of(record, profile, member).items()),
            Fraction(0),
        )
        elected = next(s for s in record["stages"] if member in s["elected"])
        went = sum(
            Fraction(t["votes"])
            for s in record["stages"]
            if (s["action"], s["candidate"]) == ("surplus", member)
            for t in s["transfers"]
        )
        assert kept == Fraction(elected["votes"][member - 1]) - went
        willing = [n for n in range(1, 6) if n not in record["elected"] and (n < 5 or not reopens)]
        if not willing:
            continue
        found = countback(record, profile, member=member, willing=willing)
        assert Fraction(found.worth, found.parts) == kept
        if found.profile.lines:
            again = record_of(
                count(found.profile, "av", seed=SEED), title="", digest=found.profile.digest(),
                seed=SEED, constraints=[],
            )  # fmt: skip
            assert recount(again, found.profile).faults == ()

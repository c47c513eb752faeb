"""A panel is drawn by lot; anybody can draw it again, and nobody can draw twice."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from folkmoot.core.canon import digest
from folkmoot.core.ledger.verify_record import draw_trouble
from folkmoot.core.procedure.conduct.panel import (
    Draw,
    DrawError,
    challenge_allowed,
    draw_panel,
    lot_order,
    sits_by_lot,
)

POOL = tuple(f"member-{number:02}" for number in range(30))
HEAD = digest("the next head of the log")

pools = st.lists(st.text("abcdef0123456789", min_size=4), min_size=6, max_size=25, unique=True)


@given(pools, st.integers(0, 10**9), st.randoms())
@settings(deadline=None)
def test_the_order_of_the_pool_does_not_matter_and_the_verifier_draws_the_same(pool, seed, chance):
    head = digest(seed)
    draw = draw_panel(pool, size=3, head=head, excluded={pool[0]: "the investigator"})
    shuffled = list(pool)
    chance.shuffle(shuffled)
    assert draw_panel(shuffled, size=3, head=head, excluded=draw.excluded) == draw
    assert len(set(draw.panel)) == 3
    assert pool[0] not in draw.panel
    assert draw_trouble(draw.plain()) == ""


def test_a_challenge_brings_the_next_of_the_sequence_and_moves_nobody_else():
    draw = draw_panel(POOL, size=3, head=HEAD, nonces=["robin's", "the party's"])
    first, second, third, fourth, fifth = draw.sequence[:5]
    after = challenge_allowed(draw, second, "a cousin")
    assert after.panel == (first, third, fourth)
    assert after.sequence == draw.sequence
    again = challenge_allowed(after, first, "said so before")
    assert again.panel == (third, fourth, fifth)
    assert draw_trouble(again.plain()) == ""
    assert sits_by_lot([fifth, third, fourth], again)
    assert not sits_by_lot(draw.panel, again)
    with pytest.raises(DrawError, match="does not sit"):
        challenge_allowed(after, second, "once more")
    with pytest.raises(DrawError, match="with a reason"):
        challenge_allowed(draw, first, " ")


def test_a_pool_runs_out_rather_than_being_drawn_again():
    draw = draw_panel(POOL[:4], size=3, head=HEAD)
    draw = challenge_allowed(draw, draw.panel[0], "a friend")
    with pytest.raises(DrawError, match="2 people are left"):
        challenge_allowed(draw, draw.panel[0], "a friend")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"size": 1}, "odd and has at least three"),
        ({"size": 4}, "odd and has at least three"),
        ({"pool": (*POOL, POOL[0])}, "twice"),
        ({"excluded": {"nobody": "why"}}, "not in the pool"),
        ({"pool": POOL[:2]}, "needs 3"),
        ({"head": "soon"}, "64 hex digits"),
    ],
)
def test_a_draw_that_cannot_be_fair_is_not_made(values, reason):
    with pytest.raises(DrawError, match=reason):
        draw_panel(**{"pool": POOL, "size": 3, "head": HEAD, **values})


@pytest.mark.parametrize(
    ("changed", "trouble"),
    [
        ({"panel": ["member-00", "member-01", "member-02"]}, "wrong_panel"),
        ({"head": "0" * 64}, "wrong_panel"),
        ({"nonces": ["another"]}, "wrong_panel"),
        ({"excluded": {"member-05": "added later"}}, "wrong_commitment"),
        ({"pool": list(POOL[:-1])}, "wrong_commitment"),
        ({"size": 5}, "wrong_commitment"),
        ({"size": 4}, "malformed"),
    ],
)
def test_a_draw_that_was_tampered_with_is_found_out(changed, trouble):
    draw = draw_panel(POOL, size=3, head=HEAD)
    assert draw_trouble({**draw.plain(), **changed}) == trouble


@pytest.mark.slow
def test_twenty_thousand_draws_favour_nobody():
    pool = [f"member-{number:02}" for number in range(90)]
    seats = Counter(
        name for turn in range(20_000) for name in Draw(tuple(pool), 3, digest(turn)).panel
    )
    assert sum(seats.values()) == 60_000
    # The seats of one draw exclude each other a little, which only makes the test stricter.
    assert chisquare([seats[name] for name in pool]).pvalue > 0.001


def test_the_order_of_the_lot_holds_everybody_eligible_once():
    order = lot_order(POOL, {"member-03": "staff"}, "seed")
    assert sorted(order) == [name for name in POOL if name != "member-03"]

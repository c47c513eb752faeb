from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ledger_world import LOG_KEY, ORIGIN, OTHER_KEY, patiently, secret, world_of
from folkmoot.core.canon import commit
from folkmoot.core.ledger import NoteError, private_leaf
from folkmoot.core.ledger.entries import PRIVATE_BATCH, Entry
from folkmoot.core.ledger.private_leaf import (
    DEPTH,
    PrivateBatch,
    PrivateError,
    batch_body,
    interval_containing,
    intervals_due,
)
from folkmoot.core.ledger.promises import (
    Promise,
    check_promise,
    check_redemption,
    parse_promise,
)
from folkmoot.core.ledger.receipts import parse_receipt
from folkmoot.core.terms import Interval

KEY = LOG_KEY.verifier
NOON = datetime(2026, 9, 28, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
commitments = st.sets(st.integers(0, 500).map(lambda n: commit({"n": n}, salt=secret(str(n)))))


@patiently
@given(commitments)
def test_every_commitment_of_a_batch_is_proved_and_no_other(held: set[str]) -> None:
    batch = PrivateBatch(held, blinding=secret("b"))
    for commitment in held:
        proof = batch.prove(commitment)
        assert proof.root == batch.root
        stranger = commit({"n": -1}, salt=secret("x"))
        assert replace(proof, commitment=stranger).root != batch.root
        assert replace(proof, slot=proof.slot ^ 1).root != batch.root
    with pytest.raises(PrivateError, match="not in the batch"):
        batch.prove(commit({"n": -1}, salt=secret("x")))


@patiently
@given(commitments)
def test_the_order_in_which_commitments_came_leaves_no_trace(held: set[str]) -> None:
    forwards = PrivateBatch(sorted(held), blinding=secret("b"))
    backwards = PrivateBatch(sorted(held, reverse=True), blinding=secret("b"))
    assert forwards.root == backwards.root


def test_a_leaf_has_one_size_whether_the_interval_was_empty_or_full() -> None:
    interval, sizes, proofs = Interval(NOON, NOON + HOUR), set(), set()
    for count in (0, 1, 2, 300):
        held = [commit({"n": n}, salt=secret(str(n))) for n in range(count)]
        batch = PrivateBatch(held, blinding=secret(f"batch of {count}"))
        body = batch_body(interval=interval, root=batch.root)
        sizes.add(len(Entry(7, PRIVATE_BATCH, NOON + HOUR, body).to_bytes()))
        proofs |= {len(batch.prove(one).siblings) for one in held}
    assert len(sizes) == 1
    assert proofs == {DEPTH}


def test_a_holder_cannot_tell_an_empty_neighbourhood_from_a_full_one() -> None:
    mine = commit({"n": 0}, salt=secret("0"))
    alone = PrivateBatch([mine], blinding=secret("b"))
    crowd = [commit({"n": n}, salt=secret(str(n))) for n in range(1, 200)]
    together = PrivateBatch([mine, *crowd], blinding=secret("b"))
    for batch in (alone, together):
        siblings = batch.prove(mine).siblings
        assert len(set(siblings)) == DEPTH  # no value stands for "empty"
    other_day = PrivateBatch([mine], blinding=secret("c")).prove(mine)
    assert not set(other_day.siblings) & set(alone.prove(mine).siblings)
    assert (
        PrivateBatch([], blinding=secret("b")).root != PrivateBatch([], blinding=secret("c")).root
    )


def test_two_commitments_never_share_a_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_leaf, "DEPTH", 8)  # so few slots that many are drawn twice
    held = [commit({"n": n}, salt=secret(str(n))) for n in range(256)]
    batch = PrivateBatch(held, blinding=secret("b"))
    proofs = [batch.prove(one) for one in held]
    assert {proof.slot for proof in proofs} == set(range(256))
    assert {proof.root for proof in proofs} == {batch.root}


def test_a_malformed_batch_is_refused() -> None:
    one = commit({}, salt=secret("s"))
    with pytest.raises(PrivateError, match="twice"):
        PrivateBatch([one, one], blinding=secret("b"))
    with pytest.raises(PrivateError, match="64 lower-case"):
        PrivateBatch([one.upper()], blinding=secret("b"))
    with pytest.raises(PrivateError, match="32 bytes"):
        PrivateBatch([one], blinding=b"short")
    with pytest.raises(PrivateError, match="an end after its start"):
        batch_body(interval=Interval(NOON), root=one)


def test_intervals_are_fixed_by_the_clock_and_none_is_left_out() -> None:
    late = NOON + timedelta(minutes=59, seconds=59)
    assert interval_containing(late, length=HOUR) == Interval(NOON, NOON + HOUR)
    assert interval_containing(NOON + HOUR, length=HOUR).start == NOON + HOUR
    after_an_outage = list(intervals_due(closed_until=NOON, now=NOON + 3.5 * HOUR, length=HOUR))
    assert after_an_outage == [Interval(NOON + n * HOUR, NOON + (n + 1) * HOUR) for n in range(3)]
    assert list(intervals_due(closed_until=NOON, now=late, length=HOUR)) == []
    with pytest.raises(PrivateError, match="whole seconds"):
        interval_containing(NOON, length=timedelta(milliseconds=1500))
    with pytest.raises(PrivateError, match="no time zone"):
        interval_containing(NOON.replace(tzinfo=None), length=HOUR)


def test_a_promise_is_kept_by_the_receipt_for_it() -> None:
    world = world_of(60)
    for seq, (_, held) in world.batches.items():
        for which in range(len(held)):
            promise, receipt = world.private_receipt(seq, which)
            assert check_redemption(promise, receipt, key=KEY)


def test_a_promise_is_not_kept_by_anything_else() -> None:
    world = world_of(60)
    promise, receipt = world.private_receipt(39, 1)
    other, _ = world.private_receipt(39, 0)
    given, note = parse_promise(promise)
    moved = replace(given, interval=Interval(NOON, NOON + HOUR)).sign(LOG_KEY).to_bytes()
    forged = given.sign(OTHER_KEY).to_bytes()
    spoilt = replace(note, text=replace(given, commitment="0" * 64).text).to_bytes()
    public = world.receipt(39)

    def codes(promise: bytes, receipt: bytes) -> tuple[str, ...]:
        return check_redemption(promise, receipt, key=KEY).codes

    assert codes(other, receipt) == ("promise.other_commitment",)
    assert codes(promise, public) == ("promise.other_commitment",)
    assert codes(moved, receipt) == ("promise.other_interval",)
    assert codes(forged, receipt) == ("note.not_signed",)
    assert codes(spoilt, receipt) == ("note.bad_signature",)
    assert codes(b"I promise", receipt) == ("promise.malformed",)
    assert codes(promise, receipt[:-1]) == ("receipt.malformed",)
    assert parse_receipt(receipt).private is not None


def test_a_promise_is_read_as_it_was_signed_and_by_its_own_log_only() -> None:
    promise = Promise(ORIGIN, "a" * 64, Interval(NOON, NOON + HOUR))
    note = promise.sign(LOG_KEY)
    assert parse_promise(note.to_bytes()) == (promise, note)
    assert check_promise(promise, note, key=KEY)
    elsewhere = replace(KEY, name="other.example")
    assert check_promise(promise, note, key=elsewhere).codes == ("promise.other_log",)
    with pytest.raises(NoteError, match="signed by the log"):
        promise.sign(replace(LOG_KEY, name="other.example"))
    with pytest.raises(PrivateError):
        Promise(ORIGIN, "a" * 64, Interval(NOON))

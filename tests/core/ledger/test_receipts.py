from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ledger_world import LOG_KEY, OTHER_KEY, patiently, secret, world_of
from folkmoot.core.ledger import SignerKey
from folkmoot.core.ledger.keys import COSIGNATURE_V1
from folkmoot.core.ledger.receipts import (
    Receipt,
    ReceiptError,
    check_receipt,
    make_receipt,
    parse_receipt,
)
from folkmoot.core.ledger.verify_record import Record, read_key
from folkmoot.core.ledger.witness import WitnessPolicy, cosign

WORLD = world_of(60)
KEY = LOG_KEY.verifier
PUBLIC = WORLD.receipt(23)
PROMISE, PRIVATE = WORLD.private_receipt(39, 1)


def codes_of_both(data: bytes) -> tuple[str, ...]:
    """The codes with which both programs refuse a receipt."""
    ours = check_receipt(data, key=KEY).codes
    record = Record([], {}.__getitem__)
    record.key = read_key(KEY.text)
    record.check_receipt("receipt", data)
    assert tuple(fault.code for fault in record.faults) == ours
    return ours


def changed(data: bytes, **changes: object) -> bytes:
    return replace(parse_receipt(data), **changes).to_bytes()


def test_a_receipt_proves_its_entry_with_nothing_but_the_logs_key() -> None:
    for data in (PUBLIC, PRIVATE, WORLD.receipt(0, size=1), WORLD.receipt(59)):
        assert codes_of_both(data) == ()
        assert parse_receipt(data).to_bytes() == data
    assert check_receipt(PUBLIC, key=KEY, entry=WORLD.entries[23], index=23)


def test_a_receipt_is_the_text_that_the_standard_describes() -> None:
    lines = PUBLIC.decode().split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1].startswith("extra ")
    assert lines[2] == "index 23"
    empty = lines.index("")
    assert empty - 3 == len(WORLD.log.inclusion_proof(23))
    assert "\n".join(lines[empty + 1 :]).encode() == WORLD.checkpoint()[1].to_bytes()


@patiently
@given(st.sampled_from([PUBLIC, PRIVATE]), st.data(), st.integers(1, 255))
def test_no_byte_of_a_receipt_can_change(receipt: bytes, data: st.DataObject, mask: int) -> None:
    spoilt = bytearray(receipt)
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= mask
    assert codes_of_both(bytes(spoilt)) != ()


@patiently
@given(st.data())
def test_a_receipt_that_is_cut_or_lengthened_is_refused(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(PUBLIC) - 1))
    assert codes_of_both(PUBLIC[:cut]) != ()
    assert codes_of_both(PUBLIC + data.draw(st.sampled_from([b"\n", b"x", PUBLIC]))) != ()


def test_a_receipt_for_another_log_says_so() -> None:
    head, _ = WORLD.checkpoint()
    other = SignerKey("other.example/record", LOG_KEY.seed)
    elsewhere = replace(head, origin=other.name)
    data = changed(PUBLIC, checkpoint=elsewhere, note=elsewhere.sign(other))
    assert codes_of_both(data) == ("receipt.other_log",)


def test_a_receipt_that_the_log_did_not_sign_says_so() -> None:
    head, note = WORLD.checkpoint()
    assert codes_of_both(changed(PUBLIC, note=head.sign(OTHER_KEY))) == ("receipt.not_signed",)
    older = WORLD.checkpoint(59)[1]
    forged = replace(note, signatures=older.signatures)
    assert codes_of_both(changed(PUBLIC, note=forged)) == ("receipt.bad_signature",)


def test_a_receipt_for_another_place_or_entry_says_so() -> None:
    assert codes_of_both(changed(PUBLIC, index=22)) == ("receipt.wrong_index",)
    path = parse_receipt(WORLD.receipt(22)).proof
    assert codes_of_both(changed(PUBLIC, proof=path)) == ("receipt.not_included",)
    assert codes_of_both(changed(PUBLIC, proof=path[1:])) == ("receipt.not_included",)
    assert codes_of_both(changed(PUBLIC, entry=b"{}")) == ("receipt.bad_entry",)
    assert check_receipt(PUBLIC, key=KEY, index=22).codes == ("receipt.wrong_index",)
    other = check_receipt(PUBLIC, key=KEY, entry=WORLD.entries[22])
    assert other.codes == ("receipt.other_entry",)


def test_a_receipt_without_its_entry_proves_only_an_entry_one_has() -> None:
    bare = changed(PUBLIC, entry=None)
    assert codes_of_both(bare) == ("receipt.no_entry",)
    assert check_receipt(bare, key=KEY, entry=WORLD.entries[23])
    wrong = check_receipt(bare, key=KEY, entry=WORLD.entries[22])
    assert wrong.codes == ("receipt.wrong_index",)


def test_a_commitment_does_not_stand_behind_an_entry_that_has_it_not() -> None:
    way = parse_receipt(PRIVATE).private
    assert codes_of_both(changed(WORLD.receipt(49), private=way)) == ("receipt.not_in_batch",)
    assert codes_of_both(changed(PUBLIC, private=way)) == ("receipt.not_in_batch",)


def test_witnesses_may_be_asked_for() -> None:
    witness = SignerKey("w.example", secret("w"), COSIGNATURE_V1)
    policy = WitnessPolicy(1, (witness.verifier,))
    head, note = WORLD.checkpoint()
    assert check_receipt(PUBLIC, key=KEY, policy=policy).codes == ("witness.too_few",)
    seen = note.with_signatures(cosign(head, signer=witness, at=datetime(2026, 9, 28, tzinfo=UTC)))
    assert check_receipt(changed(PUBLIC, note=seen), key=KEY, policy=policy)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("tlog-proof@v1", "tlog-proof@v2"),
        lambda text: text.replace("index 23", "index 023"),
        lambda text: text.replace("index 23\n", ""),
        lambda text: text.replace("extra ", "extra  "),
        lambda text: text.replace("\n\n", "\nQUJD\n\n", 1),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n" + text,
    ],
)
def test_what_is_not_written_as_a_receipt_is_no_receipt(spoil: object) -> None:
    data = spoil(PUBLIC.decode()).encode()
    assert data != PUBLIC
    with pytest.raises(ReceiptError):
        parse_receipt(data)
    assert codes_of_both(data) == ("receipt.malformed",)


def test_a_receipt_is_made_from_stored_hashes() -> None:
    head, note = WORLD.checkpoint(41)
    receipt = make_receipt(
        index=40, entry=WORLD.entries[40], note=note, checkpoint=head, hash_at=WORLD.log.hash_at
    )
    assert isinstance(receipt, Receipt)
    assert receipt.to_bytes() == WORLD.receipt(40, size=41)

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.ledger.ledger_world import LOG_KEY, OTHER_KEY, secret, world_of
from folkmoot.core.ledger import NoteError, SignerKey, check_note, parse_note
from folkmoot.core.ledger.keys import COSIGNATURE_V1
from folkmoot.core.ledger.witness import (
    WitnessPolicy,
    check_quorum,
    cosign,
    cosigned_at,
    may_cosign,
)

WITNESSES = [SignerKey(f"w{i}.example", secret(f"w{i}"), COSIGNATURE_V1) for i in range(3)]
KEYS = tuple(witness.verifier for witness in WITNESSES)
NOON = datetime(2026, 9, 28, 12, 0, tzinfo=UTC)
WORLD = world_of(30)


def test_a_cosignature_says_who_saw_the_head_and_when() -> None:
    head, note = WORLD.checkpoint()
    seen = note.with_signatures(cosign(head, signer=WITNESSES[0], at=NOON))
    seen = parse_note(seen.to_bytes())
    assert cosigned_at(seen, key=KEYS[0]) == NOON
    assert cosigned_at(seen, key=KEYS[1]) is None
    assert check_note(seen, keys=(LOG_KEY.verifier,))


def test_a_cosignature_does_not_move_to_another_head_or_time() -> None:
    head, _ = WORLD.checkpoint()
    line = cosign(head, signer=WITNESSES[0], at=NOON)
    _, earlier = WORLD.checkpoint(29)
    assert cosigned_at(earlier.with_signatures(line), key=KEYS[0]) is None
    later = replace(line, signature=b"\x00" * 7 + b"\x01" + line.signature[8:])
    _, note = WORLD.checkpoint()
    assert cosigned_at(note.with_signatures(later), key=KEYS[0]) is None


def test_the_rule_book_says_how_many_witnesses_are_enough() -> None:
    head, note = WORLD.checkpoint()
    policy = WitnessPolicy(2, KEYS)
    one = note.with_signatures(cosign(head, signer=WITNESSES[0], at=NOON))
    twice = one.with_signatures(cosign(head, signer=WITNESSES[0], at=NOON))
    two = one.with_signatures(cosign(head, signer=WITNESSES[2], at=NOON))
    assert check_quorum(two, policy=policy)
    for short in (note, one, twice):
        verdict = check_quorum(short, policy=policy)
        assert verdict.codes == ("witness.too_few",)
    assert "of the 2 witnesses" in verdict.reasons[0].sentence
    assert check_quorum(note, policy=WitnessPolicy(0, ()))


def test_a_policy_that_cannot_be_met_or_counts_one_key_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="4 of 3"):
        WitnessPolicy(4, KEYS)
    with pytest.raises(ValueError, match="share a key"):
        WitnessPolicy(1, (KEYS[0], replace(KEYS[0], name="alias.example")))
    with pytest.raises(ValueError, match="cosignature key"):
        WitnessPolicy(1, (LOG_KEY.verifier,))


def test_only_a_witness_cosigns_and_only_with_a_time() -> None:
    head, _ = WORLD.checkpoint()
    with pytest.raises(NoteError, match="cosignature key"):
        cosign(head, signer=LOG_KEY, at=NOON)
    with pytest.raises(ValueError, match="time zone"):
        cosign(head, signer=WITNESSES[0], at=NOON.replace(tzinfo=None))


def test_a_witness_cosigns_only_what_continues_what_it_has_seen() -> None:
    old, _ = WORLD.checkpoint(20)
    new, note = WORLD.checkpoint(30)
    proof = WORLD.log.consistency_proof(20, new=30)
    key = LOG_KEY.verifier

    def asked(**changes: object) -> tuple[str, ...]:
        facts = {"key": key, "remembered": old, "old": 20, "proof": proof} | changes
        return may_cosign(new, note, **facts).codes

    assert asked() == ()
    assert asked(remembered=None, old=0, proof=()) == ()
    assert asked(old=19) == ("witness.wrong_old_size",)
    assert asked(old=31) == ("witness.shrinks",)
    assert asked(proof=proof[:-1]) == ("witness.inconsistent",)
    assert asked(remembered=replace(old, root=new.root)) == ("witness.inconsistent",)
    assert asked(key=OTHER_KEY.verifier) == ("note.not_signed",)
    assert asked(key=replace(key, name="x.example")) == ("checkpoint.other_log",)

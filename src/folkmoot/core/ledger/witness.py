"""Witnesses (c2sp.org/tlog-cosignature, tlog-witness): others who saw the same log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from folkmoot.core.ledger import ed25519
from folkmoot.core.ledger.checkpoints import Checkpoint, check_checkpoint
from folkmoot.core.ledger.keys import COSIGNATURE_V1, NoteError, SignerKey, VerifierKey
from folkmoot.core.ledger.notes import NoteSignature, SignedNote
from folkmoot.core.ledger.proofs import verify_consistency
from folkmoot.core.terms import Reason, Verdict, no, yes

_TIME_BYTES = 8


@dataclass(frozen=True, slots=True)
class WitnessPolicy:
    """How many of which witnesses must have cosigned ("k of n"), as the rule book fixes it.

    Attributes:
        needed: k; 0 asks for none.
        keys: the n witnesses' keys, all of kind ``COSIGNATURE_V1``, no key twice.

    Raises:
        ValueError: if k is not between 0 and n, or the keys are not distinct witnesses' keys.
    """

    needed: int
    keys: tuple[VerifierKey, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.needed <= len(self.keys):
            raise ValueError(f"{self.needed} of {len(self.keys)} witnesses cannot be asked for")
        if any(key.kind != COSIGNATURE_V1 for key in self.keys):
            raise ValueError("a witness has a cosignature key")
        # The message does not name the witness, so one key under two names would count twice.
        if len({key.public for key in self.keys}) != len(self.keys):
            raise ValueError("two witnesses cannot share a key")


def cosign(checkpoint: Checkpoint, *, signer: SignerKey, at: datetime) -> NoteSignature:
    """A witness's statement that, at this time, this was the largest head it had seen.

    Raises:
        NoteError: if the key is not a witness's.
        ValueError: if the time has no zone or lies before 1970.
    """
    if signer.kind != COSIGNATURE_V1:
        raise NoteError("a witness signs with a cosignature key")
    if at.tzinfo is None or at.timestamp() < 0:
        raise ValueError(f"{at} is not a moment since 1970 with a time zone")
    seconds = int(at.timestamp())
    signature = ed25519.sign(_message(checkpoint.text, seconds), seed=signer.seed)
    stamped = seconds.to_bytes(_TIME_BYTES, "big") + signature
    return NoteSignature(signer.name, signer.verifier.key_id, stamped)


def cosigned_at(note: SignedNote, *, key: VerifierKey) -> datetime | None:
    """When this witness cosigned the checkpoint, or None if it did not (validly)."""
    for signature in note.signatures:
        if (signature.name, signature.key_id) != (key.name, key.key_id):
            continue
        stamp = int.from_bytes(signature.signature[:_TIME_BYTES], "big")
        message = _message(note.text, stamp)
        if ed25519.signature_holds(signature.signature[_TIME_BYTES:], message, public=key.public):
            try:
                return datetime.fromtimestamp(stamp, UTC)
            except (ValueError, OverflowError, OSError):  # signed, but no moment of any calendar
                return None
    return None


def check_quorum(note: SignedNote, *, policy: WitnessPolicy) -> Verdict:
    """Whether enough witnesses have cosigned the checkpoint.

    Returns:
        Yes, or no with ``witness.too_few``.
    """
    seen = sum(cosigned_at(note, key=key) is not None for key in policy.keys)
    if seen >= policy.needed:
        return yes()
    return no(
        Reason(
            "witness.too_few",
            "{seen} of the {needed} witnesses that are needed have cosigned",
            {"seen": seen, "needed": policy.needed},
            remedy="Wait for a checkpoint that more witnesses have cosigned.",
        )
    )


def may_cosign(
    checkpoint: Checkpoint,
    note: SignedNote,
    *,
    key: VerifierKey,
    remembered: Checkpoint | None,
    old: int,
    proof: Sequence[bytes],
) -> Verdict:
    """Whether a witness that remembers one head may cosign a new one (tlog-witness).

    Args:
        checkpoint: the new head.
        note: as it was signed.
        key: the log's key.
        remembered: the largest head this witness has cosigned for the log; None if none.
        old: the size from which the asker proves consistency.
        proof: that consistency proof.

    Returns:
        Yes, or no with ``checkpoint.other_log``, ``note.not_signed``, ``note.bad_signature``,
        ``witness.wrong_old_size`` (HTTP 409: the asker must start from what is remembered),
        ``witness.shrinks`` (400) or ``witness.inconsistent`` (422: the log has forked; both
        signed checkpoints together are the evidence).
    """
    verdict = check_checkpoint(checkpoint, note, key=key)
    if not verdict:
        return verdict
    size = remembered.size if remembered else 0
    if old > checkpoint.size:
        return no(Reason("witness.shrinks", "the new head is smaller than the old one"))
    if old != size:
        return no(
            Reason(
                "witness.wrong_old_size",
                "this witness remembers size {size}, not {old}",
                {"size": size, "old": old},
                remedy="Prove consistency from size {size}.",
            )
        )
    if remembered is None:
        holds = not proof
    else:
        holds = verify_consistency(
            old=size,
            new=checkpoint.size,
            old_root=remembered.root,
            new_root=checkpoint.root,
            proof=proof,
        )
    if holds:
        return yes()
    return no(Reason("witness.inconsistent", "the new head does not continue the remembered one"))


def _message(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()

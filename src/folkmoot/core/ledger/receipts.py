"""Receipts (c2sp.org/tlog-proof): one file that proves, offline, that an entry is in the log."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import Any

from folkmoot.core.canon import canonical_json
from folkmoot.core.ledger.checkpoints import Checkpoint, check_checkpoint, parse_checkpoint
from folkmoot.core.ledger.entries import PRIVATE_BATCH, EntryError, parse_entry
from folkmoot.core.ledger.keys import NoteError, VerifierKey, decode_base64
from folkmoot.core.ledger.merkle import HASH_BYTES, HashAt, leaf_hash
from folkmoot.core.ledger.notes import SignedNote
from folkmoot.core.ledger.private_leaf import PrivateError, PrivateProof
from folkmoot.core.ledger.proofs import inclusion_proof, verify_inclusion
from folkmoot.core.ledger.witness import WitnessPolicy, check_quorum
from folkmoot.core.terms import Reason, Verdict, no, yes

HEADER = "c2sp.org/tlog-proof@v1"
SUFFIX = ".tlog-proof"
"""The file name extension that the standard recommends."""

MAX_RECEIPT_BYTES = 1 << 20
_INDEX = re.compile("index (0|[1-9][0-9]{0,18})")
_EXTRA = "extra "


class ReceiptError(ValueError):
    """Bytes that are not a receipt as it must be written; the sentence says where and why."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that an entry is in the log, with the entry itself.

    Attributes:
        index: the entry's place.
        proof: its audit path.
        checkpoint: the head the path leads to.
        note: that head as it was signed.
        entry: the entry's bytes, or None where the receipt does not carry them.
        private: for an entry of the private lane, the way from the holder's commitment to it.
    """

    index: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint
    note: SignedNote
    entry: bytes | None = None
    private: PrivateProof | None = None

    def to_bytes(self) -> bytes:
        """The ``.tlog-proof`` file."""
        lines = [HEADER]
        if self.entry is not None:
            extra = _extra_bytes(self.entry, self.private)
            lines.append(_EXTRA + base64.b64encode(extra).decode())
        lines.append(f"index {self.index}")
        lines.extend(base64.b64encode(node).decode() for node in self.proof)
        return ("\n".join(lines) + "\n\n").encode() + self.note.to_bytes()


def make_receipt(
    *,
    index: int,
    entry: bytes,
    note: SignedNote,
    checkpoint: Checkpoint,
    hash_at: HashAt,
    private: PrivateProof | None = None,
) -> Receipt:
    """The receipt for an entry under a signed checkpoint.

    Raises:
        MerkleError: if the checkpoint does not reach the entry.
    """
    proof = inclusion_proof(hash_at, index=index, size=checkpoint.size)
    return Receipt(index, proof, checkpoint, note, entry, private)


def parse_receipt(data: bytes) -> Receipt:
    """Read a receipt, accepting exactly what ``Receipt.to_bytes`` writes. Nothing is verified.

    Raises:
        ReceiptError: saying what is not as it must be written.
    """
    if len(data) > MAX_RECEIPT_BYTES:
        raise ReceiptError("this is too long for a receipt")
    head, gap, rest = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
        checkpoint, note = parse_checkpoint(rest)
    except UnicodeDecodeError:
        raise ReceiptError("the proof is not plain text") from None
    except NoteError as error:
        raise ReceiptError(f"the checkpoint in it: {error}") from None
    if not gap or lines.pop(0) != HEADER:
        raise ReceiptError(f"the first line is not {HEADER}")
    entry, private = None, None
    if lines and lines[0].startswith(_EXTRA):
        entry, private = _parse_extra(lines.pop(0).removeprefix(_EXTRA))
    index = _INDEX.fullmatch(lines.pop(0)) if lines else None
    if index is None:
        raise ReceiptError("there is no index line")
    proof = []
    for line in lines:
        node = decode_base64(line)
        if node is None or len(node) != HASH_BYTES:
            raise ReceiptError("a line of the path is not a hash")
        proof.append(node)
    receipt = Receipt(int(index[1]), tuple(proof), checkpoint, note, entry, private)
    if receipt.to_bytes() != data:
        raise ReceiptError("this is not how a receipt is written")
    return receipt


def check_receipt(
    data: bytes,
    *,
    key: VerifierKey,
    entry: bytes | None = None,
    index: int | None = None,
    policy: WitnessPolicy | None = None,
) -> Verdict:
    """Whether a receipt proves what it says, by itself and the log's key alone.

    Args:
        data: the file.
        key: the log's key, from somewhere trusted.
        entry: the entry it must be for, if one is known.
        index: the place it must be for, if one is known.
        policy: which witnesses must have cosigned its checkpoint.

    Returns:
        Yes, or no with ``receipt.malformed``, ``receipt.other_log``, ``receipt.not_signed``,
        ``receipt.bad_signature``, ``receipt.no_entry``, ``receipt.other_entry``,
        ``receipt.wrong_index``, ``receipt.bad_entry``, ``receipt.not_included``,
        ``receipt.not_in_batch`` or ``witness.too_few``.
    """
    try:
        receipt = parse_receipt(data)
    except ReceiptError as error:
        return _refusal("malformed", "this is not a receipt: {why}", why=str(error))
    verdict = check_checkpoint(receipt.checkpoint, receipt.note, key=key)
    if not verdict:
        code = verdict.codes[0].partition(".")[2]
        reason = verdict.reasons[0]
        return no(Reason(f"receipt.{code}", reason.says, reason.params))
    if policy is not None and not (quorum := check_quorum(receipt.note, policy=policy)):
        return quorum
    return _check_subject(receipt, entry=entry, index=index)


def _check_subject(receipt: Receipt, *, entry: bytes | None, index: int | None) -> Verdict:
    known = receipt.entry if entry is None else entry
    if known is None:
        return _refusal("no_entry", "the receipt does not carry the entry, and none was given")
    if receipt.entry is not None and receipt.entry != known:
        return _refusal("other_entry", "this receipt is for another entry")
    if index is not None and receipt.index != index:
        return _refusal("wrong_index", "this receipt is for entry {index}", index=receipt.index)
    return _check_inclusion(receipt, known)


def _check_inclusion(receipt: Receipt, data: bytes) -> Verdict:
    try:
        entry = parse_entry(data, seq=receipt.index)
    except EntryError as error:
        if error.code == "entry.wrong_seq":
            return _refusal("wrong_index", "the entry is not number {index}", index=receipt.index)
        return _refusal("bad_entry", "this is no entry of a record: {why}", why=error.reason)
    if not verify_inclusion(
        leaf=leaf_hash(data),
        index=receipt.index,
        size=receipt.checkpoint.size,
        proof=receipt.proof,
        root=receipt.checkpoint.root,
    ):
        return _refusal("not_included", "the path does not lead from the entry to the checkpoint")
    private = receipt.private
    if private is not None and (entry.type != PRIVATE_BATCH or private.root != entry.body["root"]):
        return _refusal("not_in_batch", "the commitment does not stand behind the entry's root")
    return yes()


def _refusal(code: str, says: str, **params: str | int) -> Verdict:
    return no(Reason(f"receipt.{code}", says, params))


def _extra_bytes(entry: bytes, private: PrivateProof | None) -> bytes:
    value: dict[str, Any] = {"entry": entry.decode("utf-8")}
    if private is not None:
        value["private"] = {
            "commitment": private.commitment,
            "siblings": [sibling.hex() for sibling in private.siblings],
            "slot": private.slot,
        }
    return canonical_json(value)


def _parse_extra(encoded: str) -> tuple[bytes, PrivateProof | None]:
    data = decode_base64(encoded)
    try:
        value = json.loads((data or b"").decode("utf-8"))
        entry = value["entry"].encode("utf-8")
        private = _parse_private(value["private"]) if "private" in value else None
        if _extra_bytes(entry, private) == data:
            return entry, private
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise ReceiptError("the extra line is not as it must be written")


def _parse_private(value: dict[str, Any]) -> PrivateProof:
    siblings = tuple(bytes.fromhex(sibling) for sibling in value["siblings"])
    if type(value["slot"]) is not int:
        raise PrivateError("a slot is a whole number")
    return PrivateProof(value["commitment"], value["slot"], siblings)

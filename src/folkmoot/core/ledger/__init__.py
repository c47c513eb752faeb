"""The record that cannot be rewritten unseen: Merkle log, proofs, checkpoints, receipts."""

from folkmoot.core.ledger.checkpoints import (
    Checkpoint,
    check_checkpoint,
    is_fork,
    parse_checkpoint,
    parse_checkpoint_text,
)
from folkmoot.core.ledger.entries import PRIVATE_BATCH, Entry, EntryError, parse_entry
from folkmoot.core.ledger.export import document_path, export_record, receipt_path
from folkmoot.core.ledger.inspection import Fault, Report
from folkmoot.core.ledger.keys import COSIGNATURE_V1, ED25519, NoteError, SignerKey, VerifierKey
from folkmoot.core.ledger.memory_log import MemoryLog
from folkmoot.core.ledger.merkle import (
    EMPTY_ROOT,
    HASH_BYTES,
    Frontier,
    HashAt,
    MerkleError,
    Node,
    frontier_at,
    leaf_hash,
    node_hash,
    root_at,
)
from folkmoot.core.ledger.notes import (
    NoteSignature,
    SignedNote,
    check_note,
    parse_note,
    sign_note,
)
from folkmoot.core.ledger.private_leaf import (
    PrivateBatch,
    PrivateError,
    PrivateProof,
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
from folkmoot.core.ledger.proofs import (
    consistency_proof,
    inclusion_proof,
    root_from_inclusion,
    verify_consistency,
    verify_inclusion,
)
from folkmoot.core.ledger.receipts import (
    Receipt,
    ReceiptError,
    check_receipt,
    make_receipt,
    parse_receipt,
)
from folkmoot.core.ledger.tiles import TileError, TileReader, TileRef, tile_refs, write_tiles
from folkmoot.core.ledger.verification import verify_export
from folkmoot.core.ledger.witness import (
    WitnessPolicy,
    check_quorum,
    cosign,
    cosigned_at,
    may_cosign,
)

__all__ = [
    "COSIGNATURE_V1",
    "ED25519",
    "EMPTY_ROOT",
    "HASH_BYTES",
    "PRIVATE_BATCH",
    "Checkpoint",
    "Entry",
    "EntryError",
    "Fault",
    "Frontier",
    "HashAt",
    "MemoryLog",
    "MerkleError",
    "Node",
    "NoteError",
    "NoteSignature",
    "PrivateBatch",
    "PrivateError",
    "PrivateProof",
    "Promise",
    "Receipt",
    "ReceiptError",
    "Report",
    "SignedNote",
    "SignerKey",
    "TileError",
    "TileReader",
    "TileRef",
    "VerifierKey",
    "WitnessPolicy",
    "batch_body",
    "check_checkpoint",
    "check_note",
    "check_promise",
    "check_quorum",
    "check_receipt",
    "check_redemption",
    "consistency_proof",
    "cosign",
    "cosigned_at",
    "document_path",
    "export_record",
    "frontier_at",
    "inclusion_proof",
    "interval_containing",
    "intervals_due",
    "is_fork",
    "leaf_hash",
    "make_receipt",
    "may_cosign",
    "node_hash",
    "parse_checkpoint",
    "parse_checkpoint_text",
    "parse_entry",
    "parse_note",
    "parse_promise",
    "parse_receipt",
    "receipt_path",
    "root_at",
    "root_from_inclusion",
    "sign_note",
    "tile_refs",
    "verify_consistency",
    "verify_export",
    "verify_inclusion",
    "write_tiles",
]

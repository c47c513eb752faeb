"""The record that cannot be rewritten unseen: Merkle log, proofs, checkpoints, receipts."""

from folkmoot.core.ledger.checkpoints import (
    Checkpoint,
    check_checkpoint,
    is_fork,
    parse_checkpoint,
    parse_checkpoint_text,
)
from folkmoot.core.ledger.keys import NoteError, SignerKey, VerifierKey
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
from folkmoot.core.ledger.proofs import (
    consistency_proof,
    inclusion_proof,
    root_from_inclusion,
    verify_consistency,
    verify_inclusion,
)
from folkmoot.core.ledger.tiles import TileError, TileReader, TileRef, tile_refs, write_tiles

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "Checkpoint",
    "Frontier",
    "HashAt",
    "MemoryLog",
    "MerkleError",
    "Node",
    "NoteError",
    "NoteSignature",
    "SignedNote",
    "SignerKey",
    "TileError",
    "TileReader",
    "TileRef",
    "VerifierKey",
    "check_checkpoint",
    "check_note",
    "consistency_proof",
    "frontier_at",
    "inclusion_proof",
    "is_fork",
    "leaf_hash",
    "node_hash",
    "parse_checkpoint",
    "parse_checkpoint_text",
    "parse_note",
    "root_at",
    "root_from_inclusion",
    "sign_note",
    "tile_refs",
    "verify_consistency",
    "verify_inclusion",
    "write_tiles",
]

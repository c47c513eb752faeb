"""Checkpoints (c2sp.org/tlog-checkpoint): how large the log is, and its root, signed."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from folkmoot.core.ledger.keys import NoteError, SignerKey, VerifierKey, decode_base64
from folkmoot.core.ledger.merkle import EMPTY_ROOT, HASH_BYTES
from folkmoot.core.ledger.notes import SignedNote, check_note, parse_note, sign_note
from folkmoot.core.terms import Reason, Verdict, no

_SIZE = re.compile("0|[1-9][0-9]*")
_MAX_SIZE = 2**63 - 1
_FIXED_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log at one size.

    Attributes:
        origin: which log; for Folkmoot the name of its key too.
        size: the number of leaves.
        root: the RFC 6962 root, 32 bytes.
        extensions: further lines, not empty; Folkmoot writes none.

    Raises:
        NoteError: if a line would be empty or broken, the root has not 32 bytes, or the size is
            out of range or does not fit the root of the empty log.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all((self.origin, *self.extensions)) or "\n" in self.origin + "".join(
            self.extensions
        ):
            raise NoteError("a line of a checkpoint is empty or broken")
        if len(self.root) != HASH_BYTES:
            raise NoteError(f"a root has {HASH_BYTES} bytes", line=3)
        if not 0 <= self.size <= _MAX_SIZE or (self.size == 0 and self.root != EMPTY_ROOT):
            raise NoteError("the size cannot be", line=2)

    @property
    def text(self) -> str:
        """The note text that is signed."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{x}\n" for x in (self.origin, str(self.size), root, *self.extensions))

    def sign(self, *signers: SignerKey) -> SignedNote:
        """The checkpoint signed by the log's keys."""
        return sign_note(self.text, *signers)


def parse_checkpoint_text(text: str) -> Checkpoint:
    """Read the text of a checkpoint, accepting only what ``Checkpoint.text`` writes.

    Raises:
        NoteError: naming the line and what is wrong with it.
    """
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < _FIXED_LINES or not text.endswith("\n"):
        raise NoteError("a checkpoint has at least three lines", line=len(lines))
    for number, line in enumerate(lines, start=1):
        if not line:
            raise NoteError("an empty line", line=number)
    origin, size, encoded, *extensions = lines
    if not _SIZE.fullmatch(size) or len(size) > len(str(_MAX_SIZE)):
        raise NoteError("the size is not a plain number", line=2)
    root = decode_base64(encoded)
    if root is None:
        raise NoteError("the root is not base64 as it must be written", line=3)
    return Checkpoint(origin, int(size), root, tuple(extensions))


def parse_checkpoint(data: bytes) -> tuple[Checkpoint, SignedNote]:
    """Read a signed checkpoint. Nothing is verified.

    Raises:
        NoteError: naming the line and what is wrong with it.
    """
    note = parse_note(data)
    return parse_checkpoint_text(note.text), note


def check_checkpoint(checkpoint: Checkpoint, note: SignedNote, *, key: VerifierKey) -> Verdict:
    """Whether this is a checkpoint of the log with that key.

    Returns:
        Yes, or no with ``checkpoint.other_log`` (another origin than the key's name),
        ``note.bad_signature`` or ``note.not_signed``.
    """
    if checkpoint.origin != key.name:
        return no(
            Reason(
                "checkpoint.other_log",
                "this checkpoint is of {origin}, not of {name}",
                {"origin": checkpoint.origin, "name": key.name},
            )
        )
    return check_note(note, keys=(key,))


def is_fork(one: Checkpoint, other: Checkpoint) -> bool:
    """Whether two checkpoints of one log show, by themselves, that it told two stories.

    Two sizes that differ need a consistency proof to be judged; only equal sizes with different
    roots are a fork on their face.
    """
    return one.origin == other.origin and one.size == other.size and one.root != other.root

"""The manifest of an export: every file by its digest, signed, so that every byte is covered."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.core.ledger.checkpoints import Checkpoint, parse_checkpoint_text
from folkmoot.core.ledger.keys import NoteError, SignerKey
from folkmoot.core.ledger.notes import SignedNote, parse_note, sign_note

HEADER = "folkmoot/export/v1"
_FIXED_LINES = 5
_FILE = re.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,15}) ([A-Za-z0-9._/-]+)")


@dataclass(frozen=True, slots=True, order=True)
class ManifestFile:
    """One file of an export: its path, length and SHA-256 (hex)."""

    path: str
    length: int
    sha256: str

    @classmethod
    def of(cls, path: str, data: bytes) -> ManifestFile:
        """The line for a file with this content."""
        return cls(path, len(data), hashlib.sha256(data).hexdigest())

    def fits(self, data: bytes) -> bool:
        """Whether the content is the one the manifest speaks of."""
        return len(data) == self.length and hashlib.sha256(data).hexdigest() == self.sha256


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export consists of.

    The text that is signed has the header ``folkmoot/export/v1``, then origin, size and root of
    the log as in its checkpoint, the number of files, and for each file, in the order of their
    paths, its SHA-256, its length in bytes and its path. The manifest does not name itself; its
    own signature covers it.

    Attributes:
        head: the checkpoint's origin, size and root.
        files: every other file of the export, by path.
    """

    head: Checkpoint
    files: tuple[ManifestFile, ...]

    @property
    def text(self) -> str:
        """The note text that is signed."""
        root = base64.b64encode(self.head.root).decode()
        head = (HEADER, self.head.origin, str(self.head.size), root, str(len(self.files)))
        files = (f"{file.sha256} {file.length} {file.path}" for file in self.files)
        return "".join(f"{line}\n" for line in (*head, *files))


def sign_manifest(
    head: Checkpoint, files: Iterable[ManifestFile], *, signer: SignerKey
) -> SignedNote:
    """The signed manifest of these files.

    Raises:
        NoteError: if a path cannot stand in a manifest, or the key is not the log's.
    """
    if signer.name != head.origin:
        raise NoteError("a manifest is signed by the log")
    text = Manifest(head, tuple(sorted(files))).text
    parse_manifest_text(text)
    return sign_note(text, signer)


def parse_manifest(data: bytes) -> tuple[Manifest, SignedNote]:
    """Read a signed manifest, accepting only its canonical form. Nothing is verified.

    Raises:
        NoteError: naming the line and what is wrong with it.
    """
    note = parse_note(data)
    return parse_manifest_text(note.text), note


def parse_manifest_text(text: str) -> Manifest:
    """Read the text of a manifest.

    Raises:
        NoteError: naming the line and what is wrong with it.
    """
    lines = text.split("\n")[:-1]
    if len(lines) < _FIXED_LINES or lines[0] != HEADER:
        raise NoteError(f"the first line is not {HEADER}", line=1)
    try:
        head = parse_checkpoint_text("\n".join(lines[1:4]) + "\n")
    except NoteError as error:
        raise NoteError(error.reason, line=error.line + 1) from None
    if lines[4] != str(len(lines) - _FIXED_LINES):
        raise NoteError("the number of files is not that of the lines", line=_FIXED_LINES)
    files: list[ManifestFile] = []
    for number, line in enumerate(lines[_FIXED_LINES:], start=_FIXED_LINES + 1):
        found = _FILE.fullmatch(line)
        if found is None:
            raise NoteError("this is not digest, length and path of a file", line=number)
        if files and files[-1].path >= found[3]:
            raise NoteError("the files are not in the order of their paths", line=number)
        files.append(ManifestFile(found[3], int(found[2]), found[1]))
    return Manifest(head, tuple(files))

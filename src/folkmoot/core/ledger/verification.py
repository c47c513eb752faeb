"""Checking an export: every hash made again, every byte accounted for, every fault named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from folkmoot.core.ledger.checkpoints import Checkpoint, check_checkpoint, parse_checkpoint
from folkmoot.core.ledger.export import (
    CHECKPOINT_PATH,
    KEY_PATH,
    MANIFEST_PATH,
    NAMED_BY_DIGEST,
)
from folkmoot.core.ledger.inspection import Inspection, Report
from folkmoot.core.ledger.keys import ED25519, NoteError, VerifierKey
from folkmoot.core.ledger.manifest import Manifest, parse_manifest
from folkmoot.core.ledger.notes import SignedNote
from folkmoot.core.ledger.receipts import Receipt, check_receipt, parse_receipt
from folkmoot.core.ledger.rehash import Progress, Rehash
from folkmoot.core.ledger.tiles import TILE_WIDTH, ReadPath, TileError, TileRef, tile_refs
from folkmoot.core.terms import Verdict, yes

_FIXED = frozenset({KEY_PATH, CHECKPOINT_PATH, MANIFEST_PATH})
# A changed digit must not make anyone look for a million files that never were.
_FILES_PER_LISTED = 4
_FILES_ALWAYS = 1024


@dataclass(frozen=True, slots=True)
class _Head:
    """A statement of how large the log is, and whether the log's key stands behind it."""

    checkpoint: Checkpoint
    trusted: bool


def verify_export(
    list_paths: Callable[[], Iterable[str]],
    read: ReadPath,
    *,
    trusted_vkey: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check an export of the record (``export`` describes its layout).

    Args:
        list_paths: gives everything below the directory, without following links: a file by its
            path, an empty directory by its path and ``/``, anything else (a link, a pipe) by its
            path and ``@``. The last two are always faults.
        read: gives a listed file's content.
        trusted_vkey: the log's public key from somewhere else. Without it the export is only
            checked against the key it brings along, which whoever made it may have chosen.
        progress: told as the entries are checked.

    Returns:
        What was found. ``Report.faults`` names every fault's place and reason.

    Raises:
        NoteError: if ``trusted_vkey`` is not a public key.
    """
    look = Inspection(list_paths(), read)
    key, key_data = _find_key(look, trusted_vkey)
    manifest, manifest_head = _read_manifest(look, key)
    if key_data is not None:
        look.compare(KEY_PATH, key_data)
    head = _best_head(look, _read_checkpoint(look, key), manifest_head)
    size = _plausible_size(look, head)
    _check_listing(look, manifest, size=size)
    receipts = _read_named_files(look, manifest, key=key)
    if head is None or size is None:
        origin = head.origin if head else None
        return Report(origin, None, None, 0, len(look.paths), tuple(look.faults))
    sizes = [r.checkpoint.size for _, r in receipts if r.checkpoint.size <= size]
    rehash = Rehash(look, size=size, root_sizes=sizes)
    rehash.walk(progress)
    root = rehash.root_at(size)
    if root is None:
        look.fault(CHECKPOINT_PATH, "export.root_unknown", "too much is missing for a root")
    elif root != head.root:
        look.fault(
            CHECKPOINT_PATH, "checkpoint.wrong_root", "the entries do not lead to the signed root"
        )
    for path, receipt in receipts:
        _check_history(look, path, receipt.checkpoint, size=size, rehash=rehash)
    return Report(head.origin, size, root, rehash.entries, len(look.paths), tuple(look.faults))


def _find_key(
    look: Inspection, trusted_vkey: str | None
) -> tuple[VerifierKey | None, bytes | None]:
    trusted = _parse_log_key(trusted_vkey) if trusted_vkey is not None else None
    data = look.raw(KEY_PATH)
    if data is None:
        return trusted, None
    try:
        key = _parse_log_key(data.decode("utf-8").removesuffix("\n"))
    except (UnicodeDecodeError, NoteError):
        look.fault(KEY_PATH, "export.bad_key", "this is not a log's public key")
        return trusted, data
    if not data.endswith(b"\n"):
        look.fault(KEY_PATH, "export.bad_key", "the key does not end its line")
    if trusted is not None and key != trusted:
        look.fault(KEY_PATH, "export.other_key", "this is not the key you trust")
    return trusted or key, data


def _parse_log_key(text: str) -> VerifierKey:
    key = VerifierKey.parse(text)
    if key.kind != ED25519:
        raise NoteError("a witness's key is not a log's")
    return key


def _read_manifest(
    look: Inspection, key: VerifierKey | None
) -> tuple[Manifest | None, _Head | None]:
    data = look.raw(MANIFEST_PATH)
    if data is None:
        return None, None
    try:
        manifest, note = parse_manifest(data)
    except NoteError as error:
        _malformed(look, MANIFEST_PATH, error)
        return None, None
    trusted = _is_signed(look, MANIFEST_PATH, manifest.head, note, key=key)
    if len(note.signatures) != 1:
        # Nothing but its own signature covers the manifest, so it must bear no other.
        look.fault(MANIFEST_PATH, "export.extra_signature", "the manifest is signed once only")
        trusted = False
    look.use_manifest(manifest.files, trusted=trusted)
    return manifest, _Head(manifest.head, trusted)


def _read_checkpoint(look: Inspection, key: VerifierKey | None) -> _Head | None:
    data = look.fetch(CHECKPOINT_PATH)
    if data is None:
        return None
    try:
        checkpoint, note = parse_checkpoint(data)
    except NoteError as error:
        _malformed(look, CHECKPOINT_PATH, error)
        return None
    return _Head(checkpoint, _is_signed(look, CHECKPOINT_PATH, checkpoint, note, key=key))


def _is_signed(
    look: Inspection,
    path: str,
    head: Checkpoint,
    note: SignedNote,
    *,
    key: VerifierKey | None,
) -> bool:
    if key is None:
        return False
    verdict = check_checkpoint(head, note, key=key)
    _refused(look, path, verdict)
    return verdict.allowed


def _best_head(look: Inspection, signed: _Head | None, exported: _Head | None) -> Checkpoint | None:
    """The checkpoint's own head, or the manifest's where only that can be relied upon."""
    heads = [head for head in (signed, exported) if head is not None]
    trusted = [head.checkpoint for head in heads if head.trusted]
    if len({(head.origin, head.size, head.root) for head in trusted}) > 1:
        look.fault(MANIFEST_PATH, "export.other_head", "this is not the checkpoint's manifest")
    return next(iter(trusted or [head.checkpoint for head in heads]), None)


def _plausible_size(look: Inspection, head: Checkpoint | None) -> int | None:
    """The size, unless it asks for so many files that it can only be nonsense."""
    if head is None:
        return None
    files, count = -(-head.size // TILE_WIDTH), head.size
    while count:
        files += -(-count // TILE_WIDTH)
        count //= TILE_WIDTH
    if files <= _FILES_PER_LISTED * len(look.paths) + _FILES_ALWAYS:
        return head.size
    look.fault(
        CHECKPOINT_PATH,
        "export.size_without_files",
        "{size} entries need {files} files; {found} are there",
        size=head.size,
        files=files,
        found=len(look.paths),
    )
    return None


def _check_listing(look: Inspection, manifest: Manifest | None, *, size: int | None) -> None:
    required = _FIXED | {ref.path for ref in tile_refs(size or 0)}
    signed = {file.path for file in manifest.files} if manifest else set()

    def has_place(path: str) -> bool:
        named = path in required or NAMED_BY_DIGEST.fullmatch(path) is not None
        return named or (size is None and _is_tile(path))

    for path in sorted(required | signed | look.paths):
        if not has_place(path) or (path == MANIFEST_PATH and path in signed):
            if path in signed:
                look.fault(path, "export.not_in_layout", "an export has no such file")
            else:
                look.fault(path, "export.extra_file", "this does not belong to the export")
        elif path not in look.paths:
            look.fault(path, "export.missing_file", "this file is missing")
        elif manifest is not None and path not in signed and path != MANIFEST_PATH:
            if path in required:
                look.fault(path, "export.not_in_manifest", "the manifest does not name this file")
            else:
                look.fault(path, "export.extra_file", "this does not belong to the export")


def _read_named_files(
    look: Inspection, manifest: Manifest | None, *, key: VerifierKey | None
) -> list[tuple[str, Receipt]]:
    """Check receipts and documents; give the receipts that hold by themselves."""
    signed = {file.path for file in manifest.files} if manifest else look.paths
    receipts = []
    for path in sorted(look.paths & signed):
        found = NAMED_BY_DIGEST.fullmatch(path)
        data = look.fetch(path) if found else None
        if found is None or data is None:
            continue
        if hashlib.sha256(data).hexdigest() != (found[1] or found[2]):
            look.fault(path, "export.wrong_name", "the file's name is not its digest")
        if found[1]:
            verdict = check_receipt(data, key=key) if key else yes()
            _refused(look, path, verdict)
            if key and verdict:
                receipts.append((path, parse_receipt(data)))
    return receipts


def _check_history(
    look: Inspection, path: str, checkpoint: Checkpoint, *, size: int, rehash: Rehash
) -> None:
    if checkpoint.size > size:
        look.fault(path, "receipt.beyond_export", "the receipt is later than the export")
        return
    root = rehash.root_at(checkpoint.size)
    if root is not None and root != checkpoint.root:
        look.fault(path, "receipt.other_history", "the receipt is from another history of the log")


def _is_tile(path: str) -> bool:
    try:
        TileRef.parse(path)
    except TileError:
        return False
    return True


def _refused(look: Inspection, path: str, verdict: Verdict) -> None:
    if not verdict:
        for reason in verdict.reasons:
            look.fault(path, reason.code, reason.says, **reason.params)


def _malformed(look: Inspection, path: str, error: NoteError) -> None:
    look.fault(path, "note.malformed", "this is not written as it must be: {why}", why=str(error))

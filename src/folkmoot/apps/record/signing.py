"""Signing checkpoints, and refusing to sign a log that goes back on what was published."""

from __future__ import annotations

import base64
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from folkmoot.apps.record.keys import signer
from folkmoot.apps.record.models import Checkpoint as CheckpointRow
from folkmoot.apps.record.queries import hash_at, head
from folkmoot.core.ledger import Checkpoint, root_at
from folkmoot.platform.acts import one_transaction
from folkmoot.platform.config import var_folder


class ForkRefused(Exception):
    """The database holds less, or other, than what has been published already."""


def latest_checkpoint(*, at: datetime) -> CheckpointRow:
    """The signed checkpoint of the log as it stands, made now if the log has grown.

    Raises:
        ForkRefused: if signing would contradict a published checkpoint.
    """
    newest = CheckpointRow.objects.order_by("-size").first()
    if newest is not None and newest.size == head().size and newest.size == _mark()[0]:
        return newest
    return sign(at=at)


def sign(*, at: datetime) -> CheckpointRow:
    """Sign the log as it stands.

    The high-water mark is a file beside the key: a database restored from a backup brings its own
    older checkpoints along, but not the mark. It is written before the checkpoint is published.

    Raises:
        ForkRefused: if the log is shorter than the mark, or differs below it.
    """
    with _mark_locked():
        now = head()
        marked_size, marked_root = _mark()
        if now.size < marked_size:
            raise ForkRefused(
                f"The record holds {now.size} entries, but a checkpoint of {marked_size} has been "
                f"published. This database is older than what the world has seen. Restore a later "
                f"backup, or bring back the missing entries from an export of the record: "
                f"folkmoot restore --entries DIR"
            )
        if marked_size and root_at(hash_at, size=marked_size) != marked_root:
            raise ForkRefused(
                f"The first {marked_size} entries of the record differ from those of the "
                f"checkpoint that was published. Signing would be telling a second story."
            )
        root = root_at(hash_at, size=now.size)
        note = Checkpoint(now.origin, now.size, root).sign(signer(now.origin))
        _write_mark(now.size, root)
        with one_transaction():
            row, _ = CheckpointRow.objects.get_or_create(
                size=now.size,
                defaults={"at": at, "root": root.hex(), "note": note.to_bytes().decode()},
            )
        return row


def _mark_path() -> Path:
    return var_folder() / "record.mark"


def _mark() -> tuple[int, bytes]:
    try:
        held = json.loads(_mark_path().read_text())
    except FileNotFoundError:
        return 0, b""
    return int(held["size"]), base64.b64decode(held["root"])


def _write_mark(size: int, root: bytes) -> None:
    path = _mark_path()
    fresh = path.with_suffix(".new")
    with fresh.open("w") as file:
        json.dump({"size": size, "root": base64.b64encode(root).decode()}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


@contextmanager
def _mark_locked() -> Iterator[None]:
    # Several server processes may share this folder; only one may sign at a time.
    with (var_folder() / "record.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

"""Backing up and restoring an installation without ever forking its record."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from folkmoot.ops.failure import CommandFailed

DUMP = {"sqlite": "folkmoot.sqlite3", "postgresql": "folkmoot.dump"}


def back_up(folder: Path) -> Path:
    """Copy the database and the members' files while the server runs; keys stay where they are.

    The signing key and the high-water mark are not copied on purpose: they are what makes a
    restored database prove that it is not older than what has been published. Keep a copy of
    ``record.key`` and ``record.mark`` apart from the backups.

    Raises:
        CommandFailed: if the folder is not empty or the database's own tool fails.
    """
    from django.conf import settings
    from django.db import connection

    from folkmoot.apps.elections.actions import settle_boxes
    from folkmoot.platform.clock import now

    if folder.exists() and any(folder.iterdir()):
        raise CommandFailed(f"{folder} is not empty; give every backup a folder of its own")
    settle_boxes(at=now())  # so that a copy does not show who came last with which ballot
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / DUMP[connection.vendor]
    if connection.vendor == "sqlite":
        with (
            closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            _without_newest_votes(copy)
    else:
        _run_tool(["pg_dump", "--format=custom", "--no-owner", f"--file={target}"])
    if Path(settings.MEDIA_ROOT).is_dir():
        shutil.copytree(settings.MEDIA_ROOT, folder / "files")
    return target


def _without_newest_votes(copy: sqlite3.Connection) -> None:
    """Leave out votes too few to hide each other, mark and ballot alike.

    Whoever they belong to has not voted in this copy, and can vote again if it is restored.
    """
    copy.execute("PRAGMA secure_delete = ON")
    for table in ("elections_mark", "elections_ballot"):
        if copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
            copy.execute(f"DELETE FROM {table} WHERE fresh")  # noqa: S608  (two names of our own)
    copy.commit()


def restore(folder: Path) -> None:
    """Put a backup in the place of the database.

    What was there is kept beside it. Whether the restored record may be signed is decided by the
    mark: see `folkmoot.apps.record.signing`.

    Raises:
        CommandFailed: if the folder holds no backup for this kind of database.
    """
    from django.conf import settings
    from django.db import connection

    from folkmoot.platform.outages import resume_from

    source = folder / DUMP[connection.vendor]
    if not source.is_file():
        raise CommandFailed(
            f"{folder} holds no {source.name}; is it a backup of {connection.vendor}?"
        )
    served_until = _last_beat()
    connection.close()
    if connection.vendor == "sqlite":
        _replace_sqlite(source, Path(settings.DATABASES["default"]["NAME"]))
    else:
        _run_tool(
            ["pg_restore", "--clean", "--if-exists", "--no-owner", "--dbname", "", str(source)]
        )
    resume_from(served_until)
    if (folder / "files").is_dir():
        shutil.copytree(folder / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)


def _last_beat() -> datetime | None:
    # Asked of the database that is about to be replaced, which may be broken or empty.
    from django.db import Error

    from folkmoot.platform.outages import last_beat

    try:
        return last_beat()
    except Error:
        return None


def _replace_sqlite(source: Path, target: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        old = target.with_name(target.name + suffix)
        if old.exists():
            old.replace(target.with_name(f"{target.name}{suffix}.before-restore"))
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as fresh:
        fresh.write(source.read_bytes())
        fresh.flush()
        os.fsync(fresh.fileno())
    Path(fresh.name).replace(target)


def _run_tool(command: list[str]) -> None:
    from django.db import connection

    held = connection.settings_dict
    surroundings = {
        **os.environ,
        "PGHOST": held["HOST"],
        "PGPORT": held["PORT"] or "5432",
        "PGUSER": held["USER"],
        "PGPASSWORD": held["PASSWORD"],
        "PGDATABASE": held["NAME"],
    }
    command = [held["NAME"] if word == "" else word for word in command]
    try:
        subprocess.run(command, env=surroundings, check=True)
    except FileNotFoundError:
        raise CommandFailed(f"{command[0]} is not installed; it comes with PostgreSQL") from None
    except subprocess.CalledProcessError as failure:
        raise CommandFailed(f"{command[0]} failed with exit code {failure.returncode}") from None

"""Work of this room that takes longer than a page may."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from folkmoot.apps.people.actions.import_drafts import do_list
from folkmoot.platform.clock import now
from folkmoot.platform.config import var_folder


@task()
def read_list(*, key: str) -> None:
    """Try or take over an uploaded list, telling how far it has come."""
    path = var_folder() / f"import-{key}.progress"
    try:
        do_list(at=now(), key=key, progress=lambda done: _tell(key, done))
    finally:
        path.unlink(missing_ok=True)


def rows_read(key: str) -> int:
    """How many rows of a list have been read; 0 if nobody knows.

    Kept in a file: the database is busy with the one transaction that is being told about.
    """
    try:
        return int((var_folder() / f"import-{key}.progress").read_text() or 0)
    except (OSError, ValueError):
        return 0


def _tell(key: str, done: int) -> None:
    (var_folder() / f"import-{key}.progress").write_text(str(done))


def keep_members(at: datetime) -> None:
    """Seal yesterday's looks once a day, and erase what the schedule says."""
    from folkmoot.apps.people.actions import erase_what_is_due, seal_looks_daily

    seal_looks_daily(at=at)
    erase_what_is_due(at=at)

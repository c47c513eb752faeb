"""The worker that does queued tasks."""

from __future__ import annotations

import logging
import threading

from django.db import connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

log = logging.getLogger(__name__)


def worker(*, until_empty: bool, interval: float = 0.5) -> Worker:
    """A worker for every queue; ``until_empty`` makes it stop when nothing is left."""
    return Worker(
        queue_names=["*"],
        interval=interval,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def work_until_empty() -> None:
    """Do everything that is queued, then return."""
    worker(until_empty=True).run()


def start_thread() -> threading.Thread:
    """A worker as a daemon thread of the server.

    In embedded mode it must live in the server's process: a second process would meet SQLite's
    busy handler instead of the fair write turn.
    """
    thread = threading.Thread(target=_work_forever, name="tasks", daemon=True)
    thread.start()
    return thread


def _work_forever() -> None:
    pause = threading.Event()
    while True:
        try:
            worker(until_empty=False).run()
        except Exception:
            # A lost connection must not end the queue; the task itself is kept as failed.
            log.exception("the task worker stumbled and starts again")
            connection.close()
            pause.wait(5)

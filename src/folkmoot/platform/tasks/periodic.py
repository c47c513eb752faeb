"""Work that time itself calls for: signing, closing intervals. Nothing a right depends on.

State is computed from facts and the clock, so a stopped scheduler delays paper, never a right.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import close_old_connections

from folkmoot.platform.clock import now

log = logging.getLogger(__name__)

EVERY_SECONDS = 30.0

Work = Callable[[datetime], object]
_work: list[Work] = []


def offer(work: Work) -> None:
    """Have something done about twice a minute; it must be idempotent and quick when idle."""
    if work not in _work:
        _work.append(work)


def do_all(at: datetime, *, only: Sequence[Work] | None = None) -> None:
    """Do everything once. One piece that fails keeps no other from being done."""
    for work in _work if only is None else only:
        try:
            work(at)
        except Exception:
            log.exception("periodic work failed: %s", getattr(work, "__name__", work))


def start_thread(only: Sequence[Work] | None = None) -> threading.Thread:
    """Do everything again and again, in a daemon thread of the server; or only some of it."""
    thread = threading.Thread(target=_forever, args=(only,), name="periodic", daemon=True)
    thread.start()
    return thread


def _forever(only: Sequence[Work] | None) -> None:
    pause = threading.Event()
    while True:
        close_old_connections()
        do_all(now(), only=only)
        pause.wait(EVERY_SECONDS)

"""What is made ready before a server takes its first visitor, so that nobody waits for it.

Templates are compiled, rules read and statements composed on first need, and whoever comes first
pays for all of it: on the morning of a poll, or after a restart in the middle of one, those are
the thirty who were waiting at the door. Nothing depends on it; what fails here is done later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

log = logging.getLogger(__name__)

Work = Callable[[datetime], object]
_work: list[Work] = []


def offer(work: Work) -> None:
    """Have something done once, when a process begins to serve; it must only read."""
    if work not in _work:
        _work.append(work)


def do_all(at: datetime) -> None:
    """Do everything once. One piece that fails keeps no other from being done."""
    for work in _work:
        try:
            work(at)
        except Exception:
            log.exception("not made ready: %s", getattr(work, "__name__", work))

"""What follows from what was done may be kept until the next act.

Nothing official changes without an act, and every act moves the log's head or the private lane.
So whatever is computed from facts alone holds as long as those stand where they stood: one short
query instead of the computing. What also depends on the clock says until when it holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

Mark = tuple[Any, ...]
T = TypeVar("T")

MOST = 256
"""How many things a process keeps; the one longest unused goes first."""

_MARK = (
    "SELECT size, peaks, (SELECT MAX(id) FROM record_privateact), "
    "(SELECT MAX(size) FROM record_checkpoint) FROM record_loghead WHERE id = 1"
)


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark
    made: datetime
    until: datetime | None
    value: Any


_held: OrderedDict[Hashable, _Kept] = OrderedDict()
_guard = Lock()


def mark() -> Mark:
    """How far both lanes and the signed head have come; different after any act."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        size, peaks, private, signed = cursor.fetchone()
    return (size, bytes(peaks), private, signed)


def kept(key: Hashable, make: Callable[[], tuple[T, datetime | None]], *, at: datetime) -> T:
    """A value that follows from facts, made anew only after an act or when its time is up.

    Inside a transaction nothing is kept: its facts may yet be undone.

    Args:
        key: what it is; the same key must always stand for the same computing.
        make: computes it, and says from which moment on it may be another (None: never by
            the clock alone).
        at: the moment it is asked for.
    """
    stands = mark()
    with _guard:
        found = _held.get(key)
        if found is not None and _holds(found, stands, at):
            _held.move_to_end(key)
            return found.value  # type: ignore[no-any-return]
    value, until = make()
    if not connection.in_atomic_block:
        with _guard:
            _held[key] = _Kept(stands, at, until, value)
            _held.move_to_end(key)
            while len(_held) > MOST:
                _held.popitem(last=False)
    return value


def forget() -> None:
    """Keep nothing; for tests."""
    with _guard:
        _held.clear()


def _holds(found: _Kept, stands: Mark, at: datetime) -> bool:
    return found.mark == stands and found.made <= at and (found.until is None or at < found.until)

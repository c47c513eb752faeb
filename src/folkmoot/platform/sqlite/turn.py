"""A fair turn to write: first come, first served."""

from __future__ import annotations

from collections import deque
from threading import Lock


class TurnTimeout(Exception):
    """The turn to write did not come in time."""


class Turn:
    """A lock handed on in the order of asking.

    SQLite's own busy handler polls, so under load some writer waits for seconds while others
    overtake it. Queuing the threads of this process here gives every writer the same wait.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    def take(self, *, timeout: float) -> None:
        """Wait for the turn.

        Raises:
            TurnTimeout: if it has not come after ``timeout`` seconds.
        """
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            gate = Lock()
            gate.acquire()
            self._waiting.append(gate)
        if gate.acquire(timeout=timeout):
            return
        with self._guard:
            if gate in self._waiting:
                self._waiting.remove(gate)
                raise TurnTimeout(f"no turn to write within {timeout:g} seconds")
        # Between the time-out and the guard the turn was handed to us after all.

    def give(self) -> None:
        """Hand the turn to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_turns: dict[str, Turn] = {}
_turns_guard = Lock()


def turn_of(database: str) -> Turn:
    """The turn of one database file; the same object for every connection of the process."""
    with _turns_guard:
        return _turns.setdefault(database, Turn())

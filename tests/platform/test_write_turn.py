"""The turn to write goes round in the order of asking, and is never lost."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connections, transaction
from django.db.utils import OperationalError

from folkmoot.platform import config
from folkmoot.platform.sqlite import turn as turn_module
from folkmoot.platform.sqlite.base import wal_is_safe
from folkmoot.platform.sqlite.turn import Turn, TurnTimeout, turn_of

BOUND = 10.0


def until(condition) -> None:
    """Let other threads run until something is so."""
    ends = time.monotonic() + BOUND
    while not condition():
        assert time.monotonic() < ends, "it did not come about"
        threading.Event().wait(0.001)


def test_threads_are_served_in_the_order_in_which_they_asked():
    turn, served, threads = Turn(), [], []
    turn.take(timeout=BOUND)

    def write(number: int) -> None:
        turn.take(timeout=BOUND)
        served.append(number)
        turn.give()

    for number in range(20):
        threads.append(threading.Thread(target=write, args=(number,)))
        threads[-1].start()
        until(lambda queued=number: len(turn._waiting) == queued + 1)
    turn.give()
    for thread in threads:
        thread.join(BOUND)
    assert served == list(range(20))


def test_a_newcomer_does_not_overtake_those_who_wait():
    turn, served = Turn(), []
    turn.take(timeout=BOUND)

    def write(name: str) -> None:
        turn.take(timeout=BOUND)
        served.append(name)

    waiting = threading.Thread(target=write, args=("waited",))
    waiting.start()
    until(lambda: turn._waiting)
    turn.give()  # handed on: the turn is never free in between
    with pytest.raises(TurnTimeout):
        turn.take(timeout=0)
    waiting.join(BOUND)
    assert served == ["waited"]


def test_whoever_gives_up_waiting_leaves_no_ghost_in_the_queue():
    turn = Turn()
    turn.take(timeout=BOUND)
    with pytest.raises(TurnTimeout, match="no turn to write within 0 seconds"):
        turn.take(timeout=0)
    turn.give()
    turn.take(timeout=0)  # a ghost would have been handed the turn and kept it
    assert turn._taken
    assert not turn._waiting


def test_a_turn_handed_over_at_the_very_moment_of_giving_up_is_kept_not_lost(monkeypatch):
    turn = Turn()
    turn.take(timeout=BOUND)

    class LateGate:
        """Its time runs out, and before anybody notices the turn is handed over."""

        def acquire(self, timeout: float | None = None) -> bool:
            if timeout is not None:
                turn.give()
            return timeout is None

        def release(self) -> None:
            """Handed over."""

    monkeypatch.setattr(turn_module, "Lock", LateGate)
    turn.take(timeout=0)
    assert turn._taken
    turn.give()
    assert not turn._taken


def test_one_database_has_one_turn():
    assert turn_of("a.sqlite3") is turn_of("a.sqlite3")
    assert turn_of("a.sqlite3") is not turn_of("b.sqlite3")


@pytest.fixture
def own(django_db_blocker, tmp_path):
    """A connection to an embedded database of its own, whatever the other tests run on."""
    held = config.database(f"sqlite://{tmp_path}/own.sqlite3")
    connections.settings["own"] = connections.configure_settings({"default": held})["default"]
    connection = connections["own"]
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE fact (key TEXT)")
        yield connection
        connection.close()
    del connections["own"]
    del connections.settings["own"]


def rows(connection) -> int:
    with connection.cursor() as cursor:
        return cursor.execute("SELECT count(*) FROM fact").fetchone()[0]


def write(connection) -> None:
    with transaction.atomic(using="own"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO fact VALUES ('late')")


def test_the_turn_is_held_while_a_transaction_is_open_and_given_back_after(own):
    turn = turn_of(own._turn_name())
    with transaction.atomic(using="own"):
        assert turn._taken
    assert not turn._taken


def test_the_turn_is_given_back_when_an_act_fails(own):
    turn = turn_of(own._turn_name())
    with pytest.raises(ZeroDivisionError), transaction.atomic(using="own"):
        raise ZeroDivisionError
    assert not turn._taken


def test_a_writer_that_waits_too_long_is_told_so_and_changes_nothing(own, monkeypatch):
    monkeypatch.setattr(own, "turn_timeout", 0.0)
    turn = turn_of(own._turn_name())
    turn.take(timeout=BOUND)
    with pytest.raises(OperationalError, match="no turn to write"):
        write(own)
    assert rows(own) == 0
    turn.give()
    write(own)
    assert rows(own) == 1


def test_every_commit_is_on_disk_before_it_is_answered(own):
    with own.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    assert journal == ("wal" if wal_is_safe() else "delete")

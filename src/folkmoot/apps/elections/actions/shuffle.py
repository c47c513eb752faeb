"""Rewriting the box and the register in a new order, so that neither tells who came with what.

A vote writes one row in each. Until its batch is shuffled, whoever reads both lists could put
the newest rows together; the notice of poll says so. A batch is written anew under new keys in an
order drawn by lot, with older rows mixed in, in one transaction: afterwards neither keys, nor the
order of rows, nor the transaction that wrote them say anything.
"""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom

from django.db import connection

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.box_rows import BALLOTS, MARKS, Rows, new_key
from folkmoot.apps.elections.models import Ballot, Election, Lot
from folkmoot.core.procedure.rules.polling import BATCH, LEAST
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.platform.acts import one_transaction

_MIXED_IN = 2  # older rows for each new one
# “fresh = TRUE” and not “fresh”: only so does SQLite look into the index instead of through it.
_WAITING = (
    "SELECT COUNT(*) FROM (SELECT 1 FROM elections_ballot"
    " WHERE election_id = %s AND fresh = TRUE LIMIT %s) AS waiting"
)


def shuffle_if_due(election: int, rules: RuleSet) -> None:
    """Shuffle when a batch is full. Called at the end of the transaction of every vote."""
    batch = rules.count(BATCH)
    if batch is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [election, batch])
        (waiting,) = cursor.fetchone()
    if waiting >= batch:
        shuffle(election)


def shuffle(election: int, *, everything: bool = False) -> None:
    """Write the fresh rows anew with older ones mixed in, or all rows when the poll has closed."""
    if not _have_the_turn(election, wait=everything):
        return  # another voter's transaction is shuffling already
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")  # what is rewritten leaves no trace
    for rows in (MARKS, BALLOTS):
        _rewrite(rows, election, everything=everything)


def settle_boxes(*, at: datetime) -> None:
    """Shuffle every box that is worth it: before a backup is taken, and from time to time.

    Of an open poll only if enough rows wait that they hide each other; of a closed one always.
    """
    waiting = Ballot.objects.filter(fresh=True).values_list("election__key", flat=True).distinct()
    for key in list(waiting):
        view = queries.election(key)
        assert view is not None  # noqa: S101  (its ballots name it)
        least = queries.rules_of(view).count(LEAST) or 1
        closed = at > view.times.poll_closes
        with one_transaction():
            row = Election.objects.select_for_update().get(key=key)
            fresh = Ballot.objects.filter(election=row, fresh=True).count()
            if closed or fresh >= least:
                shuffle(row.pk, everything=closed)


def _have_the_turn(election: int, *, wait: bool) -> bool:
    """One shuffles at a time; on SQLite whoever writes has the turn anyway."""
    if not connection.features.has_select_for_update:
        return True
    rows = Lot.objects.filter(election_id=election).select_for_update(skip_locked=not wait)
    return bool(rows.values_list("pk", flat=True).first())


def _rewrite(rows: Rows, election: int, *, everything: bool) -> None:
    if everything:
        taken = rows.take("election_id = %s", [election], held="FOR UPDATE")
    else:
        # A ballot that is being replaced at this moment waits for the next batch.
        held = "FOR UPDATE SKIP LOCKED"
        taken = rows.take("election_id = %s AND fresh = TRUE", [election], held=held)
        older = 'election_id = %s AND NOT fresh AND "key" >= %s ORDER BY "key" LIMIT %s'
        taken += rows.take(older, [election, new_key(), _MIXED_IN * len(taken)], held=held)
    SystemRandom().shuffle(taken)
    rows.settled(election, taken)

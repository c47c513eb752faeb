"""A poll as a voter meets it: read once, and looked at again with one short statement.

Thousands cast within minutes, and nothing about a poll changes between one and the next: what is
known of it is kept, with the moments that could have changed. Who votes is never kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from folkmoot.apps.elections.queries.elections import election, paper
from folkmoot.apps.elections.queries.ledger import candidates
from folkmoot.apps.elections.queries.shapes import CandidateView, ElectionView, LineOfPaper
from folkmoot.apps.record import memo

_AS_IT_IS = (
    "SELECT e.commitment, e.poll_opens, e.poll_closes, p.order_seed, p.contested, p.at, d.at"
    " FROM elections_election e LEFT JOIN elections_poll p ON p.election_id = e.id"
    " LEFT JOIN elections_declaration d ON d.election_id = e.id WHERE e.key = %s"
)
_MOST = 32
_held: dict[str, tuple[tuple[Any, ...], Booth]] = {}


@dataclass(frozen=True, slots=True)
class Booth:
    """An election and the lines of its paper."""

    view: ElectionView
    lines: tuple[LineOfPaper, ...]


def booth(key: str) -> Booth | None:
    """The election of a key and its paper as they are now; None if there is no such election."""
    with connection.cursor() as cursor:
        cursor.execute(_AS_IT_IS, [key])
        mark = cursor.fetchone()
    if mark is None:
        return None
    held = _held.get(key)
    if held is not None and held[0] == mark:
        return held[1]
    view = election(key)
    assert view is not None  # noqa: S101  (it was just seen)
    found = Booth(view, paper(key))
    if len(_held) >= _MOST:
        _held.clear()
    if view.noticed and not connection.in_atomic_block:  # what an act may yet undo is not kept
        _held[key] = (mark, found)
    return found


def candidates_by_key(view: ElectionView, *, at: datetime) -> Mapping[str, CandidateView]:
    """Those who stand, as the paper tells who each is; read anew only after an act.

    Thousands open the paper within minutes, and working out a dozen candidates takes far longer
    than everything else on it.
    """
    key = ("elections.candidates", view.key)
    return memo.kept(
        key, lambda: ({each.person_key: each for each in candidates(view)}, None), at=at
    )

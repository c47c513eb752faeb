"""Votes of participants on statements: 1 agree, -1 disagree, 0 pass; blank is unseen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.errors import VotesError

AGREE, DISAGREE, PASS, UNSEEN = 1, -1, 0, 2
PARTICIPANT = ("participant", "voter-id", "participant_id")
STATEMENT = ("statement", "comment-id", "statement_id")
WORDS = {"1": AGREE, "agree": AGREE, "-1": DISAGREE, "disagree": DISAGREE, "0": PASS, "pass": PASS}

Votes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Ballots:
    """Who voted how on what; each vote stands once.

    Attributes:
        participants: their keys, one a row.
        statements: their keys, one a column.
        votes: 1, -1, 0, or `UNSEEN`.
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    votes: Votes

    def without(self, statements: Iterable[str]) -> Ballots:
        """The same where some statements count for nothing, as moderated ones do: nobody saw them.

        Raises:
            VotesError: if there is no such statement.
        """
        votes = self.votes.copy()
        for key in statements:
            if key not in self.statements:
                raise VotesError(f"there is no statement {key!r}")
            votes[:, self.statements.index(key)] = UNSEEN
        return Ballots(self.participants, self.statements, votes)

    def digest(self) -> str:
        """The fingerprint of what was voted, whatever the order of the file was."""
        held = sha256()
        for who, row in zip(self.participants, self.votes, strict=True):
            for what, vote in zip(self.statements, row.tolist(), strict=True):
                if vote != UNSEEN:
                    held.update(f"{who}\t{what}\t{vote}\n".encode())
        return held.hexdigest()


def ballots(votes: Sequence[tuple[str, str, int]]) -> Ballots:
    """The matrix of votes; of several votes of one participant on a statement the last counts."""
    participants = tuple(sorted({who for who, _, _ in votes}, key=_order))
    statements = tuple(sorted({what for _, what, _ in votes}, key=_order))
    rows = {who: place for place, who in enumerate(participants)}
    columns = {what: place for place, what in enumerate(statements)}
    held = np.full((len(participants), len(statements)), UNSEEN, dtype=np.int8)
    for who, what, vote in votes:
        held[rows[who], columns[what]] = vote
    return Ballots(participants, statements, held)


def _order(key: str) -> tuple[int, int, str]:
    """Numbers in their order, then words in theirs."""
    return (0, int(key), "") if key.isascii() and key.isdigit() else (1, 0, key)


def read_votes(text: str) -> Ballots:
    """Votes from CSV: a participant, a statement, a vote; a ``timestamp`` settles what is last.

    Raises:
        VotesError: with the line and the reason.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    rows.fieldnames = names
    who, what = _column(names, PARTICIPANT), _column(names, STATEMENT)
    if "vote" not in names:
        raise VotesError("line 1: there is no column 'vote'")
    found: list[tuple[int, str, str, int]] = []
    try:
        for row in rows:
            participant, statement = (row[who] or "").strip(), (row[what] or "").strip()
            vote = (row["vote"] or "").strip().lower()
            if not participant or not statement:
                raise VotesError(f"line {rows.line_num}: a participant and a statement are needed")
            if vote not in WORDS:
                raise VotesError(
                    f"line {rows.line_num}: {vote!r} is no vote; there are 1 (agree), -1 "
                    "(disagree) and 0 (pass)"
                )
            at = (row.get("timestamp") or "").strip()
            moment = int(at) if at.isascii() and at.isdigit() else 0
            found.append((moment, participant, statement, WORDS[vote]))
    except csv.Error as error:
        raise VotesError(f"line {rows.line_num}: {error}") from None
    if not found:
        raise VotesError("there is no vote")
    found.sort(key=lambda each: each[0])
    return ballots([each[1:] for each in found])


def _column(names: Sequence[str], known: Sequence[str]) -> str:
    for name in known:
        if name in names:
            return name
    raise VotesError(f"line 1: there is no column {known[0]!r}")

"""The JSON of ConcreteSTV: candidates, parties, papers above the line and below it."""

from __future__ import annotations

import json
from typing import Any

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of


def read_stv_json(data: bytes) -> Profile:
    """The papers of such a file; those above the line are written out, party by party.

    Raises:
        BallotError: with the line and the reason.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    except json.JSONDecodeError as error:
        raise BallotError(error.lineno, f"not JSON: {error.msg}") from None
    except RecursionError:
        raise BallotError(1, "lists within lists too deep to be papers") from None
    try:
        meta = found["metadata"]
        names = tuple(str(row["name"]) for row in meta["candidates"])
        parties = [[int(c) for c in row["candidates"]] for row in meta.get("parties") or []]
        lines = [
            (_papers(row), _line([c for p in row["parties"] for c in parties[p]], len(names)))
            for row in found.get("atl") or []
        ]
        lines += [
            (_papers(row), _line(row["candidates"], len(names))) for row in found.get("btl") or []
        ]
        seats = int(meta.get("vacancies") or 1)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        if isinstance(error, BallotError):
            raise
        raise BallotError(0, f"this does not hold papers: {error!r}") from None
    if not names or len(set(names)) != len(names):
        raise BallotError(0, "no candidates, or two with one name")
    if not 1 <= seats <= len(names):
        raise BallotError(0, f"{seats} seats for {len(names)} candidates")
    title = meta.get("name", {}).get("electorate", "") if isinstance(meta.get("name"), dict) else ""
    return profile_of(names, lines, seats=seats, title=str(title))


def _papers(row: dict[str, Any]) -> int:
    number = row["n"]
    if not isinstance(number, int) or not 1 <= number <= 10**12:
        raise BallotError(0, f"{str(number)[:30]} is not a number of papers")
    return number


def _line(candidates: list[Any], size: int) -> list[list[int]]:
    out: list[list[int]] = []
    for c in candidates:
        if not isinstance(c, int) or not 0 <= c < size:
            raise BallotError(0, f"{str(c)[:30]} is not the number of a candidate")
        if [c + 1] in out:
            raise BallotError(0, f"candidate {c} stands on a paper twice")
        out.append([c + 1])
    return out

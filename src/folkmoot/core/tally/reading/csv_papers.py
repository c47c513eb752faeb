"""Papers as CSV: a row for each, with names under rank headings, or numbers under names."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of

RANK = re.compile(r"(?:rank|choice|preference|pref)[ _]?(\d{1,4})$", re.IGNORECASE)
COUNTS = {"count", "papers", "ballots", "weight", "n"}
NOT_A_NAME = COUNTS | {"id", "ballot_id", "ballotid", "ballot id", "voterid", "voter_id", "voter",
                       "ballot", "paper", "precinct", "ward", "pile", "pollid"}  # fmt: skip
MOST = 10_000
MOST_CANDIDATES = 5_000
LONGEST = 1_000_000
STEP = 20_000
Progress = Callable[[int, int], None]
Row = tuple[int, list[str]]


def read_csv(data: bytes, *, scores: bool = False, progress: Progress | None = None) -> Profile:
    """The papers of a CSV file with a heading.

    Either columns ``rank1``, ``rank2``, … with candidates' names in the cells; or a column for
    each candidate with ranks (1 the best; equal ones allowed) or, if ``scores``, points in the
    cells. A column ``papers`` (or count, weight) says how many papers a row stands for.

    Raises:
        BallotError: with the line and the reason.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    rows = _rows(text, progress, len(data))
    if not rows:
        raise BallotError(1, "the file is empty")
    (_, heading), body = rows[0], rows[1:]
    if not body:
        raise BallotError(2, "there are no papers")
    for number, row in body:
        if len(row) != len(heading):
            raise BallotError(number, f"{len(row)} columns under {len(heading)} headings")
    ranked = sorted(
        (int(found[1]), place) for place, name in enumerate(heading) if (found := RANK.match(name))
    )
    weights = next((p for p, n in enumerate(heading) if n.strip().lower() in COUNTS), None)
    if ranked:
        return _by_rank(heading, body, [place for _, place in ranked], weights)
    return _by_name(heading, body, weights, scores=scores)


def _rows(text: str, progress: Progress | None, size: int) -> list[Row]:
    reader = csv.reader(io.StringIO(text))
    out: list[Row] = []
    read = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                out.append((reader.line_num, row))
            read += sum(map(len, row)) + len(row)
            if progress is not None and len(out) % STEP == 0:
                progress(min(read, size), size)
    except csv.Error as error:
        raise BallotError(reader.line_num, f"not CSV: {error}") from None
    return out


def _papers(row: Row, place: int | None) -> int:
    if place is None:
        return 1
    text = row[1][place].strip()
    if not text.isdigit() or not 1 <= int(text[:16]) <= 10**12:
        raise BallotError(row[0], f"“{text[:30]}” is not a number of papers")
    return int(text)


def _by_rank(
    heading: list[str], body: list[Row], places: list[int], weights: int | None
) -> Profile:
    names: dict[str, int] = {}
    invalid = next((p for p, n in enumerate(heading) if n.lower() == "invalid"), None)
    lines: list[tuple[int, list[list[int]]]] = []
    for row in body:
        number, cells = row
        if invalid is not None and cells[invalid].strip().lower() == "true":
            continue
        here: list[list[int]] = []
        for place in places:
            name = cells[place].strip()
            if not name or name.lower() in {"skipped", "undervote"}:
                continue
            found = names.setdefault(name, len(names) + 1)
            if len(names) > MOST_CANDIDATES:
                raise BallotError(number, f"more than {MOST_CANDIDATES:,} different names")
            # Who comes a second time on a paper has been given a better rank before.
            if [found] not in here:
                here.append([found])
        lines.append((_papers(row, weights), here))
    if not names:
        raise BallotError(2, "no paper names anybody")
    return profile_of(tuple(names), lines)


def _by_name(heading: list[str], body: list[Row], weights: int | None, *, scores: bool) -> Profile:
    places = [
        place
        for place, name in enumerate(heading)
        if name.strip()
        and name.strip().lower() not in NOT_A_NAME
        and all(_whole(row[place]) for _, row in body)
    ]
    if not places:
        place = next((p for p, n in enumerate(heading) if n.strip().lower() not in NOT_A_NAME), 0)
        number, cells = next(((n, r) for n, r in body if not _whole(r[place])), body[0])
        raise BallotError(number, f"“{cells[place][:30]}” is neither a rank nor a number of points")
    names = tuple(heading[place].strip() for place in places)
    if len(set(names)) != len(names):
        raise BallotError(1, "two columns have one name")
    lines: list[tuple[int, list[list[int]]]] = []
    points: list[int] = []
    for row in body:
        at: defaultdict[int, list[int]] = defaultdict(list)
        for candidate, place in enumerate(places, 1):
            if (cell := row[1][place].strip()) and (scores or int(cell)):
                at[int(cell)].append(candidate)
        order = sorted(at, reverse=scores)
        lines.append((_papers(row, weights), [at[key] for key in order]))
        points += [key for key in order for _ in at[key]] + [0]
    found = profile_of(names, lines)
    return replace(found, scores=np.array(points, dtype=np.int64)) if scores else found


def _whole(cell: str) -> bool:
    text = cell.strip()
    return not text or (text.isdigit() and len(text) <= 6 and int(text) <= MOST)  # noqa: PLR2004

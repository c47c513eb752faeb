"""Formal preferences of the Australian Senate, as the electoral commission publishes them.

A row is a paper: marks above the line, one for each group, then marks below the line, one for
each candidate. Since 2019 the heading names groups and candidates; the file of 2016 gives one
quoted field of marks, so the candidates must be told. A paper with six good preferences below the
line counts as marked there; else the groups above are written out in the order of their
candidates (Commonwealth Electoral Act 1918 ss. 268A, 269, 272).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of

LEAST_BELOW = 6
FIRST = ("1", "*", "/")
Progress = Callable[[int, int], None]
OLD = "ElectorateNm,VoteCollectionPointNm,VoteCollectionPointId,BatchNo,PaperNo,Preferences"
NEW = "State,Division,Vote Collection Point Name"
BEFORE = 6
STEP = 20_000


def looks_like_senate(data: bytes) -> bool:
    """Whether a file begins as the commission's files do."""
    return data[:200].decode("utf-8-sig", "replace").startswith((OLD, NEW))


def read_senate(
    data: bytes,
    *,
    candidates: Sequence[tuple[str, str]] = (),
    seats: int = 1,
    progress: Progress | None = None,
) -> Profile:
    """The papers, a line for each different one.

    Args:
        data: the file.
        candidates: (name, group) in the order of the paper, ``UG`` for those in no group; needed
            for the form of 2016 only.
        seats: places to fill, which the file does not say.
        progress: called now and then with bytes read and bytes in all.

    Raises:
        BallotError: with the line and the reason.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    heading, _, _ = text.partition("\n")
    if heading.startswith(OLD):
        if not candidates:
            raise BallotError(1, "this form does not name the candidates; give their list too")
        people, begin = list(candidates), 2
    elif heading.startswith(NEW):
        people, begin = _headed(next(csv.reader([heading]))), 1
    else:
        raise BallotError(1, "expected the heading of a file of formal preferences")
    groups = list(dict.fromkeys(group for _, group in people if group != "UG"))
    members = [[n for n, (_, g) in enumerate(people, 1) if g == group] for group in groups]
    marks = _marks(text, begin, len(groups) + len(people), progress, len(data))
    lines: Counter[tuple[int, ...]] = Counter()
    for row, papers in marks.items():
        lines[_ranked(row, members, len(people))] += papers
    return profile_of(
        tuple(_different(people)),
        [(papers, [[c] for c in ranked]) for ranked, papers in lines.items()],
        seats=seats,
    )


def _headed(columns: list[str]) -> list[tuple[str, str]]:
    """The candidates of a heading: what follows once a group's letter comes a second time."""
    seen: set[str] = set()
    people: list[tuple[str, str]] = []
    for column in columns[BEFORE:]:
        group, colon, name = column.partition(":")
        if not colon:
            raise BallotError(1, f"the heading {column[:40]!r} names no group")
        if people or group in seen or group == "UG":
            people.append((name.strip(), group))
        seen.add(group)
    if not people:
        raise BallotError(1, "the heading names no candidates")
    return people


def _different(people: Sequence[tuple[str, str]]) -> list[str]:
    names = [name for name, _ in people]
    return [f"{n} ({g})" if names.count(n) > 1 else n for n, g in people]


def _marks(
    text: str, begin: int, fields: int, progress: Progress | None, size: int
) -> Counter[tuple[str, ...]]:
    """Each different row of marks with its papers."""
    found: Counter[tuple[str, ...]] = Counter()
    at = 0
    rows = csv.reader(io.StringIO(text))
    try:
        for number, row in enumerate(rows, 1):
            if number <= begin or not row:
                continue
            marks = row[5].split(",") if begin > 1 and len(row) == BEFORE else row[BEFORE:]
            if len(marks) > fields or (begin > 1 and len(marks) != fields):
                raise BallotError(
                    number, f"{len(marks)} marks for {fields} squares of groups and candidates"
                )
            found[tuple(marks)] += 1
            at += sum(map(len, row)) + len(row)
            if progress is not None and number % STEP == 0:
                progress(min(at, size), size)
    except csv.Error as error:
        raise BallotError(rows.line_num, f"not CSV: {error}") from None
    if not found:
        raise BallotError(begin + 1, "there are no papers")
    return found


def _ranked(row: tuple[str, ...], members: list[list[int]], people: int) -> tuple[int, ...]:
    """The candidates in order that a row of marks stands for."""
    below = _in_order(row[len(members) :])
    if len(below) >= min(LEAST_BELOW, people):
        return tuple(place + 1 for place in below)
    above = _in_order(row[: len(members)])
    return tuple(c for place in above for c in members[place])


def _in_order(marks: Sequence[str]) -> list[int]:
    """Places marked 1, 2, 3, … until a number is missing or stands twice."""
    places: dict[str, list[int]] = {}
    for place, mark in enumerate(marks):
        if mark:
            key = "1" if mark.strip() in FIRST else mark.strip()
            places.setdefault(key, []).append(place)
    out: list[int] = []
    while len(here := places.get(str(len(out) + 1), [])) == 1:
        out += here
    return out

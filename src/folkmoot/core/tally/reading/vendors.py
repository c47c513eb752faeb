"""Cast vote records as machines write them: ES&S, Dominion, Hart, Clear Ballot, and plain tables.

Each gives papers: ranks with what is marked at them, as written; names are put in order later.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.reading.spreadsheet import parse_xml, read_sheet
from folkmoot.core.tally.rounds_rule import NO_LIMIT, OVERVOTE, WRITE_IN, Ranks


@dataclass(frozen=True, slots=True)
class Labels:
    """How a file writes what is not a name, and where its table begins (from 1)."""

    overvote: str = ""
    skipped: str = ""
    write_in: str = ""
    delimiter: str = ""
    blank_is_write_in: bool = False
    column: int = 1
    row: int = 1
    ranks: int = NO_LIMIT


def _ranks(marked: Iterable[tuple[int, str]], labels: Labels) -> Ranks:
    at: defaultdict[int, list[str]] = defaultdict(list)
    for rank, name in marked:
        if name == OVERVOTE or (labels.overvote and name == labels.overvote):
            at[rank].append(OVERVOTE)
        elif labels.write_in and name == labels.write_in:
            at[rank].append(WRITE_IN)
        else:
            at[rank].append(name)
    return tuple((rank, tuple(dict.fromkeys(at[rank]))) for rank in sorted(at))


def read_ess(data: bytes, labels: Labels) -> Counter[Ranks]:
    """A workbook with a row for each paper and a column for each rank.

    Raises:
        BallotError: with the row and the reason.
    """
    papers: Counter[Ranks] = Counter()
    width = 0
    rows = [(n, cells) for n, cells in read_sheet(data) if n >= labels.row]
    width = min(max((len(c) for _, c in rows), default=0) - labels.column + 1, labels.ranks)
    for _, cells in rows:
        if not any(cells):
            continue
        line = cells[labels.column - 1 : labels.column - 1 + width]
        line += [""] * (width - len(line))
        papers[_ranks(_cells(line, labels), labels)] += 1
    if not papers:
        raise BallotError(labels.row, "there are no papers")
    return papers


def _cells(line: list[str], labels: Labels) -> Iterator[tuple[int, str]]:
    for rank, cell in enumerate(line, 1):
        text = cell.strip()
        if not text:
            if labels.blank_is_write_in:
                yield rank, WRITE_IN
        elif not labels.skipped or text != labels.skipped:
            for name in text.split(labels.delimiter) if labels.delimiter else [text]:
                yield rank, name.strip()


def read_table(data: bytes, labels: Labels) -> Counter[Ranks]:
    """CSV with a column for each candidate, named in the heading, and ranks in the cells.

    Raises:
        BallotError: with the line and the reason.
    """
    rows = _csv(data)
    names = next(rows, (1, []))[1][labels.column - 1 :]
    if not names:
        raise BallotError(1, "the heading names no candidates")
    papers: Counter[Ranks] = Counter()
    for number, row in rows:
        if number < labels.row or not row:
            continue
        marked = []
        for name, cell in zip(names, row[labels.column - 1 :], strict=False):
            text = cell.strip()
            if text:
                if not text.isdigit() or not 1 <= int(text) <= 10_000:  # noqa: PLR2004
                    raise BallotError(number, f"“{text[:30]}” is not a rank")
                marked.append((int(text), name.strip()))
        papers[_ranks(marked, labels)] += 1
    if not papers:
        raise BallotError(2, "there are no papers")
    return papers


def read_clear_ballot(data: bytes, labels: Labels, contest: str) -> Counter[Ranks]:
    """CSV with a column for each candidate at each rank, ``Choice_…:contest:rank:…:name:party``.

    Raises:
        BallotError: with the line and the reason.
    """
    rows = _csv(data)
    places: list[tuple[int, int, str]] = []
    for place, column in enumerate(next(rows, (1, []))[1]):
        parts = column.split(":")
        if parts[0].startswith("Choice_") and len(parts) >= 6 and parts[1] == contest:  # noqa: PLR2004
            if not parts[2].isdigit():
                raise BallotError(1, f"“{column[:40]}” names no rank")
            places.append((place, int(parts[2]), parts[4]))
    if not places:
        raise BallotError(1, f"no column is of the contest “{contest[:40]}”")
    papers: Counter[Ranks] = Counter()
    for number, row in rows:
        if not row:
            continue
        if len(row) <= places[-1][0]:
            raise BallotError(number, f"{len(row)} columns, and {places[-1][0] + 1} are needed")
        # A paper without this contest leaves its cells empty; a marked square is a 1.
        if all(row[place] == "" for place, _, _ in places):
            continue
        papers[_ranks([(r, n) for place, r, n in places if row[place] == "1"], labels)] += 1
    return papers


def read_dominion(files: Mapping[str, bytes], labels: Labels, contest: str) -> Counter[Ranks]:
    """A folder of exports, of which ``CvrExport*.json`` hold the papers; candidates by number.

    Raises:
        BallotError: with the reason.
    """
    exports = sorted(n for n in files if n.startswith("CvrExport") and n.endswith(".json"))
    if not exports:
        raise BallotError(0, "the folder holds no CvrExport.json")
    papers: Counter[Ranks] = Counter()
    for name in exports:
        try:
            report = json.loads(files[name].decode("utf-8-sig"))
            for session in report["Sessions"]:
                for marked in _session(session, contest):
                    papers[_ranks(marked, labels)] += 1
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BallotError(0, f"{name} is not an export: {error!r}") from None
    return papers


def _session(session: dict[str, Any], contest: str) -> Iterator[list[tuple[int, str]]]:
    current = session.get("Modified") or session["Original"]
    if session["Original"].get("IsCurrent"):
        current = session["Original"]
    cards = current.get("Cards") or [current]
    for one in (c for card in cards for c in card.get("Contests", [])):
        if str(one["Id"]) == contest:
            yield [
                (int(mark["Rank"]), str(mark["CandidateId"]))
                for mark in one["Marks"]
                if not mark.get("IsAmbiguous")
            ]


def read_hart(files: Mapping[str, bytes], labels: Labels, contest: str) -> Counter[Ranks]:
    """A folder of XML files, one for each paper; a value such as ``0100`` is rank 3 of 4.

    Raises:
        BallotError: with the reason.
    """
    papers: Counter[Ranks] = Counter()
    for name in sorted(n for n in files if n.endswith(".xml")):
        root = parse_xml(files[name])
        for one in root.iter():
            if not one.tag.endswith("}Contest"):
                continue
            space = one.tag.removesuffix("Contest")
            if one.findtext(f"{space}Id") != contest:
                continue
            marked = []
            for option in one.iter(f"{space}Option"):
                value, who = option.findtext(f"{space}Value"), option.findtext(f"{space}Id")
                if who is None or value is None or set(value) - set("01"):
                    raise BallotError(0, f"{name}: an option without a rank or a name")
                written = labels.write_in if option.find(f"{space}WriteInData") is not None else ""
                marked += [
                    (place, written or who) for place, bit in enumerate(value, 1) if bit == "1"
                ]
            papers[_ranks(marked, labels)] += 1
    if not papers:
        raise BallotError(0, "no paper is of this contest")
    return papers


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    rows = csv.reader(io.StringIO(text))
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise BallotError(rows.line_num, f"not CSV: {error}") from None

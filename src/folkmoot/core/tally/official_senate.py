"""The commission's "Transfer and Distribution of Preferences" of a Senate count, as text.

The document gives, for every candidate, first preferences, and after each group of counts the
votes transferred and the total; then exhausted votes and loss by fraction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.record import Count

COUNTS = re.compile(r"Count (\d+)(?: - (\d+))?")
ROW = re.compile(r"^ ?(UG|[A-Z]{1,2}) (\S.*?)\s{2,}(.*)$")
FIGURE = re.compile(r"-?\d[\d,]*")
ELECTED = re.compile(r"\d+\. ([^()]+?)\s*\(\d+\)")
EXHAUSTED, LOSS = -1, -2
SUMS = {"Exhausted Votes": EXHAUSTED, "Loss By Fraction": LOSS}


@dataclass(frozen=True, slots=True)
class Distribution:
    """What the commission published.

    Attributes:
        candidates: (name, group) in the order of the paper.
        totals: (count from 1, candidate from 1, or EXHAUSTED or LOSS) to votes after that count.
        elected: names in the order of election, without commas.
        seats: places to fill; quota: as printed.
    """

    candidates: tuple[tuple[str, str], ...]
    totals: dict[tuple[int, int], int]
    elected: tuple[str, ...]
    seats: int
    quota: int


def looks_like_distribution(data: bytes) -> bool:
    """Whether this is such a document."""
    return b"Result of the Transfer and Distribution of Preferences" in data[:4000]


def read_distribution(data: bytes) -> Distribution:
    """The document's figures.

    Raises:
        BallotError: with the line and the reason.
    """
    text = data.decode("utf-8", "replace")
    seats = re.search(r"Election of (\d+) Senators?", text)
    quota = re.search(r"\+ 1 = ([\d,]+)", text)
    if seats is None or quota is None:
        raise BallotError(1, "this is not a Senate distribution: no places or no quota")
    people: dict[int, tuple[str, str]] = {}
    totals: dict[tuple[int, int], int] = {}
    ranks: dict[int, str] = {}
    columns: list[int] = []
    first, place, closed = False, 0, True
    for number, line in enumerate(text.splitlines(), 1):
        for rank, name in re.findall(r"(\d+)\. ([A-Z][^()]*?)\s*\(\d+\)", line):
            ranks[int(rank)] = _plain(name)
        if "Distribution of Preferences" in line:
            columns, first = [], False
        if "Preference" in line and "Distribution" not in line:
            first = True
        columns += [int(b or a) for a, b in COUNTS.findall(line)]
        label = next((s for s in SUMS if s in line), None)
        row = ROW.match(line)
        if label is not None:
            _note(
                totals, SUMS[label], line[line.index(label) + len(label) :], columns, first, number
            )
            closed = True
        elif row is not None and FIGURE.search(row[3]) and "=" not in line:
            place, closed = (1 if closed else place + 1), False
            people.setdefault(place, (_plain(row[2]), row[1]))
            _note(totals, place, re.sub(r"^[A-Z]{2,5}\s", "", row[3]), columns, first, number)
    return Distribution(
        candidates=tuple(people[n] for n in sorted(people)),
        totals=totals,
        elected=tuple(ranks[n] for n in sorted(ranks)),
        seats=int(seats[1]),
        quota=int(quota[1].replace(",", "")),
    )


def _plain(name: str) -> str:
    return " ".join(name.replace(",", " ").split())


def _note(
    totals: dict[tuple[int, int], int],
    who: int,
    text: str,
    columns: list[int],
    first: bool,
    number: int,
) -> None:
    figures = [int(f.replace(",", "")) for f in FIGURE.findall(text)]
    if first:
        if not figures:
            raise BallotError(number, "no first preferences in this row")
        totals[1, who] = figures.pop(0)
    if len(figures) != 2 * len(columns):
        raise BallotError(number, f"{len(figures)} figures under {len(columns)} counts")
    for column, total in zip(columns, figures[1::2], strict=True):
        totals[column, who] = total


def beside(count: Count, published: Distribution) -> tuple[int, list[str]]:
    """How many figures were compared, and a sentence for each that differs.

    Exhausted votes and loss by fraction are compared as well as every candidate.
    """
    faults = []
    for (stage, who), total in sorted(published.totals.items()):
        counted = None
        if stage <= len(count.stages):
            found = count.stages[stage - 1]
            if who == LOSS:
                counted = found.lost
            elif who == EXHAUSTED:
                counted = found.non_transferable - found.lost
            else:
                counted = found.votes[who - 1]
        if counted != total:
            name = {EXHAUSTED: "exhausted", LOSS: "loss by fraction"}.get(who) or (
                published.candidates[who - 1][0]
            )
            faults.append(f"count {stage}, {name}: published {total}, counted {counted}")
    return len(published.totals), faults

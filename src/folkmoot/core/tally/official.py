"""Official stage tables, and how a count agrees with them."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.record import Count, Number

SIGNIFICANT = 6
NON_TRANSFERABLE = 0
FIGURE = re.compile(r"\d{1,15}(\.\d{1,15})?")


@dataclass(frozen=True, slots=True)
class Official:
    """What a returning officer published.

    Attributes:
        figures: (stage from 1, candidate from 1; 0 for non-transferable) to the figure as text.
        elected: numbers of the elected.
        defective: figures known to be wrong, or no numbers, in the publication itself.
        spreadsheet: whether figures may have passed a spreadsheet that keeps 6 digits.
    """

    figures: dict[tuple[int, int], str]
    elected: frozenset[int]
    defective: frozenset[tuple[int, int]]
    spreadsheet: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that differs: where, what was published, what was counted (None: no such stage)."""

    stage: int
    candidate: int
    published: str
    counted: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A count beside the published one. ``figures`` leaves out the defective ones."""

    figures: int
    equal: int
    differences: tuple[Difference, ...]
    defective: int
    same_elected: bool

    @property
    def agrees(self) -> bool:
        """Whether the elected and every non-defective figure agree."""
        return self.same_elected and not self.differences


def read_official(data: bytes) -> Official:
    """A stage table: JSON with ``candidates`` and their ``totals``, or CSV with a row per stage.

    Raises:
        BallotError: with the line and the reason.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BallotError(1, "the stage table is not text") from None
    if not text.lstrip().startswith("{"):
        return _from_csv(text)
    try:
        return _from_json(json.loads(text))
    except json.JSONDecodeError as error:
        raise BallotError(error.lineno, f"not JSON: {error.msg}") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, BallotError):
            raise
        raise BallotError(0, f"not a stage table: {error!r}") from None


def _from_json(table: dict[str, Any]) -> Official:
    numbers = {str(row["name"]): int(row["blt_index"]) for row in table["candidates"]}
    spreadsheet = table.get("quality", "exact") != "exact"
    figures = {
        (stage, int(row["blt_index"])): str(total)
        for row in table["candidates"]
        for stage, total in enumerate(row["totals"], 1)
    }
    # Where a table is known to be spoiled, what is no number at all is spoiled too.
    unreadable = {key for key, text in figures.items() if not FIGURE.fullmatch(text)}
    if not spreadsheet:
        for text in figures.values():
            _checked(0, text)
    return Official(
        figures=figures,
        elected=frozenset(int(row["blt_index"]) for row in table["candidates"] if row["elected"]),
        defective=frozenset(
            (int(row["stage"]), numbers[row["candidate"]])
            for row in table.get("published_defects", [])
        )
        | unreadable,
        spreadsheet=spreadsheet,
    )


def _from_csv(text: str) -> Official:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line[:1] not in {"#", ""}]
    rows = list(csv.reader(line for _, line in lines))
    if not rows or rows[0][:2] != ["stage", "action"] or rows[0][-1] != "elected":
        raise BallotError(1, "expected a heading stage,action,…,non_transferable,elected")
    names = rows[0][2:-2]
    figures: dict[tuple[int, int], str] = {}
    elected: set[int] = set()
    for (number, _), row in zip(lines[1:], rows[1:], strict=True):
        if len(row) != len(rows[0]) or not row[0].isdigit():
            raise BallotError(number, f"{len(row)} columns under {len(rows[0])} headings")
        for place, total in enumerate(row[2:-2], 1):
            if total:  # a column left blank after an exclusion publishes nothing
                figures[int(row[0]), place] = _checked(number, total)
        if row[-2]:
            figures[int(row[0]), NON_TRANSFERABLE] = _checked(number, row[-2])
        for name in filter(None, re.split(r"[;|]\s*", row[-1])):
            if name not in names:
                raise BallotError(number, f"{name} is elected but no candidate")
            elected.add(names.index(name) + 1)
    return Official(figures, frozenset(elected), frozenset(), spreadsheet=False)


def _checked(line: int, text: str) -> str:
    if not FIGURE.fullmatch(text):
        raise BallotError(line, f"{text[:40]!r} is not a figure")
    return text


def compare(count: Count, official: Official) -> Comparison:
    """Every published figure beside the counted one, and the elected beside the elected."""
    differences = []
    checked = 0
    for (stage, candidate), published in sorted(official.figures.items()):
        if (stage, candidate) in official.defective:
            continue
        checked += 1
        counted = _counted(count, stage, candidate)
        if counted is None or not _same(published, counted, spreadsheet=official.spreadsheet):
            differences.append(Difference(stage, candidate, published, counted))
    return Comparison(
        figures=checked,
        equal=checked - len(differences),
        differences=tuple(differences),
        defective=len(official.defective),
        same_elected=official.elected == frozenset(count.elected),
    )


def _counted(count: Count, stage: int, candidate: int) -> Fraction | None:
    if stage > len(count.stages) or candidate > len(count.candidates):
        return None
    found = count.stages[stage - 1]
    units: Number = found.votes[candidate - 1] if candidate else found.non_transferable
    return Fraction(units, 10 ** (count.rule.decimals or 0))


def _same(published: str, counted: Fraction, *, spreadsheet: bool) -> bool:
    if Fraction(published) == counted:
        return True
    if not spreadsheet:
        return False
    # A figure kept to six digits is right if it is nearest to the counted one.
    places = SIGNIFICANT - len(str(int(counted)))
    return abs(Fraction(published) - counted) <= Fraction(1, 2 * 10**places)

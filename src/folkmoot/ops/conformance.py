"""The conformance page: official counts repeated, figure by figure, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.official import Comparison, compare, read_official
from folkmoot.core.tally.reading.blt import read_blt
from folkmoot.core.tally.rulebook import RULES
from folkmoot.ops.conformance_others import other_rules

SETS = (
    ("Scottish council wards, 2017", "scot2017"),
    ("Scottish council wards, 2022", "scot2022"),
)
STAGES = (
    ("Glasgow Linn 2007", "glasgow2007/Linn-2007.blt", "linn07.csv"),
    ("Dundee Strathmartine 2022", "scot2022/dundee_2022_ward1.blt", "dundee22_strathmartine.csv"),
)
HEAD = """# Counting: official counts repeated

This page is written by `folkmoot docs conformance DATA` from a run over published ballots and the
returning officers' own stage tables. A figure is the votes of one candidate, or the votes not
transferable, at one stage. It is equal if it agrees to the last of five decimals, or, where a
council published through a spreadsheet, to six significant figures. Figures that are known to be
misprinted or unreadable in the publication are left out and counted in a column of their own.

Rule: {title}, version {version}.

| Counts | Number | Same elected | Figures | Equal | Differ | Misprinted |
|---|---:|---:|---:|---:|---:|---:|
"""


def conformance_page(data: Path, tell: Callable[[str], None]) -> tuple[str, bool]:
    """The page, and whether everything agrees."""
    rule = RULES["scottish"]
    page, good = HEAD.format(title=rule.title, version=rule.version), True
    for title, folder in SETS:
        found = []
        for ballots in sorted((data / folder).glob("*.blt")):
            found.append(_compared(ballots, ballots.with_suffix(".official.json")))
            if not found[-1].agrees:
                tell(f"{ballots.name} differs")
        page += _row(title, found)
        good = good and bool(found) and all(one.agrees for one in found)
    for title, ballots, stages in STAGES:
        one = _compared(data / ballots, data / "scot2022_dundee_stages" / stages)
        page += _row(f"{title}, with votes not transferable", [one])
        good = good and one.agrees
    more, agree = other_rules(data, tell)
    return page + more, good and agree


def _compared(ballots: Path, stages: Path) -> Comparison:
    made = count(read_blt(ballots.read_bytes()), "scottish")
    return compare(made, read_official(stages.read_bytes()))


def _row(title: str, found: list[Comparison]) -> str:
    same = sum(one.same_elected for one in found)
    differ = sum(len(one.differences) for one in found)
    return (
        f"| {title} | {len(found)} | {same} | {sum(one.figures for one in found)} | "
        f"{sum(one.equal for one in found)} | {differ} | {sum(one.defective for one in found)} |\n"
    )

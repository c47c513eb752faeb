"""`folkmoot consistency`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from folkmoot.core.consistency import (
    LEAST_CASES,
    THRESHOLD,
    Event,
    Funnel,
    GroupLook,
    PlanError,
    Report,
    Table,
    TableError,
    figure,
    gather,
    publish,
    read_cases,
    read_table,
    report,
    write_table,
)
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

HELP = "Say from a published table whether like cases were treated alike, or that it cannot tell."

HEADS = (
    "group",
    "cases",
    "events",
    "expected",
    "compared",
    "odds ratio",
    "95% interval",
    "p",
    "p raised",
    "finding",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which table, and what to look at."""
    parser.add_argument("file", metavar="TABLE.csv", type=Path)
    parser.add_argument(
        "--event",
        metavar="COLUMN=VALUE",
        help="the file is a list of cases: count those where this is so (or COLUMN>NUMBER)",
    )
    parser.add_argument(
        "--within",
        metavar="COLUMNS",
        default="",
        help="with --event: what cases must share to be compared, such as label,edition",
    )
    parser.add_argument("--compare", metavar="COLUMN", default="", help="groups (the last column)")
    parser.add_argument("--funnel", metavar="COLUMN", default="", help="units (the same column)")
    parser.add_argument(
        "--least-cases", metavar="N", type=int, default=LEAST_CASES, help=f"({LEAST_CASES})"
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="print the table with small numbers withheld, ready for publication",
    )
    parser.add_argument(
        "--threshold",
        metavar="N",
        type=int,
        default=THRESHOLD,
        help=f"with --publish ({THRESHOLD})",
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Work it out and print it; the exit code is 0 whatever is found."""
    text = read_text(args.file)
    try:
        table = _table(text, args)
        if args.publish:
            print(write_table(publish(table, threshold=args.threshold)), end="")
            return 0
        found = report(
            table, compared=args.compare, plotted=args.funnel, least_cases=args.least_cases
        )
    except (TableError, PlanError) as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        _print(found)
    return 0


def _table(text: str, args: argparse.Namespace) -> Table:
    """The table of counts: as it stands, or gathered from a list of cases."""
    if args.event is None:
        return read_table(text)
    if not args.compare:
        raise TableError("with --event say which column to compare (--compare)")
    attributes = [name.strip() for name in args.within.split(",") if name.strip()]
    also = [args.funnel] if args.funnel else []
    named = dict.fromkeys([*attributes, *also, args.compare])
    return gather(read_cases(text), Event.parse(args.event), list(named))


def _print(found: Report) -> None:
    for line in found.summary:
        print(line.sentence)
    print()
    print(f"Compared by {found.compared}, like with like in everything else:")
    rows = [list(HEADS), *(_row(look) for look in found.looks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  " + "  ".join(cells).rstrip())
    for look in found.looks:
        for reason in (look.reason, look.homogeneity.reason):
            print(f"{look.value}: {reason.sentence} {reason.next_step}".rstrip())
    print()
    if found.funnel is None:
        print(f"No funnel by {found.plotted}: {found.why_not}.")
        return
    print(f"Funnel by {found.plotted}:")
    for reason in found.funnel.reasons:
        print(f"  {reason.sentence} {reason.next_step}".rstrip())
    for point in found.funnel.points:
        mark = ("", " *", " **")[point.place]
        print(f"  {point.name}: {point.events} of {point.cases}{mark}")


def _row(look: GroupLook) -> list[str]:
    test = look.comparison
    return [
        look.value,
        str(look.cases),
        str(look.events),
        figure(test.expected),
        str(test.cases),
        figure(test.odds_ratio),
        f"{figure(test.low)} to {figure(test.high)}",
        figure(test.p_value),
        figure(look.raised),
        look.finding.value,
    ]


def as_json(found: Report) -> dict[str, Any]:
    """The report as plain data; exact fractions and decimals as text."""
    return {
        "compared": found.compared,
        "cases": found.table.cases,
        "events": found.table.events,
        "groups": [
            {
                "group": look.value,
                "cases": look.cases,
                "events": look.events,
                "compared_cases": look.comparison.cases,
                "compared_events": look.comparison.group_events,
                "expected": str(look.comparison.expected),
                "odds_ratio": _number(look.comparison.odds_ratio),
                "low": _number(look.comparison.low),
                "high": _number(look.comparison.high),
                "p": str(look.comparison.p_value),
                "mid_p": str(look.comparison.mid_p),
                "p_raised": str(look.raised),
                "least_detectable_above": _number(look.comparison.least_above),
                "least_detectable_below": _number(look.comparison.least_below),
                "finding": look.finding.value,
                "in_words": look.reason.sentence,
                "homogeneity": {
                    "strata": look.homogeneity.strata,
                    "p": _number(look.homogeneity.p_value),
                    "p_raised": _number(look.homogeneity.raised),
                    "finding": look.homogeneity.finding.value,
                    "in_words": look.homogeneity.reason.sentence,
                },
            }
            for look in found.looks
        ],
        "funnel": _funnel(found.funnel, found),
    }


def _funnel(drawn: Funnel | None, found: Report) -> dict[str, Any]:
    if drawn is None:
        return {"by": found.plotted, "why_not": found.why_not}
    return {
        "by": found.plotted,
        "rate": str(drawn.rate),
        "spread": str(drawn.spread),
        "units": [
            {
                "unit": point.name,
                "cases": point.cases,
                "events": point.events,
                "beyond": (None, "95%", "99.8%")[point.place],
                "above": point.above,
            }
            for point in drawn.points
        ],
        "in_words": [reason.sentence for reason in drawn.reasons],
    }


def _number(value: Any) -> str | None:
    return None if value is None else str(value)

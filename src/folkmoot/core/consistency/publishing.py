"""Small numbers withheld so that nobody gets them back by taking one figure from another.

A row is told only if its cases, its events and those without the event are each at least the
threshold, nought included: "3 of 4" names people, and so does "0 of 12" to whoever knows one of
them. Rows that may not be told are put together into one. That one is told only if it holds at
least three rows and its three counts reach the threshold themselves; further rows, the smallest
first, are put into it until it does. So whoever takes the rows from the total, knowing this rule,
is left with many possible values for each (UK LLC and ONS practice: counts below 10 and a second
cell; A. Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from folkmoot.core.consistency.errors import PlanError
from folkmoot.core.consistency.table import WITHHELD, Row, Table

THRESHOLD = 10
LEAST_TOGETHER = 3


def publish(table: Table, *, threshold: int = THRESHOLD) -> Table:
    """The table as it may be told; empty if not even the whole may.

    Args:
        table: every combination, also those without a case.
        threshold: the smallest count that may be told.

    Raises:
        PlanError: if something was withheld before, so that the rows are not all there, or the
            threshold is below 3.
    """
    if table.withheld is not None:
        raise PlanError("this table was made ready for publication before: begin with all rows")
    if threshold < LEAST_TOGETHER:
        raise PlanError(f"a threshold below {LEAST_TOGETHER} protects nobody")
    told = [row for row in table.rows if _may_be_told(row, threshold)]
    hidden = [row for row in table.rows if not _may_be_told(row, threshold)]
    # By cases, then by name: never by what happened to them, which the choice would then tell.
    told.sort(key=lambda row: (row.cases, row.values))
    while hidden and told and not _together_may_be_told(hidden, threshold):
        hidden.append(told.pop(0))
    if hidden and not _together_may_be_told(hidden, threshold):
        return Table(table.attributes, ())
    kept = {row.values for row in told}
    return Table(
        table.attributes,
        tuple(row for row in table.rows if row.values in kept),
        _together(hidden, len(table.attributes)) if hidden else None,
    )


def _may_be_told(row: Row, threshold: int) -> bool:
    return min(row.events, row.cases - row.events) >= threshold


def _together(rows: Sequence[Row], attributes: int) -> Row:
    return Row(
        (WITHHELD,) * attributes,
        sum(row.cases for row in rows),
        sum(row.events for row in rows),
    )


def _together_may_be_told(rows: Sequence[Row], threshold: int) -> bool:
    # A combination that nobody fell under may be known to be empty, and hides nobody.
    known = sum(row.cases > 0 for row in rows)
    return known >= LEAST_TOGETHER and _may_be_told(_together(rows, 1), threshold)


def check_windows(windows: Iterable[tuple[date, date]]) -> None:
    """Refuse windows of time of which one could be taken from another.

    Tables of January to December and of February to January differ by two months, and so do
    their counts. Windows either are the same or share no day; both ends belong to a window.

    Raises:
        PlanError: naming the two windows, or one that ends before it begins.
    """
    ordered = sorted(set(windows))
    for first, last in ordered:
        if last < first:
            raise PlanError(f"a window from {first} to {last} ends before it begins")
    for (first, last), (following, end) in pairwise(ordered):
        if following <= last:
            raise PlanError(
                f"the windows {first} to {last} and {following} to {end} overlap: one taken from "
                "the other would tell small numbers"
            )


def check_partitions(published: Table, further: Table) -> None:
    """Refuse a second table of the same cases, unless the first already tells everything in it.

    Two tables of the same cases, by unit and by charge, can be taken from one another. A further
    one is only allowed if each of its rows is the sum of rows that are told.

    Raises:
        PlanError: naming the row that tells something new.
    """
    places = [
        published.attributes.index(name)
        for name in further.attributes
        if name in published.attributes
    ]
    if len(places) < len(further.attributes):
        raise PlanError("a further table of the same cases can only leave attributes out")
    for row in further.rows:
        parts = [
            each
            for each in published.rows
            if tuple(each.values[place] for place in places) == row.values
        ]
        told = sum(each.cases for each in parts), sum(each.events for each in parts)
        if told != (row.cases, row.events):
            raise PlanError(f"{', '.join(row.values)} is not the sum of rows that are told already")

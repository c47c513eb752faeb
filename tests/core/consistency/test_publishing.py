"""Small numbers are withheld, and nobody gets them back."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from folkmoot.core.consistency import (
    PlanError,
    Row,
    Table,
    TableError,
    check_partitions,
    check_windows,
    publish,
    read_table,
    report,
    write_table,
)

COUNTS = st.tuples(st.integers(0, 4), st.integers(0, 4))


def table(*counts):
    """Rows r0, r1 … with so many events and so many cases without."""
    rows = (Row((f"r{n}",), yes + no, yes) for n, (yes, no) in enumerate(counts))
    return Table(("row",), tuple(rows))


def shares(total, parts):
    """Every way to share a number among so many."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in shares(total - first, parts - 1):
            yield (first, *rest)


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(st.lists(COUNTS, min_size=3, max_size=6))
def test_no_differencing_gives_a_withheld_number_back(counts):
    """Whoever knows the rule, the total and every row that is told tries all there could be."""
    threshold = 3
    whole = table(*counts)
    told = publish(whole, threshold=threshold)
    assume(told.withheld is not None)
    hidden = [row for row in whole.rows if row not in told.rows]
    assume(len(hidden) <= 4)
    assume(told.withheld.cases <= 10)
    possible = [(set(), set(), set()) for _ in hidden]
    events, others = told.withheld.events, told.withheld.cases - told.withheld.events
    for yes, no in product(shares(events, len(hidden)), shares(others, len(hidden))):
        guess = {
            row.values: Row(row.values, a + b, a) for row, a, b in zip(hidden, yes, no, strict=True)
        }
        tried = Table(("row",), tuple(guess.get(row.values, row) for row in whole.rows))
        if publish(tried, threshold=threshold) == told:
            for sets, a, b in zip(possible, yes, no, strict=True):
                for values, value in zip(sets, (a + b, a, b), strict=True):
                    values.add(value)
    assert min(len(values) for sets in possible for values in sets) >= threshold


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=8))
def test_what_is_told_is_large_and_the_whole_is_still_whole(counts):
    whole = table(*counts)
    told = publish(whole)
    for row in (*told.rows, *((told.withheld,) if told.withheld else ())):
        assert row.events >= 10
        assert row.cases - row.events >= 10
    if told.rows or told.withheld:
        assert (told.cases, told.events) == (whole.cases, whole.events)
    assert publish(whole) == told
    assert read_table(write_table(told)) == told if told.rows or told.withheld else True


def test_a_single_small_row_takes_two_more_with_it():
    told = publish(table((4, 30), (20, 20), (30, 30), (40, 40)))
    assert [row.values for row in told.rows] == [("r3",)]
    assert told.withheld == Row(("(withheld)",), 34 + 40 + 60, 4 + 20 + 30)


def test_combinations_that_nobody_fell_under_hide_nobody():
    told = publish(table((4, 30), (0, 0), (0, 0), (30, 30), (40, 40), (50, 50)))
    assert [row.values for row in told.rows] == [("r5",)]


def test_nothing_is_told_of_too_few():
    assert publish(table((4, 30), (20, 20))) == Table(("row",), ())


def test_what_is_said_of_a_published_table_can_be_worked_out_from_its_file():
    rows = tuple(
        Row((charge, group), 60, 20 + 5 * n)
        for n, (charge, group) in enumerate(product(("A", "B"), ("ours", "theirs")))
    )
    small = (Row(("C", "ours"), 4, 1), Row(("C", "theirs"), 30, 9), Row(("D", "ours"), 20, 2))
    told = publish(Table(("charge", "group"), rows + small))
    assert told.withheld is not None
    again = report(read_table(write_table(told)))
    assert again == report(told)
    assert "cases are told only together" in again.summary[1].sentence


def test_windows_that_overlap_could_be_taken_from_one_another():
    year, rolling = (date(2025, 1, 1), date(2025, 12, 31)), (date(2025, 2, 1), date(2026, 1, 31))
    check_windows([year, year, (date(2026, 1, 1), date(2026, 12, 31))])
    with pytest.raises(PlanError, match="2025-01-01 to 2025-12-31 and 2025-02-01"):
        check_windows([rolling, year])
    with pytest.raises(PlanError, match="ends before it begins"):
        check_windows([(date(2025, 2, 1), date(2025, 1, 1))])


def test_a_further_table_may_only_add_up_what_is_told_already():
    rows = tuple(
        Row((charge, unit), 60, 20) for charge, unit in product(("A", "B"), ("north", "south"))
    )
    published = Table(("charge", "unit"), rows)
    check_partitions(published, Table(("charge",), (Row(("A",), 120, 40), Row(("B",), 120, 40))))
    with pytest.raises(PlanError, match="A is not the sum of rows"):
        check_partitions(published, Table(("charge",), (Row(("A",), 124, 41),)))
    with pytest.raises(PlanError, match="can only leave attributes out"):
        check_partitions(published, Table(("judge",), (Row(("X",), 120, 40),)))


@pytest.mark.parametrize("threshold", [2, 1, 0])
def test_a_threshold_that_protects_nobody_is_refused(threshold):
    with pytest.raises(PlanError, match="protects nobody"):
        publish(table((9, 9)), threshold=threshold)


def test_a_published_table_is_not_made_ready_twice():
    told = publish(table((4, 30), (20, 20), (30, 30), (40, 40)))
    with pytest.raises(PlanError, match="begin with all rows"):
        publish(told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "one column 'cases' is needed"),
        ("group,cases\nA,1\n", "one column 'events' is needed"),
        ("cases,events\n1,1\n", "a table needs attributes"),
        ("group,cases,events\n", "there is no row"),
        ("group,cases,events\nA,1\n", "line 2: 2 cells, but 3 columns"),
        ("group,cases,events\nA,x,1\n", "line 2: cases 'x' is not a whole number"),
        ("group,cases,events\nA,1,2\n", "line 2: A: 2 events of 1 cases cannot be"),
        ("group,cases,events\nA,2,1\nA,3,1\n", "A stands twice"),
        ("group,group,cases,events\nA,B,2,1\n", "a name of its own"),
        (
            "group,cases,events\n(withheld),20,10\n(withheld),20,10\n",
            "line 3: a second row is withheld",
        ),
        ('group,cases,events\n"A\x00,2,1\n', "line"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_line(text, says):
    with pytest.raises(TableError, match=says.replace("(", r"\(").replace(")", r"\)")):
        read_table(text)

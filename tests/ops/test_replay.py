"""Editions put through the whole road come out as they were, byte for byte."""

from __future__ import annotations

import pytest

from folkmoot.ops.replaying import replay

FIRST = """\
# Rules of the allotment

1. Members keep their plots tidy.
2. The gate is locked at dusk.
"""
SECOND = """\
# Rules of the allotment

1. Members keep their plots and the paths beside them tidy.
2. The gate is locked at dusk.
3. Bees are welcome.
"""
THIRD = """\
# Rules of the allotment

1. Members keep their plots and the paths beside them tidy.
2. Bees are welcome.
"""
EDITIONS = [FIRST, SECOND, THIRD]


@pytest.mark.django_db
def test_our_own_editions_come_through_the_road_as_they_were():
    rows = list(replay(EDITIONS, "markdown"))
    assert [row.reproduced for row in rows] == [True, True, True]
    assert all(row.motion for row in rows[1:])
    assert all(row.within for row in rows)


@pytest.mark.django_db
def test_an_edition_that_reads_as_the_one_before_needs_no_motion():
    rows = list(replay([EDITIONS[0], EDITIONS[0], EDITIONS[1]], "markdown"))
    assert [bool(row.motion) for row in rows] == [False, False, True]
    assert all(row.reproduced for row in rows)


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "format_"),
    [("debian-constitution", "numbered"), ("de-partg", "markdown"), ("pep-0013", "rst")],
)
def test_real_rule_books_come_through_the_road_as_they_were(shared_data, name, format_):
    folder = shared_data / "rulebooks" / name
    files = sorted(path for path in folder.glob("[0-9]*.*"))
    rows = list(replay([path.read_bytes().decode() for path in files], format_))
    assert len(rows) == len(files) > 3
    assert [row.number for row in rows if not row.reproduced] == []
    assert [row.number for row in rows if not row.within] == []

"""Which archive a file comes from, and reading it row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from folkmoot.core.adverts import google, meta_api, meta_report, meta_targeting, propublica, wtm
from folkmoot.core.adverts.advert import Found
from folkmoot.core.adverts.cells import snake
from folkmoot.core.adverts.csv_rows import rows
from folkmoot.core.adverts.errors import AdvertsError, CellError, Fault
from folkmoot.core.adverts.json_objects import objects

SOURCES: Mapping[str, str] = {
    meta_api.SOURCE: "Meta Ad Library API",
    meta_report.SOURCE: "Meta Ad Library report",
    meta_targeting.SOURCE: "Meta page targeting",
    google.SOURCE: "Google political advertising bundle",
    propublica.SOURCE: "Facebook Political Ad Collector",
    wtm.SOURCE: "Transparency data standard (Who Targets Me)",
}
"""Every archive that can be read, and what it is called."""

_GOOGLE_SUMS = ("spend_usd", "spend_eur", "spend_gbp")
_BEGINNING = 400

Reader = Callable[[Mapping[str, Any], int], Found]

_BY_COLUMNS: tuple[tuple[frozenset[str], Reader], ...] = (
    (frozenset({"ad_creative_bodies"}), meta_api.read_advert),
    (frozenset({"type", "is_exclusion", "page_id"}), meta_targeting.read_targeting),
    (frozenset({"ad_id", "advertiser_id"}), google.read_advert),
    (frozenset({"html", "not_political"}), propublica.read_advert),
)


def read_adverts(lines: Iterable[str], *, name: str = "") -> Iterator[Found | Fault]:
    """Everything a file tells, one row at a time, as it is asked for.

    The archive is known by what the file looks like; the name is only asked for the days and the
    place of a report. A row that cannot be read comes as a fault with its line.

    Args:
        lines: the text of the file, line by line, or in pieces if it is JSON.
        name: the name of the file.

    Raises:
        AdvertsError: if it is none of the archives that are known.
    """
    source = iter(lines)
    beginning = ""
    taken: list[str] = []
    while len(beginning.lstrip("\ufeff \t\r\n")) < 1 or len(beginning) < _BEGINNING:
        line = next(source, None)
        if line is None:
            break
        taken.append(line)
        beginning += line
    said = beginning.lstrip("\ufeff \t\r\n")
    if not said:
        raise AdvertsError("the file is empty")
    whole = chain(taken, source)
    yield from _from_json(whole) if said[0] in "[{" else _from_csv(whole, name)


def _from_json(pieces: Iterable[str]) -> Iterator[Found | Fault]:
    for each in objects(pieces):
        if isinstance(each, Fault):
            yield each
            continue
        line, row = each
        read = wtm.read_advert if "advertisement" in row else meta_api.read_advert
        yield _tried(read, row, line)


def _from_csv(lines: Iterable[str], name: str) -> Iterator[Found | Fault]:
    found = rows(lines)
    head = next(found, None)
    if head is None or isinstance(head, Fault):
        raise AdvertsError("the first line is no head of a CSV file")
    columns = [snake(cell) for cell in head[1]]
    read: Reader | None = _reader(columns, name)
    if read is None and len(columns) == len(propublica.COLUMNS) and columns[2] in ("0", "1"):
        columns, read = list(propublica.COLUMNS), propublica.read_advert
        yield _tried(read, dict(zip(columns, head[1], strict=True)), head[0])
    if read is None:
        known = ", ".join(SOURCES.values())
        raise AdvertsError(f"the columns are those of no archive that is known ({known})")
    for each in found:
        if isinstance(each, Fault):
            yield each
        else:
            yield _tried(read, dict(zip(columns, each[1], strict=True)), each[0])


def _reader(columns: list[str], name: str) -> Reader | None:
    have = set(columns)
    for wanted, read in _BY_COLUMNS:
        if wanted <= have:
            return read
    if any(column.startswith("amount_spent_") for column in columns):
        return _report(name)
    return google.read_spending if have & set(_GOOGLE_SUMS) else None


def _report(name: str) -> Reader:
    first, last, place = meta_report.period_of(name)

    def read(row: Mapping[str, Any], line: int) -> Found:
        return meta_report.read_spending(row, line, days=(first, last), place=place)

    return read


def _tried(read: Reader, row: Mapping[str, Any], line: int) -> Found | Fault:
    try:
        return read(row, line)
    except CellError as wrong:
        return Fault(line, str(wrong))
    except (ValueError, TypeError, AttributeError, KeyError) as wrong:
        return Fault(line, f"the row cannot be read: {wrong}")

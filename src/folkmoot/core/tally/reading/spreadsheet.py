"""The first sheet of a workbook (Office Open XML), as rows of text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from folkmoot.core.tally.errors import BallotError

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_BYTES = 1 << 30
CELL = re.compile(r"([A-Z]{1,3})(\d+)")


def read_sheet(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """(row number from 1, cells as text; "" where empty) of the first sheet.

    Raises:
        BallotError: if this is no workbook, or one that would unpack to more than a gibibyte.
    """
    sheet, texts = _unpacked(data)
    shared = _shared(texts) if texts else []
    yield from _rows(sheet, shared)


def _unpacked(data: bytes) -> tuple[bytes, bytes]:
    """The first sheet, and the texts that its cells share."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = book.namelist()
            sheets = sorted(n for n in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
            size = sum(entry.file_size for entry in book.infolist())
            if sheets and size <= MOST_BYTES:
                texts = "xl/sharedStrings.xml"
                return book.read(sheets[0]), book.read(texts) if texts in names else b""
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError):
        raise BallotError(0, "this is not a workbook (.xlsx), or it is damaged") from None
    if not sheets:
        raise BallotError(0, "the workbook has no sheet")
    raise BallotError(0, "the workbook unpacks to more than 1 GiB")


def parse_xml(data: bytes) -> ET.Element:
    """An XML document without entities of its own.

    Raises:
        BallotError: with the line and the reason.
    """
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise BallotError(1, "a document type declaration is not read")
    try:
        return ET.fromstring(data)  # noqa: S314 - declarations and entities are refused above
    except ET.ParseError as error:
        raise BallotError(error.position[0], f"not XML: {error.args[0]}") from None


def _shared(data: bytes) -> list[str]:
    return [
        "".join(text.text or "" for text in item.iter(f"{SPACE}t"))
        for item in parse_xml(data).iter(f"{SPACE}si")
    ]


def _rows(sheet: bytes, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    for count, row in enumerate(parse_xml(sheet).iter(f"{SPACE}row"), 1):
        number = int(row.get("r") or count)
        cells: list[str] = []
        for cell in row.iter(f"{SPACE}c"):
            found = CELL.fullmatch(cell.get("r") or "")
            place = _column(found[1]) if found else len(cells) + 1
            cells += [""] * (place - len(cells))
            cells[place - 1] = _text(cell, shared, number)
        yield number, cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _text(cell: ET.Element, shared: list[str], row: int) -> str:
    value = cell.findtext(f"{SPACE}v")
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{SPACE}t"))
    if value is None:
        return ""
    if cell.get("t") == "s":
        if not value.isdigit() or int(value) >= len(shared):
            raise BallotError(row, "a cell points at no text")
        return shared[int(value)]
    return value.removesuffix(".0")

"""Audiences as an officer writes them: one criterion to a line, ``not`` before what is kept out."""

from __future__ import annotations

import re

from folkmoot.core.adverts import Criterion

KINDS = (
    "age",
    "gender",
    "place",
    "language",
    "interest",
    "behaviour",
    "demographic",
    "list",
    "lookalike",
    "retarget",
    "other",
)
_LINE = re.compile(r"^(?P<out>not\s+)?(?P<kind>[a-z]+)\s*:\s*(?P<rest>.+)$", re.IGNORECASE)


class AudienceError(ValueError):
    """A line that names no criterion, with the line."""


def read_audience(text: str) -> tuple[Criterion, ...]:
    """Criteria, one to a line.

    ``age: 18-24``, ``not place: Southfield``, and of an uploaded list
    ``list: Supporters | source: our own register | basis: consent``.

    Raises:
        AudienceError: for the first line that cannot be read.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            found.append(_criterion(line.strip(), number))
    return tuple(found)


def write_audience(criteria: tuple[Criterion, ...]) -> str:
    """Criteria as they are written in the form."""
    lines = []
    for each in criteria:
        line = f"{'not ' if each.excluded else ''}{each.kind}: {each.value}"
        if each.source:
            line += f" | source: {each.source}"
        if each.basis:
            line += f" | basis: {each.basis}"
        lines.append(line)
    return "\n".join(lines)


def _criterion(line: str, number: int) -> Criterion:
    match = _LINE.match(line)
    if match is None or match["kind"].lower() not in KINDS:
        says = f"Line {number}, “{line[:40]}”: write one of {', '.join(KINDS)}, a colon, and what."
        raise AudienceError(says)
    value, *parts = (part.strip() for part in match["rest"].split("|"))
    told = {}
    for part in parts:
        name, colon, said = part.partition(":")
        if not colon or name.strip().lower() not in {"source", "basis"}:
            raise AudienceError(f"Line {number}: after “|” stands “source:” or “basis:”.")
        told[name.strip().lower()] = said.strip()
    return Criterion(
        match["kind"].lower(), value, bool(match["out"]), told.get("source", ""),
        told.get("basis", ""),
    )  # fmt: skip

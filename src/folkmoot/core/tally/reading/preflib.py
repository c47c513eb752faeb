"""PrefLib: orders with and without ties, complete or not (.soc .soi .toc .toi), categories (.cat).

Both forms are read: that with ``# KEY: value`` lines, and the older one that begins with the
number of alternatives.
"""

from __future__ import annotations

import re

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of

KEY = re.compile(r"#\s*([A-Z][A-Z ]*?)(?:\s+(\d+))?\s*:\s*(.*)$")
LINE = re.compile(r"(\d{1,12})\s*[:,]\s*(.*)$")
TOKEN = re.compile(r"\s*(\{[^{}]*\}|\d{1,6})\s*(,|$)")
MOST = 100_000
Ranked = list[tuple[int, list[list[int]]]]


def read_preflib(data: bytes) -> Profile:
    """The papers of a PrefLib file.

    Raises:
        BallotError: with the line and the reason.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise BallotError(1, "the file is empty")
    return _new(lines) if lines[0][1].startswith("#") else _old(lines)


def _new(lines: list[tuple[int, str]]) -> Profile:
    keys: dict[str, str] = {}
    names: dict[int, str] = {}
    body = []
    for number, line in lines:
        found = KEY.match(line)
        if found is not None and found[1] == "ALTERNATIVE NAME" and found[2]:
            names[int(found[2][:9])] = found[3].strip()
        elif found is not None:
            keys[found[1]] = found[3].strip()
        elif not line.startswith("#"):
            body.append((number, line))
    size = _number(1, keys.get("NUMBER ALTERNATIVES", str(len(names))), "alternatives", MOST)
    if sorted(names) != list(range(1, size + 1)):
        raise BallotError(1, f"{len(names)} names for {size} alternatives")
    papers = _papers(body, size)
    told = keys.get("NUMBER VOTERS")
    counted = sum(number for number, _ in papers)
    if told is not None and _number(1, told, "voters", 10**12) != counted:
        raise BallotError(1, f"{told} voters in the heading, {counted} in the lines")
    people = tuple(names[n] or f"Alternative {n}" for n in range(1, size + 1))
    return profile_of(_different(people), papers, title=keys.get("TITLE", ""))


def _old(lines: list[tuple[int, str]]) -> Profile:
    size = _number(*lines[0], "alternatives", MOST)
    if len(lines) < size + 2:
        raise BallotError(lines[-1][0], f"the file ends before its {size} names and their totals")
    names = []
    for place, (number, line) in enumerate(lines[1 : size + 1], 1):
        head, comma, name = line.partition(",")
        if not comma or head.strip() != str(place):
            raise BallotError(number, f"expected “{place},name”")
        names.append(name.strip())
    number, line = lines[size + 1]
    totals = line.split(",")
    if len(totals) != 3:  # noqa: PLR2004 - voters, sum, different
        raise BallotError(number, "expected voters, papers, different papers")
    papers = _papers(lines[size + 2 :], size)
    counted = sum(n for n, _ in papers)
    if _number(number, totals[1], "papers", 10**12) != counted:
        raise BallotError(number, f"{totals[1].strip()} papers announced, {counted} in the lines")
    return profile_of(_different(tuple(names)), papers)


def _different(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        f"{name} ({n})" if names.count(name) > 1 else name for n, name in enumerate(names, 1)
    )


def _number(line: int, text: str, what: str, most: int) -> int:
    word = text.strip()
    if not word.isdigit() or len(word) > 15 or not 1 <= int(word) <= most:  # noqa: PLR2004
        raise BallotError(line, f"“{word[:30]}” is not a number of {what}")
    return int(word)


def _papers(lines: list[tuple[int, str]], size: int) -> Ranked:
    if not lines:
        raise BallotError(1, "there are no papers")
    out: Ranked = []
    for number, line in lines:
        found = LINE.match(line)
        if found is None or not int(found[1]):
            raise BallotError(number, f"expected “papers: order”, not “{line[:40]}”")
        out.append((int(found[1]), _groups(number, found[2], size)))
    return out


def _groups(number: int, text: str, size: int) -> list[list[int]]:
    groups: list[list[int]] = []
    seen: set[int] = set()
    at = 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if token is None:
            raise BallotError(number, f"cannot be read from “{text[at : at + 30]}” on")
        at = token.end()
        here = []
        for word in token[1].strip("{}").split(","):
            if not word.strip():
                continue
            if not word.strip().isdigit() or not 1 <= int(word.strip()[:9]) <= size:
                raise BallotError(number, f"“{word.strip()[:20]}” is not the number of anybody")
            here.append(int(word))
        if seen & set(here) or len(set(here)) != len(here):
            raise BallotError(number, "an alternative stands on the paper twice")
        seen |= set(here)
        if here:
            groups.append(here)
    return groups

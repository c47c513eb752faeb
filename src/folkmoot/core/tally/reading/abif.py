"""ABIF: lines such as ``27: Ada > Bo = Cy`` or ``3: Ada/5, Bo/2``, with names after ``=key:``."""

from __future__ import annotations

import re

import numpy as np

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of

LINE = re.compile(r"(\d{1,12})\s*[:x*]\s*(.*)$")
NAME = re.compile(r"=\s*(\[[^\]]+\]|\S+?)\s*:\s*(.*)$")
TOKEN = re.compile(r"\s*(\[[^\]]*\]|\"[^\"]*\"|[^\s>=,/\[\]\"]+)\s*(?:/\s*(\d{1,6}))?\s*([>=,]|$)")


def read_abif(data: bytes) -> Profile:
    """The papers of an ABIF file; one seat unless the command says otherwise.

    Raises:
        BallotError: with the line and the reason.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    names: dict[str, str] = {}
    rows: list[tuple[int, list[list[str]], list[int]]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#")[0].strip()
        if not line or line.startswith("{"):
            continue
        named = NAME.match(line)
        if named is not None:
            names[named[1].strip("[]")] = named[2].strip().strip("[]") or named[1]
            continue
        found = LINE.match(line)
        if found is None:
            raise BallotError(number, f"expected “papers: A>B”, not “{line[:40]}”")
        rows.append((int(found[1]), *_ranked(number, found[2])))
    for _, groups, _ in rows:
        for key in (key for group in groups for key in group):
            names.setdefault(key, key)
    if not rows:
        raise BallotError(1, "there are no papers")
    return _profile(list(names), tuple(names.values()), rows)


def _ranked(number: int, text: str) -> tuple[list[list[str]], list[int]]:
    groups: list[list[str]] = []
    points: list[int] = []
    at, joined = 0, False
    while at < len(text):
        token = TOKEN.match(text, at)
        if token is None or token.end() == at:
            raise BallotError(number, f"cannot be read from “{text[at : at + 30]}” on")
        key = token[1].strip('[]"')
        if any(key in group for group in groups):
            raise BallotError(number, f"{key} stands on the paper twice")
        if joined:
            groups[-1].append(key)
        else:
            groups.append([key])
        if token[2] is not None:
            points.append(int(token[2]))
        joined = token[3] == "="
        at = token.end()
    if points and len(points) != sum(map(len, groups)):
        raise BallotError(number, "some candidates have points and some have none")
    return groups, points


def _profile(
    keys: list[str],
    names: tuple[str, ...],
    rows: list[tuple[int, list[list[str]], list[int]]],
) -> Profile:
    place = {key: n for n, key in enumerate(keys, 1)}
    scored = all(points for _, _, points in rows)
    lines = [
        (weight, [[place[key] for key in group] for group in groups])
        for weight, groups, points in rows
    ]
    found = profile_of(names, lines)
    if not scored:
        return found
    scores = [p for _, _, points in rows for p in [*points, 0]]
    return Profile(
        candidates=names,
        seats=1,
        title="",
        flat=found.flat,
        starts=found.starts,
        weights=found.weights,
        equal=found.equal,
        scores=np.array(scores, dtype=np.int64),
    )

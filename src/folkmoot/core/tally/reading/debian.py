"""The tally sheets of the Debian Project: a row ``V: 2313`` for each voter, options above."""

from __future__ import annotations

import re
from collections import defaultdict

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of

OPTION = re.compile(r"Option\s+(\w+)-*>:\s*(.+)$")
VOTE = re.compile(r"V:\s+(\S+)")
UNRANKED = "-"


def looks_like_debian(data: bytes) -> bool:
    """Whether this is such a sheet."""
    return b"Tally Sheet for the votes cast" in data[:2000]


def read_debian(data: bytes) -> Profile:
    """The votes; options with the same number are equal, those with a dash come last.

    Raises:
        BallotError: with the line and the reason.
    """
    names: list[str] = []
    lines: list[tuple[int, list[list[int]]]] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if (option := OPTION.search(line)) is not None:
            names.append(option[2].strip())
        elif (vote := VOTE.match(line.strip())) is not None:
            marks = vote[1]
            if not names or len(marks) != len(names):
                raise BallotError(number, f"{len(marks)} marks for {len(names)} options")
            at: defaultdict[int, list[int]] = defaultdict(list)
            for place, mark in enumerate(marks, 1):
                if mark != UNRANKED:
                    if not mark.isalnum() or not mark.isascii():
                        raise BallotError(number, f"“{mark}” is not a rank")
                    at[int(mark, 36)].append(place)
            lines.append((1, [at[rank] for rank in sorted(at)]))
    if not lines:
        raise BallotError(1, "there are no votes")
    if len(set(names)) != len(names):
        raise BallotError(0, "two options have one name")
    return profile_of(tuple(names), lines)

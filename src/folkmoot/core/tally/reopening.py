"""Re-open nominations: a line of the paper that can win places, which then stay empty.

As British student unions count it: when the line reaches the quota it takes a place, and what it
has over passes to a further such line, as often as there are places. So one line on the paper
becomes a chain of lines in the count, each of which comes into play when the one before it has
won. For one place the line is a candidate like any other under every rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.rule import Rule

PASS_ON = ("transfer", "parcels", "meek")
"""Families of rules under which a line can pass on what it has over."""


@dataclass(frozen=True, slots=True)
class Reopening:
    """The papers with the chain written out, and the chain: the line itself, then those after."""

    profile: Profile
    chain: tuple[int, ...]


def why_not_reopened(rule: Rule, seats: int) -> str:
    """Why voters cannot re-open nominations under the rule for so many places; "" if they can."""
    if seats == 1 or rule.family in PASS_ON:
        return ""
    return "for several places no rule says where the surplus of the line goes"


def lines_after(chain: Sequence[int]) -> dict[int, int]:
    """For each line of a chain but the last the one that comes into play when it has won."""
    return dict(pairwise(chain))


def reopening(profile: Profile, line: int) -> Reopening:
    """The papers in which ``line`` (from 1) stands for as many lines as there are places.

    Raises:
        CountError: if there is no such line, or for several places papers give equal preferences
            or points.
    """
    if not 1 <= line <= len(profile.candidates):
        raise CountError(f"there is no line {line} to re-open nominations")
    size, further = len(profile.candidates), profile.seats - 1
    chain = (line, *range(size + 1, size + further + 1))
    if not further:
        return Reopening(profile, chain)
    if profile.equal is not None or profile.scores is not None:
        raise CountError("nominations are re-opened on papers that rank candidates one by one")
    name = profile.candidates[line - 1]
    names = (*profile.candidates, *(f"{name} ({n})" for n in range(2, further + 2)))
    lines = []
    for number in range(profile.lines):
        order: list[int] = []
        for choice in profile.line(number):
            order += chain if choice == line else (choice,)
        lines.append((profile.weight(number), [[choice] for choice in order]))
    written = profile_of(
        names, lines, seats=profile.seats, title=profile.title, withdrawn=profile.withdrawn
    )
    return Reopening(written, chain)

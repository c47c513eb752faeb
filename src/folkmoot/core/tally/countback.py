"""Countback: a casual vacancy filled from the papers that elected whoever has left.

As in Tasmania and the Australian Capital Territory (Electoral Act 1992 (ACT) Schedule 4 part 4.3):
the papers that stood with a member when she was elected, each for what it kept of its value there,
are dealt to the highest preference among those who stood, were not elected and are willing to
serve; the one with the fewest votes goes out, until somebody has more than half of what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any

from folkmoot.core.tally.errors import CountError, RecordError
from folkmoot.core.tally.formality import strictly_ranked
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.record import check_record
from folkmoot.core.tally.reopening import lines_after, reopening

Parcel = dict[tuple[tuple[int, ...], Fraction], int]


@dataclass(frozen=True, slots=True)
class Countback:
    """The papers of a countback, to be counted by the alternative vote (`count`, rule ``av``).

    Attributes:
        profile: the willing in the order of the first paper; each line weighs its papers times
            what they are worth, in parts of a vote.
        numbers: for each candidate of the profile the number on the first paper.
        parts: how many parts make one vote; every figure of the count is in such parts.
        papers: how many papers stood with the member when she was elected.
        worth: what they kept, in parts; exhausted: what of it prefers none of the willing.
    """

    profile: Profile
    numbers: tuple[int, ...]
    parts: int
    papers: int
    worth: int
    exhausted: int


def countback(record: Any, profile: Profile, *, member: int, willing: Collection[int]) -> Countback:
    """The papers with which a member's place is filled again.

    Args:
        record: of the count in which she was elected.
        profile: the papers it was made from.
        member: her number on the paper, from 1.
        willing: the numbers of those who stood, were not elected and would serve.

    Raises:
        RecordError: if the record is none, or is not of these papers.
        CountError: if she was not elected by it, nobody is willing, somebody willing was elected,
            or papers do not move under its rule.
    """
    record = check_record(record)
    if record["rule"]["parameters"].get("family") != "transfer":
        raise CountError(f"papers do not move under {record['rule']['title']}; hold a by-election")
    if profile.digest() != record["profile"]:
        raise RecordError("the papers are not those that the record was made from")
    if member not in record["elected"]:
        raise CountError(f"candidate {member} was not elected by this count")
    if not willing:
        raise CountError("nobody who stood is willing to serve; hold a by-election")
    if taken := sorted(set(willing) & set(record["elected"])):
        raise CountError(f"candidate {taken[0]} was elected already")
    parcel = parcel_of(record, profile, member)
    parts = lcm(1, *(value.denominator for _line, value in parcel))
    numbers = tuple(sorted(willing))
    new = {old: place for place, old in enumerate(numbers, 1)}
    lines: dict[tuple[int, ...], int] = {}
    for (line, value), papers in parcel.items():
        left = tuple(new[c] for c in line if c in new)
        lines[left] = lines.get(left, 0) + papers * int(value * parts)
    exhausted = lines.pop((), 0)
    return Countback(
        profile=profile_of(
            tuple(record["candidates"][number - 1] for number in numbers),
            [(weight, [[c] for c in line]) for line, weight in sorted(lines.items()) if weight],
            seats=1,
            title=record.get("title", ""),
        ),
        numbers=numbers,
        parts=parts,
        papers=sum(parcel.values()),
        worth=sum(lines.values()) + exhausted,
        exhausted=exhausted,
    )


def parcel_of(record: Mapping[str, Any], profile: Profile, member: int) -> Parcel:
    """The papers that stood with a member when she was elected, and what each kept there.

    Returns:
        for each different line of preferences, and what one paper of it kept (a fraction of a
        vote: its value, less what went on with her surplus): how many papers.

    Raises:
        RecordError: if the papers do not move as the record says.
    """
    held: dict[tuple[tuple[int, ...], Fraction], int] = {}
    for move in _moves(record, profile):
        if move.holder == member and move.stage <= _elected_at(record, member):
            held[move.line, move.value] = held.get((move.line, move.value), 0) + move.papers
    _as_recorded(record, member, held)
    return {
        (line, value - _passed_on(record, member, value)): papers
        for (line, value), papers in held.items()
    }


@dataclass(frozen=True, slots=True)
class _Move:
    """Papers of one line that came to a candidate at a stage."""

    stage: int
    line: tuple[int, ...]
    papers: int
    holder: int
    value: Fraction


def _moves(record: Mapping[str, Any], profile: Profile) -> Iterator[_Move]:
    """Every movement of every line, stage after stage, as the record says it went."""
    papers, chain = profile, tuple[int, ...]()
    if record.get("reopen"):
        found = reopening(replace(profile, seats=int(record["seats"])), int(record["reopen"]))
        papers, chain = found.profile, found.chain
    formal = strictly_ranked(papers).profile
    lines = [(tuple(formal.line(n)), formal.weight(n)) for n in range(formal.lines)]
    holders = [0] * len(lines)
    values = [Fraction(1)] * len(lines)
    after = lines_after(chain)
    dormant = set(after.values())
    out = set(profile.withdrawn)
    for stage in record["stages"]:
        source, number = stage["candidate"], stage["number"]
        out |= set(stage["excluded"])
        if stage["action"] in {"first", "surplus", "exclusion"}:
            for place, (line, weight) in enumerate(lines):
                if holders[place] != source or (number > 1 and not holders[place]):
                    continue
                if stage["action"] == "surplus":
                    values[place] = _passed_on(record, source, values[place])
                holders[place] = next((c for c in line if c not in out | dormant), -1)
                yield _Move(number, line, weight, holders[place], values[place])
        for chosen in stage["elected"]:
            out.add(chosen)
            dormant.discard(after.get(chosen, 0))


def _elected_at(record: Mapping[str, Any], member: int) -> int:
    return int(next(s["number"] for s in record["stages"] if member in s["elected"]))


def _passed_on(record: Mapping[str, Any], member: int, value: Fraction) -> Fraction:
    """What went on of a paper that was worth this, with the member's surplus; 0 if none went."""
    places = record["rule"]["parameters"].get("decimals")
    for before, stage in pairwise(record["stages"]):
        if stage["action"] == "surplus" and stage["candidate"] == member:
            total = Fraction(before["votes"][member - 1])
            share = value * (total - Fraction(before["quota"])) / total
            return share if places is None else Fraction(int(share * 10**places), 10**places)
    return Fraction(0)


def _as_recorded(
    record: Mapping[str, Any], member: int, held: Mapping[tuple[tuple[int, ...], Fraction], int]
) -> None:
    """The papers that were followed are those that both counters found with her, value by value.

    Raises:
        RecordError: otherwise.
    """
    found: dict[Fraction, int] = {}
    for (_line, value), papers in held.items():
        found[value] = found.get(value, 0) + papers
    written: dict[Fraction, int] = {}
    for stage in record["stages"]:
        for each in stage["transfers"]:
            if each["to"] == member:
                value = Fraction(each["value"])
                written[value] = written.get(value, 0) + each["papers"]
    if found != written:
        raise RecordError("the papers do not move as the record says")

"""A record beside the papers: does the second counter find every figure of it?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import RecordError
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import check_record
from folkmoot.core.tally.reopening import reopening
from folkmoot.core.tally.second import count_again


@dataclass(frozen=True, slots=True)
class Recount:
    """Figures compared, and everything that does not agree, a sentence each."""

    figures: int
    faults: tuple[str, ...]


def recount(record: Any, profile: Profile) -> Recount:
    """The papers counted again, slowly and independently, and compared with the record.

    Raises:
        RecordError: if the record is not one.
    """
    record = check_record(record)
    faults = []
    papers, chain = profile, tuple[int, ...]()
    seats = int(record["seats"])
    if record.get("reopen"):
        found = reopening(replace(profile, seats=seats), int(record["reopen"]))
        papers, chain = found.profile, found.chain
    if list(papers.candidates) != record["candidates"]:
        raise RecordError("the candidates of the record are not those of the papers")
    if profile.digest() != record["profile"]:
        faults.append("the papers are not those that the record was made from")
    try:
        limits = [
            Constraint(row["name"], frozenset(row["members"]), row["least"], row["most"])
            for row in record["constraints"]
        ]
        again = count_again(
            replace(papers, seats=seats),
            record["rule"]["parameters"],
            name=record["rule"]["name"],
            chain=chain,
            constraints=limits,
            seed=record["lot"],
        )
        written = [[Fraction(text) for text in stage["votes"]] for stage in record["stages"]]
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        raise RecordError(f"the record cannot be counted again: {error}") from None
    if list(again.elected) != record["elected"]:
        faults.append(f"elected {record['elected']} in the record, {list(again.elected)} again")
    if len(written) != len(again.stages):
        faults.append(f"{len(written)} stages in the record, {len(again.stages)} again")
    checked = 0
    for number, (then, now) in enumerate(zip(written, again.stages, strict=False), 1):
        checked += len(now)
        faults += [
            f"stage {number}, {papers.candidates[place]}: {a} in the record, {b} again"
            for place, (a, b) in enumerate(zip(then, now, strict=False))
            if a != b
        ]
    return Recount(checked, tuple(faults))

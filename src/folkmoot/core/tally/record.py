"""What a count leaves behind: every stage, every figure, and the clause behind it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.errors import RecordError
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.ties import Tie

SCHEMA = "folkmoot.count-record/1"
Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Transfer:
    """Papers that moved together: from whom (0: from the box), to whom (0: non-transferable)."""

    source: int
    target: int
    papers: int
    value: Number
    votes: Number


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a count; votes in units of the rule's last decimal, or fractions.

    Attributes:
        number: from 1.
        action: ``first``, ``surplus``, ``exclusion`` or ``round`` (Meek).
        candidate: whom it befalls, from 1; 0 for nobody.
        votes: of every candidate after the stage.
        non_transferable: after the stage, what fractions lost included.
        quota: after the stage.
        elected: those elected at this stage, in order; excluded: those out from this stage on.
        transfers: what moved.
        ties: how each was decided.
        constraints: certificates.
        clause: the provision under which the step was taken.
        lost: of the non-transferable, what was lost by cutting fractions, where a rule counts it.
    """

    number: int
    action: str
    candidate: int
    votes: tuple[Number, ...]
    non_transferable: Number
    quota: Number
    elected: tuple[int, ...]
    excluded: tuple[int, ...]
    transfers: tuple[Transfer, ...]
    ties: tuple[Tie, ...]
    constraints: tuple[str, ...]
    clause: str
    lost: Number = 0


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count. ``elected`` in the order of election, numbers from 1."""

    rule: Rule
    candidates: tuple[str, ...]
    seats: int
    stages: tuple[Stage, ...]
    elected: tuple[int, ...]
    papers: int
    valid: int


def figure(number: Number, decimals: int | None) -> str:
    """Units of the last decimal as text: ``figure(80607214, 5) == "806.07214"``."""
    if decimals is None:
        return str(Fraction(number))
    if number != int(number):
        return str(Fraction(number) / 10**decimals)
    if decimals == 0:
        return str(number)
    whole, part = divmod(abs(int(number)), 10**decimals)
    return f"{'-' if number < 0 else ''}{whole}.{part:0{decimals}}"


def record_of(
    count: Count,
    *,
    title: str,
    digest: str,
    seed: str | None,
    constraints: list[dict[str, Any]],
    reopen: int = 0,
) -> dict[str, Any]:
    """The record as JSON values, by the schema `SCHEMA`; figures are text, never floats.

    ``reopen`` is the line that re-opens nominations; a record without one does not speak of it.
    """
    places = count.rule.decimals
    return {
        "schema": SCHEMA,
        "title": title,
        "rule": {
            "name": count.rule.name,
            "title": count.rule.title,
            "version": count.rule.version,
            "parameters": count.rule.parameters(),
        },
        "candidates": list(count.candidates),
        "seats": count.seats,
        "papers": count.papers,
        "valid": count.valid,
        "profile": digest,
        "lot": seed,
        "constraints": constraints,
        "elected": list(count.elected),
        "stages": [_stage(stage, places) for stage in count.stages],
        **({"reopen": reopen} if reopen else {}),
    }


def _stage(stage: Stage, places: int | None) -> dict[str, Any]:
    return {
        "number": stage.number,
        "action": stage.action,
        "candidate": stage.candidate,
        "clause": stage.clause,
        "quota": figure(stage.quota, places),
        "votes": [figure(v, places) for v in stage.votes],
        "non_transferable": figure(stage.non_transferable, places),
        "elected": list(stage.elected),
        "excluded": list(stage.excluded),
        "transfers": [
            {
                "from": t.source,
                "to": t.target,
                "papers": t.papers,
                "value": figure(t.value, places),
                "votes": figure(t.votes, places),
            }
            for t in stage.transfers
        ],
        "ties": [
            {"tied": list(t.tied), "chosen": t.chosen, "how": t.how, "purpose": t.purpose}
            for t in stage.ties
        ],
        "constraints": list(stage.constraints),
        **({"lost": figure(stage.lost, places)} if stage.lost else {}),
    }


def check_record(record: Any) -> dict[str, Any]:
    """The record, if it has the shape of one.

    Raises:
        RecordError: if it is another thing, or its version is not ours.
    """
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise RecordError(f"this is not a count record of the form {SCHEMA}")
    needed = {"rule", "candidates", "seats", "profile", "elected", "stages", "lot", "constraints"}
    missing = sorted(needed - record.keys())
    if missing:
        raise RecordError(f"the record lacks {', '.join(missing)}")
    return record

"""The published summary of a count by rounds (RCTab's JSON), and how a count agrees with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.rounds_rule import Round


def summary_beside(rounds: Sequence[Round], data: bytes) -> tuple[int, list[str]]:
    """How many figures were compared, and a sentence for each that differs.

    Votes, thresholds, who is elected or out, where their votes went, and the papers that count
    for nobody, of every round.

    Raises:
        BallotError: if this is not such a summary.
    """
    try:
        published = json.loads(data.decode("utf-8-sig"))["results"]
        theirs = [_figures(row) for row in published]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BallotError(0, f"not a summary of rounds: {error!r}") from None
    mine = [_ours(one) for one in rounds]
    faults = []
    if len(mine) != len(theirs):
        faults.append(f"{len(theirs)} rounds published, {len(mine)} counted")
    checked = 0
    for number, (ours, their) in enumerate(zip(mine, theirs, strict=False), 1):
        for key in sorted({*ours, *their}):
            checked += 1
            a, b = their.get(key, Fraction(0)), ours.get(key, Fraction(0))
            if a != b:
                faults.append(f"round {number}, {key}: published {a}, counted {b}")
    return checked, faults


def _figures(row: dict[str, Any]) -> dict[str, Fraction]:
    found = {f"votes of {name}": Fraction(v) for name, v in row["tally"].items()}
    found["threshold"] = Fraction(row["threshold"])
    found |= {f"inactive, {why}": Fraction(v) for why, v in row["inactiveBallots"].items()}
    for result in row["tallyResults"]:
        what = "elected" if "elected" in result else "eliminated"
        found[f"{what}: {result[what]}"] = Fraction(1)
        for name, v in result["transfers"].items():
            found[f"from {result[what]} to {name}"] = Fraction(v)
    return found


def _ours(one: Round) -> dict[str, Fraction]:
    found = {f"votes of {name}": v for name, v in one.votes.items()}
    found["threshold"] = one.threshold
    for why, v in one.inactive.items():
        if why != "undervotes":
            found[f"inactive, {why}"] = v
    for what, names in (("elected", one.elected), ("eliminated", one.out)):
        for name in names:
            found[f"{what}: {name}"] = Fraction(1)
            for target, v in one.moved.get(name, {}).items():
                found[f"from {name} to {target}"] = v
    return found

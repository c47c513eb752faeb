"""Transcripts of counts by keep values (droop, stv-rs), and how a count agrees with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.record import Count

ROW = re.compile(r"\s+(Elected|Hopeful|Defeated):\s+(.*) \((\d+\.\d+)\)$")


@dataclass(frozen=True, slots=True)
class Decision:
    """Who is elected or defeated in a round, and everybody's votes then, by name."""

    elected: frozenset[str]
    defeated: frozenset[str]
    votes: Mapping[str, Fraction]


def read_transcript(data: bytes) -> list[Decision]:
    """The decisions of a transcript, a round with elections being one.

    Raises:
        BallotError: if nothing is decided in it.
    """
    out: list[Decision] = []
    round_, last, action, names = "", "", "", ""
    votes: dict[str, Fraction] = {}

    def note() -> None:
        nonlocal last
        who = frozenset([names]) if names else frozenset[str]()
        if action == "Elect" and last == f"{round_} elect" and out:
            out[-1] = Decision(out[-1].elected | who, frozenset(), votes)
        elif action == "Elect":
            out.append(Decision(who, frozenset(), votes))
            last = f"{round_} elect"
        elif action == "Defeat":
            out.append(Decision(frozenset(), who, votes))
            last = ""

    for line in data.decode("utf-8", "replace").splitlines():
        if line.startswith(("Round ", "Action: ")):
            note()
            action = names = ""
        if line.startswith("Round "):
            round_ = line
        elif line.startswith("Action: "):
            found = re.match(r"Action: (Elect|Defeat)(?: \([^)]*\))?: (.*)$", line)
            action, names = (found[1], found[2]) if found else ("", "")
            votes = {}
        elif action and (row := ROW.match(line)) is not None:
            for name in row[2].split(", ") if row[1] == "Defeated" else [row[2]]:
                votes[name] = Fraction(row[3])
    note()
    if not out:
        raise BallotError(0, "nothing is decided in this transcript")
    return out


def transcript_beside(count: Count, decisions: list[Decision]) -> tuple[int, list[str]]:
    """How many figures were compared, and a sentence for each that differs.

    Every decision's votes, to the last decimal, and who is elected or excluded. A transcript that
    goes on to defeat those left over when all places are filled has no counterpart there.
    """
    faults: list[str] = []
    checked = 0
    unit = 10 ** (count.rule.decimals or 0)
    stages = [stage for stage in count.stages if stage.elected or stage.excluded]
    for number, (stage, theirs) in enumerate(zip(stages, decisions, strict=False), 1):
        mine = {count.candidates[c - 1] for c in stage.elected}
        out = {count.candidates[c - 1] for c in stage.excluded}
        if mine != set(theirs.elected) or out != set(theirs.defeated):
            faults.append(
                f"decision {number}: published {sorted(theirs.elected | theirs.defeated)}, "
                f"counted {sorted(mine | out)}"
            )
        for name, published in theirs.votes.items():
            checked += 1
            counted = Fraction(stage.votes[count.candidates.index(name)], unit)
            if counted != published:
                faults.append(f"decision {number}, {name}: {published}, counted {counted}")
    if len(decisions) < len(stages):
        faults.append(f"{len(decisions)} decisions published, {len(stages)} counted")
    return checked, faults

"""The result of a count as PDF, printed on the sheet that elections hang on the notice board."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from fractions import Fraction
from importlib.resources import files

from folkmoot.core.tally.html_sheet import narrative
from folkmoot.core.tally.record import Count, Number, Stage, figure
from folkmoot.core.tally.result_sheet import told
from folkmoot.core.tally.rounds_rule import Contest, Round
from folkmoot.core.tally.rounds_sheet import (
    decided,
    elected_by_rounds,
    inactive_says,
    round_says,
    rounds_json,
    state_in,
    votes_written,
)


def result_pdf(count: Count, *, title: str, digest: str) -> bytes:
    """The same bytes whenever the count is the same: no hour is printed or kept in it."""
    papers = f"{count.seats} to be elected, {count.valid} valid papers."
    data = {
        "organisation": "",
        "title": title or "Election",
        "rule": f"{count.rule.title} (version {count.rule.version})",
        "question": "",
        "outcome": "",
        "working": [],
        "elected": [count.candidates[c - 1] for c in count.elected],
        "vacant": 0,
        "counted": papers,
        "digest": digest,
        "narrative": narrative(count),
        "stages": [_stage(count, place) for place in range(len(count.stages))],
    }
    return _printed(data)


def rounds_pdf(contest: Contest, rounds: Sequence[Round]) -> bytes:
    """A contest counted by rounds, on the same sheet."""
    places = contest.rule.decimals
    number = sum(contest.papers.values())
    elected = elected_by_rounds(rounds)
    record = json.dumps(rounds_json(contest, rounds), ensure_ascii=False, indent=1)
    data = {
        "organisation": "",
        "title": contest.title or "Election",
        "rule": "Ranked choice, counted by rounds",
        "question": "",
        "outcome": "",
        "working": [],
        "elected": elected,
        "vacant": max(contest.rule.winners - len(elected), 0),
        "counted": f"{contest.rule.winners} to be elected, {number} papers.",
        "digest": hashlib.sha256(record.encode()).hexdigest(),
        "narrative": [round_says(one, places) for one in rounds],
        "stages": [_round(rounds, place, places) for place in range(len(rounds))],
    }
    return _printed(data)


def _round(rounds: Sequence[Round], place: int, decimals: int) -> dict[str, object]:
    one = rounds[place]
    before = rounds[place - 1].votes if place else one.votes
    changes = {name: votes - before.get(name, Fraction(0)) for name, votes in one.votes.items()}
    return {
        "number": one.number,
        "title": decided(one),
        "clause": "Counted by rounds",
        "quota": votes_written(one.threshold, decimals),
        "notes": [
            *(f"{votes}: {reason}" for reason, votes in inactive_says(one, decimals)),
            *one.ties,
        ],
        "non_transferable": votes_written(sum(one.inactive.values(), Fraction(0)), decimals),
        "rows": [
            {
                "name": name,
                "votes": votes_written(votes, decimals),
                "change": _moved(changes[name], decimals),
                "state": state_in(one, name).replace("out", "excluded"),
            }
            for name, votes in sorted(one.votes.items(), key=lambda row: -row[1])
        ],
    }


def _moved(votes: Fraction, decimals: int) -> str:
    if not votes:
        return ""
    return f"{'+' if votes > 0 else '-'}{votes_written(abs(votes), decimals)}"


def _printed(data: dict[str, object]) -> bytes:
    import typst

    sheet = files("folkmoot.apps.elections").joinpath("paper/result.typ").read_bytes()
    printed: bytes = typst.compile(
        sheet,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
    )
    return printed


def _stage(count: Count, place: int) -> dict[str, object]:
    stage = count.stages[place]
    places = count.rule.decimals
    before: tuple[Number, ...] = count.stages[place - 1].votes if place else stage.votes
    ties = [
        f"{', '.join(count.candidates[c - 1] for c in tie.tied)} were equal: {tie.how} decided"
        for tie in stage.ties
    ]
    return {
        "number": stage.number,
        "title": told(count, stage),
        "clause": stage.clause,
        "quota": figure(stage.quota, places) if stage.quota else "0",
        "notes": [*stage.constraints, *ties],
        "non_transferable": figure(stage.non_transferable, places),
        "rows": [
            {
                "name": name,
                "votes": figure(votes, places),
                "change": _change(votes - then, places),
                "state": _state(stage, number),
            }
            for number, (name, votes, then) in enumerate(
                zip(count.candidates, stage.votes, before, strict=True), 1
            )
        ],
    }


def _change(number: Number, places: int | None) -> str:
    if not number:
        return ""
    return f"{'+' if number > 0 else ''}{figure(number, places)}"


def _state(stage: Stage, number: int) -> str:
    if number in stage.elected:
        return "elected"
    return "excluded" if number in stage.excluded else ""

"""The result of a count as PDF, printed on the sheet that elections hang on the notice board."""

from __future__ import annotations

import json
from importlib.resources import files

from folkmoot.core.tally.html_sheet import narrative
from folkmoot.core.tally.record import Count, Number, Stage, figure
from folkmoot.core.tally.result_sheet import told


def result_pdf(count: Count, *, title: str, digest: str) -> bytes:
    """The same bytes whenever the count is the same: no hour is printed or kept in it."""
    import typst

    sheet = files("folkmoot.apps.elections").joinpath("paper/result.typ").read_bytes()
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

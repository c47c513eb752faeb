"""The count as CSV in the form of an electronic count's stage report: a row for each stage."""

from __future__ import annotations

import csv
import io

from folkmoot.core.tally.record import Count, figure


def stage_csv(count: Count) -> str:
    """A row for each stage: what was done, every candidate's votes, not transferable, elected."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["stage", "action", *count.candidates, "non_transferable", "elected"])
    places = count.rule.decimals
    for stage in count.stages:
        action = {"exclusion": "exclude"}.get(stage.action, stage.action)
        name = count.candidates[stage.candidate - 1] if stage.candidate else ""
        rows.writerow(
            [
                stage.number,
                f"{action} {name}".strip(),
                *(figure(votes, places) for votes in stage.votes),
                figure(stage.non_transferable, places),
                "; ".join(count.candidates[c - 1] for c in stage.elected),
            ]
        )
    return out.getvalue()

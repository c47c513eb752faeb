"""The result as text."""

from __future__ import annotations

from folkmoot.core.tally.record import Count, Stage, figure


def told(count: Count, stage: Stage) -> str:
    """What was done at the stage, in one sentence."""
    name = count.candidates[stage.candidate - 1] if stage.candidate else ""
    if len(stage.excluded) > 1:
        name = ", ".join(count.candidates[c - 1] for c in stage.excluded)
    elif stage.action == "exclusion" and not stage.excluded:
        name += " (further papers)"
    done = {
        "first": "First preferences",
        "surplus": f"Surplus of {name}",
        "exclusion": f"Exclusion of {name}",
        "round": f"Exclusion of {name}" if name else "Votes shared by keep values",
        "points": "Points",
    }[stage.action]
    if stage.elected:
        done += "; elected: " + ", ".join(count.candidates[c - 1] for c in stage.elected)
    return done


def text_sheet(count: Count, *, title: str) -> str:
    """The result sheet: who is elected, and votes at every stage with the clause."""
    places = count.rule.decimals
    wide = max(len(name) for name in (*count.candidates, "Not transferable"))
    lines = [
        title or "Election",
        f"{count.rule.title} (version {count.rule.version})",
        f"{count.seats} to be elected, {count.valid} valid papers",
        "Elected: " + ", ".join(count.candidates[c - 1] for c in count.elected),
    ]
    for stage in count.stages:
        lines += ["", f"Stage {stage.number}: {told(count, stage)}  [{stage.clause}]"]
        lines += [
            f"  {name:{wide}}  {figure(votes, places):>16}"
            for name, votes in zip(count.candidates, stage.votes, strict=True)
        ]
        lines.append(f"  {'Not transferable':{wide}}  {figure(stage.non_transferable, places):>16}")
        lines.append(f"  {'Quota':{wide}}  {figure(stage.quota, places):>16}")
        for tie in stage.ties:
            tied = ", ".join(count.candidates[c - 1] for c in tie.tied)
            chosen = count.candidates[tie.chosen - 1]
            lines.append(f"  Tie ({tie.purpose}): {tied}; {chosen} by {tie.how}")
        lines += [f"  {says}" for says in stage.constraints]
    return "\n".join(lines)

"""The result sheet as one HTML page, with the transfers as a picture and a plain account."""

from __future__ import annotations

from html import escape

from folkmoot.core.tally.record import Count, Stage, Transfer, figure
from folkmoot.core.tally.result_sheet import told

BAR, GAP, WIDE, NAMES = 14, 10, 720, 180


def html_sheet(count: Count, *, title: str) -> str:
    """A page that stands alone: the elected, the account, the picture, every stage's figures."""
    heading = escape(title or "Election")
    elected = "".join(f"<li>{escape(count.candidates[c - 1])}</li>" for c in count.elected)
    account = "".join(f"<li>{escape(sentence)}</li>" for sentence in narrative(count))
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{heading}: result</title></head><body><main><h1>{heading}</h1>"
        f"<p>{escape(count.rule.title)}, version {escape(count.rule.version)}; "
        f"{count.seats} to be elected, {count.valid} valid papers.</p>"
        f"<h2>Elected</h2><ol>{elected}</ol>"
        f"<h2>What happened</h2><ol>{account}</ol>"
        f"<h2>Votes at the last stage</h2>{picture(count)}"
        f"<h2>Every stage</h2>{''.join(_stage(count, stage) for stage in count.stages)}"
        "</main></body></html>\n"
    )


def narrative(count: Count) -> list[str]:
    """A sentence or two for each stage."""
    places, out = count.rule.decimals, []
    for stage in count.stages:
        says = told(count, stage) + "."
        moved = sorted(stage.transfers, key=lambda t: -t.votes)
        gains = [t for t in moved if t.target and t.source]
        if gains:
            name = count.candidates[gains[0].target - 1]
            says += f" Most went to {name}: {figure(gains[0].votes, places)}."
        for tie in stage.ties:
            tied = ", ".join(count.candidates[c - 1] for c in tie.tied)
            says += f" {tied} were equal; {tie.how} decided."
        out.append(" ".join([says, *stage.constraints]))
    return out


def picture(count: Count) -> str:
    """A bar for each candidate: votes at the last stage, with the first preferences marked."""
    first, last = count.stages[0].votes, count.stages[-1].votes
    most = max(*first, *last, 1)
    rows = []
    for place, name in enumerate(count.candidates):
        top = place * (BAR + GAP) + GAP
        width = int((WIDE - NAMES) * last[place] / most)
        mark = NAMES + int((WIDE - NAMES) * first[place] / most)
        rows.append(
            f'<text x="0" y="{top + BAR - 2}" font-size="12">{escape(name[:28])}</text>'
            f'<rect x="{NAMES}" y="{top}" width="{width}" height="{BAR}" fill="#3b6"/>'
            f'<line x1="{mark}" x2="{mark}" y1="{top - 2}" y2="{top + BAR + 2}" stroke="#000"/>'
        )
    high = len(count.candidates) * (BAR + GAP) + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" role="img" '
        'aria-label="Votes of each candidate at the last stage; a line marks the first '
        f'preferences. The tables below say the same.">{"".join(rows)}</svg>'
    )


def _stage(count: Count, stage: Stage) -> str:
    places = count.rule.decimals
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{figure(stage.votes[place], places)}</td>'
        f"<td>{_parcels(count, [t for t in stage.transfers if t.target == place + 1])}</td></tr>"
        for place, name in enumerate(count.candidates)
    )
    return (
        f"<table><caption>Stage {stage.number}: {escape(told(count, stage))} "
        f"({escape(stage.clause)}; quota {figure(stage.quota, places)})</caption>"
        '<thead><tr><th scope="col">Candidate</th><th scope="col">Votes</th>'
        f'<th scope="col">Received</th></tr></thead><tbody>{rows}'
        '<tr><th scope="row">Not transferable</th>'
        f"<td>{figure(stage.non_transferable, places)}</td><td></td></tr></tbody></table>"
    )


def _parcels(count: Count, transfers: list[Transfer]) -> str:
    if not transfers:
        return ""
    total = figure(sum(t.votes for t in transfers), count.rule.decimals)
    items = "".join(
        f"<li>{t.papers} papers at {figure(t.value, count.rule.decimals)} = "
        f"{figure(t.votes, count.rule.decimals)}</li>"
        for t in transfers
    )
    return f"<details><summary>{total}</summary><ul>{items}</ul></details>"

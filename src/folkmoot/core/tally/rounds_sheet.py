"""A contest counted by rounds, told as text, JSON, a table and a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from fractions import Fraction
from html import escape
from typing import Any

from folkmoot.core.tally.rounds import settings_of
from folkmoot.core.tally.rounds_rule import Contest, Round

INACTIVE = {
    "exhaustedChoices": "no further choice",
    "overvotes": "several at one rank",
    "repeatedRankings": "a candidate a second time",
    "skippedRankings": "ranks left out",
    "undervotes": "nothing marked",
    "finalRoundSurplus": "surplus that nobody could be given",
}


def elected_by_rounds(rounds: Sequence[Round]) -> list[str]:
    """Who is elected, in order."""
    return [name for one in rounds for name in one.elected]


def votes_written(votes: Fraction, decimals: int) -> str:
    """Votes with the decimals of the rule, or whole ones as they are; nothing is rounded up."""
    if votes.denominator == 1:
        return str(votes.numerator)
    unit = 10**decimals
    whole, part = divmod(int(votes * unit), unit)
    return f"{whole}.{part:0{decimals}d}"


def decided(one: Round) -> str:
    """Who is elected and who is out in a round."""
    says = []
    if one.elected:
        says.append(f"{', '.join(one.elected)} elected")
    if one.out:
        says.append(f"{', '.join(one.out)} out")
    return "; ".join(says) or "nobody elected, nobody out"


def round_says(one: Round, decimals: int) -> str:
    """What a round decided, in a sentence."""
    threshold = votes_written(one.threshold, decimals)
    return f"Round {one.number}: {decided(one)} (threshold {threshold})"


def rounds_json(contest: Contest, rounds: Sequence[Round]) -> dict[str, Any]:
    """Everything that the rounds say; figures as text, so that none is rounded on its way."""
    places = contest.rule.decimals

    def written(row: dict[str, Fraction]) -> dict[str, str]:
        return {name: votes_written(votes, places) for name, votes in row.items()}

    return {
        "title": contest.title,
        "candidates": list(contest.candidates),
        "excluded": sorted(contest.excluded),
        "options": settings_of(contest.rule),
        "papers": sum(contest.papers.values()),
        "elected": elected_by_rounds(rounds),
        "rounds": [
            {
                "number": one.number,
                "threshold": votes_written(one.threshold, places),
                "votes": written(one.votes),
                "inactive": written(one.inactive),
                "elected": list(one.elected),
                "out": list(one.out),
                "moved": {name: written(row) for name, row in one.moved.items()},
                "ties": list(one.ties),
            }
            for one in rounds
        ],
    }


def rounds_csv(contest: Contest, rounds: Sequence[Round]) -> str:
    """A row for each round: every candidate's votes, papers not in play by reason, elected, out."""
    places, names = contest.rule.decimals, _names(rounds)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["round", "threshold", *names, *INACTIVE, "elected", "out"])
    for one in rounds:
        rows.writerow(
            [
                one.number,
                votes_written(one.threshold, places),
                *(votes_written(one.votes[n], places) if n in one.votes else "" for n in names),
                *(votes_written(one.inactive.get(r, Fraction(0)), places) for r in INACTIVE),
                "; ".join(one.elected),
                "; ".join(one.out),
            ]
        )
    return out.getvalue()


def rounds_html(contest: Contest, rounds: Sequence[Round]) -> str:
    """A page that stands alone: the elected, the account, and a table for each round."""
    heading = escape(contest.title or "Election")
    places = contest.rule.decimals
    elected = "".join(f"<li>{escape(name)}</li>" for name in elected_by_rounds(rounds))
    account = "".join(f"<li>{escape(round_says(one, places))}</li>" for one in rounds)
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{heading}: result</title></head><body><main><h1>{heading}</h1>"
        f"<p>Counted by rounds; {contest.rule.winners} to be elected, "
        f"{sum(contest.papers.values())} papers.</p>"
        f"<h2>Elected</h2><ol>{elected}</ol><h2>What happened</h2><ol>{account}</ol>"
        f"<h2>Every round</h2>{''.join(_table(one, places) for one in rounds)}"
        "</main></body></html>\n"
    )


def inactive_says(one: Round, decimals: int) -> list[tuple[str, str]]:
    """Papers not in play: the reason in words, and how many."""
    return [
        (INACTIVE.get(reason, reason), votes_written(votes, decimals))
        for reason, votes in one.inactive.items()
        if votes
    ]


def _table(one: Round, places: int) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{votes_written(votes, places)}</td>'
        f"<td>{state_in(one, name)}</td></tr>"
        for name, votes in sorted(one.votes.items(), key=lambda row: -row[1])
    )
    rest = "".join(
        f'<tr><th scope="row">Not in play: {reason}</th><td>{votes}</td><td></td></tr>'
        for reason, votes in inactive_says(one, places)
    )
    ties = "".join(f"<p>{escape(tie)}</p>" for tie in one.ties)
    return (
        f"<table><caption>{escape(round_says(one, places))}</caption><thead><tr>"
        '<th scope="col">Candidate</th><th scope="col">Votes</th><th scope="col">Then</th>'
        f"</tr></thead><tbody>{rows}{rest}</tbody></table>{ties}"
    )


def state_in(one: Round, name: str) -> str:
    """``elected``, ``out`` or nothing."""
    return "elected" if name in one.elected else "out" if name in one.out else ""


def _names(rounds: Sequence[Round]) -> list[str]:
    return list(dict.fromkeys(name for one in rounds for name in one.votes))

"""Counts, declarations and challenges, read; and the ballots as counters read them."""

from __future__ import annotations

from folkmoot.apps.elections.models import CountMade, Declaration, ResultChallenge
from folkmoot.apps.elections.queries.elections import paper
from folkmoot.apps.elections.queries.polls import box, open_votes
from folkmoot.apps.elections.queries.shapes import (
    ChallengeOfResult,
    CountView,
    DeclarationView,
    ElectionView,
)
from folkmoot.apps.people import queries as people
from folkmoot.core.tally import Profile, profile_of


def latest_count(key: str) -> CountView | None:
    """The last count that was made."""
    return _count(CountMade.objects.filter(election__key=key).order_by("-pk").first())


def declaration(key: str) -> DeclarationView | None:
    """The result, once declared."""
    row = Declaration.objects.select_related("count").filter(election__key=key).first()
    if row is None:
        return None
    names = people.names_of(row.elected)
    return DeclarationView(
        elected=tuple((person, names[person]) for person in row.elected),
        vacant=row.vacant,
        carried=row.carried,
        working=tuple(row.working),
        challenge_until=row.challenge_until,
        at=row.at,
        seq=row.seq,
        count=_count(row.count),
    )


def challenges_of(key: str) -> tuple[ChallengeOfResult, ...]:
    """The challenges to a result."""
    rows = ResultChallenge.objects.filter(election__key=key).order_by("at", "pk")
    return tuple(
        ChallengeOfResult(r.pk, r.grounds, r.at, r.upheld, r.answer, r.answered_at) for r in rows
    )


def profile(view: ElectionView) -> Profile:
    """The papers of an election as counters read them; like papers together."""
    names = tuple(line.name for line in paper(view.key))
    if view.secret:
        cast = [choices for choices, _phrase, _tag in box(view.key)]
    else:
        cast = [" ".join(map(str, vote.choices)) for vote in open_votes(view.key)]
    papers: dict[str, int] = {}
    for choices in cast:
        papers[choices] = papers.get(choices, 0) + 1
    lines = [
        (number, [[int(choice)] for choice in choices.split()])
        for choices, number in sorted(papers.items())
    ]
    return profile_of(names, lines, seats=view.places, title=view.title)


def written_blt(papers: Profile) -> str:
    """Papers as a BLT file, a line for each different paper."""
    lines = [f"{len(papers.candidates)} {papers.seats}"]
    lines += [
        f"{papers.weight(n)} {' '.join(map(str, papers.line(n)))} 0".replace("  ", " ")
        for n in range(papers.lines)
    ]
    quoted = [f'"{name.replace(chr(34), chr(39))}"' for name in (*papers.candidates, papers.title)]
    return "\n".join([*lines, "0", *quoted]) + "\n"


def _count(row: CountMade | None) -> CountView | None:
    if row is None:
        return None
    return CountView(
        row.pk, row.record, row.digest, row.figures, tuple(row.faults), row.ballots, row.marks,
        row.at,
    )  # fmt: skip

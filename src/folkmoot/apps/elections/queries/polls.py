"""Who may vote, who has, and how many; never how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import Ballot, Mark, OpenVote, PaperBatch, PaperEntry
from folkmoot.apps.elections.queries.shapes import ElectionView, OpenVoteView
from folkmoot.apps.people import queries as people

COLLEGES = {"unit_delegates": "units", "affiliate_delegates": "affiliates"}
WHY_NOT = {
    "not_a_member": "you were not a member on the day that counts",
    "joined_after_freeze": "your membership began after the day that counts",
    "provisional": "your membership was still provisional",
    "class": "your class of membership does not take part",
    "too_short": "your membership had not lasted long enough",
    "arrears": "your dues were not paid far enough",
    "wrong_unit": "you belonged to another unit",
}

# With every opening of a paper, so without the cost of building a query.
_MARKED = "SELECT paper FROM elections_mark WHERE election_id = %s AND person_key = %s"


@dataclass(frozen=True, slots=True)
class ElectorView:
    """Somebody and the electorate: on it or not and why, for which unit, voted or not."""

    on_roll: bool
    why_not: str
    unit: str
    voted: bool
    by_paper: bool


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have voted, out of how many."""

    voted: int
    electors: int


def elector(view: ElectionView, person: str) -> ElectorView:
    """What the electorate says of a person, and whether she has voted."""
    found = belonging(view, person)
    if not person:
        return found
    if view.secret:
        with connection.cursor() as cursor:
            cursor.execute(_MARKED, [view.id, person])
            mark = cursor.fetchone()
        return replace(found, voted=mark is not None, by_paper=bool(mark and mark[0]))
    voted = OpenVote.objects.filter(election__key=view.key, person_key=person, standing=True)
    return replace(found, voted=voted.exists())


def belonging(view: ElectionView, person: str) -> ElectorView:
    """What the electorate says of a person, without looking into the register."""
    if not person:
        return ElectorView(False, "you are not signed in", "", False, False)
    return ElectorView(*_belongs(view, person), False, False)


def _belongs(view: ElectionView, person: str) -> tuple[bool, str, str]:
    if view.of_members:
        verdict = people.verdict_on_roll(view.roll, person) or "not_a_member"
        # Nothing but a suspension was in the way, and that ends by itself: the right to vote is
        # asked for when somebody votes (`policy.voting.may_vote`).
        return verdict in {"eligible", "suspended"}, WHY_NOT.get(verdict, ""), ""
    if view.electorate == "executive":
        on = people.holds_any(person, ("executive",), view.post.unit, day_of(view.called_at))
        return on, "you were not on the executive on the day that counts", ""
    delegation = assembly.delegation_of(person, view.meeting)
    if delegation is None:
        return False, "you are not a delegate", ""
    college = COLLEGES.get(view.electorate, "")
    if college and delegation.college != college:
        return False, "your delegation belongs to another college", delegation.unit_slug
    if not any(d.person_key == person and d.credentialled for d in delegation.delegates):
        return False, "the desk has not given you your credentials", delegation.unit_slug
    return True, "", delegation.unit_slug


def turnout(view: ElectionView) -> Turnout:
    """How many have voted out of how many; this is all that is told while a poll is open."""
    if view.of_members:
        electors = people.electors_at(view.roll, view.times.poll_closes)
    elif view.electorate == "executive":
        day = day_of(view.called_at)
        electors = len(people.holders(view.post.unit, "executive", day))
    else:
        college = COLLEGES.get(view.electorate, "")
        electors = sum(
            d.credentialled
            for delegation in assembly.delegations(view.meeting)
            if not college or delegation.college == college
            for d in delegation.delegates
        )
    rows = (
        Mark.objects.filter(election__key=view.key)
        if view.secret
        else OpenVote.objects.filter(election__key=view.key, standing=True)
    )
    return Turnout(rows.count(), electors)


def open_votes(key: str) -> tuple[OpenVoteView, ...]:
    """The recorded votes that stand, by unit and name."""
    rows = list(OpenVote.objects.filter(election__key=key, standing=True))
    names, units = (
        people.names_of({row.person_key for row in rows}),
        people.units({row.unit for row in rows if row.unit}),
    )
    found = (
        OpenVoteView(
            row.person_key, names[row.person_key], row.unit,
            units[row.unit].name if row.unit in units else "",
            tuple(map(int, row.choices.split())), row.at, row.departs,
        )
        for row in rows
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.unit_name, each.name)))


def marked_register(key: str) -> list[tuple[str, str, bool]]:
    """Who has voted: number, name, and whether on paper; by number. For scrutineers."""
    rows = list(Mark.objects.filter(election__key=key).values_list("person_key", "paper"))
    found = people.persons([person for person, _ in rows])
    lines = [(found[p].number, found[p].name, paper) for p, paper in rows if p in found]
    return sorted(lines)


@dataclass(frozen=True, slots=True)
class BatchView:
    """A bundle of papers, and where its two readings stand."""

    number: int
    papers: int
    admitted_at: datetime | None
    clerks: tuple[str, ...]
    read: dict[str, dict[int, str]]

    @property
    def differences(self) -> list[tuple[int, str, str]]:
        """Papers that two people read differently: number, first and second reading."""
        if len(self.clerks) != 2:  # noqa: PLR2004  (two people)
            return []
        first, second = (self.read[clerk] for clerk in self.clerks)
        return [
            (n, first.get(n, "?"), second.get(n, "?"))
            for n in range(1, self.papers + 1)
            if first.get(n) != second.get(n)
        ]

    @property
    def agreed(self) -> bool:
        """Whether two people have read every paper alike."""
        return (
            len(self.clerks) == 2  # noqa: PLR2004  (two people)
            and not self.differences
            and all(len(each) == self.papers for each in self.read.values())
        )


def batches(key: str) -> tuple[BatchView, ...]:
    """The bundles of papers of an election."""
    rows = PaperBatch.objects.filter(election__key=key).order_by("number")
    out = []
    for row in rows:
        read: dict[str, dict[int, str]] = {}
        for entry in PaperEntry.objects.filter(batch=row).order_by("pk"):
            read.setdefault(entry.clerk, {})[entry.number] = entry.choices
        out.append(BatchView(row.number, row.papers, row.admitted_at, tuple(read), read))
    return tuple(out)


def box(key: str) -> list[tuple[str, str, str]]:
    """What is in the box of a secret ballot: choices, phrase and tag, in the order of the tags.

    Only for counting, and for publishing once a result is declared.
    """
    rows = Ballot.objects.filter(election__key=key).order_by("tag")
    return list(rows.values_list("choices", "phrase", "tag"))

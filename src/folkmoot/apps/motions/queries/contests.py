"""The rule changes before a conference as they stand to each other, and how they are voted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.motions import fetched, lines_from
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.queries.shapes import MotionLine
from folkmoot.apps.motions.queries.words import current, operations_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import (
    Amendment,
    Plan,
    VotingRule,
    operations_from_json,
    operations_to_json,
    plan_votes,
    without_layout,
)
from folkmoot.core.procedure.rules.contest import VOTING

STANDING = frozenset({"submitted", "in_order", "on_agenda", "moved", "counted", "carried"})
DECIDED = frozenset({"carried", "lost", "fallen", "remitted", "referred_back"})
MADE = frozenset({"certified", "in_force"})


@dataclass(frozen=True, slots=True)
class Contest:
    """The rule changes before a conference to one document, put to one another.

    Attributes:
        edition: the newest edition, on which they are tried.
        rule: the organisation's own way of voting on rivals.
        lines: the motions by number: those put to the vote and those decided.
        amendments: one for each different change, in the order of the agenda.
        same: by the number of an amendment, the others that make the very same change.
        plan: pairs, groups, outcomes, votes.
        decided: the numbers of motions on which conference has decided.
        made: those that have become an edition.
    """

    document: str
    edition: rulebook.EditionView
    rule: VotingRule
    lines: dict[str, MotionLine]
    amendments: tuple[Amendment, ...]
    same: dict[str, tuple[str, ...]]
    plan: Plan
    decided: tuple[str, ...]
    made: tuple[str, ...]


def documents_at(conference: str) -> list[str]:
    """The rule documents that motions for a conference would change."""
    rows = Motion.objects.filter(conference=conference).exclude(document="")
    return sorted(set(rows.values_list("document", flat=True)))


def contest(conference: str, document: str, *, at: datetime) -> Contest | None:
    """The public rule changes to a document; None if the document has no edition."""
    edition = rulebook.last_edition(document)
    if edition is None:
        return None
    rows = [
        row
        for row in fetched(
            Motion.objects.filter(conference=conference, document=document).order_by("pk")
        )
        if getattr(row, "submission", None) is not None or row.composite
    ]
    by_key = {row.key: row for row in rows}
    lines = {line.key: line for line in lines_from(rows, at=at)}
    agenda = [
        item.subject.removeprefix("motion:")
        for item in assembly.agenda_lines(conference)
        if item.subject.startswith("motion:")
    ]
    order = [key for key in agenda if key in by_key]
    order += [key for key in by_key if key not in order]
    put = [key for key in order if lines[key].state in STANDING]
    amendments, same = _different(put, by_key)
    rule = voting_rule(at)
    return Contest(
        document=document,
        edition=edition,
        rule=rule,
        lines=lines,
        amendments=amendments,
        same=same,
        plan=_plan(
            edition,
            tuple((each.name, operations_to_json(each.operations)) for each in amendments),
            rule,
        ),
        decided=tuple(key for key in order if lines[key].state in DECIDED),
        made=tuple(key for key in order if lines[key].state in MADE),
    )


def voting_rule(at: datetime) -> VotingRule:
    """How the organisation votes on amendments that exclude each other."""
    written = rules_for(at).text(VOTING)
    ways: dict[str, VotingRule] = {
        "sequential": "sequential",
        "inclusive": "inclusive",
        "ranked": "ranked",
        "package": "package",
    }
    return ways.get(written, "sequential")


def _different(
    keys: Sequence[str], rows: dict[str, Motion]
) -> tuple[tuple[Amendment, ...], dict[str, tuple[str, ...]]]:
    """One amendment for each different change, and whose it is besides."""
    first: dict[bytes, str] = {}
    same: dict[str, tuple[str, ...]] = {}
    amendments = []
    for key in keys:
        operations = operations_of(current(rows[key]))
        told = operations_to_json(without_layout(operations))
        if told in first:
            same[first[told]] += (key,)
            continue
        first[told], same[key] = key, ()
        amendments.append(Amendment(key, operations))
    return tuple(amendments), same


@lru_cache(maxsize=16)
def _plan(
    edition: rulebook.EditionView, told: tuple[tuple[str, bytes], ...], rule: VotingRule
) -> Plan:
    """The plan, made once for an edition and a set of amendments."""
    amendments = [Amendment(name, operations_from_json(body)) for name, body in told]
    return plan_votes(edition.tree, amendments, rule=rule)

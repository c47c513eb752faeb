"""Frozen rolls: what each says, and of whom; and the proof that it says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from folkmoot.apps.people.models import Roll, RollChallenge, RollLine
from folkmoot.apps.people.queries.rights import without_right
from folkmoot.apps.people.rolls import FEWEST, TILE, VERDICTS, blind, told
from folkmoot.core.ledger import HASH_BYTES, inclusion_proof
from folkmoot.core.ledger.rehash import complete_root

_STEP = 8


@dataclass(frozen=True, slots=True)
class RollView:
    """A frozen roll, without names.

    ``reasons`` and ``eligible`` are as published (`rolls.told`): fewer than ten whose right to
    vote is suspended are counted among the eligible.
    """

    key: str
    title: str
    unit_slug: str
    unit_name: str
    freeze_on: date
    known_at: datetime
    rules: dict[str, Any]
    size: int
    eligible: int
    reasons: dict[str, int]
    root: str
    record_seq: int | None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/rolls/{self.key}"


@dataclass(frozen=True, slots=True)
class LineView:
    """What a roll says of one person, and the challenges to it."""

    key: int
    place: int
    verdict: str
    challenges: tuple[ChallengeView, ...]


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """A challenge, and its answer once there is one."""

    key: int
    says: str
    recorded_at: datetime
    upheld: bool | None
    answer: str
    answered_at: datetime | None


def rolls(*, most: int = 50) -> list[RollView]:
    """The rolls, the newest first."""
    return [_view(row) for row in Roll.objects.select_related("unit").order_by("-pk")[:most]]


def roll(key: str) -> RollView | None:
    """One roll."""
    row = Roll.objects.select_related("unit").filter(key=key).first()
    return _view(row) if row else None


def line_of(roll_key: str, person: str) -> LineView | None:
    """What a roll says of a person; None only for who had no file when it was frozen."""
    row = RollLine.objects.filter(roll__key=roll_key, person__key=person).first()
    if row is None:
        return None
    challenges = RollChallenge.objects.filter(line=row).order_by("pk")
    return LineView(
        row.pk, row.place, VERDICTS[row.verdict], tuple(_challenge(each) for each in challenges)
    )


_VERDICT = (
    "SELECT l.verdict, EXISTS (SELECT 1 FROM people_rollchallenge c WHERE c.line_id = l.id"
    " AND c.upheld) FROM people_roll r JOIN people_rollline l ON l.roll_id = r.id"
    " JOIN people_person p ON p.id = l.person_id WHERE r.key = %s AND p.key = %s"
)


def verdict_on_roll(roll_key: str, person: str) -> str | None:
    """What a roll says of a person in one word, the answer to a challenge included.

    None only for who had no file when it was frozen. Asked with every vote, so without the cost
    of building a query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VERDICT, [roll_key, person])
        row = cursor.fetchone()
    if row is None:
        return None
    return "eligible" if row[1] else VERDICTS[row[0]]


_MAY = tuple(VERDICTS.index(each) for each in ("eligible", "suspended"))


def electors_of(roll_key: str, at: datetime | None = None) -> list[str]:
    """The keys of everybody who may vote by a roll, in no order that says anything.

    Everybody whom it found eligible. At a moment: of those as well whom nothing but a suspension
    kept out, those whose right has come back; and nobody whose right to vote is withheld then.
    """
    if at is None:
        rows = RollLine.objects.filter(roll__key=roll_key, verdict=VERDICTS.index("eligible"))
        return list(rows.values_list("person__key", flat=True))
    rows = RollLine.objects.filter(roll__key=roll_key, verdict__in=_MAY)
    without = without_right("vote", at)
    return [key for key in rows.values_list("person__key", flat=True) if key not in without]


def electors_at(roll_key: str, at: datetime) -> int:
    """Out of how many the votes by a roll are told, at a moment.

    As many as `electors_of` has; fewer than ten who do without their vote are not taken off, so
    that no number tells of a case.
    """
    rows = RollLine.objects.filter(roll__key=roll_key, verdict__in=_MAY)
    without = without_right("vote", at)
    few = rows.filter(person__key__in=without).count() if len(without) >= FEWEST else 0
    return rows.count() - (few if few >= FEWEST else 0)


def emails_of_roll(roll_key: str) -> list[str]:
    """The addresses of everybody on a roll, each once, for a letter that goes to all of them.

    To those as well whose right to vote is suspended: it may come back before the poll closes.
    """
    rows = RollLine.objects.filter(roll__key=roll_key, verdict__in=_MAY)
    rows = rows.exclude(person__email="").order_by("person__email")
    return list(rows.values_list("person__email", flat=True).distinct())


def open_challenges(roll_key: str) -> list[tuple[ChallengeView, str, str]]:
    """The challenges of a roll that wait for an answer, each with its person and verdict."""
    rows = RollChallenge.objects.filter(line__roll__key=roll_key, answered_at=None)
    return [
        (_challenge(row), row.line.person.key, VERDICTS[row.line.verdict])
        for row in rows.select_related("line__person").order_by("pk")
    ]


_LINE = (
    "SELECT r.id, r.size, r.root, r.salt, r.record_seq, l.place, l.verdict FROM people_roll r"
    " JOIN people_rollline l ON l.roll_id = r.id JOIN people_person p ON p.id = l.person_id"
    " WHERE r.key = %s AND p.key = %s"
)
_TILES = (
    "SELECT level, tile, hashes FROM people_rollnode"
    " WHERE roll_id = %s AND (level, tile) IN (VALUES {places})"
)


def roll_proof(roll_key: str, person: str) -> dict[str, Any] | None:
    """Everything with which one line can be checked against the root, offline, by anybody.

    Leaf and nodes are hashed as in RFC 6962, section 2.1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LINE, [roll_key, person])
        line = cursor.fetchone()
    if line is None:
        return None
    pk, size, root, salt, record_seq, place, verdict = line
    held = _tiles(pk, _near(place, size))

    def hash_at(level: int, index: int) -> bytes:
        base, rest = level - level % _STEP, level % _STEP
        first = index << rest
        tile = (base, first // TILE)
        if tile not in held:
            held.update(_tiles(pk, {tile}))
        start = first % TILE * HASH_BYTES
        return complete_root(held[tile][start : start + (HASH_BYTES << rest)])

    path = inclusion_proof(hash_at, index=place, size=size)
    return {
        "roll": roll_key,
        "person": person,
        "verdict": VERDICTS[verdict],
        "secret": blind(person, bytes(salt)),
        "index": place,
        "size": size,
        "path": [node.hex() for node in path],
        "root": root,
        "record_seq": record_seq,
    }


def _near(place: int, size: int) -> set[tuple[int, int]]:
    """The tiles that a proof needs, as level and number: those above the leaf, and the edge."""
    near = set[tuple[int, int]]()
    level, width = 0, size
    while width:
        edge = (width - 1) // TILE
        near |= {(level, min(place // TILE, edge)), (level, edge)}
        level, width, place = level + _STEP, width // TILE, place // TILE
    return near


def _tiles(roll: int, places: set[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
    """The hashes of some tiles of a roll, in one question."""
    wanted = ", ".join(f"({level}, {tile})" for level, tile in sorted(places))
    with connection.cursor() as cursor:
        cursor.execute(_TILES.format(places=wanted), [roll])
        return {(level, tile): bytes(hashes) for level, tile, hashes in cursor.fetchall()}


def _view(row: Roll) -> RollView:
    reasons = told(row.reasons)
    return RollView(
        row.key,
        row.title,
        row.unit.slug,
        row.unit.name,
        row.freeze_on,
        row.known_at,
        row.rules,
        row.size,
        reasons.get("eligible", 0),
        reasons,
        row.root,
        row.record_seq,
    )


def _challenge(row: RollChallenge) -> ChallengeView:
    return ChallengeView(row.pk, row.says, row.recorded_at, row.upheld, row.answer, row.answered_at)

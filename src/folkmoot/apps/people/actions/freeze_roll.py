"""Freezing a roll: every person gets a verdict and a reason, and the whole gets a root."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from hashlib import blake2b

from django.db import connection

from folkmoot.apps.people.actions.bulk_rows import write_rows
from folkmoot.apps.people.actions.roll_lines import Line, judged
from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import ROLL_FROZEN
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Roll, Unit
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import rolls as policy
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.rolls import RollView
from folkmoot.apps.people.queries.rolls import roll as roll_of
from folkmoot.apps.people.rolls import TILE, VERDICTS, RollRules, told
from folkmoot.apps.record.acts import official
from folkmoot.core.ledger import MemoryLog
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import one_transaction


def freeze_roll(
    *,
    actor: ActorRef,
    at: datetime,
    key: str,
    title: str,
    unit: str,
    on: date,
    rules: RollRules,
    known_at: datetime | None = None,
) -> tuple[RollView, str]:
    """Draw up who may take part, as it was on a day by what was written down at a time.

    Everybody the organisation has a file of gets a line: nobody can be left out unseen. The root
    over all lines enters the record in clear; a line can be proved with the secret of its person.

    Raises:
        Refused: if the actor may not, the key is taken, or the day lies ahead.
    """
    known = known_at or at
    with one_transaction():
        with official(ROLL_FROZEN, actor=actor, at=at) as act:
            view = the_unit(unit, on=on)
            act.require(
                authority.may_keep_the_file(actor, unit=unit, on=day_of(at))
                & policy.may_be_frozen(key, on=on, known=known, at=at)
            )
            roll = Roll.objects.create(
                key=key,
                title=title,
                unit=Unit.objects.get(slug=unit),
                freeze_on=on,
                known_at=known,
                rules=rules.as_json(),
                size=0,
                eligible=0,
                reasons={},
                root="",
                salt=secrets.token_bytes(32),
            )
            everywhere = view.kind == "national"
            units = [] if everywhere else list(tree.subtree(unit, on).values_list("pk", flat=True))
            log = MemoryLog()
            with closing(judged(roll, rules, units=units, everywhere=everywhere)) as parts:
                for lines in parts:
                    log.append_many(_leaves(roll, lines))
            _count(roll)
            _plant(roll, log)
            act.shows(
                roll=key,
                unit=unit,
                on=on.isoformat(),
                size=roll.size,
                reasons=told(roll.reasons),
                root=roll.root,
            )
            act.about(f"roll:{key}", f"unit:{unit}")
        Roll.objects.filter(pk=roll.pk).update(record_seq=act.seq)
    frozen = roll_of(key)
    assert frozen is not None  # noqa: S101  (it was written a moment ago)
    return frozen, act.code


def _count(roll: Roll) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verdict, count(*) FROM people_rollline WHERE roll_id = %s "
            "GROUP BY verdict ORDER BY verdict",
            [roll.pk],
        )
        counted = {VERDICTS[code]: many for code, many in cursor.fetchall()}
    roll.reasons = counted
    roll.size = sum(counted.values())
    roll.eligible = counted.get("eligible", 0)


def _plant(roll: Roll, log: MemoryLog) -> None:
    roll.root = log.root().hex()
    roll.save(update_fields=["reasons", "size", "eligible", "root"])
    write_rows("people_rollnode", ("roll_id", "level", "tile", "hashes"), _tiles(roll, log))


def _leaves(roll: Roll, lines: list[Line]) -> Iterator[bytes]:
    head = roll.key
    # As `rolls.blind`, with what all have in common done once.
    begun = blake2b(key=bytes(roll.salt), digest_size=16)
    for _person, key, code in lines:
        mine = begun.copy()
        mine.update(key.encode())
        yield f"{head}\n{key}\n{VERDICTS[code]}\n{mine.hexdigest()}".encode()


def _tiles(roll: Roll, log: MemoryLog) -> Iterator[tuple[int, int, int, bytes]]:
    level, width = 0, len(log)
    while width:
        for first in range(0, width, TILE):
            hashes = log.hashes_at(level, first, min(first + TILE, width))
            yield roll.pk, level, first // TILE, hashes
        level, width = level + 8, width // TILE

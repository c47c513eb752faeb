"""Freezing a roll: every person gets a verdict and a reason, and the whole gets a root."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import blake2b

from django.db import connection

from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import ROLL_FROZEN
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Membership, Person, Roll, RollLine, RollNode, Unit
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import rolls as policy
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.members import membership
from folkmoot.apps.people.queries.rights import newest, night_after
from folkmoot.apps.people.queries.rolls import RollView
from folkmoot.apps.people.queries.rolls import roll as roll_of
from folkmoot.apps.people.rolls import TILE, VERDICTS, RollRules, told
from folkmoot.apps.record.acts import official
from folkmoot.core.ledger import MemoryLog
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import one_transaction

_BATCH = 20_000
_CODE = {name: place for place, name in enumerate(VERDICTS)}
# The statement says for all what `rolls.verdict_of` says for one; a law in the tests holds them
# together. An ending that was written down after ``known`` was not known then.
_VERDICTS = """
INSERT INTO people_rollline (roll_id, person_id, place, verdict)
SELECT %s, p.id, row_number() OVER (ORDER BY p.id) - 1, CASE
  WHEN m.id IS NULL THEN CASE WHEN EXISTS (
    SELECT 1 FROM people_membership l WHERE l.person_id = p.id AND l.start > %s
  ) THEN {joined_after_freeze} ELSE {not_a_member} END
  WHEN NOT ({in_unit}) THEN {wrong_unit}
  WHEN m.member_class NOT IN ({classes}) THEN {class}
  WHEN v.until > %s OR EXISTS (
    SELECT 1 FROM people_objection o WHERE o.membership_id = m.id AND o.recorded_at <= %s
    AND o.decide_by >= %s AND (o.withdrawn_at IS NULL OR o.withdrawn_at > %s)
    AND (o.dismissed_at IS NULL OR o.dismissed_at > %s)) THEN {provisional}
  WHEN m.start > %s THEN {too_short}
  WHEN d.paid < %s THEN {arrears}
  WHEN p.id IN (SELECT w.person_id FROM people_withheld w WHERE w."right" = 'vote'
    AND w."start" < %s AND w."until" >= %s AND w.recorded_at <= %s AND NOT EXISTS (
      SELECT 1 FROM people_withheld n WHERE n.source = w.source AND n."right" = w."right"
      AND n.id > w.id AND n.recorded_at <= %s)) THEN {suspended}
  ELSE {eligible} END
FROM people_person p
LEFT JOIN people_membership m ON m.person_id = p.id AND m.start <= %s AND m.recorded_at <= %s
  AND (m."end" IS NULL OR m."end" > %s OR EXISTS (
    SELECT 1 FROM people_ending e WHERE e.membership_id = m.id AND e.recorded_at > %s))
LEFT JOIN people_provision v ON v.membership_id = m.id
{dues}
"""
_DUES = """LEFT JOIN (SELECT person_id, max(paid_through) AS paid FROM people_dues
  WHERE recorded_at <= %s GROUP BY person_id) d ON d.person_id = p.id"""
_EVERYWHERE = "1 = 1"
_IN_UNIT = """EXISTS (SELECT 1 FROM people_unitmembership b WHERE b.person_id = p.id
  AND b.start <= %s AND (b."end" IS NULL OR b."end" > %s) AND b.unit_id IN ({units}))"""


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
            _judge(roll, rules, units=units, everywhere=everywhere)
            _credit_unbroken(roll, rules)
            _count(roll)
            _plant(roll)
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


def _judge(roll: Roll, rules: RollRules, *, units: list[int], everywhere: bool) -> None:
    on, known = roll.freeze_on, roll.known_at
    adapt = connection.ops.adapt_datetimefield_value
    no_day = date.max  # a condition that nothing meets
    night = min(night_after(on), known)
    values: list[object] = [roll.pk, on]
    in_unit = _EVERYWHERE
    if not everywhere:
        in_unit = _IN_UNIT.format(units=", ".join(map(str, units)) or "NULL")
        values += [on, on]
    values += rules.classes
    values += [
        no_day if rules.provisional_may else on,
        adapt(known),
        no_day if rules.provisional_may else on,
        adapt(known),
        adapt(known),
        rules.joined_by or no_day,
        rules.paid_since or date.min,
        adapt(night),
        adapt(night),
        adapt(known),
        adapt(known),
        on,
        adapt(known),
        on,
        adapt(known),
        adapt(known),
    ]
    statement = _VERDICTS.format(
        in_unit=in_unit,
        classes=", ".join(["%s"] * len(rules.classes)) or "''",
        dues=_DUES,
        **_CODE,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _credit_unbroken(roll: Roll, rules: RollRules) -> None:
    # Another class does not break a membership; only those with an earlier row are looked at.
    if rules.joined_by is None:
        return
    earlier = Membership.objects.filter(start__lte=rules.joined_by).values("person")
    short = RollLine.objects.filter(
        roll=roll, verdict=_CODE["too_short"], person__in=earlier
    ).select_related("person")
    for line in short:
        held = membership(line.person.key, roll.freeze_on)
        if held is None or held.since > rules.joined_by:
            continue
        in_arrears = rules.paid_since and _paid(line.person, roll) < rules.paid_since
        free = "suspended" if _without_vote(line.person, roll) else "eligible"
        line.verdict = _CODE["arrears" if in_arrears else free]
        line.save(update_fields=["verdict"])


def _paid(person: Person, roll: Roll) -> date:
    days = person.dues.filter(recorded_at__lte=roll.known_at)
    return max(days.values_list("paid_through", flat=True), default=date.max)


def _without_vote(person: Person, roll: Roll) -> bool:
    night = min(night_after(roll.freeze_on), roll.known_at)
    rows = newest(roll.known_at).filter(person=person, right="vote")
    return rows.filter(start__lt=night, until__gte=night).exists()


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


def _plant(roll: Roll) -> None:
    tree_of_lines = MemoryLog()
    tree_of_lines.append_many(_leaves(roll))
    roll.root = tree_of_lines.root().hex()
    roll.save(update_fields=["reasons", "size", "eligible", "root"])
    RollNode.objects.bulk_create(_tiles(roll, tree_of_lines), batch_size=500)


def _leaves(roll: Roll) -> Iterator[bytes]:
    head = roll.key
    # As `rolls.blind`, with what all have in common done once.
    begun = blake2b(key=bytes(roll.salt), digest_size=16)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.key, l.verdict FROM people_rollline l JOIN people_person p "
            "ON p.id = l.person_id WHERE l.roll_id = %s ORDER BY l.person_id",
            [roll.pk],
        )
        while rows := cursor.fetchmany(_BATCH):
            for key, code in rows:
                mine = begun.copy()
                mine.update(key.encode())
                yield f"{head}\n{key}\n{VERDICTS[code]}\n{mine.hexdigest()}".encode()


def _tiles(roll: Roll, log: MemoryLog) -> Iterator[RollNode]:
    level, width = 0, len(log)
    while width:
        for first in range(0, width, TILE):
            hashes = [log.hash_at(level, n) for n in range(first, min(first + TILE, width))]
            yield RollNode(roll=roll, level=level, tile=first // TILE, hashes=b"".join(hashes))
        level, width = level + 8, width // TILE

"""Judging everybody there is a file of for a roll, and writing a line of each."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connection
from django.db.models import Exists, Max, OuterRef

from folkmoot.apps.people.models import Membership, Person, Roll, RollLine
from folkmoot.apps.people.queries.members import membership
from folkmoot.apps.people.queries.rights import newest, night_after
from folkmoot.apps.people.rolls import VERDICTS, RollRules

Part = tuple[int, int]
"""Persons by their rows: after the first number, up to the second."""
Line = tuple[int, str, int]
"""The row of a person, the key, and the verdict's place in `VERDICTS`."""

_PART = 100_000
_NO_END = 2**62
_CODE = {name: place for place, name in enumerate(VERDICTS)}
# The statement says for all what `rolls.verdict_of` says for one; a law in the tests holds them
# together. An ending that was written down after ``known`` was not known then.
_JUDGED = """
SELECT p.id AS person_id, p."key", row_number() OVER (ORDER BY p.id) - 1 + %s AS place, CASE
  WHEN m.id IS NULL THEN CASE WHEN EXISTS (
    SELECT 1 FROM people_membership l WHERE l.person_id = p.id AND l.start > %s
  ) THEN {joined_after_freeze} ELSE {not_a_member} END
  WHEN NOT ({in_unit}) THEN {wrong_unit}
  WHEN m.member_class NOT IN ({classes}) THEN {class}
  WHEN m.id IN (SELECT v.membership_id FROM people_provision v WHERE v.until > %s) OR m.id IN (
    SELECT o.membership_id FROM people_objection o WHERE o.recorded_at <= %s
    AND o.decide_by >= %s AND (o.withdrawn_at IS NULL OR o.withdrawn_at > %s)
    AND (o.dismissed_at IS NULL OR o.dismissed_at > %s)) THEN {provisional}
  WHEN m.start > %s THEN {too_short}
  WHEN d.paid < %s THEN {arrears}
  WHEN p.id IN (SELECT w.person_id FROM people_withheld w WHERE w."right" = 'vote'
    AND w."start" < %s AND w."until" >= %s AND w.recorded_at <= %s AND NOT EXISTS (
      SELECT 1 FROM people_withheld n WHERE n.source = w.source AND n."right" = w."right"
      AND n.id > w.id AND n.recorded_at <= %s)) THEN {suspended}
  ELSE {eligible} END AS verdict
FROM people_person p
LEFT JOIN people_membership m ON m.person_id = p.id AND m.person_id > %s AND m.person_id <= %s
  AND m.start <= %s AND m.recorded_at <= %s AND (m."end" IS NULL OR m."end" > %s OR EXISTS (
    SELECT 1 FROM people_ending e WHERE e.membership_id = m.id AND e.recorded_at > %s))
LEFT JOIN (SELECT person_id, max(paid_through) AS paid FROM people_dues
  WHERE person_id > %s AND person_id <= %s AND recorded_at <= %s GROUP BY person_id
) d ON d.person_id = p.id
WHERE p.id > %s AND p.id <= %s
"""
# PostgreSQL gives what it has written by the same statement; SQLite has to be asked again.
_WRITTEN = {
    "postgresql": """WITH judged AS ({judged}), written AS (
INSERT INTO people_rollline (roll_id, person_id, place, verdict)
SELECT %s, person_id, place, verdict FROM judged
) SELECT person_id, "key", verdict FROM judged ORDER BY person_id""",
    "sqlite": """INSERT INTO people_rollline (place, verdict, person_id, roll_id)
SELECT place, verdict, person_id, %s FROM ({judged}) judged""",
}
_AGAIN = """SELECT l.person_id, p."key", l.verdict FROM people_rollline l
JOIN people_person p ON p.id = l.person_id
WHERE l.roll_id = %s AND l.person_id > %s AND l.person_id <= %s ORDER BY l.person_id"""
_EVERYWHERE = "1 = 1"
_IN_UNIT = """EXISTS (SELECT 1 FROM people_unitmembership b WHERE b.person_id = p.id
  AND b.start <= %s AND (b."end" IS NULL OR b."end" > %s) AND b.unit_id IN ({units}))"""


def judged(
    roll: Roll, rules: RollRules, *, units: list[int], everywhere: bool
) -> Generator[list[Line]]:
    """Write the lines of a roll, part by part, and give them.

    ``units`` are those whose members may take part, unless it is ``everywhere``. While the caller
    works on one part the database judges the next: hashing and writing take as long.
    """
    judge = _judge_of(roll, rules, units=units, everywhere=everywhere)
    last = Person.objects.aggregate(last=Max("pk"))["last"] or 0
    starts = range(0, max(last, 1), _PART)
    parts = list(zip(starts, [*starts[1:], _NO_END], strict=True))
    size, lines = 0, judge(parts[0], 0) or _asked_again(roll, parts[0])
    # The one thread has the connection for itself until it is waited for.
    with ThreadPoolExecutor(1) as beside:
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            credited = _credit_unbroken(roll, rules, part)
            size += len(lines)
            written = beside.submit(judge, following, size) if following else None
            if credited:
                lines = [(pk, key, credited.get(pk, code)) for pk, key, code in lines]
            yield lines
            if written is not None and following is not None:
                lines = written.result() or _asked_again(roll, following)


def _asked_again(roll: Roll, part: Part) -> list[Line]:
    # Not beside the hashing: SQLite gives row by row, and each would wait for its turn in Python.
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN, [roll.pk, *part])
        return list(cursor.fetchall())


def _judge_of(
    roll: Roll, rules: RollRules, *, units: list[int], everywhere: bool
) -> Callable[[Part, int], list[Line]]:
    """What writes the lines of a part, from a place on; it gives them where that costs nothing."""
    on, known = roll.freeze_on, roll.known_at
    adapt = connection.ops.adapt_datetimefield_value
    no_day = date.max  # a condition that nothing meets
    night = min(night_after(on), known)
    values: list[object] = [on]
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
    ]
    held = [on, adapt(known), on, adapt(known)]
    statement = _WRITTEN[connection.vendor].format(
        judged=_JUDGED.format(
            in_unit=in_unit, classes=", ".join(["%s"] * len(rules.classes)) or "''", **_CODE
        )
    )
    gives = connection.vendor == "postgresql"
    cursor = connection.cursor()

    def judge(part: Part, place: int) -> list[Line]:
        asked = [place, *values, *part, *held, *part, adapt(known), *part]
        cursor.execute(statement, [*asked, roll.pk] if gives else [roll.pk, *asked])
        return list(cursor.fetchall()) if gives else []

    return judge


def _credit_unbroken(roll: Roll, rules: RollRules, part: Part) -> dict[int, int]:
    """The persons of a part whose verdict another row of theirs changes, with the new one."""
    # Another class does not break a membership; only those with an earlier row are looked at.
    credited: dict[int, int] = {}
    if rules.joined_by is None:
        return credited
    earlier = Membership.objects.filter(person=OuterRef("person"), start__lte=rules.joined_by)
    short = RollLine.objects.filter(
        Exists(earlier),  # asked of those few; all earlier ones would be gathered for every part
        roll=roll,
        verdict=_CODE["too_short"],
        person__gt=part[0],
        person__lte=part[1],
    ).select_related("person")
    for line in short:
        held = membership(line.person.key, roll.freeze_on)
        if held is None or held.since > rules.joined_by:
            continue
        in_arrears = rules.paid_since and _paid(line.person, roll) < rules.paid_since
        free = "suspended" if _without_vote(line.person, roll) else "eligible"
        line.verdict = _CODE["arrears" if in_arrears else free]
        line.save(update_fields=["verdict"])
        credited[line.person_id] = line.verdict
    return credited


def _paid(person: Person, roll: Roll) -> date:
    days = person.dues.filter(recorded_at__lte=roll.known_at)
    return max(days.values_list("paid_through", flat=True), default=date.max)


def _without_vote(person: Person, roll: Roll) -> bool:
    night = min(night_after(roll.freeze_on), roll.known_at)
    rows = newest(roll.known_at).filter(person=person, right="vote")
    return rows.filter(start__lt=night, until__gte=night).exists()

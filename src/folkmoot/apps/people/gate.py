"""The gate: what the database itself refuses, whoever asks and by whatever door.

A membership loses no day, changes neither person nor class nor beginning, and does not vanish,
unless the evidence stands beside it as an `Ending`; an office is not taken from its holder unless
an `OfficeEnding` says on what ground. The evidence is tried too, so that "resigned" is the
member's own, a death has two officers, and whatever is done to a member points at a certificate
of process whose digest stands in the record. The conditions are written once, in the SQL that
both databases understand. Giving time back (an ending that was overturned) is always allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.db import connection

CERTIFICATE_ACT = "conduct.certificate_issued"
"""The kind of act whose entry in the record holds the digest of a certificate of process."""

_CERTIFIED = f"""length(NEW.certificate) = 64 AND EXISTS (
  SELECT 1 FROM record_entry e
  WHERE e.seq = NEW.certificate_seq AND e.act = '{CERTIFICATE_ACT}' AND [[digest in record]])"""  # noqa: S608  (constants of this module)

_BAD_ENDING = f"""NEW.overturned_at IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM people_membership m JOIN people_person p ON p.id = m.person_id
  WHERE m.id = NEW.membership_id AND NEW."on" >= m.start AND CASE
    WHEN NEW.ground IN ('resigned', 'class_changed') THEN NEW."by" = 'person:' || p.key
    WHEN NEW.ground = 'died' THEN NEW."by" <> '' AND NEW.second <> '' AND NEW."by" <> NEW.second
      AND 'person:' || p.key NOT IN (NEW."by", NEW.second)
    WHEN NEW.ground = 'import_undone' THEN EXISTS (
      SELECT 1 FROM people_import i WHERE i.id = m.batch_id AND i.undone_at IS NOT NULL
      AND i.undone_by <> '' AND i.undone_second <> '' AND i.undone_by <> i.undone_second)
    WHEN NEW.ground IN ('sanction', 'lapse', 'ineligible') THEN {_CERTIFIED}
    ELSE 1 = 0 END)"""  # noqa: S608  (constants of this module)

_SHORTER = '(NEW."end" IS NOT NULL AND (OLD."end" IS NULL OR NEW."end" < OLD."end"))'

_BAD_OFFICE_ENDING = f"""NOT EXISTS (
  SELECT 1 FROM people_office o LEFT JOIN people_person p ON p.id = o.person_id
  WHERE o.id = NEW.office_id AND CASE
    WHEN NEW.ground = 'resigned' THEN NEW."by" = 'person:' || p.key
    WHEN NEW.ground = 'term_ended' THEN NEW.decided_by <> ''
    WHEN NEW.ground = 'succeeded' THEN NEW.decided_by <> '' OR o.authority = 'acting'
    WHEN NEW.ground = 'membership_ended' THEN NOT EXISTS (
      SELECT 1 FROM people_membership m WHERE m.person_id = o.person_id
      AND m.start <= NEW."on" AND (m."end" IS NULL OR m."end" > NEW."on"))
    WHEN NEW.ground = 'unit_dissolved' THEN EXISTS (
      SELECT 1 FROM people_unit u WHERE u.id = o.unit_id AND u.dissolved_on IS NOT NULL
      AND NEW."on" >= u.dissolved_on)
    WHEN NEW.ground = 'sanction' THEN {_CERTIFIED}
    ELSE 1 = 0 END)"""  # noqa: S608  (constants of this module)

_LEFT_WITHOUT_UNIT = """EXISTS (
  SELECT 1 FROM people_membership m WHERE m.person_id = OLD.person_id
  AND (m."end" IS NULL OR m."end" > NEW."end") AND m.start <= NEW."end")
AND NOT EXISTS (
  SELECT 1 FROM people_unitmembership o WHERE o.person_id = OLD.person_id AND o.id <> OLD.id
  AND o.start <= NEW."end" AND (o."end" IS NULL OR o."end" > NEW."end"))"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One trigger: on what it acts, when it looks, when it refuses, and what it says."""

    name: str
    event: str
    table: str
    says: str
    when: str = ""
    refuses_if: str = ""


_NO_EVIDENCE = "a membership ends only with its evidence"
BARS = (
    Bar(
        "people_gate_membership_end",
        'UPDATE OF "end"',
        "people_membership",
        _NO_EVIDENCE,
        _SHORTER,
        "NOT EXISTS (SELECT 1 FROM people_ending e WHERE e.membership_id = OLD.id "
        'AND e."on" = NEW."end" AND e.overturned_at IS NULL)',
    ),
    Bar(
        "people_gate_membership_same",
        "UPDATE OF id, person_id, member_class, start, recorded_at, batch_id",
        "people_membership",
        "a membership keeps its person, class and beginning; what changes is another row",
        "NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.member_class <> "
        "OLD.member_class OR NEW.start <> OLD.start OR NEW.recorded_at <> OLD.recorded_at "
        "OR coalesce(NEW.batch_id, 0) <> coalesce(OLD.batch_id, 0)",
    ),
    Bar(
        "people_gate_membership_kept",
        "DELETE",
        "people_membership",
        "a membership is never deleted",
    ),
    Bar(
        "people_gate_membership_no_term",
        "INSERT",
        "people_membership",
        "a membership has no end that lies ahead: it would end without evidence",
        'NEW."end" IS NOT NULL AND NEW."end" > [[day of NEW.recorded_at]]',
    ),
    Bar("people_gate_ending_true", "INSERT", "people_ending", _NO_EVIDENCE, "", _BAD_ENDING),
    Bar(
        "people_gate_ending_same",
        "UPDATE",
        "people_ending",
        "the evidence of an ending is not changed; it can be overturned once",
        "NEW.id <> OLD.id OR NEW.membership_id <> OLD.membership_id OR NEW.ground <> OLD.ground "
        'OR NEW."on" <> OLD."on" OR NEW."by" <> OLD."by" OR NEW.second <> OLD.second '
        "OR NEW.certificate <> OLD.certificate "
        "OR coalesce(NEW.certificate_seq, -1) <> coalesce(OLD.certificate_seq, -1) "
        "OR NEW.recorded_at <> OLD.recorded_at OR NEW.overturned_at IS NULL "
        "OR OLD.overturned_at IS NOT NULL",
    ),
    Bar("people_gate_ending_kept", "DELETE", "people_ending", "evidence is never deleted"),
    Bar(
        "people_gate_unit_end",
        'UPDATE OF "end"',
        "people_unitmembership",
        "a member is not left without a unit",
        _SHORTER,
        _LEFT_WITHOUT_UNIT,
    ),
    Bar(
        "people_gate_unit_same",
        "UPDATE OF id, person_id, unit_id, start",
        "people_unitmembership",
        "whoever moves belongs to another unit by another row",
        "NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.unit_id <> OLD.unit_id "
        "OR NEW.start <> OLD.start",
    ),
    Bar(
        "people_gate_unit_kept",
        "DELETE",
        "people_unitmembership",
        "where a member belonged is never deleted",
    ),
    Bar(
        "people_gate_office_end",
        'UPDATE OF "end"',
        "people_office",
        "an office is not taken from its holder without its evidence",
        f"OLD.person_id IS NOT NULL AND {_SHORTER}",
        "NOT EXISTS (SELECT 1 FROM people_officeending e WHERE e.office_id = OLD.id "
        'AND e."on" = NEW."end")',
    ),
    Bar(
        "people_gate_office_same",
        "UPDATE OF id, person_id, unit_id, role, start",
        "people_office",
        "an office keeps its holder, unit and role; what changes is another row",
        "OLD.person_id IS NOT NULL AND (NEW.id <> OLD.id OR coalesce(NEW.person_id, -1) <> "
        "OLD.person_id OR NEW.unit_id <> OLD.unit_id OR NEW.role <> OLD.role "
        "OR NEW.start <> OLD.start)",
    ),
    Bar(
        "people_gate_office_kept",
        "DELETE",
        "people_office",
        "an office that somebody held is never deleted",
        "OLD.person_id IS NOT NULL",
    ),
    Bar(
        "people_gate_office_ending_true",
        "INSERT",
        "people_officeending",
        "an office is not taken from its holder without its evidence",
        "",
        _BAD_OFFICE_ENDING,
    ),
    Bar(
        "people_gate_office_ending_same",
        "UPDATE",
        "people_officeending",
        "the evidence of an ending is not changed",
    ),
    Bar(
        "people_gate_office_ending_kept",
        "DELETE",
        "people_officeending",
        "evidence is never deleted",
    ),
)

_WORDS = {
    "sqlite": {
        "[[digest in record]]": "instr(e.data, CAST(NEW.certificate AS BLOB)) > 0",
        "[[day of NEW.recorded_at]]": "date(NEW.recorded_at)",
    },
    "postgresql": {
        "[[digest in record]]": "position(convert_to(NEW.certificate, 'UTF8') IN e.data) > 0",
        "[[day of NEW.recorded_at]]": "CAST(NEW.recorded_at AS date)",
    },
}


def before_migrations(**_: Any) -> None:
    """Let SQLite rename a remade table although triggers of others speak of it.

    The gate stays in place while migrations run, so that a migration of data meets it too.
    """
    _rename_as_before(on=True)


def install(**_: Any) -> None:
    """Make every trigger anew: a table that Django has remade on SQLite has lost its own."""
    _rename_as_before(on=False)
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def _rename_as_before(*, on: bool) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA legacy_alter_table = {'ON' if on else 'OFF'}")


def statements(vendor: str) -> Iterator[str]:
    """What installs the gate on a kind of database."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
    for bar in BARS:
        for statement in make(bar):
            for word, meaning in _WORDS[vendor].items():
                statement = statement.replace(word, meaning)  # noqa: PLW2901
            yield statement


def missing() -> list[str]:
    """The triggers that are not in place as they were made, or are switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = dict(cursor.fetchall())
            made = dict(_made_on_sqlite())
            return [bar.name for bar in BARS if there.get(bar.name) != made[bar.name]]
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgenabled IN ('O', 'A')"
        )
        found = dict(cursor.fetchall())
    return [bar.name for bar in BARS if found.get(bar.name) != _body(bar)]


def in_place(**_: Any) -> list[CheckMessage]:
    """Refuse to start when a trigger of the gate has been taken away or weakened."""
    if "people_officeending" not in connection.introspection.table_names():
        return []  # not migrated yet
    return [
        CheckError(
            f"The gate {name} is missing: a membership or an office could end without evidence.",
            hint="Run: folkmoot migrate",
            id="people.E001",
        )
        for name in missing()
    ]


def _made_on_sqlite() -> Iterator[tuple[str, str]]:
    creating = [text for text in statements("sqlite") if text.startswith("CREATE")]
    yield from zip((bar.name for bar in BARS), creating, strict=True)


def _sqlite(bar: Bar) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {bar.name}"
    condition = " AND ".join(f"({part})" for part in (bar.when, bar.refuses_if) if part)
    when = f" WHEN {condition}" if condition else ""
    yield (
        f"CREATE TRIGGER {bar.name} BEFORE {bar.event} ON {bar.table} FOR EACH ROW{when} "
        f"BEGIN SELECT RAISE(ABORT, '{bar.says}'); END"
    )


def _postgresql(bar: Bar) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE FUNCTION {bar.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$gate${_body(bar)}$gate$"
    )
    yield f"DROP TRIGGER IF EXISTS {bar.name} ON {bar.table}"
    when = f" WHEN ({bar.when})" if bar.when else ""
    yield (
        f"CREATE TRIGGER {bar.name} BEFORE {bar.event} ON {bar.table} FOR EACH ROW{when} "
        f"EXECUTE FUNCTION {bar.name}()"
    )


def _body(bar: Bar) -> str:
    row = "OLD" if bar.event == "DELETE" else "NEW"
    text = (
        f" BEGIN IF {bar.refuses_if or 'true'} THEN RAISE EXCEPTION '{bar.says}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END "
    )
    for word, meaning in _WORDS["postgresql"].items():
        text = text.replace(word, meaning)
    return text

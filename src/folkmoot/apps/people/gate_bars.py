"""What the gate bars, written once in the SQL that both databases understand."""

from __future__ import annotations

from collections.abc import Mapping

from folkmoot.core.procedure.conduct.rules import CAP, CEILINGS
from folkmoot.core.procedure.membership import RIGHTS
from folkmoot.platform.gate import Bar, tables_of

LONGEST = CEILINGS[CAP] + 1
"""Days after which an interim suspension is over, whatever the rules of the organisation say."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "sqlite": {
        "[[digest in record]]": "instr(e.data, CAST(NEW.certificate AS BLOB)) > 0",
        "[[day of NEW.recorded_at]]": "date(NEW.recorded_at)",
        "[[days of NEW]]": 'julianday(NEW."until") - julianday(NEW."start")',
    },
    "postgresql": {
        "[[digest in record]]": "position(convert_to(NEW.certificate, 'UTF8') IN e.data) > 0",
        "[[day of NEW.recorded_at]]": "CAST(NEW.recorded_at AS date)",
        "[[days of NEW]]": 'EXTRACT(EPOCH FROM NEW."until" - NEW."start") / 86400',
    },
}
CERTIFICATE_ACT = "conduct.certificate_issued"
"""The kind of act whose entry in the record holds the digest of a certificate of process."""

_CERTIFIED = f"""length(NEW.certificate) = 64 AND EXISTS (
  SELECT 1 FROM record_entry e
  WHERE e.seq = NEW.certificate_seq AND e.act = '{CERTIFICATE_ACT}' AND [[digest in record]])"""  # noqa: S608  (constants of this module)

_BAD_ENDING = f"""NEW.overturned_at IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM people_membership m JOIN people_person p ON p.id = m.person_id
  WHERE m.id = NEW.membership_id AND NEW."on" >= m.start AND CASE
    WHEN NEW.ground IN ('resigned', 'class_changed') THEN NEW.by_id = p.id
    WHEN NEW.ground = 'died' THEN NEW.by_id <> NEW.second_id
      AND p.id NOT IN (NEW.by_id, NEW.second_id)
    WHEN NEW.ground = 'import_undone' THEN EXISTS (
      SELECT 1 FROM people_import i WHERE i.id = m.batch_id AND i.undone_at IS NOT NULL
      AND i.undone_by_id <> i.undone_second_id)
      AND NOT EXISTS (SELECT 1 FROM people_account a
        WHERE a.person_id = p.id AND a.claimed_at IS NOT NULL)
    WHEN NEW.ground = 'merged' THEN EXISTS (
      SELECT 1 FROM people_merge g JOIN people_membership k ON k.person_id = g.kept_id
      WHERE g.other_id = p.id AND g.undone_at IS NULL AND g.by_id <> g.second_id
      AND p.id NOT IN (g.by_id, g.second_id) AND g.kept_id NOT IN (g.by_id, g.second_id)
      AND k.start <= NEW."on" AND (k."end" IS NULL OR k."end" > NEW."on")
      AND EXISTS (SELECT 1 FROM people_membership c
        WHERE c.person_id = g.kept_id AND c.start <= m.start))
    WHEN NEW.ground = 'merge_undone' THEN NEW."on" = m.start AND EXISTS (
      SELECT 1 FROM people_merge g WHERE g.credit_id = m.id AND g.undone_at IS NOT NULL)
    WHEN NEW.ground IN ('sanction', 'lapse', 'ineligible') THEN {_CERTIFIED}
    ELSE 1 = 0 END)"""  # noqa: S608  (constants of this module)

_SHORTER = '(NEW."end" IS NOT NULL AND (OLD."end" IS NULL OR NEW."end" < OLD."end"))'

_BAD_OFFICE_ENDING = f"""NOT EXISTS (
  SELECT 1 FROM people_office o LEFT JOIN people_person p ON p.id = o.person_id
  WHERE o.id = NEW.office_id AND CASE
    WHEN NEW.ground = 'resigned' THEN NEW.by_id = p.id
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


_RIGHTS = ", ".join(f"'{right}'" for right in RIGHTS)
_BAD_WITHHOLDING = f"""NEW."until" < NEW."start" OR NEW."right" NOT IN ({_RIGHTS})
OR EXISTS (SELECT 1 FROM people_withheld w WHERE w.source = NEW.source AND w."right" = NEW."right"
  AND (w.person_id <> NEW.person_id OR w."start" <> NEW."start"
    OR (NEW.certificate <> '' AND NEW."until" > w."until")))
OR (CASE WHEN NEW.certificate <> '' THEN NEW.source <> NEW.certificate OR NOT ({_CERTIFIED})
  ELSE [[days of NEW]] > {LONGEST} OR length(NEW.source) <> 64 END)"""  # noqa: S608  (constants of this module)


_NO_EVIDENCE = "a membership ends only with its evidence"
BARS: tuple[Bar, ...] = (
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
        'OR NEW."on" <> OLD."on" OR coalesce(NEW.by_id, 0) <> coalesce(OLD.by_id, 0) '
        "OR coalesce(NEW.second_id, 0) <> coalesce(OLD.second_id, 0) "
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
    Bar(
        "people_gate_withheld_true",
        "INSERT",
        "people_withheld",
        "a right is withheld for a time only, by a certificate or by the decision of a panel",
        "",
        _BAD_WITHHOLDING,
    ),
    Bar(
        "people_gate_withheld_same",
        "UPDATE",
        "people_withheld",
        "for how long a right is withheld is not changed; a review is another row",
    ),
    Bar(
        "people_gate_withheld_kept",
        "DELETE",
        "people_withheld",
        "what withheld a right is never deleted",
    ),
    Bar(
        "people_gate_provisional_until",
        "UPDATE OF until",
        "people_provision",
        "nobody is made to wait longer for a full membership",
        "",
        "NEW.until > OLD.until",
    ),
    Bar(
        "people_gate_objection_in_time",
        "UPDATE OF decide_by",
        "people_objection",
        "an objection is decided by its day; after that silence admits",
        "",
        "NEW.decide_by > OLD.decide_by",
    ),
    Bar(
        "people_gate_account_open",
        "UPDATE OF is_active",
        "people_account",
        "nobody is shut out from the own file and the own case",
        "",
        "OLD.is_active AND NOT NEW.is_active",
    ),
    Bar(
        "people_gate_account_same",
        "UPDATE OF id, person_id",
        "people_account",
        "an account stays with its person",
        "NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id",
    ),
    Bar(
        "people_gate_person_same",
        "UPDATE OF id, key",
        "people_person",
        "a person keeps the key by which the record knows the person",
        "NEW.id <> OLD.id OR NEW.key <> OLD.key",
    ),
    Bar(
        "people_gate_person_kept",
        "DELETE",
        "people_person",
        "a file is never deleted: erasing wipes out whom it names, and the key stays",
    ),
    Bar(
        "people_gate_part_same",
        "UPDATE OF id",
        "people_unit",
        "a unit stays the unit that it was founded as",
        "NEW.id <> OLD.id",
    ),
    Bar(
        "people_gate_part_kept",
        "DELETE",
        "people_unit",
        "a unit is dissolved and never deleted",
    ),
    Bar(
        "people_gate_import_same",
        "UPDATE OF id",
        "people_import",
        "an import stays what brought its members",
        "NEW.id <> OLD.id",
    ),
    Bar(
        "people_gate_import_kept",
        "DELETE",
        "people_import",
        "an import is undone and never deleted",
    ),
    Bar(
        "people_gate_roll_line_same",
        "UPDATE",
        "people_rollline",
        "what a frozen roll says of a person is not changed; a challenge is answered beside it",
        "",
        "EXISTS (SELECT 1 FROM people_roll r WHERE r.id = OLD.roll_id AND r.root <> '')",
    ),
    Bar(
        "people_gate_roll_line_kept",
        "DELETE",
        "people_rollline",
        "nobody is left out of a frozen roll",
    ),
)

EMPTIED = tables_of(BARS)
"""The tables that PostgreSQL must not empty at once: TRUNCATE meets no bar for single rows."""

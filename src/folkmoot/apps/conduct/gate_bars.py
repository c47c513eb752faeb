"""What the database refuses of the files of cases, written once for both databases.

A file is only ever added to. What happens to a row later (a wish is decided, a document comes
back, evidence is erased when its time is over) has columns of its own, and each is filled once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from folkmoot.platform.gate import Bar, tables_of

_NO_CHANGE = "the file of a case is only added to; what was written is not changed"
_NO_LOSS = "nothing is taken off the file of a case"

LATER: Mapping[str, tuple[str, ...]] = {
    "case": ("cluster_id",),
    "caserole": ("until",),
    "taken": ("receipt",),
    "casekey": ("wrapped", "destroyed_at"),
    "service": ("bounced_at", "received_at"),
    "exhibit": ("sealed",),
    "adjustment": ("says", "said_at", "granted", "reasons", "decided_at"),
    "request": ("granted", "reasons", "decided_at"),
    "draw": ("head", "drawn_at"),
    "challenge": ("allowed", "reasons", "decided_by", "decided_at"),
    "suspension": ("lifted_at",),
}
"""Columns that are empty at first and filled once, by table. All other columns never change."""

EMPTIED_LATER = frozenset({"wrapped", "sealed"})
"""Of these it is the other way round: a key and what it opens are there at first, then gone."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "adjournment": ("case_id", "start", "end", "by", "reasons"),
    "adjustment": ("case_id", "side", "asked_at"),
    "answer": ("decision_id", "point_id", "says"),
    "appeal": ("case_id", "by", "grounds", "at"),
    "appealdecision": (
        "appeal_id", "draw_id", "sanction", "months", "scope", "reasons", "digest", "at",
    ),
    "case": ("code", "kind", "respondent", "received_at", "salt", "office"),
    "casekey": ("case_id",),
    "caserole": ("case_id", "person", "part", "since", "note"),
    "certificate": ("case_id", "digest", "value", "draw", "seq", "at"),
    "challenge": ("draw_id", "person", "by", "grounds", "at"),
    "charge": (
        "case_id", "document", "label", "edition", "act", "act_at", "act_until", "place", "medium",
        "maximum", "rights_sheet", "particulars", "digest", "by", "at",
    ),
    "citation": ("decision_id", "exhibit_id"),
    "cluster": ("title", "by", "reasons", "at"),
    "complaint": (
        "case_id", "says", "act_at", "act_until", "known_at", "place", "medium", "source",
    ),
    "contact": ("case_id", "by", "to", "about", "happened_at", "reported_by", "own", "at"),
    "decision": (
        "case_id", "at", "standard", "sanction", "months", "scope", "lesser_considered",
        "comparables", "departure", "external_remedy", "digest",
    ),
    "declaration": ("draw_id", "person", "at"),
    "draw": (
        "case_id", "purpose", "pool", "excluded", "size", "commitment", "committed_at", "log_size",
    ),
    "exhibit": (
        "case_id", "number", "title", "mark", "helps", "by", "at", "file_name", "kind", "size",
    ),
    "finding": (
        "decision_id", "number", "says", "proved", "votes_for", "votes_against", "reasons",
    ),
    "hearing": ("case_id", "at", "on_papers", "companion_stated", "note"),
    "paperelection": ("case_id", "by", "fresh", "at"),
    "point": ("reply_id", "number", "says"),
    "publication": (
        "case_id", "number", "kind", "document", "label", "edition", "source", "outcome",
        "sanction", "months", "year", "days", "days_to_notice", "suspended", "on_papers",
        "appealed", "summary", "at",
    ),
    "reading": ("case_id", "person", "part", "day", "at"),
    "reopening": ("earlier_id", "case_id", "ground", "reasons", "by", "at"),
    "reply": ("case_id", "says", "at"),
    "request": ("case_id", "by", "says", "at"),
    "restriction": ("certificate_id", "person", "scope", "start", "until"),
    "review": ("suspension_id", "by", "reasons", "at"),
    "schedule": ("case_id", "marks", "digest", "signed_by", "signed_at"),
    "service": ("case_id", "what", "digest", "to", "method", "sent_at", "proof", "order"),
    "suspension": (
        "case_id", "draw_id", "imposed_at", "scope", "urgent", "serious", "stricter",
        "selection_at", "digest", "standing",
    ),
    "taken": ("case_id", "step", "at", "by", "deadlines", "note"),
    "telling": ("case_id", "opened_at", "withheld", "withheld_until"),
    "triage": ("case_id", "outcome", "reasons", "extension", "by", "at"),
}  # fmt: skip
"""The columns of each table of the room that never change, ``id`` apart."""

_BY_LOT = """NEW.certificate = '' AND NOT EXISTS (
  SELECT 1 FROM conduct_suspension s JOIN conduct_case c ON c.id = s.case_id
  JOIN conduct_draw d ON d.id = s.draw_id JOIN people_person p ON p."key" = c.respondent
  WHERE p.id = NEW.person_id AND s.digest = NEW.source AND s.imposed_at = NEW."start"
  AND d.purpose = 'suspension' AND d.head <> '' AND d.case_id = c.id)"""

_BY_THE_RECORD = """length(NEW.digest) <> 64 OR NOT EXISTS (
  SELECT 1 FROM record_entry e WHERE e.seq = NEW.seq AND e.act = 'conduct.certificate_issued'
  AND [[digest in record]])"""

WORDS: Mapping[str, Mapping[str, str]] = {
    "sqlite": {
        "[[differs]]": "IS NOT",
        "[[digest in record]]": "instr(e.data, CAST(NEW.digest AS BLOB)) > 0",
    },
    "postgresql": {
        "[[differs]]": "IS DISTINCT FROM",
        "[[digest in record]]": "position(convert_to(NEW.digest, 'UTF8') IN e.data) > 0",
    },
}


def _bars() -> Iterator[Bar]:
    for name, columns in COLUMNS.items():
        table = f"conduct_{name}"
        differs = [f'NEW."{each}" [[differs]] OLD."{each}"' for each in ("id", *columns)]
        differs += [_twice(each) for each in LATER.get(name, ())]
        yield Bar(
            f"conduct_gate_{name}_same", "UPDATE", table, _NO_CHANGE, "", " OR ".join(differs)
        )
        yield Bar(f"conduct_gate_{name}_kept", "DELETE", table, _NO_LOSS)


def _twice(column: str) -> str:
    changed = f'NEW."{column}" [[differs]] OLD."{column}"'
    if column in EMPTIED_LATER:
        return f'({changed} AND NEW."{column}" IS NOT NULL)'
    empty = f'OLD."{column}" IS NULL'
    if column in {"receipt", "says", "reasons", "head", "decided_by"}:
        empty = f"""OLD."{column}" = ''"""
    return f"({changed} AND NOT ({empty}))"


BARS: tuple[Bar, ...] = (
    *_bars(),
    Bar(
        "conduct_gate_withheld_by_lot",
        "INSERT",
        "people_withheld",
        "only a panel drawn by lot suspends a right for the time being",
        "",
        _BY_LOT,
    ),
    Bar(
        "conduct_gate_certificate_true",
        "INSERT",
        "conduct_certificate",
        "a certificate is one whose digest stands in the record",
        "",
        _BY_THE_RECORD,
    ),
)

EMPTIED = tuple(table for table in tables_of(BARS) if table.startswith("conduct_"))
"""The tables that PostgreSQL must not empty at once."""

"""A list brought in the browser: kept, read as the officer says, tried, and taken over."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from folkmoot.apps.people.actions.import_members import Imported, import_members
from folkmoot.apps.people.actions.numbering import new_key
from folkmoot.apps.people.imports import PRESETS, ListError, Mapped
from folkmoot.apps.people.models import ImportDraft, Person
from folkmoot.apps.people.queries.imports import DraftView
from folkmoot.apps.people.queries.imports import draft as draft_of
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused, one_transaction

KEPT = timedelta(days=2)
LARGEST = 200_000_000
SHOWN = 200


def upload_list(*, actor: ActorRef, at: datetime, name: str, data: bytes) -> DraftView:
    """Keep an uploaded list until it is taken over, or for two days. Nothing is read yet.

    Raises:
        Refused: if it is too large, empty, or not text in UTF-8.
    """
    if not data.strip() or len(data) > LARGEST:
        raise Refused(no(Reason("import.size", "The file is empty, or larger than 200 MB.")))
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        reason = Reason(
            "import.not_utf8",
            "Line {line} is not UTF-8.",
            {"line": line},
            remedy="Save the list as “CSV UTF-8”.",
        )
        raise Refused(no(reason)) from None
    with one_transaction():
        ImportDraft.objects.filter(uploaded_at__lt=at - KEPT).update(file=None)
        made = ImportDraft.objects.create(
            key=new_key(at),
            by=Person.objects.get(key=actor.key),
            name=name[:200],
            file=data,
            digest=hashlib.sha256(data).hexdigest(),
            reading=_guess(data),
            uploaded_at=at,
        )
    return _view(made.key)


def ask_of_list(
    *, actor: ActorRef, at: datetime, key: str, reading: Mapping[str, Any], what: str
) -> DraftView:
    """Ask for a list to be tried, or taken over (all rows, or all that can be).

    Raises:
        Refused: if it is somebody else's, at work, or done.
    """
    with one_transaction():
        row = _own(actor, key)
        row.reading, row.asked, row.asked_at = dict(reading), what, at
        row.done_at, row.result, row.verdicts = None, {}, ""
        row.save(update_fields=["reading", "asked", "asked_at", "done_at", "result", "verdicts"])
    return _view(key)


def do_list(*, at: datetime, key: str, progress: Callable[[int], None] | None = None) -> None:
    """Do what was asked of a list; what came of it is kept beside it. Called by a task."""
    row = ImportDraft.objects.select_related("by").get(key=key)
    if not row.asked or row.done_at is not None or row.batch_id is not None:
        return
    actor = ActorRef("person", row.by.key)
    try:
        done = import_members(
            _lines(bytes(row.file or b"")),
            actor=actor,
            at=at,
            mapped=mapped_by(row.reading),
            preset=str(row.reading.get("preset", "general")),
            file_digest=row.digest,
            dry_run=row.asked == "try",
            skip_refused=row.asked == "take_good",
            progress=progress,
        )
    except (ListError, csv.Error) as fault:
        _finish(row, at, {"fault": str(fault)})
    except Refused as refusal:
        _finish(row, at, {"fault": str(refusal)})
    else:
        _finish(row, at, _counted(done), done)


def mapped_by(reading: Mapping[str, Any]) -> Mapped:
    """How to read a list, from what the officer chose."""
    return Mapped(
        {name: column for name, column in reading.get("columns", {}).items() if column},
        unit=str(reading.get("unit", "")),
        classes={k: v for k, v in reading.get("classes", {}).items() if v},
        day_format=str(reading.get("day_format", "")),
    )


def head_of(data: bytes) -> list[str]:
    """The names of the columns of a list."""
    return [name.strip() for name in next(_lines(data[:100_000]), [])]


def samples_of(data: bytes, *, most: int = 3) -> list[list[str]]:
    """The first rows of a list, to choose columns by."""
    lines = _lines(data[:200_000])
    next(lines, None)
    return [row for row, _ in zip(lines, range(most), strict=False)]


def _guess(data: bytes) -> dict[str, Any]:
    head = {name.lower() for name in head_of(data)}
    fitting = {
        name: sum(1 for column in columns.values() if column in head)
        for name, columns in PRESETS.items()
    }
    preset = max(fitting, key=lambda name: fitting[name])
    return {"preset": preset, "columns": dict(PRESETS[preset]), "unit": "", "day_format": ""}


def _lines(data: bytes) -> Any:
    return csv.reader(io.StringIO(data.decode("utf-8-sig", errors="replace"), newline=""))


def _counted(done: Imported) -> dict[str, Any]:
    return {
        "taken": done.taken,
        "refused": len(done.refused),
        "codes": dict(Counter(each.code for each in done.refused).most_common()),
        "first": [[e.line, e.number, e.says] for e in done.refused[:SHOWN]],
        "receipt": done.code,
    }


def _finish(
    row: ImportDraft, at: datetime, result: dict[str, Any], done: Imported | None = None
) -> None:
    if done is not None:
        text = io.StringIO()
        csv.writer(text).writerows(
            [
                ("line", "number", "code", "says"),
                *((e.line, e.number, e.code, e.says) for e in done.refused),
            ]
        )
        row.verdicts = text.getvalue()
        if done.batch is not None:
            row.batch_id, row.file = done.batch, None
    row.done_at, row.result = at, result
    with one_transaction():
        row.save(update_fields=["done_at", "result", "verdicts", "batch", "file"])


def _own(actor: ActorRef, key: str) -> ImportDraft:
    row = ImportDraft.objects.filter(key=key, by__key=actor.key).first()
    if row is None:
        raise Refused(no(Reason("import.no_draft", "You have uploaded no such list.")))
    if row.asked and row.done_at is None:
        raise Refused(no(Reason("import.at_work", "The list is being read; please wait.")))
    if row.batch_id is not None or row.file is None:
        raise Refused(
            no(Reason("import.done", "This list has been taken over, or was left too long."))
        )
    return row


def _view(key: str) -> DraftView:
    found = draft_of(key)
    assert found is not None  # noqa: S101  (it was written a moment ago)
    return found

"""Importing an archive: streaming, in batches, and never twice."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from folkmoot.apps.campaigns.actions.archive_rows import Batch
from folkmoot.apps.campaigns.acts_declared import IMPORTED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Archive
from folkmoot.apps.campaigns.policy.offices import may_keep
from folkmoot.apps.record.acts import official
from folkmoot.core.adverts import SOURCES, AdvertsError, Fault, Survey, read_adverts
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused, one_transaction

BATCH = 500
PIECE = 1 << 16
KEPT_FAULTS = 200
_READABLE = (".csv", ".json", ".jsonl", ".ndjson", ".txt")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: counts of its rows, and what is new."""

    number: int
    name: str
    source: str
    rows: int
    repeated: int
    faults: tuple[Fault, ...]
    many_faults: int
    added: int
    changed: int
    known: bool
    code: str


@dataclass(frozen=True, slots=True)
class Text:
    """A file to be read: its name, its digest, its size, and how it is opened."""

    name: str
    digest: str
    size: int
    open: Callable[[], IO[str]]


def texts_of(path: Path, name: str = "") -> Iterator[Text]:
    """The files to read in a file: itself, what is packed in it, or every list in an archive.

    Raises:
        AdvertsError: if a ZIP is damaged or holds nothing that can be read.
    """
    name = name or path.name
    if name.lower().endswith(".zip"):
        yield from _packed(path)
        return

    def opened() -> BinaryIO:
        if name.lower().endswith(".gz"):
            return gzip.open(path, "rb")  # type: ignore[return-value]
        return path.open("rb")

    yield _text(name.removesuffix(".gz"), opened)


def _packed(path: Path) -> Iterator[Text]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [
                info.filename
                for info in archive.infolist()
                if info.filename.lower().endswith(_READABLE)
                and not PurePosixPath(info.filename).name.lower().startswith(("readme", "."))
            ]
    except zipfile.BadZipFile:
        raise AdvertsError("the ZIP is damaged") from None
    if not names:
        raise AdvertsError("the ZIP holds no file that could be an archive")
    for name in names:

        def opened(name: str = name) -> BinaryIO:
            return zipfile.ZipFile(path).open(name)  # type: ignore[return-value]

        yield _text(PurePosixPath(name).name, opened)


def _text(name: str, opened: Callable[[], BinaryIO]) -> Text:
    mark, size = hashlib.sha256(), 0
    try:
        with opened() as raw:
            while piece := raw.read(PIECE):
                mark.update(piece)
                size += len(piece)
    except (OSError, EOFError, zipfile.BadZipFile) as wrong:
        raise AdvertsError(f"{name} cannot be unpacked: {wrong}") from None
    return Text(
        name,
        mark.hexdigest(),
        size,
        lambda: io.TextIOWrapper(opened(), "utf-8", errors="replace", newline=""),
    )


def begin_archive(*, actor: ActorRef, at: datetime, text: Text) -> int:
    """Keep that a file is being read; the same file has the same number again.

    Raises:
        Refused: if the actor may not.
    """
    verdict = may_keep(actor, on=day_of(at))
    if not verdict:
        raise Refused(verdict)
    with one_transaction():
        row, _ = Archive.objects.get_or_create(
            digest=text.digest,
            defaults={
                "name": text.name[:200], "size": text.size, "began_at": at, "by": str(actor),
            },
        )  # fmt: skip
    return int(row.pk)


def import_archive(
    *, actor: ActorRef, at: datetime, text: Text, progress: Progress | None = None
) -> Imported:
    """Read a file row by row into the register; what it tells twice is there once.

    Rows are written in batches, each in a transaction of its own, so that a large file keeps
    nobody waiting. One that broke off is taken up again by importing the same file: what is
    there is not written anew. The act stands in the record when the last row is.

    Raises:
        Refused: if the actor may not, or the file is none of the archives that are known.
    """
    number = begin_archive(actor=actor, at=at, text=text)
    row = Archive.objects.get(pk=number)
    if row.ended_at is not None:
        return _told(row, known=True)
    survey, batch = Survey(), Batch(row)
    try:
        source = _read(text, survey, batch, lambda: _write(batch, row, survey, progress))
    except AdvertsError as wrong:
        _forget(row)
        says = "“{name}” cannot be imported: {why}."
        remedy = "Bring the file as the platform or collector published it."
        params = {"name": text.name, "why": str(wrong)}
        raise Refused(no(Reason("archive.unreadable", says, params, None, remedy))) from None
    _write(batch, row, survey, progress)
    return _finish(row, survey, batch, source, actor=actor, at=at)


def _read(text: Text, survey: Survey, batch: Batch, write: Callable[[], None]) -> str:
    source = ""
    with text.open() as lines:
        for found in read_adverts(_pieces(lines), name=text.name):
            survey.take(found)
            if isinstance(found, Fault):
                continue
            source = source or found.source
            batch.add(found)
            if len(batch) >= BATCH:
                write()
    if not survey.rows:
        raise AdvertsError("no row of it can be read")
    return source


def _write(batch: Batch, row: Archive, survey: Survey, progress: Progress | None) -> None:
    with one_transaction():
        batch.write()
        Archive.objects.filter(pk=row.pk).update(rows=survey.rows, faults=survey.faults)
    if progress is not None:
        progress(survey.rows + survey.faults)


def _finish(
    row: Archive, survey: Survey, batch: Batch, source: str, *, actor: ActorRef, at: datetime
) -> Imported:
    with official(IMPORTED, actor=actor, at=at) as act:
        row.source, row.ended_at = source, at
        row.rows, row.repeated, row.faults = survey.rows, survey.repeated, survey.faults
        row.added, row.changed = batch.added, batch.changed
        row.first_faults = [[each.line, each.says] for each in survey.first_faults]
        row.figures = figures(survey)
        row.save()
        batch.gather_alike()
        act.about(f"archive:{row.pk}")
        act.shows(
            file=row.digest, source=SOURCES[source], rows=row.rows, faults=row.faults,
            added=row.added, changed=row.changed,
        )  # fmt: skip
    Archive.objects.filter(pk=row.pk).update(seq=act.seq)
    return _told(row, known=False, code=act.code)


def figures(survey: Survey) -> dict[str, object]:
    """The figures of a file as data."""

    def sums(found: object) -> dict[str, list[int | None]]:
        return {unit: [each.low, each.high] for unit, each in dict(found).items()}  # type: ignore[call-overload]

    return {
        "once": survey.once,
        "with_text": survey.with_text,
        "texts": len(survey.texts),
        "clusters": len(survey.clusters()) if survey.texts else 0,
        "most_repeated": max(survey.texts.values(), default=0),
        "without_funder": survey.without_funder,
        "spend": sums(survey.spend),
        "spend_once": sums(survey.spend_once),
    }


def _pieces(lines: IO[str]) -> Iterator[str]:
    """Lines, and of a line that is very long its pieces, where they are no rows of a table."""
    first = lines.readline(PIECE)
    if not first.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        yield first if first.endswith("\n") else first + lines.readline()
        yield from lines
        return
    while first:
        yield first
        first = lines.readline(PIECE)


def _forget(row: Archive) -> None:
    with one_transaction():
        if not (row.adverts.exists() or row.spendings.exists() or row.targetings.exists()):
            row.delete()


def _told(row: Archive, *, known: bool, code: str = "") -> Imported:
    return Imported(
        number=int(row.pk),
        name=row.name,
        source=row.source,
        rows=row.rows,
        repeated=row.repeated,
        faults=tuple(Fault(line, says) for line, says in row.first_faults),
        many_faults=row.faults,
        added=row.added,
        changed=row.changed,
        known=known,
        code=code,
    )

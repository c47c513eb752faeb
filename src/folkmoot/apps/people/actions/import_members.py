"""Taking members over from a list, in one batch that can be undone as one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from folkmoot.apps.people.actions.bulk_rows import (
    after_ids,
    indexes_afterwards,
    next_id,
    write_rows,
)
from folkmoot.apps.people.actions.numbering import FIRST_NUMBER, NO_PASSWORD
from folkmoot.apps.people.acts_declared import IMPORTED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.folding import sought
from folkmoot.apps.people.imports import Mapped, Row, RowVerdict, read
from folkmoot.apps.people.models import Import, Person, Unit
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy.members import CLASSES
from folkmoot.apps.people.queries import national, scopes_of, units_under
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import ulids
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

Progress = Callable[[int], None]
_EVERY = 10_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: how many rows were, or would be, taken over; and the others."""

    taken: int
    refused: tuple[RowVerdict, ...]
    batch: int | None
    code: str


def import_members(
    lines: Iterable[Sequence[str]],
    *,
    actor: ActorRef,
    at: datetime,
    mapped: Mapped,
    preset: str,
    file_digest: str,
    dry_run: bool = False,
    skip_refused: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Take over a list, all or nothing; or, if asked, all but the rows that are refused.

    No row can end a membership: an import only admits. Accounts are opened, and claimed by
    letter as any other.

    Raises:
        ListError: if the head of the list lacks a column.
        Refused: if the actor keeps no file, the list is empty, or rows are in the way.
    """
    if dry_run:
        rows, refused = _read(lines, actor, mapped, at, progress)
        return Imported(len(rows), tuple(refused), None, "")
    with official(IMPORTED, actor=actor, at=at) as act:
        rows, refused = _read(lines, actor, mapped, at, progress)
        act.require(_may_go_on(rows, refused, skip_refused=skip_refused))
        batch = Import.objects.create(
            file_digest=file_digest, preset=preset, rows=len(rows), recorded_at=at
        )
        _write(rows, batch.pk, at)
        act.seals(batch=batch.pk, rows=len(rows), refused=len(refused), file=file_digest)
        act.about(f"import:{batch.pk}")
    return Imported(len(rows), tuple(refused), batch.pk, act.code)


def _read(
    lines: Iterable[Sequence[str]],
    actor: ActorRef,
    mapped: Mapped,
    at: datetime,
    progress: Progress | None,
) -> tuple[list[Row], list[RowVerdict]]:
    rows: list[Row] = []
    refused: list[RowVerdict] = []
    found = read(
        lines,
        mapped,
        units=_units(actor, day_of(at)),
        classes=CLASSES,
        taken=set(Person.objects.values_list("number", flat=True)),
        today=day_of(at),
    )
    for done, each in enumerate(found, start=1):
        if isinstance(each, RowVerdict):
            refused.append(each)
        else:
            rows.append(each)
        if progress and done % _EVERY == 0:
            progress(done)
    return rows, refused


def _units(actor: ActorRef, on: date) -> dict[str, date]:
    whole = national().slug
    if authority.may_keep_the_file(actor, unit=whole, on=on):
        scopes = [whole]
    else:
        scopes = scopes_of(actor.key, KEEPS_THE_FILE, on) if actor.kind == "person" else []
    return {unit.slug: unit.founded_on for slug in scopes for unit in units_under(slug)}


def _may_go_on(rows: list[Row], refused: list[RowVerdict], *, skip_refused: bool) -> Verdict:
    if refused and not skip_refused:
        return no(
            Reason(
                "import.rows_refused",
                "{many} rows cannot be taken over; the first is line {line}: {says}",
                {"many": len(refused), "line": refused[0].line, "says": refused[0].says},
                remedy="Correct the list, or take over the others only.",
            )
        )
    if not rows:
        return no(Reason("import.nothing", "There is no row in the list to take over."))
    return yes()


def _write(rows: list[Row], batch: int, at: datetime) -> None:
    first = next_id("people_person")
    numbers = _numbers(rows)
    # The members of a unit stand side by side: its page then reads a few leaves and not hundreds.
    places = sorted(range(len(rows)), key=lambda n: rows[n][6])
    rows, numbers = [rows[n] for n in places], [numbers[n] for n in places]
    tables = ("people_person", "people_membership", "people_unitmembership")
    with indexes_afterwards(*tables, worth_it=len(rows) >= first):
        _write_persons(rows, numbers, first, at)
        _write_memberships(rows, first, batch, at)


def _write_persons(rows: list[Row], numbers: list[str], first: int, at: datetime) -> None:
    noise = secrets.token_bytes(10 * len(rows))
    # In their order the keys are written at the end of their index, and not all over it.
    keys = sorted(ulids(milliseconds=int(at.timestamp() * 1000), randomness=noise))
    when = _written(at)
    write_rows(
        "people_person",
        (
            "id", "key", "number", "given_name", "family_name", "email", "phone", "address",
            "sought", "recorded_at",
        ),
        (
            (
                first + n,
                keys[n],
                numbers[n],
                given,
                family,
                email,
                phone,
                address,
                sought(given, family),
                when,
            )
            for n, (_no, given, family, email, phone, address, _u, _c, _s) in enumerate(rows)
        ),
    )  # fmt: skip
    after_ids("people_person")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_account (username, password, email, is_active, person_id) "
            "SELECT number, %s, '', %s, id FROM people_person WHERE id >= %s",
            [NO_PASSWORD, True, first],
        )


def _write_memberships(rows: list[Row], first: int, batch: int, at: datetime) -> None:
    when = _written(at)
    write_rows(
        "people_membership",
        ("person_id", "member_class", "start", "recorded_at", "batch_id"),
        ((first + n, row[7], row[8].isoformat(), when, batch) for n, row in enumerate(rows)),
    )
    units = dict(Unit.objects.filter(slug__in={row[6] for row in rows}).values_list("slug", "pk"))
    write_rows(
        "people_unitmembership",
        ("person_id", "unit_id", "start", "recorded_at"),
        ((first + n, units[row[6]], row[8].isoformat(), when) for n, row in enumerate(rows)),
    )


def _written(at: datetime) -> str:
    moment = connection.ops.adapt_datetimefield_value(at)
    return moment if isinstance(moment, str) else at.isoformat()


def _numbers(rows: list[Row]) -> list[str]:
    given = {row[0] for row in rows if row[0]}
    if len(given) == len(rows):
        return [row[0] for row in rows]
    used = {*given, *Person.objects.values_list("number", flat=True)}
    following = max((int(n) for n in used if n.isdecimal()), default=FIRST_NUMBER - 1)
    numbers = []
    for row in rows:
        number = row[0]
        if not number:
            following += 1
            number = str(following)
        numbers.append(number)
    return numbers

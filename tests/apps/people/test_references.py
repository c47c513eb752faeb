"""What a row of a person refers to is there, and stays: on both kinds of database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import Error, IntegrityError, connection, transaction

from folkmoot.apps.people import gate
from folkmoot.apps.people.models import (
    Account,
    Import,
    Membership,
    Person,
    Unit,
    UnitMembership,
)
from folkmoot.apps.people.references import REFERENCES

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
NOWHERE = 10**9
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has foreign keys here"
)


@pytest.fixture
def rows(house):
    """For each table a row that could be written: its values by column."""
    person = Person.objects.create(key="K" * 26, number="K1", family_name="K", recorded_at=AT)
    batch = Import.objects.create(file_digest="0" * 64, preset="general", rows=1, recorded_at=AT)
    dated = {"person_id": person.pk, "start": DAY, "recorded_at": AT}
    return {
        "people_account": (Account, {"username": "K1", "person_id": person.pk}),
        "people_membership": (Membership, {**dated, "batch_id": batch.pk}),
        "people_unitmembership": (UnitMembership, {**dated, "unit_id": Unit.objects.first().pk}),
    }


def written(model, rows):
    """Write rows at once, and ask at once what SQLite asks at the end."""
    model.objects.bulk_create(rows)
    connection.check_constraints()


def copied(table, values):
    """Write a row by PostgreSQL's COPY, whose refusals Django does not translate."""
    names = ", ".join(f'"{name}"' for name in values)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
    ):
        copy.write_row(values.values())


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in REFERENCES for column in REFERENCES[table]]
)
def test_no_row_is_written_that_refers_to_nothing_even_among_many_that_do(rows, table, column):
    model, values = rows[table]
    bad = model(**{**values, column: NOWHERE})
    others = [] if model is Account else [model(**values), model(**values)]
    before = model.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        written(model, [*others, bad, *others])
    assert model.objects.count() == before
    written(model, [model(**values)])


@pytest.mark.parametrize("model", [Person, Unit, Import])
def test_what_is_referred_to_is_neither_deleted_nor_numbered_anew(rows, model):
    table = model._meta.db_table
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 100000"):  # noqa: S608
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_an_account_is_not_handed_to_another_person(rows):
    other = Person.objects.get(number="K1")
    with pytest.raises(Error), transaction.atomic():
        Account.objects.exclude(person=other).update(person=other)


@on_postgresql
@pytest.mark.postgres
@pytest.mark.parametrize("table", REFERENCES)
def test_rows_that_are_copied_in_are_proved_too_and_the_house_wants_its_proof(rows, table):
    model, values = rows[table]
    fields = {f.attname: f.get_default() for f in model._meta.concrete_fields if not f.primary_key}
    given = {**fields, **values, "person_id": NOWHERE}
    with pytest.raises(Exception, match="refers to what is not there"), transaction.atomic():
        copied(table, given)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_refers")
    assert gate.missing() == [f"{table}_refers"]

"""No door leads around the evidence of an ending: the database itself refuses, on both kinds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import Error, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from folkmoot.apps.people import actions, gate, queries
from folkmoot.apps.people.models import (
    Ending,
    Membership,
    Office,
    OfficeEnding,
    Person,
    UnitMembership,
)
from folkmoot.apps.record.models import Entry
from folkmoot.core.terms import ActorRef

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DIGEST = "ab" * 32


@pytest.fixture
def held(house):
    """Mary's membership."""
    return Membership.objects.get(person__key=house.member)


def update(row):
    type(row).objects.filter(pk=row.pk).update(end=TODAY)


def save(row):
    row.end = TODAY
    row.save()


def bulk_update(row):
    row.end = TODAY
    type(row).objects.bulk_update([row], ["end"])


def constructor(row):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
    type(row)(**{**values, "end": TODAY}).save()


def upsert(row):
    row.end = TODAY
    type(row).objects.bulk_create(
        [row], update_conflicts=True, update_fields=["end"], unique_fields=["id"]
    )


def raw(row):
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {row._meta.db_table} SET "end" = %s WHERE id = %s',  # noqa: S608
            [TODAY, row.pk],
        )


def delete(row):
    row.delete()


def delete_all(row):
    type(row).objects.all().delete()


def delete_raw(row):
    type(row).objects.filter(pk=row.pk)._raw_delete(connection.alias)


def delete_person(row):
    Person.objects.get(pk=row.person_id).delete()


DOORS = [
    update,
    save,
    bulk_update,
    constructor,
    upsert,
    raw,
    delete,
    delete_all,
    delete_raw,
    delete_person,
]


def refused(door, row):
    before = list(type(row).objects.order_by("pk").values())
    with pytest.raises(Error), transaction.atomic():
        door(type(row).objects.get(pk=row.pk))
    assert list(type(row).objects.order_by("pk").values()) == before


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_ends_a_membership_without_its_evidence(held, door):
    refused(door, held)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_takes_an_office_from_its_holder_without_evidence(house, door):
    refused(door, Office.objects.get(person__key=house.chair))


@pytest.mark.parametrize(
    "door", [update, save, bulk_update, raw, delete, delete_all], ids=lambda door: door.__name__
)
def test_no_door_leaves_a_member_without_a_unit(house, door):
    refused(door, UnitMembership.objects.get(person__key=house.member))


@pytest.mark.parametrize(
    "change",
    [
        {"member_class": "supporter"},
        {"start": date(2026, 1, 1)},
        {"recorded_at": AT + timedelta(days=1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_membership_is_not_lowered_dated_later_or_handed_to_somebody_else(held, change):
    refused(lambda row: Membership.objects.filter(pk=row.pk).update(**change), held)


def test_a_membership_is_not_handed_to_another_person(house, held):
    other = Person.objects.get(key=house.chair)
    refused(lambda row: Membership.objects.filter(pk=row.pk).update(person=other), held)


def test_nobody_is_admitted_to_a_membership_that_will_end_by_itself(house, held):
    with pytest.raises(Error), transaction.atomic():
        Membership.objects.create(
            person=held.person, start=TODAY, end=TODAY + timedelta(days=90), recorded_at=AT
        )


def person_of(word, house):
    """The row of somebody named by a word of the cast; None for nobody."""
    return Person.objects.get(key=getattr(house, word)) if word else None


def evidence(held, **values):
    given = {"ground": "resigned", "on": TODAY, "recorded_at": AT, **values}
    return Ending.objects.create(membership=held, **given)


@pytest.mark.parametrize(
    "values",
    [
        {"ground": "resigned", "by": "chair"},
        {"ground": "resigned"},
        {"ground": "class_changed", "by": "chair"},
        {"ground": "died", "by": "chair", "second": "chair"},
        {"ground": "died", "by": "chair"},
        {"ground": "died", "by": "chair", "second": "member"},
        {"ground": "import_undone", "by": "chair", "second": "secretary"},
        {"ground": "merged", "by": "chair", "second": "secretary"},
        {"ground": "merge_undone", "by": "chair"},
        {"ground": "sanction"},
        {"ground": "sanction", "certificate": DIGEST},
        {"ground": "lapse", "certificate": DIGEST, "certificate_seq": 1},
        {"ground": "ineligible", "certificate": DIGEST, "certificate_seq": 10**6},
        {"ground": "deemed_resigned"},
        {"ground": ""},
    ],
    ids=str,
)
def test_evidence_that_is_none_is_refused(house, held, values):
    who = {name: person_of(values.get(name), house) for name in ("by", "second")}
    with pytest.raises(Error), transaction.atomic():
        evidence(held, **{**values, **who})
    assert not Ending.objects.exists()


def test_another_members_evidence_or_another_day_ends_nothing(house, held):
    other = Membership.objects.get(person__key=house.other_member)
    evidence(other, by=other.person)
    evidence(held, by=held.person, on=TODAY + timedelta(days=30))
    refused(update, held)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.postgres
@pytest.mark.parametrize("table", gate.EMPTIED)
def test_no_table_of_the_gate_is_emptied_at_once(held, table):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(Error, match="never emptied"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")


def certified(digest):
    seq = Entry.objects.count()
    Entry.objects.create(
        seq=seq, act=gate.CERTIFICATE_ACT, at=AT, data=f'{{"certificate":"{digest}"}}'.encode()
    )
    return seq


@pytest.mark.parametrize("ground", Ending.CERTIFIED)
def test_a_certificate_whose_digest_stands_in_the_record_ends_a_membership(held, ground):
    seq = certified(DIGEST)
    with pytest.raises(Error), transaction.atomic():
        evidence(held, ground=ground, certificate="cd" * 32, certificate_seq=seq)
    evidence(held, ground=ground, certificate=DIGEST, certificate_seq=seq)
    update(held)
    assert queries.membership(held.person.key, TODAY) is None


def test_an_office_is_taken_as_a_sanction_only_by_a_certificate(house):
    office = Office.objects.get(person__key=house.chair)
    given = {"office": office, "ground": "sanction", "on": TODAY, "recorded_at": AT}
    with pytest.raises(Error), transaction.atomic():
        OfficeEnding.objects.create(**given, certificate=DIGEST, certificate_seq=0)
    OfficeEnding.objects.create(**given, certificate=DIGEST, certificate_seq=certified(DIGEST))
    update(office)
    assert queries.holders("leeds", "chair", TODAY) == []


@pytest.mark.parametrize(
    "values",
    [
        {"ground": "resigned", "by": "member"},
        {"ground": "term_ended"},
        {"ground": "succeeded"},
        {"ground": "membership_ended"},
        {"ground": "unit_dissolved"},
        {"ground": "removed"},
    ],
    ids=str,
)
def test_evidence_against_an_officer_that_is_none_is_refused(house, values):
    office = Office.objects.get(person__key=house.chair)
    who = {"by": person_of(values.get("by"), house)}
    with pytest.raises(Error), transaction.atomic():
        OfficeEnding.objects.create(office=office, on=TODAY, recorded_at=AT, **{**values, **who})


def test_evidence_is_not_changed_or_taken_away_and_what_was_overturned_serves_no_more(house, held):
    actions.record_death(
        actor=house.actor("secretary"),
        second=house.actor("general_secretary"),
        at=AT,
        person=house.member,
        died_on=TODAY,
    )
    ending = Ending.objects.get()
    refused(delete, ending)
    refused(lambda row: Ending.objects.filter(pk=row.pk).update(ground="resigned"), ending)
    actions.overturn_death(actor=house.actor("member"), at=AT, person=house.member)
    refused(update, held)
    refused(lambda row: Ending.objects.filter(pk=row.pk).update(overturned_at=None), ending)


def test_the_members_own_act_still_goes_through(house):
    actions.resign_membership(actor=ActorRef("person", house.member), at=AT, person=house.member)
    assert queries.membership(house.member, TODAY) is None
    assert Ending.objects.get().by.key == house.member


def test_without_the_gate_the_house_does_not_start(held):
    name = "people_gate_membership_end"
    with connection.cursor() as cursor:
        where = "" if connection.vendor == "sqlite" else " ON people_membership"
        cursor.execute(f"DROP TRIGGER {name}{where}")
    assert gate.missing() == [name]
    with pytest.raises(SystemCheckError, match="could end without evidence"):
        call_command("check", databases=["default"])
    gate.install()
    assert gate.missing() == []
    refused(update, held)


def test_a_gate_of_the_same_name_that_lets_everything_through_is_noticed(held):
    name = "people_gate_membership_kept"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(
                f"CREATE TRIGGER {name} BEFORE DELETE ON people_membership BEGIN SELECT 1; END"
            )
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE people_membership DISABLE TRIGGER {name}")
    assert gate.missing() == [name]


@pytest.mark.django_db(transaction=True)
def test_a_table_remade_by_a_migration_has_the_gate_again_before_the_house_may_start(
    shared_database,
):
    state = ProjectState.from_apps(apps)
    change = migrations.AddField("ending", "note", models.CharField(max_length=9, default=""))
    after = state.clone()
    change.state_forwards("people", after)
    gate.before_migrations()
    with connection.schema_editor() as editor:
        change.database_forwards("people", editor, state, after)
    lost = "people_gate_ending_true" in gate.missing()
    assert lost == (connection.vendor == "sqlite"), "SQLite drops triggers with the old table"
    gate.install()
    assert gate.missing() == []
    gate.before_migrations()
    with connection.schema_editor() as editor:
        change.database_backwards("people", editor, after, state)
    gate.install()

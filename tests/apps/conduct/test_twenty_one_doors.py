"""The twenty-one ways around a fair process, by name, each tried through every door it has.

A door is an act, a page, the API (where every act in a case has its own), a list that is brought
in, the bulk calls and the updates of the ORM, raw SQL through Django's connection, a migration, the
admin site. After each try everything that the member has stands as it stood. The tests run on both
databases; what is more than one line to try stands in `test_the_back_doors.py` and in
tests/apps/people/test_the_gate.py.
"""

from __future__ import annotations

import pytest
from court import day
from django.apps import apps
from django.db import IntegrityError, transaction
from doors import DOORS, row

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.gate_bars import COLUMNS, LATER
from folkmoot.apps.conduct.models import Case, Charge, Decision, Draw, Reply, Schedule, Taken
from folkmoot.apps.people.models import Account, Membership, Office, UnitMembership, Withheld
from folkmoot.platform.acts import Refused


def opened(door, court) -> None:
    """Try a door, and say so if it lets through."""
    with transaction.atomic():
        door(court)
        pytest.fail("let through")


def standing(court) -> list:
    """Everything that the member has, and everything that the file of the case says."""
    key, me = court.respondent.key, row(court)
    tables = [
        Membership.objects.filter(person=me),
        UnitMembership.objects.filter(person=me),
        Office.objects.filter(person=me),
        Withheld.objects.filter(person=me),
        Account.objects.filter(person=me),
        Case.objects.filter(respondent=key),
        *(model.objects.all() for model in (Charge, Decision, Draw, Reply, Schedule, Taken)),
    ]
    return [list(rows.order_by("pk").values()) for rows in tables]


@pytest.fixture
def prepared(court):
    def prepare(stage: str):
        if stage == "suspended":
            court.to_panel()
            court.draw(day(21), "suspension")
            court.act(
                actions.suspend_member, court.sits("suspension")[0], day(23), scope=["attend"],
                urgent="There were threats.", serious="Somebody was hurt.",
            )  # fmt: skip
        else:
            getattr(court, stage)()
        return court

    return prepare


@pytest.mark.parametrize("number", DOORS, ids=lambda number: f"{number:02} {DOORS[number][0]}")
def test_every_door_is_shut_and_changes_nothing(prepared, number):
    _title, stage, doors = DOORS[number]
    court = prepared(stage)
    before = standing(court)
    for name, door in doors.items():
        with pytest.raises((Refused, IntegrityError)):
            opened(door, court)
        court.program.clients.clear()  # what a door did is taken back, and with it who signed in
        assert standing(court) == before, (number, name)


def test_all_twenty_one_are_named():
    assert sorted(DOORS) == list(range(1, 22))


def test_12_a_member_without_any_right_still_opens_the_own_case(prepared, client):
    court = prepared("suspended")
    client.force_login(Account.objects.get(person__key=court.respondent.key))
    assert client.get(f"/cases/{court.code}").status_code == 200


def test_every_column_of_every_file_is_guarded():
    for model in apps.get_app_config("conduct").get_models():
        name = model._meta.db_table.removeprefix("conduct_")
        known = {"id", *COLUMNS[name], *LATER.get(name, ())}
        assert {field.column for field in model._meta.fields} == known, name

"""A list of members comes in with a verdict per row, all or nothing, and can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.imports import PRESETS, ListError, Mapped
from folkmoot.apps.people.models import Account, Ending, Import, Membership, Person
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
HEAD = ["number", "given_name", "family_name", "email", "unit", "class", "since"]
GOOD = [
    ["A1", "Zoë", "Ångström", "zoe@example.org", "leeds", "full", "2020-01-31"],
    ["", "Bo", "Li", "", "headingley", "supporter", "2021-02-28"],
]
GENERAL = Mapped(PRESETS["general"])


def bring(house, lines, *, who="general_secretary", mapped=GENERAL, at=AT, **values):
    return actions.import_members(
        lines,
        actor=house.actor(who),
        at=at,
        mapped=mapped,
        preset="general",
        file_digest="0" * 64,
        **values,
    )


def test_a_list_comes_in_with_files_accounts_memberships_and_units(house):
    done = bring(house, [HEAD, *GOOD])
    assert (done.taken, done.refused) == (2, ())
    zoe = queries.person_by_number("a1")
    assert zoe.name == "Zoë Ångström"
    assert queries.membership(zoe.key, date(2026, 3, 2)).since == date(2020, 1, 31)
    assert queries.home_of(zoe.key, date(2026, 3, 2)).slug == "leeds"
    bo = queries.find_members("li bo", scopes=["leeds"], on=date(2026, 3, 2)).persons[0]
    assert queries.membership(bo.key, date(2026, 3, 2)).member_class == "supporter"
    assert Account.objects.filter(username=bo.number, person__key=bo.key).exists()
    assert not Account.objects.get(username="A1").has_usable_password()
    after, _ = actions.admit_person(
        actor=house.actor("general_secretary"),
        at=AT,
        given_name="After",
        family_name="Wards",
        unit="leeds",
    )
    assert queries.person(after.key).name == "After Wards"


def indexes() -> dict[str, object]:
    tables = ("people_person", "people_membership", "people_unitmembership")
    with connection.cursor() as cursor:
        of_each = [connection.introspection.get_constraints(cursor, table) for table in tables]
    return {
        name: each["columns"] for found in of_each for name, each in found.items() if each["index"]
    }


@pytest.mark.parametrize("many", [2, 60])
def test_a_list_leaves_every_index_as_it_was_however_many_it_brings(house, many):
    before = indexes()
    assert ["sought", "key", "id"] in before.values()
    row = ["Zoë", "Ångström", "", "leeds", "full", "2020-01-31"]
    bring(house, [HEAD, *([f"B{n}", *row] for n in range(many))])
    assert indexes() == before
    found = queries.find_members("angstrom", scopes=["leeds"], on=date(2026, 3, 2))
    assert len(found.persons) == min(many, queries.PAGE)
    assert found.among == many + 4


BAD = [
    (["100001", "A", "B", "", "leeds", "full", "2020-01-01"], "member.number_taken"),
    (["X-1", "A", "B", "", "leeds", "full", "2020-01-01"], "member.malformed_number"),
    (["X1", "", " ", "", "leeds", "full", "2020-01-01"], "member.no_name"),
    (["X1", "A", "B", "", "leeds", "full", "31/01/2020"], "row.no_day"),
    (["X1", "A", "B", "", "leeds", "full", "2026-03-03"], "member.start_ahead"),
    (["X1", "A", "B", "", "atlantis", "full", "2020-01-01"], "unit.unknown"),
    (["X1", "A", "B", "", "leeds", "full", "1999-01-01"], "unit.not_yet"),
    (["X1", "A", "B", "", "leeds", "founder", "2020-01-01"], "member.unknown_class"),
    (["X1", "A", "B", "nobody", "leeds", "full", "2020-01-01"], "row.email"),
    (["X1", "A" * 81, "B", "", "leeds", "full", "2020-01-01"], "row.too_long"),
    (["X1", "A", "B"], "row.width"),
]


@pytest.mark.parametrize(("row", "code"), BAD, ids=[code for _row, code in BAD])
def test_a_row_that_stands_in_the_way_is_named_and_nothing_is_half_done(house, row, code):
    before = Person.objects.count()
    dry = bring(house, [HEAD, *GOOD, row], dry_run=True)
    assert [(each.line, each.code) for each in dry.refused] == [(4, code)]
    with pytest.raises(Refused) as no:
        bring(house, [HEAD, *GOOD, row])
    assert no.value.verdict.reasons[0].code == "import.rows_refused"
    assert "line 4" in no.value.verdict.reasons[0].sentence
    assert Person.objects.count() == before
    assert not Import.objects.exists()
    assert bring(house, [HEAD, *GOOD, row], skip_refused=True).taken == 2


def test_a_number_that_comes_twice_in_the_list_is_refused_the_second_time(house):
    dry = bring(house, [HEAD, GOOD[0], GOOD[0]], dry_run=True)
    assert (dry.taken, dry.refused[0].line) == (1, 3)


def test_an_officer_imports_only_into_the_own_unit(house):
    lines = [HEAD, ["", "A", "B", "", "hull", "full", "2020-01-01"]]
    assert bring(house, lines, who="secretary", dry_run=True).refused[0].code == "unit.unknown"
    assert bring(house, [HEAD, *GOOD], who="secretary", dry_run=True).refused == ()


def test_a_list_from_civicrm_is_read_and_its_ends_are_not(house):
    head = "contact_id,first_name,last_name,email,membership_type_id,join_date,end_date,status_id"
    lines = [
        head.split(","),
        ["7", "Ann", "Lee", "", "General", "2020-01-01", "2020-12-31", "Expired"],
    ]
    mapped = Mapped(PRESETS["civicrm"], unit="leeds", classes={"General": "full"})
    bring(house, lines, mapped=mapped)
    held = Membership.objects.get(person__number="7")
    assert (held.start, held.end) == (date(2020, 1, 1), None)
    assert not Ending.objects.exists()


def test_a_list_without_a_column_that_is_needed_says_which(house):
    with pytest.raises(ListError, match="since"):
        bring(house, [HEAD[:-1], GOOD[0][:-1]])


def undo(house, batch, *, second="other", at=AT):
    if second == "other":
        actions.appoint(
            actor=house.actor("general_secretary"),
            at=AT,
            person=house.chair,
            role="secretary",
            unit="party",
            authority="appointed",
        )
        second = "chair"
    return actions.undo_import(
        actor=house.actor("general_secretary"), second=house.actor(second), at=at, batch=batch
    )


def test_an_import_is_taken_back_as_one_by_two_people(house):
    batch = bring(house, [HEAD, *GOOD]).batch
    with pytest.raises(Refused):
        undo(house, batch, second="general_secretary")
    with pytest.raises(Refused):
        undo(house, batch, second="member")
    ended, code = undo(house, batch)
    assert ended == 2
    assert code
    assert not Membership.objects.filter(batch=batch, end=None).exists()
    assert {each.ground for each in Ending.objects.all()} == {"import_undone"}
    assert queries.membership(house.member, date(2026, 3, 2)), "nobody else is touched"
    with pytest.raises(Refused):
        undo(house, batch, second="chair")


def test_an_import_somebody_relies_on_is_not_taken_back(house):
    batch = bring(house, [HEAD, *GOOD]).batch
    Account.objects.filter(username="A1").update(claimed_at=AT)
    with pytest.raises(Refused) as no:
        undo(house, batch)
    assert no.value.verdict.reasons[0].code == "import.relied_on"


def test_an_import_is_not_taken_back_after_two_weeks(house):
    batch = bring(house, [HEAD, *GOOD]).batch
    with pytest.raises(Refused) as no:
        undo(house, batch, at=AT + timedelta(days=15))
    assert no.value.verdict.reasons[0].code == "import.too_late"
    assert not Ending.objects.exists()


def test_what_goes_out_can_come_in_and_two_people_must_want_it(house):
    given = {"at": AT, "unit": "leeds", "purpose": "Address labels"}
    clerk, member = house.actor("general_secretary"), house.actor("secretary")
    for actor, second, more in (
        (clerk, clerk, {}),
        (clerk, house.actor("member"), {}),
        (clerk, member, {"purpose": " "}),
    ):
        with pytest.raises(Refused):
            actions.export_members(actor=actor, second=second, **{**given, **more})
    rows, many, code = actions.export_members(actor=clerk, second=member, **given)
    out = [list(row) for row in rows]
    assert many == len(out) - 1 == 4
    assert code
    dry = bring(house, out, dry_run=True)
    assert {each.code for each in dry.refused} == {"member.number_taken"}

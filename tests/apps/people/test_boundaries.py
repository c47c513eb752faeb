"""Areas, postcodes, and a unit split by a rule for all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.models import Person, Postcode, UnitMembership
from folkmoot.apps.people.queries.postcodes import postcode_in
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = AT.date()
ONS = [
    ["pcd", "pcds", "dointr", "doterm", "pcon"],
    ["LS6 1AA", "LS6 1AA", "198001", "", "E14001063"],
    ["LS6 2BB", "LS6 2BB", "198001", "", "E14001064"],
    ["LS9 9ZZ", "LS9 9ZZ", "198001", "201001", "E14001064"],
]


def codes(caught):
    return {reason.code for reason in caught.value.verdict.reasons}


@pytest.fixture
def mapped(house):
    """The file of postcodes is here, and Leeds has both areas."""
    assert actions.bring_postcodes(ONS) == 3
    actions.set_areas(
        actor=house.actor("general_secretary"), at=AT, unit="leeds",
        areas=["E14001063", "e14001064"],
    )  # fmt: skip


def test_a_postcode_finds_its_unit_however_it_is_typed(house, mapped):
    for typed in ("LS6 1AA", "ls61aa", " ls6  1aa "):
        assert queries.unit_for_postcode(typed, TODAY).slug == "leeds"
    assert queries.unit_for_postcode("HU1 1AA", TODAY) is None
    assert queries.unit_for_postcode("LS6 1AA", TODAY.replace(year=2020)) is None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("1 High Street\nLeeds\nLS6 1AA", "LS61AA"),
        ("Flat 2, ec1a 1bb, London", "EC1A1BB"),
        ("Am Markt 1, 28195 Bremen", ""),
        ("", ""),
    ],
)
def test_the_postcode_is_read_from_an_address(address, found):
    assert postcode_in(address) == found


def test_a_file_without_the_columns_is_refused_and_the_old_one_stays(house, mapped):
    with pytest.raises(actions.PostcodeFileError, match="no column for areas"):
        actions.bring_postcodes([["pcds", "ward"], ["LS6 1AA", "E05"]])
    with pytest.raises(actions.PostcodeFileError, match="no row"):
        actions.bring_postcodes([["pcds", "pcon"]])
    assert Postcode.objects.count() == 3


def test_an_area_belongs_to_one_unit_of_a_kind(house, mapped):
    with pytest.raises(Refused) as caught:
        actions.set_areas(
            actor=house.actor("general_secretary"), at=AT, unit="hull", areas=["E14001063"]
        )
    assert codes(caught) == {"boundary.area_taken"}


def test_a_split_moves_members_by_postcode_and_branch_and_leaves_nobody_out(house, mapped, letters):
    gs = house.actor("general_secretary")
    for n, postcode in enumerate(("LS6 1AA", "LS6 2BB", "")):
        actions.admit_person(
            actor=gs, at=AT, given_name=f"N{n}", family_name="Lund", unit="leeds",
            email=f"n{n}@example.org", address=f"{n} High Street {postcode}",
            start=TODAY.replace(year=2020),
        )  # fmt: skip
    Person.objects.filter(key=house.other_member).update(email="armley@example.org")
    moved, _ = actions.split_unit(
        actor=gs, at=AT, unit="leeds", decided_by="meeting:regional-board",
        parts=[actions.Part("Leeds East", "leeds-east", ("E14001064",), ("armley",))],
    )  # fmt: skip
    assert moved == 2, "one by postcode, one with the branch"
    homes = {
        n: queries.home_of(Person.objects.get(given_name=f"N{n}").key, TODAY).slug for n in range(3)
    }
    assert homes == {0: "leeds", 1: "leeds-east", 2: "leeds"}
    assert queries.is_member(house.other_member, "leeds-east", TODAY)
    assert not queries.is_member(house.other_member, "leeds", TODAY)
    assert queries.is_member(house.other_member, "leeds", TODAY.replace(year=2025)), "the past"
    assert queries.areas_of("leeds", TODAY) == ["E14001063"]
    told = {letter.to[0]: letter.body for letter in letters()}
    assert set(told) == {"n1@example.org", "armley@example.org"}, "everybody who moves"
    assert "your branch, Armley" in told["armley@example.org"]
    assert not UnitMembership.objects.filter(end__lt=TODAY).exists()


def test_a_part_is_made_by_a_rule_and_a_decision_never_by_names(house, mapped):
    with pytest.raises(Refused) as caught:
        actions.split_unit(
            actor=house.actor("general_secretary"), at=AT, unit="leeds", decided_by=" ",
            parts=[actions.Part("Leeds East", "leeds-east")],
        )  # fmt: skip
    assert codes(caught) == {"boundary.no_rule", "boundary.no_decision"}
    with pytest.raises(Refused) as caught:
        actions.split_unit(
            actor=house.actor("general_secretary"), at=AT, unit="leeds", decided_by="meeting:x",
            parts=[actions.Part("Leeds East", "leeds-east", (), ("hull",))],
        )  # fmt: skip
    assert "boundary.other_branch" in codes(caught)
    with pytest.raises(Refused):
        actions.split_unit(
            actor=house.actor("secretary"), at=AT, unit="leeds", decided_by="meeting:x",
            parts=[actions.Part("Leeds East", "leeds-east", ("E14001064",))],
        )  # fmt: skip


def test_a_visitor_finds_a_unit_and_only_the_whole_brings_the_file(house, mapped, client, sign_in):
    assert "Leeds" in client.get("/units/postcodes?q=ls6+1aa").content.decode()
    assert "No unit is known" in client.get("/units/postcodes?q=x").content.decode()
    assert sign_in(house.secretary).get("/units/postcodes/file").status_code == 403
    assert sign_in(house.general_secretary).get("/units/postcodes/file").status_code == 200


@pytest.mark.parametrize(
    ("page", "data"), [("/units/postcodes/file", b"a,b\n1,2\n"), ("/members/imports", b"\xff\xfe")]
)
def test_a_file_that_cannot_be_read_is_no_matter_of_the_rules(house, sign_in, page, data):
    file = SimpleUploadedFile("list.csv", data)
    answer = sign_in(house.general_secretary).post(page, {"file": file, "area_column": "pcon"})
    assert answer.status_code == 422
    assert "This file cannot be used" in answer.content.decode()
    assert "The rules do not allow" not in answer.content.decode()


def test_a_unit_that_is_dissolved_hands_its_areas_over(house, mapped):
    actions.dissolve_unit(actor=house.actor("general_secretary"), at=AT, unit="leeds", into="hull")
    assert queries.unit_for_postcode("LS6 1AA", TODAY).slug == "hull"
    assert queries.areas_of("hull", TODAY) == ["E14001063", "E14001064"]


def test_a_unit_is_no_choice_for_taking_itself_over(house, sign_in):
    form = sign_in(house.general_secretary).get("/units/leeds/dissolution").context["form"]
    offered = {slug for slug, _name in form.fields["unit"].choices}
    assert "hull" in offered
    assert "" in offered, "nor is the whole chosen beforehand"
    assert not offered & {"leeds", "headingley", "armley"}

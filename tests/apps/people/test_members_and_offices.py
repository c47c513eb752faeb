"""Admission, moves, endings, offices: one that passes, one refused, nothing changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.models import Account, Ending, Office, Person
from folkmoot.apps.record.models import Entry, PrivateAct, Receipt
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = AT.date()


def refused(act, **facts) -> tuple[str, ...]:
    with pytest.raises(Refused) as no:
        act(**facts)
    return no.value.verdict.codes


def person(who: str) -> ActorRef:
    return ActorRef("person", who)


def test_a_secretary_admits_a_member_who_can_then_be_found(house):
    admitted, code = actions.admit_person(
        actor=house.actor("secretary"),
        at=AT,
        given_name="Zoë",
        family_name="Ångström",
        unit="armley",
    )
    assert admitted.number == "100007"
    assert queries.membership(admitted.key, TODAY).member_class == "full"
    assert [unit.slug for unit in queries.units_of(admitted.key, TODAY)] == [
        "armley",
        "leeds",
        "north",
        "party",
    ]
    assert queries.find_members("angstrom", scopes=["leeds"], on=TODAY).persons == (admitted,)
    assert Receipt.objects.filter(holder=f"person:{admitted.key}").exists()
    assert Receipt.objects.get(code=code).private_act is not None


def test_an_admission_shows_nothing_in_the_public_lane(house):
    before = Entry.objects.count()
    actions.admit_person(
        actor=house.actor("secretary"), at=AT, given_name="A", family_name="B", unit="armley"
    )
    assert Entry.objects.count() == before
    assert PrivateAct.objects.filter(act="people.admitted").exists()


def test_a_secretary_admits_nobody_to_another_unit(house):
    before = Person.objects.count()
    codes = refused(
        actions.admit_person,
        actor=house.actor("secretary"),
        at=AT,
        given_name="A",
        family_name="B",
        unit="hull",
    )
    assert codes == ("authority.no_office",)
    assert Person.objects.count() == before


def test_a_membership_number_is_given_once(house):
    codes = refused(
        actions.admit_person,
        actor=house.actor("secretary"),
        at=AT,
        given_name="A",
        family_name="B",
        unit="leeds",
        number="100004",
    )
    assert codes == ("member.number_taken",)


def test_many_are_admitted_together_or_none(house):
    rows = [
        actions.Admission(f"Given{n}", f"Family{n}", "armley", TODAY, also_in=("bakers",))
        for n in range(30)
    ]
    made, code = actions.admit_many(rows, actor=house.actor("general_secretary"), at=AT)
    assert len({view.number for view in made}) == 30
    assert queries.members_of("armley", TODAY).count == 31
    assert queries.members_of("bakers", TODAY).count == 30
    assert queries.members_of("party", TODAY).count == 36
    assert len(list(queries.members_of("party", TODAY))) == 36
    assert Account.objects.filter(username=made[0].number).exists()
    assert Receipt.objects.filter(code=code).exists()
    taken = [actions.Admission("A", "B", "armley", TODAY, number="100004"), rows[0]]
    codes = refused(
        lambda **kw: actions.admit_many(taken, **kw), actor=house.actor("general_secretary"), at=AT
    )
    assert codes == ("member.numbers_taken",)
    assert queries.members_of("armley", TODAY).count == 31


def test_a_batch_for_units_outside_the_scope_is_refused(house):
    rows = [actions.Admission("A", "B", "hull", TODAY)]
    codes = refused(
        lambda **kw: actions.admit_many(rows, **kw), actor=house.actor("secretary"), at=AT
    )
    assert codes == ("authority.no_office",)


def test_a_member_moves_herself_and_nobody_else_moves_her(house):
    assert refused(
        actions.transfer,
        actor=house.actor("secretary"),
        at=AT,
        person=house.member,
        unit="armley",
    ) == ("member.move_not_own",)
    actions.transfer(actor=person(house.member), at=AT, person=house.member, unit="armley")
    assert queries.home_of(house.member, TODAY).slug == "armley"
    assert queries.home_of(house.member, TODAY - timedelta(days=1)).slug == "headingley"


def test_a_move_to_a_day_ahead_is_refused(house):
    codes = refused(
        actions.transfer,
        actor=person(house.member),
        at=AT,
        person=house.member,
        unit="armley",
        on=TODAY + timedelta(days=9),
    )
    assert codes == ("member.move_ahead",)


def test_an_affiliate_is_joined_beside_the_home_unit(house):
    actions.join_unit(actor=person(house.member), at=AT, person=house.member, unit="bakers")
    assert [unit.slug for unit in queries.units_of(house.member, TODAY)] == [
        "headingley",
        "leeds",
        "north",
        "party",
        "bakers",
    ]
    assert queries.members_of("party", TODAY).count == 6, "each person counts once"
    in_both = queries.find_members("", scopes=["leeds", "bakers"], on=TODAY)
    assert in_both.among == 4, "here as well"
    assert len(in_both.persons) == 4
    assert refused(
        actions.join_unit, actor=person(house.member), at=AT, person=house.member, unit="armley"
    ) == ("member.has_a_home",)


def test_a_resignation_ends_membership_units_and_offices_and_says_why(house):
    actions.resign_membership(actor=person(house.chair), at=AT, person=house.chair)
    assert queries.membership(house.chair, TODAY) is None
    assert queries.units_of(house.chair, TODAY) == []
    assert queries.holders("leeds", "chair", TODAY) == []
    assert [office.role for office in queries.vacancies("leeds", TODAY)] == ["chair"]
    assert Ending.objects.get().ground == "resigned"
    assert queries.membership(house.chair, TODAY - timedelta(days=1)) is not None


@pytest.mark.parametrize("who", ["secretary", "general_secretary"])
def test_nobody_resigns_for_another(house, who):
    codes = refused(actions.resign_membership, actor=house.actor(who), at=AT, person=house.member)
    assert codes == ("member.resignation_not_own",)
    assert refused(
        actions.resign_membership, actor=ActorRef("system", "x"), at=AT, person=house.member
    ) == ("member.resignation_not_own",)
    assert queries.membership(house.member, TODAY) is not None


def test_a_death_needs_two_officers_and_the_living_overturn_it(house):
    assert refused(
        actions.record_death,
        actor=house.actor("secretary"),
        second=house.actor("secretary"),
        at=AT,
        person=house.chair,
        died_on=TODAY,
    ) == ("member.death_needs_two",)
    assert refused(
        actions.record_death,
        actor=house.actor("secretary"),
        second=house.actor("other_secretary"),
        at=AT,
        person=house.chair,
        died_on=TODAY,
    ) == ("scope.person_outside",)
    actions.record_death(
        actor=house.actor("secretary"),
        second=house.actor("general_secretary"),
        at=AT,
        person=house.chair,
        died_on=TODAY,
    )
    assert queries.membership(house.chair, TODAY) is None
    assert queries.email_of(house.chair) == ""
    assert refused(
        actions.overturn_death, actor=house.actor("other_secretary"), at=AT, person=house.chair
    ) == ("authority.no_office",)
    actions.overturn_death(actor=person(house.chair), at=AT, person=house.chair)
    assert queries.membership(house.chair, TODAY).since == date(2020, 5, 1)
    assert queries.holders("leeds", "chair", TODAY) == [house.chair]
    assert queries.vacancies("leeds", TODAY) == []


def test_months_of_membership_run_through_a_change_of_class_but_not_through_a_gap(house):
    actions.resign_membership(actor=person(house.member), at=AT, person=house.member)
    row = Person.objects.get(key=house.member)
    row.memberships.create(start=date(2026, 3, 2), recorded_at=AT, member_class="supporter")
    assert queries.membership(house.member, date(2026, 4, 2)).months(date(2026, 4, 2)) == 71
    actions.resign_membership(actor=person(house.other_member), at=AT, person=house.other_member)
    other = Person.objects.get(key=house.other_member)
    other.memberships.create(start=date(2026, 3, 3), recorded_at=AT, member_class="supporter")
    assert queries.membership(other.key, date(2026, 4, 3)).months(date(2026, 4, 3)) == 1


def test_an_election_fills_a_vacancy_and_ends_the_acting_officers_time(house):
    secretary = house.actor("secretary")
    actions.end_office(
        actor=person(house.chair),
        at=AT,
        ground="resigned",
        office=queries.offices_of(house.chair, TODAY)[0].key,
    )
    actions.appoint(
        actor=secretary,
        at=AT,
        person=house.member,
        role="chair",
        unit="leeds",
        authority="acting",
    )
    assert queries.holders("leeds", "chair", TODAY) == [house.member]
    assert len(queries.vacancies("leeds", TODAY)) == 1, "an acting officer fills no seat"
    later = TODAY + timedelta(days=20)
    _office, code = actions.appoint(
        actor=secretary,
        at=AT,
        person=house.other_member,
        role="chair",
        unit="leeds",
        start=later,
        decided_by="meeting:leeds-agm",
    )
    assert queries.holders("leeds", "chair", later) == [house.other_member]
    assert queries.vacancies("leeds", later) == []
    shown = bytes(Receipt.objects.get(code=code).entry.data)
    assert b"leeds" in shown
    assert b"chair" in shown
    assert b"Neill" not in shown
    assert house.other_member.encode() not in shown


def test_a_term_that_runs_out_leaves_a_vacancy_without_anybody_doing_anything(house):
    end = TODAY + timedelta(days=365)
    actions.appoint(
        actor=house.actor("secretary"),
        at=AT,
        person=house.member,
        role="treasurer",
        unit="leeds",
        end=end,
    )
    assert queries.holders("leeds", "treasurer", end - timedelta(days=1)) == [house.member]
    assert queries.holders("leeds", "treasurer", end) == []
    assert [office.role for office in queries.vacancies("leeds", end)] == ["treasurer"]
    assert queries.vacancies("leeds", TODAY) == []


def test_an_occupied_seat_passes_on_only_by_a_decision(house):
    facts = {
        "actor": house.actor("secretary"),
        "at": AT,
        "person": house.member,
        "role": "chair",
        "unit": "leeds",
    }
    assert refused(actions.appoint, **facts) == ("office.occupied",)
    actions.appoint(**facts, decided_by="meeting:leeds-agm")
    assert queries.holders("leeds", "chair", TODAY) == [house.member]


def test_nobody_records_an_office_for_herself(house):
    codes = refused(
        actions.appoint,
        actor=house.actor("secretary"),
        at=AT,
        person=house.secretary,
        role="treasurer",
        unit="leeds",
    )
    assert codes == ("office.own_appointment",)


def test_elected_officers_belong_to_the_unit(house):
    codes = refused(
        actions.appoint,
        actor=house.actor("general_secretary"),
        at=AT,
        person=house.other_secretary,
        role="treasurer",
        unit="leeds",
    )
    assert codes == ("office.other_unit",)


@pytest.mark.parametrize("ground", ["removed", "suspended", "no confidence", ""])
def test_an_office_does_not_end_as_a_sanction(house, ground):
    office = queries.offices_of(house.chair, TODAY)[0]
    before = list(Office.objects.values())
    codes = refused(
        actions.end_office,
        actor=house.actor("general_secretary"),
        at=AT,
        office=office.key,
        ground=ground,
    )
    assert codes == ("office.sanction_needs_certificate",)
    assert list(Office.objects.values()) == before


def test_nobody_resigns_an_office_for_another_and_a_term_needs_a_decision(house):
    office = queries.offices_of(house.chair, TODAY)[0]
    gs = house.actor("general_secretary")
    assert refused(actions.end_office, actor=gs, at=AT, office=office.key, ground="resigned") == (
        "office.resignation_not_own",
    )
    assert refused(actions.end_office, actor=gs, at=AT, office=office.key, ground="term_ended") == (
        "office.term_without_decision",
    )
    actions.end_office(
        actor=gs, at=AT, office=office.key, ground="term_ended", decided_by="meeting:agm"
    )
    assert queries.holders("leeds", "chair", TODAY) == []


def test_an_office_reaches_down_the_tree_and_not_up_or_aside(house):
    def holds(unit, **kw):
        return queries.holds(house.secretary, "secretary", unit, TODAY, **kw)

    assert holds("leeds")
    assert not holds("armley")
    assert holds("armley", or_above=True)
    assert not holds("north", or_above=True)
    assert not holds("hull", or_above=True)
    assert not queries.holds(house.secretary, "secretary", "leeds", date(2020, 12, 31))


def test_a_person_who_was_erased_is_a_former_member(house):
    assert queries.name_of("01NOBODY") == "a former member"
    assert queries.names_of([house.member, "x"]) == {
        house.member: "Mary O'Neill",
        "x": "a former member",
    }


def test_a_household_gets_a_letter_for_each_of_its_members(house):
    found = list(queries.emails_of_unit("leeds", TODAY))
    assert sorted(found) == [
        "ada@example.org",
        "cem@example.org",
        "oneills@example.org",
        "oneills@example.org",
    ]

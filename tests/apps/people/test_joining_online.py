"""Joining by oneself, objecting, silence that admits, and joining again."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error, transaction

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.actions import Personal
from folkmoot.apps.people.models import (
    Account,
    Application,
    Declared,
    Membership,
    Person,
    Provision,
)
from folkmoot.apps.people.offered import what_concerns_me
from folkmoot.apps.people.rolls import RollRules
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = AT.date()


def later(days):
    return AT + timedelta(days=days)


def codes(caught):
    return {reason.code for reason in caught.value.verdict.reasons}


def joined(letters, at):
    """Nia joins Headingley, who was once a candidate for others."""
    key = actions.apply_to_join(
        at=at,
        who=Personal("Nia", "Rees", "nia@example.org", "", "2 High Street, Leeds LS6 1AA"),
        unit="headingley",
        declared=[{"named": "The Lanterns", "act": "candidate", "until": "2020-05-07"}],
    )
    code = re.match(r"\d+", letters()[-1].body).group()
    view, _ = actions.confirm_joining(at=at, application=key, code=code)
    return view


@pytest.fixture
def joiner(house, letters):
    return joined(letters, AT)


def objected(house, joiner, at=AT, reasons="She stood against us"):
    return actions.object_to_admission(
        actor=house.actor("member"), at=at, person=joiner.key, reasons=reasons
    )[0]


def state(joiner, at):
    return queries.admission(joiner.key, at.date()).state


def test_whoever_joins_belongs_at_once_and_is_a_member_by_silence(house, joiner):
    assert queries.is_member(joiner.key, "leeds", TODAY)
    assert state(joiner, later(27)) == "provisional"
    assert state(joiner, later(28)) == "member"
    assert not Application.objects.exists(), "the application has done its work"
    declared = Declared.objects.get()
    assert (declared.named, declared.until) == ("The Lanterns", date(2020, 5, 7))


def test_an_application_is_nothing_until_its_code_comes_back(house, letters):
    key = actions.apply_to_join(
        at=AT, who=Personal("Nia", "Rees", "nia@example.org"), unit="headingley"
    )
    before = Membership.objects.count()
    for _ in range(5):
        with pytest.raises(Refused) as caught:
            actions.confirm_joining(at=AT, application=key, code="nonsense")
        assert codes(caught) <= {"join.wrong_code", "join.spent"}
    code = re.match(r"\d+", letters()[-1].body).group()
    with pytest.raises(Refused) as caught:
        actions.confirm_joining(at=AT, application=key, code=code)
    assert codes(caught) == {"join.spent"}
    assert Membership.objects.count() == before


def test_an_address_is_not_flooded_with_codes(house):
    who = Personal("Nia", "Rees", "nia@example.org")
    for _ in range(3):
        actions.apply_to_join(at=AT, who=who, unit="headingley")
    with pytest.raises(Refused) as caught:
        actions.apply_to_join(at=AT, who=who, unit="headingley")
    assert codes(caught) == {"join.too_many"}


def test_an_objection_is_told_with_name_and_reasons_and_ends_by_silence(house, joiner, letters):
    objected(house, joiner)
    told = letters()[-1]
    assert told.to == ["nia@example.org"]
    assert "O'Neill" in told.body
    assert "She stood against us" in told.body
    assert state(joiner, later(56)) == "objected"
    assert state(joiner, later(57)) == "member"


def test_whoever_joined_answers_an_objection_and_everybody_who_decides_reads_it(
    house, joiner, letters, sign_in, stand_still
):
    stand_still("folkmoot", AT)
    key = objected(house, joiner)
    assert "You can answer on your page" in letters()[-1].body
    person = Person.objects.get(key=joiner.key)
    Account.objects.get_or_create(person=person, defaults={"username": joiner.number})
    mine = sign_in(joiner.key)
    assert f"/me/admission/answer/{key}" in mine.get("/me/admission").content.decode()
    assert mine.post(f"/me/admission/answer/{key}", {"says": " "}).status_code == 422
    said = {"says": "I stood before I knew of this party."}
    assert mine.post(f"/me/admission/answer/{key}", said).status_code == 303
    assert letters()[-1].to == ["oneills@example.org"]
    assert said["says"] in letters()[-1].body
    (read,) = mine.get("/api/v1/admission").json()["objections"]
    assert (read["key"], read["said"]) == (key, [said["says"]])
    more = {"says": "Six years ago.", "objection": key}
    posted = mine.post("/api/v1/admission/answers", more, content_type="application/json")
    assert (posted.status_code, bool(posted.json()["receipt"])) == (200, True)
    officer = sign_in(house.secretary).get(f"/members/new/{joiner.number}").content.decode()
    assert said["says"] in officer
    assert more["says"] in officer


def test_nobody_answers_for_somebody_else_or_what_is_settled(house, joiner):
    key = objected(house, joiner)
    own = ActorRef("person", joiner.key)

    def refusal(**more):
        given = {"actor": own, "at": AT, "person": joiner.key, "says": "No.", "objection": key}
        with pytest.raises(Refused) as caught:
            actions.answer_as_joiner(**given | more)
        return codes(caught)

    assert refusal(actor=house.actor("secretary")) == {"answer.not_own"}
    assert refusal(says=" ") == {"answer.empty"}
    assert refusal(objection=None) == {"answer.none_waits"}
    assert refusal(at=later(57)) == {"answer.none_waits"}
    actions.withdraw_objection(actor=house.actor("member"), at=later(1), objection_key=key)
    assert refusal(at=later(2)) == {"answer.none_waits"}


def test_an_objection_ends_nothing_even_for_whoever_writes_in_the_database(house, joiner):
    objected(house, joiner)
    held = Membership.objects.get(person__key=joiner.key)
    with pytest.raises(Error), transaction.atomic():
        Membership.objects.filter(pk=held.pk).update(end=TODAY)
    with pytest.raises(Error), transaction.atomic():
        held.delete()


@pytest.mark.parametrize(
    ("who", "at", "reasons", "code"),
    [
        ("member", later(28), "She stood against us", "objection.late"),
        ("member", AT, "  ", "objection.without_reasons"),
    ],
)
def test_an_objection_comes_in_time_with_reasons(house, joiner, who, at, reasons, code):
    with pytest.raises(Refused) as caught:
        actions.object_to_admission(
            actor=house.actor(who), at=at, person=joiner.key, reasons=reasons
        )
    assert code in codes(caught)


def test_nobody_objects_to_an_old_member_or_twice(house, joiner):
    objected(house, joiner)
    with pytest.raises(Refused) as caught:
        objected(house, joiner)
    assert "objection.made" in codes(caught)
    with pytest.raises(Refused) as caught:
        actions.object_to_admission(
            actor=house.actor("member"), at=AT, person=house.chair, reasons="I never liked him"
        )
    assert "objection.late" in codes(caught)


def test_an_officer_can_only_decide_for_the_person_and_not_the_own_objection(house, joiner):
    key = objected(house, joiner)
    with pytest.raises(Refused):
        actions.dismiss_objection(
            actor=house.actor("member"), at=AT, objection_key=key, answer="No ground in the rules"
        )
    actions.dismiss_objection(
        actor=house.actor("secretary"), at=AT, objection_key=key, answer="No ground in the rules"
    )
    assert state(joiner, later(28)) == "member"


def test_whoever_objected_can_withdraw_and_nobody_else(house, joiner):
    key = objected(house, joiner)
    with pytest.raises(Refused):
        actions.withdraw_objection(actor=house.actor("chair"), at=AT, objection_key=key)
    actions.withdraw_objection(actor=house.actor("member"), at=AT, objection_key=key)
    assert state(joiner, AT) == "provisional"


def test_a_roll_keeps_an_objected_member_provisional_until_the_time_is_over(house, joiner):
    objected(house, joiner, at=later(20))
    for days, verdict in ((30, "provisional"), (77, "eligible")):
        at = later(days)
        actions.freeze_roll(
            actor=house.actor("general_secretary"),
            at=at,
            key=f"roll-{days}",
            title="A ballot",
            unit="party",
            on=at.date(),
            rules=RollRules(),
        )
        assert queries.line_of(f"roll-{days}", joiner.key).verdict == verdict


def test_comparables_name_nobody_and_say_what_came_of_it(house, joiner, letters):
    key = actions.apply_to_join(
        at=later(60),
        who=Personal("Ode", "Lund", "ode@example.org"),
        unit="headingley",
        declared=[{"named": "the lanterns", "act": "candidate", "until": "2019-05-02"}],
    )
    code = re.match(r"\d+", letters()[-1].body).group()
    ode, _ = actions.confirm_joining(at=later(60), application=key, code=code)
    (alike,) = queries.comparables_of(ode.key, later(60).date())
    assert (alike.likeness, alike.outcome, alike.objections) == (2, "admitted", 0)
    assert not hasattr(alike, "person")


def test_somebody_who_left_joins_again_provisionally_under_the_same_number(house):
    me = house.actor("member")
    with pytest.raises(Refused):
        actions.rejoin(actor=me, at=AT, person=me.key, unit="armley")
    actions.resign_membership(actor=me, at=AT, person=me.key)
    actions.rejoin(actor=me, at=later(10), person=me.key, unit="armley")
    assert queries.membership(me.key, later(10).date()).since == later(10).date()
    assert Provision.objects.filter(membership__person__key=me.key).exists()
    with pytest.raises(Refused):
        actions.rejoin(actor=house.actor("secretary"), at=later(11), person=me.key, unit="armley")


def test_joining_on_the_pages(house, client, letters):
    filled = {
        "given_name": "Nia",
        "family_name": "Rees",
        "email": "nia@example.org",
        "unit": "headingley",
        "member_class": "full",
        "accepts": "on",
        "named_1": "The Lanterns",
    }
    assert client.post("/join", filled).status_code == 422  # a tie without what it was
    answer = client.post("/join", {**filled, "act_1": "join"})
    assert answer.status_code == 303
    code = re.match(r"\d+", letters()[-1].body).group()
    assert client.post(answer.url, {"code": "1"}).status_code == 422
    joined = client.post(answer.url, {"code": f" {code[:4]} {code[4:]} "})
    assert joined.url == "/me/admission"
    page = client.get("/me/admission").content.decode()
    assert "Provisional" in page
    assert "The Lanterns" in page


def test_without_a_unit_or_a_known_postcode_joining_asks_for_the_unit(house, client):
    filled = {
        "given_name": "Nia",
        "family_name": "Rees",
        "email": "nia@example.org",
        "member_class": "full",
        "accepts": "on",
        "address": "Leeds LS6 1AA",
    }
    answer = client.post("/join", filled)
    assert answer.status_code == 422
    assert "Choose your unit" in answer.content.decode()


def test_members_see_who_is_new_in_their_unit_and_strangers_do_not(house, letters, sign_in):
    joiner = joined(letters, now())
    browser = sign_in(house.member)
    page = browser.get("/members/new").content.decode()
    assert "Nia Rees" in page
    assert browser.get(f"/members/new/{joiner.number}").status_code == 200
    browser = sign_in(house.other_secretary)
    assert "Nia Rees" not in browser.get("/members/new").content.decode()
    assert browser.get(f"/members/new/{joiner.number}").status_code == 403


def test_only_the_members_own_act_changes_class_and_the_page_says_so(house, sign_in):
    browser = sign_in(house.member)
    assert "Nobody but you" in browser.get("/me/class").content.decode()
    assert browser.post("/me/class", {"member_class": "supporter"}).status_code == 303
    with pytest.raises(Refused) as caught:
        actions.change_class(
            actor=ActorRef("person", house.secretary),
            at=AT,
            person=house.other_member,
            member_class="supporter",
        )
    assert codes(caught) == {"member.class_not_own"}


def test_whoever_has_answered_an_objection_is_not_asked_again(house, joiner):
    key = objected(house, joiner)
    (card,) = what_concerns_me(joiner.key, later(1))
    assert (card.kind, card.at.date()) == ("awaits", TODAY + timedelta(days=56))
    actions.answer_as_joiner(
        actor=ActorRef("person", joiner.key), at=later(1), person=joiner.key, says="I did.",
        objection=key,
    )  # fmt: skip
    (card,) = what_concerns_me(joiner.key, later(2))
    assert (card.kind, card.action) == ("due", "")

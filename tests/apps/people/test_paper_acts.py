"""Acts on paper: one enters, a second confirms, the member gets a slip."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.models import SlipToConfirm
from folkmoot.apps.people.offered import slips_that_wait
from folkmoot.apps.record.models import Receipt
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = AT.date()


def enter(house, who="secretary", act="people.move", person=None, **facts):
    return actions.enter_slip(
        actor=house.actor(who),
        at=AT,
        person=person or house.member,
        act=act,
        facts=facts or {"unit": "armley"},
    )[0]


def refused(act, **facts):
    with pytest.raises(Refused) as no:
        act(**facts)
    return no.value.verdict.codes


def test_a_slip_takes_effect_when_a_second_person_confirms(house, letters):
    slip = enter(house)
    assert queries.home_of(house.member, TODAY).slug == "headingley", "not yet"
    done, _code = actions.confirm_slip(actor=house.actor("chair"), at=AT, slip=slip.key)
    assert queries.home_of(house.member, TODAY).slug == "armley"
    assert Receipt.objects.get(code=done.receipt).holder == f"person:{house.member}"
    (letter,) = letters()
    assert done.receipt in letter.body
    assert letter.to == ["oneills@example.org"]


def test_the_one_who_entered_it_cannot_confirm_it(house):
    slip = enter(house)
    for who in ("secretary", "member"):
        assert refused(actions.confirm_slip, actor=house.actor(who), at=AT, slip=slip.key) == (
            "slip.second_person",
        )
    assert queries.home_of(house.member, TODAY).slug == "headingley"


def test_an_officer_of_another_unit_cannot_confirm_it(house):
    slip = enter(house)
    assert refused(
        actions.confirm_slip, actor=house.actor("other_secretary"), at=AT, slip=slip.key
    ) == ("slip.no_office",)


def test_only_the_keeper_of_the_file_enters(house):
    with pytest.raises(Refused) as no:
        enter(house, who="other_secretary")
    assert no.value.verdict.codes == ("scope.person_outside",)
    with pytest.raises(Refused) as no:
        enter(house, person=house.secretary)
    assert no.value.verdict.codes == ("slip.own",)
    assert not SlipToConfirm.objects.exists()


def test_a_slip_is_confirmed_once(house):
    slip = enter(house)
    actions.confirm_slip(actor=house.actor("chair"), at=AT, slip=slip.key)
    assert refused(actions.confirm_slip, actor=house.actor("chair"), at=AT, slip=slip.key) == (
        "slip.settled",
    )


def test_a_declined_slip_changes_nothing(house):
    slip = enter(house, act="people.resign")
    actions.decline_slip(actor=house.actor("chair"), at=AT, slip=slip.key)
    assert queries.membership(house.member, TODAY) is not None
    assert queries.slip(slip.key).declined_at == AT


def test_an_incomplete_slip_is_refused_with_the_place(house):
    with pytest.raises(Refused) as no:
        enter(house, unit="atlantis")
    assert no.value.verdict.codes == ("slip.incomplete",)
    assert "New unit" in no.value.verdict.reasons[0].sentence
    with pytest.raises(Refused) as no:
        enter(house, act="people.unheard_of")
    assert no.value.verdict.codes == ("slip.unknown_act",)


def test_a_refused_act_leaves_the_slip_waiting(house):
    slip = enter(house)
    actions.transfer(
        actor=ActorRef("person", house.member), at=AT, person=house.member, unit="armley"
    )
    assert refused(actions.confirm_slip, actor=house.actor("chair"), at=AT, slip=slip.key) == (
        "member.belongs_already",
    )
    assert queries.slip(slip.key).waits


def test_a_death_on_paper_needs_two_keepers_of_the_file(house):
    slip = enter(house, act="people.death", died_on="2026-03-01")
    assert refused(actions.confirm_slip, actor=house.actor("chair"), at=AT, slip=slip.key) == (
        "scope.person_outside",
    )
    actions.confirm_slip(actor=house.actor("general_secretary"), at=AT, slip=slip.key)
    assert queries.membership(house.member, TODAY) is None


def test_the_second_person_finds_the_slip_on_the_home_page(house):
    enter(house)
    (card,) = slips_that_wait(house.chair, AT)
    assert card.url == "/slips/"
    for who in ("secretary", "member", "other_secretary"):
        assert not slips_that_wait(getattr(house, who), AT)
    assert not slips_that_wait("", AT)


def test_the_road_of_a_slip_in_the_browser(sign_in, house):
    client = sign_in(house.secretary)
    page = client.get("/members/100004/slips/people.move")
    assert page.status_code == 200
    bad = client.post("/members/100004/slips/people.move", {"unit": "x"})
    assert bad.status_code == 422
    made = client.post("/members/100004/slips/people.move", {"unit": "armley"})
    assert made.status_code == 303
    shown = client.get(made.url).content.decode()
    assert "Armley" in shown
    assert "It is what the paper says" not in shown
    client = sign_in(house.chair)
    assert b"O&#x27;Neill" in client.get("/slips/").content
    assert "It is what the paper says" in client.get(made.url).content.decode()
    assert client.post(f"{made.url}/confirmation").status_code == 303
    assert sign_in(house.other_secretary).get(made.url).status_code == 403
    assert sign_in(house.member).get(made.url).status_code == 200

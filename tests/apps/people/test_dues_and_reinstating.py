"""Dues: written down, reminded, made good; and what was taken is given back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.apps.people import actions, gate, queries
from folkmoot.apps.people.actions.endings import end_membership
from folkmoot.apps.people.models import Ending, Person, Reinstatement
from folkmoot.apps.record.models import Entry
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
SYSTEM = ActorRef("system", "conduct")
DIGEST = "ab" * 32


def codes(caught):
    return {reason.code for reason in caught.value.verdict.reasons}


def paid(house, through, *, who="member", at=AT, **more):
    return actions.record_dues(
        actor=house.actor("secretary"),
        at=at,
        person=getattr(house, who),
        paid_through=through,
        **more,
    )[0]


def remind(house, at):
    return actions.remind_of_dues(actor=house.actor("secretary"), at=at, unit="leeds")[0]


def lapse(house, key, ground="lapse"):
    seq = Entry.objects.count()
    Entry.objects.create(
        seq=seq, act=gate.CERTIFICATE_ACT, at=AT, data=f'{{"certificate":"{DIGEST}"}}'.encode()
    )
    end_membership(
        Person.objects.get(key=key), ground=ground, on=AT.date(), at=AT, by=SYSTEM,
        certificate=DIGEST, certificate_seq=seq,
    )  # fmt: skip


def test_arrears_are_reminded_twice_and_end_nothing_by_themselves(house, letters):
    paid(house, date(2025, 12, 31))
    assert remind(house, AT) == 1
    with pytest.raises(Refused) as caught:
        remind(house, AT + timedelta(days=27))
    assert codes(caught) == {"reminder.nobody"}
    assert remind(house, AT + timedelta(days=28)) == 1
    assert "would be heard" in letters()[-1].body
    on = AT.date() + timedelta(days=57)
    assert queries.dues_of(house.member, on).state == "open_to_lapse"
    assert queries.membership(house.member, date(2036, 1, 1)) is not None
    (owing,) = queries.owing("leeds", on)
    assert owing[0].key == house.member


def test_a_payment_cures_at_any_time_and_a_refused_one_counts_as_paid(house):
    paid(house, date(2025, 12, 31))
    remind(house, AT)
    assert paid(house, date(2026, 12, 31)).state == "paid"
    paid(house, date(2025, 12, 31), who="other_member")
    assert paid(house, date(2026, 1, 31), who="other_member", refused=True).state == "paid"
    assert queries.owing("leeds", AT.date()) == []


def test_nobody_puts_back_what_was_paid_and_no_stranger_keeps_the_books(house):
    paid(house, date(2026, 12, 31))
    with pytest.raises(Refused) as caught:
        paid(house, date(2025, 12, 31))
    assert codes(caught) == {"dues.put_back"}
    with pytest.raises(Refused):
        actions.record_dues(
            actor=house.actor("other_secretary"), at=AT, person=house.member,
            paid_through=date(2027, 1, 1),
        )  # fmt: skip


def test_after_a_lapse_back_pay_restores_the_membership_without_a_gap(house):
    paid(house, date(2025, 12, 31))
    lapse(house, house.member)
    me = house.actor("member")
    with pytest.raises(Refused) as caught:
        actions.reinstate(actor=me, at=AT, person=me.key)
    assert codes(caught) == {"member.still_owing"}
    paid(house, date(2026, 12, 31))
    actions.reinstate(actor=me, at=AT, person=me.key)
    held = queries.membership(me.key, AT.date())
    assert held.since == date(2020, 5, 1)
    assert queries.home_of(me.key, AT.date()).slug == "headingley"
    assert Reinstatement.objects.get().ground == "paid"


def test_what_a_decision_ended_only_a_decision_gives_back(house):
    lapse(house, house.member, "sanction")
    gs = house.actor("general_secretary")
    with pytest.raises(Refused) as caught:
        actions.reinstate(actor=gs, at=AT, person=house.member)
    assert codes(caught) == {"member.no_decision"}
    with pytest.raises(Refused):
        actions.reinstate(
            actor=house.actor("secretary"), at=AT, person=house.member, decided_by="case:9"
        )
    actions.reinstate(actor=gs, at=AT, person=house.member, decided_by="case:9")
    assert queries.membership(house.member, AT.date()) is not None
    assert Ending.objects.get().overturned_at is not None


def test_who_resigned_has_nothing_to_be_given_back(house):
    me = house.actor("member")
    actions.resign_membership(actor=me, at=AT, person=me.key)
    with pytest.raises(Refused) as caught:
        actions.reinstate(actor=me, at=AT, person=me.key)
    assert codes(caught) == {"member.nothing_to_reinstate"}


def test_the_pages_of_dues(house, sign_in):
    paid(house, date(2025, 12, 31))
    browser = sign_in(house.secretary)
    assert "Mary O&#x27;Neill" in browser.get("/members/dues").content.decode()
    assert browser.post("/members/dues/reminders", {"unit": "leeds"}).status_code == 303
    assert browser.post("/members/dues/reminders", {"unit": "leeds"}).status_code == 422
    answer = browser.post("/members/100004/dues", {"paid_through": "2030-12-31"})
    assert answer.status_code == 303
    browser = sign_in(house.member)
    assert "31 December 2030" in browser.get("/me/dues").content.decode()
    assert browser.get("/members/dues").status_code == 403

"""The register of organisations, and rulings that protect whoever asked beforehand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = AT.date()
SAYS = "I would stand for them in the council election in May"


def later(days):
    return AT + timedelta(days=days)


def codes(caught):
    return {reason.code for reason in caught.value.verdict.reasons}


@pytest.fixture
def lanterns(house):
    """The Lanterns are in the register; nothing was found about them yet."""
    return actions.enter_organisation(
        actor=house.actor("general_secretary"), at=AT, name="The Lanterns", also=["Lantern Party"]
    )[0].slug


def find(house, slug, at=AT, **values):
    given = {
        "standing": "opposed",
        "acts": ["join", "candidate"],
        "decided_by": "meeting:conference-2025",
        "document": "party",
        "provision": "2.I.4.B",
        "definition": "A body that puts up candidates against those of the party",
        "reasons": "It stood in forty wards",
        "end": date(2027, 3, 1),
    }
    return actions.decide_standing(
        actor=house.actor("general_secretary"), at=at, organisation_slug=slug,
        **{**given, **values},
    )  # fmt: skip


def ask(house, named="Lantern Party", at=AT, conduct="candidate"):
    return actions.ask_beforehand(
        actor=house.actor("member"), at=at, named=named, conduct=conduct, says=SAYS
    )[0]


def answer(house, number, at=AT, *, may, who="general_secretary", reasons=None):
    return actions.answer_question(
        actor=house.actor(who), at=at, number=number, may=may,
        reasons=reasons or "The finding of conference speaks of just this",
    )[0]  # fmt: skip


def test_three_words_are_not_enough_to_hold_anything_against_a_member(house, lanterns):
    with pytest.raises(Refused) as caught:
        find(
            house, lanterns, acts=["support"], decided_by="", provision="", definition="any",
            end=None,
        )  # fmt: skip
    assert codes(caught) == {
        "organisation.no_decision",
        "organisation.no_provision",
        "organisation.no_definition",
        "organisation.no_conduct",
        "organisation.endless",
    }
    assert queries.stands_against(lanterns, "join", TODAY) is None


def test_only_officers_of_the_whole_keep_the_register(house, lanterns):
    with pytest.raises(Refused) as caught:
        actions.enter_organisation(actor=house.actor("secretary"), at=AT, name="Others")
    assert codes(caught) == {"organisation.no_office"}


def test_a_finding_speaks_of_its_conduct_its_time_and_nothing_before_it(house, lanterns):
    find(house, lanterns)
    assert queries.stands_against(lanterns, "candidate", TODAY)
    assert queries.stands_against(lanterns, "speak", TODAY) is None
    assert queries.stands_against(lanterns, "candidate", TODAY - timedelta(days=1)) is None
    assert queries.stands_against(lanterns, "candidate", date(2027, 3, 1)) is None


def test_a_later_finding_ends_the_earlier_and_both_stay_to_be_read(house, lanterns):
    find(house, lanterns)
    find(house, lanterns, at=later(30), standing="compatible", acts=[], end=None)
    first, second = reversed(queries.organisation(lanterns).standings)
    assert (first.standing, first.end) == ("opposed", later(30).date())
    assert queries.stands_against(lanterns, "join", later(30).date()) is None
    assert queries.stands_against(lanterns, "join", later(29).date()) is not None
    assert second.standing == "compatible"


def test_silence_answers_yes_and_protects(house, lanterns):
    find(house, lanterns)
    asked = ask(house)
    assert asked.organisation == lanterns, "found by its other name"
    inside, outside = later(28).date(), later(29).date()

    def protected(on):
        return queries.ruling_that_protects(
            house.member, organisation=lanterns, act="candidate", on=on
        )

    assert protected(inside) is None
    assert protected(outside).number == asked.number
    assert (
        queries.ruling_that_protects(
            house.other_member, organisation=lanterns, act="candidate", on=outside
        )
        is None
    )


def test_a_no_needs_a_finding_in_force(house, lanterns, letters):
    asked = ask(house)
    with pytest.raises(Refused) as caught:
        answer(house, asked.number, may=False)
    assert codes(caught) == {"ruling.no_finding"}
    find(house, lanterns)
    said = answer(house, asked.number, may=False)
    assert (said.may, said.provision) == (False, "2.I.4.B")
    assert letters()[-1].subject.endswith(": no")
    with pytest.raises(Refused) as caught:
        answer(house, asked.number, may=True)
    assert "ruling.answered" in codes(caught)


def test_a_yes_protects_until_it_is_withdrawn_and_what_was_done_before_stays_allowed(
    house, lanterns
):
    find(house, lanterns)
    asked = ask(house)
    answer(house, asked.number, may=True)
    on, _ = actions.withdraw_ruling(
        actor=house.actor("general_secretary"), at=later(10), number=asked.number,
        reasons="Conference has decided otherwise since then",
    )  # fmt: skip
    assert on == later(38).date()

    def protected(day):
        return queries.ruling_that_protects(
            house.member, organisation="the lanterns", act="candidate", on=day
        )

    assert protected(on - timedelta(days=1)) is not None
    assert protected(on) is None


def test_nobody_answers_the_own_question_or_without_reasons(house):
    asked = actions.ask_beforehand(
        actor=house.actor("general_secretary"), at=AT, named="Others", conduct="join", says=SAYS
    )[0]
    with pytest.raises(Refused) as caught:
        answer(house, asked.number, may=True, reasons="no")
    assert codes(caught) == {"ruling.own", "ruling.no_reasons"}


def test_what_is_published_does_not_say_who_asked(house, lanterns, client, sign_in):
    at = now()
    asked = ask(house, at=at)
    assert client.get(f"/rulings/{asked.number}").status_code == 404
    answer(house, asked.number, at=at, may=True)
    for path in ("/rulings/", f"/rulings/{asked.number}", f"/organisations/{lanterns}"):
        page = client.get(path).content.decode()
        assert "O&#x27;Neill" not in page
        assert "council election" not in page
    page = sign_in(house.member).get(f"/rulings/{asked.number}").content.decode()
    assert "council election" in page


def test_asking_and_answering_on_the_pages(house, lanterns, sign_in):
    find(house, lanterns, at=now(), end=now().date() + timedelta(days=365))
    browser = sign_in(house.member)
    filled = {"named": "The Lanterns", "conduct": "join", "says": SAYS}
    assert browser.post("/rulings/new", {**filled, "says": "?"}).status_code == 422
    asked = browser.post("/rulings/new", filled)
    assert browser.get(f"{asked.url}/answer").status_code == 403
    browser = sign_in(house.general_secretary)
    assert "2.I.4.B" in browser.get(asked.url).content.decode()
    said = {"may": "no", "reasons": "The finding of conference speaks of just this"}
    assert browser.post(f"{asked.url}/answer", said).status_code == 303
    page = browser.get(f"/organisations/{lanterns}").content.decode()
    assert "A body that puts up candidates" in page
    assert "ruled out by the finding below" in page
    assert "Lanterns" in browser.get("/organisations/?q=lantern").content.decode()

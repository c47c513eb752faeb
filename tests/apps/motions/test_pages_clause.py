"""Your clause: the rule, the change, and what a branch can do, to whoever comes by."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.motions import actions
from folkmoot.apps.motions.views.cards import cards
from road import draft, submitted

pytestmark = pytest.mark.django_db
CLAUSE = "/motions/clause/party/2.I.4.B"


def test_a_rule_nobody_wants_to_change_is_shown_as_printed_with_a_way_to_begin(world):
    with at(MAY):
        page = words_of(browser(world).get(CLAUSE))
    assert "shall automatically be ineligible" in page
    assert "Nobody has proposed a change to it" in page
    assert "/motions/new?document=party&amp;provision=2.I.4.B" in page


def test_a_private_draft_leaves_no_trace_on_it(world):
    draft(world)
    with at(MAY):
        page = words_of(browser(world).get(CLAUSE))
    assert "A fair hearing" not in page
    assert "Nobody has proposed a change to it" in page


def test_a_visitor_sees_the_change_its_road_and_one_button(world):
    motion, sent = submitted(world)
    with at(sent):
        page = words_of(browser(world).get(CLAUSE))
    assert "<del>" in page
    assert "automatically" in page
    assert "1 of 2 local parties has adopted it" in page
    assert "head office gave receipt" in page
    assert "a ruling is due" in page
    assert "It needs your branch" in page
    assert page.count('class="button"') == 1
    assert f'href="/motions/{motion}/copies"' in page
    assert "Check it yourself" in page
    assert ".tlog-proof" in page


def test_a_member_is_told_of_the_own_branch_when_it_meets_and_when_motions_close(world):
    _motion, sent = submitted(world)
    assembly.call_meeting(
        actor=world.kofi,
        at=sent,
        unit="hollins",
        kind="branch_meeting",
        starts_at=sent.replace(hour=18, minute=30, second=0) + timedelta(days=9),
    )
    with at(sent):
        page = words_of(browser(world, "kofi").get(CLAUSE))
    assert "It needs Hollins branch" in page
    assert "19.30" in page
    assert "Motions close in" in page


def test_who_has_a_copy_already_is_led_to_it(world):
    motion, sent = submitted(world)
    with at(sent):
        kofi = browser(world, "kofi")
        made = kofi.post(f"/motions/{motion}/copies", {"unit": "hollins"})["Location"]
        page = words_of(kofi.get(CLAUSE))
    assert f'href="{made}"' in page
    assert "Go to your motion" in page


def test_the_chapter_shows_the_change_made_inside_it(world):
    submitted(world)
    with at(MAY + timedelta(days=60)):
        page = words_of(browser(world).get("/motions/clause/party/2.I"))
    assert "<del>" in page
    assert "2.I.4.B" in page


def test_a_provision_that_does_not_exist_is_not_found(world):
    with at(MAY):
        assert browser(world).get("/motions/clause/party/9.Z").status_code == 404


def test_the_home_page_says_what_awaits_whom(world):
    motion, sent = submitted(world)
    waiting = [card for card in cards(world.key("dilys"), sent) if card.kind == "awaits"]
    assert [card.url for card in waiting] == [f"/motions/{motion}/ruling"]
    assert not [card for card in cards(world.key("kofi"), sent) if card.kind == "awaits"]
    due = [
        card for card in cards(world.key("kofi"), sent + timedelta(days=40)) if card.kind == "due"
    ]
    assert due
    own = draft(world, at=sent)
    awaits = [card for card in cards(world.key("esme"), sent) if card.kind == "awaits"]
    assert [card.url for card in awaits] == [f"/motions/{own.key}/proposal"]
    actions.rule_motion(actor=world.dilys, at=sent, motion=motion, outcome="in_order")
    news = [card for card in cards("", sent) if card.kind == "news"]
    assert [card.url for card in news] == [f"/motions/{motion}"]

"""What the rules say of a motion is before the committee's eyes when it rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import kept_world
from apps.motions.hall_scenes import HALL, rule_change_in_debate
from apps.motions.pages_cast import at, browser, words_of
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.core.terms import ProvisionRef
from road import card_vote, draft, passed_and_adopted, submitted

pytestmark = pytest.mark.django_db


def test_a_motion_that_keeps_every_rule_is_shown_as_such(world):
    motion, sent = submitted(world)
    with at(sent + timedelta(days=60)):  # long after the deadline: what counts is when it came
        page = words_of(browser(world, "dilys").get(f"/motions/{motion}/ruling"))
    assert "What the rules say of it" in page
    assert "Not decided too recently" in page
    assert "For you to judge:" in page
    assert "Why the bar on repeating was lifted" not in page
    assert "As it stands" not in page
    assert 'role="alert"' not in page


@pytest.fixture
def repeated(world):
    """Conference 2026 lost a change to 2.I.4.B; Aldermere sends another to Conference 2027."""
    *kept, world.conference = kept_world.walked("sent again", lambda: sent_again(world))
    return kept


def sent_again(world):
    first, now = rule_change_in_debate(world)
    lost = (("chidi", "against"), ("idris", "against"), ("joan", "against"))
    card_vote(world, now, first, lost)
    actions.declare_result(actor=world.hana, at=now + timedelta(minutes=10), motion=first)
    assert queries.motion(first, at=now + timedelta(minutes=10)).state == "lost"
    assembly.close_meeting(actor=world.hana, at=HALL + timedelta(hours=8), meeting=world.conference)
    begin = datetime(2027, 3, 1, 10, tzinfo=UTC)
    called, _ = assembly.call_meeting(
        actor=world.greta,
        at=begin,
        unit="ploughshare",
        kind="conference",
        starts_at=datetime(2027, 9, 25, 9, tzinfo=UTC),
        title="Conference 2027",
    )
    world = replace(world, conference=called.key)
    motion, sent = passed_and_adopted(world, draft(world, at=begin).key, at=begin)
    actions.submit_motion(actor=world.farid, at=sent, motion=motion)
    return first, motion, sent, called.key


def test_the_bar_on_repeating_is_shown_before_the_ruling_with_what_was_decided(world, repeated):
    first, motion, sent = repeated
    with at(sent):
        page = words_of(browser(world, "dilys").get(f"/motions/{motion}/ruling"))
    assert "Not decided too recently" in page
    assert first in page
    assert "2.I.4.B" in page
    assert "Why the bar on repeating was lifted" in page


def test_a_barred_motion_is_not_ruled_in_order_unless_the_bar_was_lifted_with_reasons(
    world, repeated
):
    _first, motion, sent = repeated
    given = {"outcome": "in_order", "one_subject": "yes", "reasons": ""}
    with at(sent):
        dilys = browser(world, "dilys")
        barred = dilys.post(f"/motions/{motion}/ruling", given)
        assert barred.status_code == 422
        assert queries.motion(motion).state == "submitted"
        lifted = given | {"lifted_because": "The courts have changed what the rule must say."}
        assert dilys.post(f"/motions/{motion}/ruling", lifted).status_code == 303
        assert queries.motion(motion).state == "in_order"


def test_a_barred_motion_is_ruled_out_under_the_rule_that_was_shown(world, repeated):
    _first, motion, sent = repeated
    actions.rule_motion(
        actor=world.dilys,
        at=sent,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "7.I.3"),
        reasons="Conference lost the same change last year.",
    )
    assert queries.motion(motion, at=sent).state == "out_of_order"

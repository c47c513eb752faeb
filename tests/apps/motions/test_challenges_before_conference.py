"""A challenge that conference decides rests on a vote that conference took."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.motions.hall_scenes import HALL
from apps.motions.pages_cast import at as at_moment
from apps.motions.pages_cast import browser, words_of
from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.record.acts import Refused
from folkmoot.core.terms import ProvisionRef
from road import in_the_hall, open_hall, submitted, vote_on_the_challenge

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def challenged(world):
    """Aldermere's motion is ruled out of order and challenged, and conference sits."""
    motion, at = submitted(world)
    actions.rule_motion(
        actor=world.dilys,
        at=at,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "7.I.3"),
        reasons="Conference decided on this last year.",
    )
    actions.challenge_ruling(
        actor=world.farid, at=at + MINUTE, motion=motion, grounds="It was another clause."
    )
    in_the_hall(world, at)
    open_hall(world, HALL)
    return motion


def replied(world, motion):
    actions.reply_to_challenge(
        actor=world.dilys, at=HALL + MINUTE, motion=motion, reply="It was this one."
    )


def refused(world, motion, **given):
    with pytest.raises(Refused) as refusal:
        actions.decide_challenge(actor=world.hana, at=HALL + 9 * MINUTE, motion=motion, **given)
    assert queries.motion(motion, at=HALL + 9 * MINUTE).state == "challenged"
    return refusal.value.verdict.codes


def test_a_challenge_gets_its_own_line_on_the_agenda_when_it_is_made(world):
    motion = challenged(world)
    lines = assembly.agenda_lines(world.conference)
    (line,) = (each for each in lines if each.subject == f"challenge:{motion}")
    assert line.question_kind == "challenge"
    assert line.title.startswith(f"Challenge to the ruling on {motion}")
    assert line.subject_url == f"/motions/{motion}#rulings"


def test_without_a_vote_nothing_is_decided_whatever_the_chair_says(world):
    motion = challenged(world)
    replied(world, motion)
    assert refused(world, motion) == ("challenge.no_vote",)
    assert refused(world, motion, upheld=True, reasons="All agreed.") == ("challenge.no_vote",)


def test_a_vote_taken_before_the_committee_was_heard_does_not_count(world):
    motion = challenged(world)
    vote_on_the_challenge(world, HALL, motion)
    replied(world, motion)
    assert refused(world, motion) == ("business.no_reply_yet",)
    vote_on_the_challenge(world, HALL + 2 * MINUTE, motion)
    actions.decide_challenge(actor=world.hana, at=HALL + 9 * MINUTE, motion=motion)
    assert queries.motion(motion, at=HALL + 9 * MINUTE).state == "in_order"


def test_the_outcome_is_that_of_the_vote_and_points_at_it(world):
    motion = challenged(world)
    replied(world, motion)
    vote = vote_on_the_challenge(world, HALL + 2 * MINUTE, motion, votes=(1, 2))
    assert vote.outcome == "lost"
    assert vote.threshold_says.startswith("A challenge on which the conference votes")
    assert any("1" in line and "2" in line for line in vote.working)
    assert refused(world, motion, upheld=True) == ("challenge.other_outcome",)
    decision = actions.decide_challenge(actor=world.hana, at=HALL + 9 * MINUTE, motion=motion)
    assert not decision.upheld
    assert decision.taken.reference == vote.ref
    assert decision.taken.note == "1 for, 2 against"
    assert queries.motion(motion, at=HALL + 9 * MINUTE).state == "ruled_out"


@pytest.mark.parametrize(("casting", "state"), [("for", "in_order"), ("against", "ruled_out")])
def test_an_equality_of_votes_is_settled_by_the_casting_vote(world, casting, state):
    motion = challenged(world)
    replied(world, motion)
    vote_on_the_challenge(world, HALL + 2 * MINUTE, motion, votes=(1, 1), casting_vote=casting)
    actions.decide_challenge(actor=world.hana, at=HALL + 9 * MINUTE, motion=motion)
    assert queries.motion(motion, at=HALL + 9 * MINUTE).state == state


def test_the_chair_is_led_from_the_motion_to_the_vote_and_back(world):
    motion = challenged(world)
    replied(world, motion)
    url = f"/motions/{motion}"
    with at_moment(HALL + 2 * MINUTE):
        hana = browser(world, "hana")
        assert "Put the challenge to the vote" in words_of(hana.get(url))
        empty = hana.get(f"{url}/challenge/decision")
        assert "Conference has not voted on it" in words_of(empty)
        tried = hana.post(f"{url}/challenge/decision", {"upheld": "yes"})
        assert tried.status_code == 422
        assert "has decided nothing" in words_of(tried)
        visitor = words_of(browser(world).get(url))
        assert "conference votes on the challenge, line 1 of its agenda" in visitor
        (line,) = (
            each
            for each in assembly.agenda_lines(world.conference)
            if each.subject == f"challenge:{motion}"
        )
        recorded = hana.post(
            f"/meetings/{world.conference}/decisions/new",
            {"item": line.id, "method": "hands", "votes_for": 3, "votes_against": 0},
        )
        assert recorded.status_code == 303
        page = words_of(hana.get(f"{url}/challenge/decision"))
        assert "3 for, 0 against" in page
        assert hana.post(f"{url}/challenge/decision").status_code == 303
        shown = words_of(browser(world).get(url))
    assert "The challenge succeeded: in order after all" in shown
    assert "3 for, 0 against" in shown

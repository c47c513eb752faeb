"""Who does without a right is refused in an election, is told by what, and gets it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.elections.story import ANSWERS, CALLED, IN_TIME, POLL, number_of, refused
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.platform.acts import Refused
from world import withhold

DAY = timedelta(days=1)


def test_the_right_to_nominate_and_to_stand(elections):
    story = elections()
    world = story.world
    withhold(world.key("kofi"), "propose", CALLED, IN_TIME)
    withhold(world.key("esme"), "stand", CALLED, ANSWERS)
    own = {"election": story.key, "number": number_of(world, "esme")}
    with refused("right.withheld"):
        actions.nominate(actor=world.kofi, at=IN_TIME, **own)
    actions.nominate(actor=world.kofi, at=IN_TIME + DAY, **own)
    story.nominate("aldermere", "farid", "esme")
    accept = {"actor": world.esme, "election": story.key, "accepts": True}
    with pytest.raises(Refused) as no:
        actions.answer_nomination(at=ANSWERS, **accept)
    (reason,) = no.value.verdict.reasons
    assert "Esme Ward may not stand for election" in reason.sentence
    assert str(reason.provision) == "party 2.I.4.B (edition 1)"
    actions.answer_nomination(at=ANSWERS + timedelta(minutes=1), **accept)
    assert [each.name for each in queries.candidates(story.view)] == ["Esme Ward"]


def test_whose_right_to_vote_is_withheld_after_the_freeze_votes_when_it_has_come_back(elections):
    story = elections()
    world = story.world
    withhold(world.key("kofi"), "vote", POLL - DAY, POLL)
    story.stands("esme", "dilys")
    story.notice()
    with refused("right.withheld"):
        story.votes("kofi", "esme", at=POLL)
    assert world.key("kofi") not in people.electors_of(story.view.roll, POLL)
    story.votes("kofi", "esme", at=POLL + timedelta(seconds=1))
    assert queries.turnout(story.view).voted == 1


def test_a_roll_says_suspended_and_the_right_comes_back_by_itself(elections, world):
    withhold(world.key("kofi"), "vote", CALLED - 30 * DAY, POLL)
    story = elections()
    roll = story.view.roll
    assert people.line_of(roll, world.key("kofi")).verdict == "suspended"
    assert "suspended" not in people.roll(roll).reasons, "one is too few to be told"
    story.stands("esme", "dilys")
    story.notice()
    electors = queries.turnout(story.view).electors
    assert electors == people.roll(roll).eligible, "free again before the poll closes"
    with refused("right.withheld"):
        story.votes("kofi", "esme", at=POLL)
    story.votes("kofi", "esme", at=POLL + timedelta(seconds=1))


def test_on_paper_as_well(elections, world):
    story = elections()
    story.stands("esme", "dilys")
    story.notice()
    withhold(world.key("kofi"), "vote", POLL - DAY, POLL)
    given = {"actor": world.greta, "election": story.key, "number": number_of(world, "kofi")}
    with refused("right.withheld"):
        actions.issue_paper(at=POLL, **given)
    actions.issue_paper(at=POLL + timedelta(minutes=1), **given)


def test_the_page_of_the_paper_says_why_and_until_when(elections, world, sign_in, monkeypatch):
    story = elections()
    story.stands("esme", "dilys")
    story.notice()
    digest = withhold(world.key("kofi"), "vote", POLL - DAY, POLL)
    for place in ("voting", "election"):
        monkeypatch.setattr(f"folkmoot.apps.elections.views.{place}.now", lambda: POLL)
    page = sign_in("kofi").get(f"/elections/{story.key}/vote").content.decode()
    assert digest[:12] in page
    assert "Put it in the box" not in page
    assert digest[:12] in sign_in("kofi").get(f"/elections/{story.key}").content.decode()

"""The two pages most people open ask the database little, however much there is to show."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.motions.pages_cast import MAY, at, browser
from folkmoot.apps.motions import actions
from folkmoot.apps.people import actions as people
from folkmoot.apps.people import queries as units
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from road import NEW_WORDS, pass_at, submitted

pytestmark = pytest.mark.django_db
BUDGET = 45
CLAUSE = "/motions/clause/party/2.I.4.B"


def questions(client, address):
    client.get(address)  # what a process reads once is not counted against the page
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def rival(world, when, *, title, model=""):
    """Brinswick sends a motion on the same rule."""
    tree = rulebook.last_edition("party").tree
    key = actions.draft_motion(
        actor=world.idris,
        at=when,
        kind="rule_change",
        unit="brinswick",
        conference=world.conference,
        title=title,
        document="party",
        operations=edit_in_place(tree, tree.find("2.I.4.B").pid, NEW_WORDS + f" {title}."),
        model_of=model,
    ).key
    later = pass_at(
        world,
        key,
        unit="brinswick",
        officer="idris",
        kind="general_meeting",
        at=when,
        count=16,
        mover="idris",
    )
    actions.note_decisions(actor=world.idris, at=later, motion=key)
    actions.submit_motion(actor=world.idris, at=later, motion=key)
    return later


@pytest.mark.parametrize("who", ["", "kofi", "esme", "dilys", "farid"])
def test_a_motion_s_page_stays_within_its_budget_for_everybody(world, who):
    motion, sent = submitted(world)
    later = max(sent, rival(world, MAY, title="Always", model=motion))
    with at(later):
        assert questions(browser(world, who), f"/motions/{motion}") <= BUDGET


@pytest.mark.parametrize("who", ["", "kofi", "esme", "dilys", "farid"])
def test_your_clause_stays_within_its_budget_for_everybody(world, who):
    motion, sent = submitted(world)
    later = max(sent, rival(world, MAY, title="Always", model=motion))
    with at(later):
        assert questions(browser(world, who), CLAUSE) <= BUDGET


def test_more_local_parties_cost_no_more_questions(world):
    motion, sent = submitted(world)
    with at(sent):
        before = [questions(browser(world), url) for url in (f"/motions/{motion}", CLAUSE)]
    for number in range(6):
        people.found_unit(
            actor=world.greta,
            at=sent,
            name=f"Newham {number}",
            kind="local_party",
            parent="fenland",
            slug=f"newham-{number}",
        )
    with at(sent + timedelta(minutes=1)):
        after = [questions(browser(world), url) for url in (f"/motions/{motion}", CLAUSE)]
    assert after == before


def test_a_chapter_with_many_provisions_costs_no_more_than_one_of_them(world):
    _motion, sent = submitted(world)
    with at(sent):
        one = questions(browser(world), CLAUSE)
        all_of_them = questions(browser(world), "/motions/clause/party/2.I")
    assert all_of_them == one


def test_lines_asked_for_together_are_those_asked_for_one_by_one(world):
    every = [unit.slug for unit in units.units_under("ploughshare")]
    lines = units.lines_up([*every, "nowhere"])
    assert lines == {slug: (units.unit(slug), *units.ancestors(slug)) for slug in every}

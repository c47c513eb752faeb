"""The road that a page draws is true: composites, their parents, challenges, what was remitted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.motions.hall_scenes import HALL, ordinary, rule_change_in_debate
from apps.motions.pages_cast import at as at_moment
from apps.motions.pages_cast import browser, words_of
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.queries.known import known
from folkmoot.apps.motions.views.stations import stations
from folkmoot.apps.record import queries as record
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts
from folkmoot.core.terms import ProvisionRef
from road import MAY, draft, pass_at, submitted

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def drawn(key, moment):
    """The stations of a motion as (label, state, note)."""
    found = known(key)
    view = queries.view_of(found, at=moment)
    goes_on = queries.motion(view.composited_into, at=moment) if view.composited_into else None
    line = stations(
        queries.road(found, at=moment),
        queries.history(found),
        motion=view,
        composite=queries.composite_view(found, at=moment),
        asked_by=queries.unanswered_composite(found) if view.state == "in_order" else "",
        goes_on_as=goes_on,
    )
    return [(each["label"], each["state"], each.get("note") or "") for each in line]


def now(key, moment):
    return [label for label, state, _ in drawn(key, moment) if state == "now"]


def two_alike(world):
    """Two motions in order on one clause, and the composite drawn up from them."""
    first, at = submitted(world)
    second = draft(world, who="idris", unit="brinswick", title="No exclusion unheard").key
    later = pass_at(
        world,
        second,
        unit="brinswick",
        officer="idris",
        kind="general_meeting",
        at=MAY,
        count=16,
        mover="idris",
    )
    actions.note_decisions(actor=world.idris, at=later, motion=second)
    at = max(later, at)
    actions.submit_motion(actor=world.idris, at=at, motion=second)
    for each in (first, second):
        actions.rule_motion(actor=world.dilys, at=at, motion=each, outcome="in_order")
    words = queries.motion(first, at=at).operations
    composite = actions.draw_up_composite(
        actor=world.dilys,
        at=at + MINUTE,
        parents=[first, second],
        title="A fair hearing",
        operations=words,
    ).key
    return first, second, composite, at + 2 * MINUTE


def test_a_composite_waits_for_its_units_and_then_for_the_committee(world):
    first, second, composite, at = two_alike(world)
    assert drawn(composite, at)[:4] == [
        ("Drawn up", "done", ""),
        ("The units answer", "now", "0 of 2 have answered"),
        ("Formed with consent", "next", ""),
        ("On the agenda", "next", ""),
    ]
    assert now(first, at) == [f"Into composite {composite}, or not"]
    for who, motion in (("farid", first), ("idris", second)):
        actions.answer_composite(
            actor=world.people[who], at=at, motion=motion, composite=composite, joins=True
        )
    assert now(composite, at) == ["Formed with consent"]
    assert now(first, at) == ["On the agenda"]
    actions.form_composite(
        actor=world.dilys, at=at, composite=composite, mover="aldermere", seconder="brinswick"
    )
    assert ("Formed with consent", "done", "moved by Aldermere, seconded by Brinswick") in drawn(
        composite, at
    )
    assert now(composite, at) == ["On the agenda"]
    assert drawn(second, at)[-2:] == [
        ("Became part of a composite", "done", ""),
        (f"Goes on as composite {composite}", "now", "in order"),
    ]


def test_the_page_of_a_composite_says_what_it_is_made_of_and_what_happened(world):
    first, second, composite, at = two_alike(world)
    actions.answer_composite(
        actor=world.idris, at=at, motion=second, composite=composite, joins=False
    )
    with at_moment(at):
        page = words_of(browser(world).get(f"/motions/{composite}"))
    assert f"Drawn up from {first}, {second}" in page
    assert "Brinswick stays out" in page
    assert "Proposed at" not in page
    assert 'To come</span> <span class="step-label">Passed by the unit' not in page


def test_a_motion_ruled_out_of_order_goes_on_only_if_a_challenge_succeeds(world):
    motion, at = submitted(world)
    actions.rule_motion(
        actor=world.dilys,
        at=at,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "3.III.4"),
        reasons="It repeats what was decided.",
    )
    assert now(motion, at) == ["Challenge"]
    assert ("On the agenda", "next", "only if a challenge succeeds") in drawn(motion, at)
    actions.challenge_ruling(actor=world.farid, at=at + MINUTE, motion=motion, grounds="Not so.")
    assert now(motion, at + MINUTE) == ["Committee heard"]
    actions.reply_to_challenge(actor=world.dilys, at=at + MINUTE, motion=motion, reply="It does.")
    assert ("The committee replied", "done", "") in drawn(motion, at + MINUTE)
    assert now(motion, at + MINUTE) == ["Challenge decided"]


def test_a_remitted_motion_ends_there_and_its_page_says_what_becomes_of_it(world):
    motion, at = rule_change_in_debate(world)
    actions.take_procedural(
        actor=world.hana,
        at=at,
        motion=motion,
        moved=ProceduralFacts("remit", seconded=True, mover_consents=True, replied=True),
        votes_for=3,
    )
    assert drawn(motion, at)[-1] == ("Remitted to the executive", "done", "3 to 0")
    assert now(motion, at) == []
    with at_moment(at):
        page = words_of(browser(world).get(f"/motions/{motion}"))
    assert "Conference did not vote on it: the executive considers it and reports." in page


def test_rules_and_editions_are_cited_by_the_title_of_their_book(world):
    motion, at = submitted(world)
    ruling = actions.rule_motion(
        actor=world.dilys,
        at=at,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "3.III.4"),
        reasons="It repeats what was decided.",
    )
    assert ruling.rule.startswith("3.III.4 of ")
    sentence = record.entry(ruling.taken.seq).sentence
    assert sentence.endswith(f"rule cited: {ruling.rule}.")
    imported = record.entry(record.seqs_of(["edition:party:1"])["edition:party:1"][0])
    assert imported.sentence.startswith("Edition 1 of “")
    assert "“party”" not in imported.sentence


def test_an_ordinary_motion_in_order_waits_for_its_place_on_the_agenda(world):
    motion, at = ordinary(world)
    assert now(motion, at) == ["On the agenda"]
    assert at < HALL

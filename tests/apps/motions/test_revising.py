"""Changing a draft, and a composite that nobody has answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import kept_world
from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.record import queries as record
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from road import NEW_WORDS, draft, pass_at, submitted

pytestmark = pytest.mark.django_db


def next_conference(world):
    called, _ = assembly.call_meeting(
        actor=world.greta,
        at=MAY,
        unit="ploughshare",
        kind="conference",
        starts_at=datetime(2027, 9, 25, 9, tzinfo=UTC),
        title="Conference 2027",
    )
    return called.key


def operations(words=NEW_WORDS):
    tree = rulebook.last_edition("party").tree
    return edit_in_place(tree, tree.find("2.I.4.B").pid, words)


def test_a_draft_may_go_to_another_unit_and_conference(world):
    key = draft(world).key
    later = next_conference(world)
    actions.revise_motion(
        actor=world.esme,
        at=MAY,
        motion=key,
        title="Later",
        operations=operations(),
        unit="aldermere",
        conference=later,
        topic="membership",
    )
    found = queries.motion(key, at=MAY)
    assert (found.unit_slug, found.conference, found.topic) == ("aldermere", later, "membership")
    assert found.title == "Later"


def test_the_form_of_a_draft_offers_where_it_goes_and_keeps_what_is_not_chosen(world):
    key = draft(world).key
    tree = rulebook.last_edition("party").tree
    form = {
        "kind": "rule_change",
        "document": "party",
        "title": "A fair hearing",
        "statement": "",
        "unit": "aldermere",
        "conference": world.conference,
        "change-0-kind": "words",
        "change-0-pid": tree.find("2.I.4.B").pid,
        "change-0-text": NEW_WORDS,
        "do": "save",
    }
    with at(MAY):
        esme = browser(world, "esme")
        assert "Where you will propose it" in words_of(esme.get(f"/motions/{key}/revision"))
        assert esme.post(f"/motions/{key}/revision", form).status_code == 303
        elsewhere = esme.post(f"/motions/{key}/revision", form | {"unit": "hollins"})
    assert elsewhere.status_code == 422
    assert queries.motion(key, at=MAY).unit_slug == "aldermere"


def test_an_emergency_motion_may_be_told_of_another_event_while_it_is_a_draft(world):
    happened = MAY - timedelta(days=1)
    key = actions.draft_motion(
        actor=world.esme,
        at=MAY,
        kind="emergency",
        unit="aldermere",
        conference=world.conference,
        title="The flood",
        body="Conference sends help.",
        event="The dyke broke",
        event_at=happened,
    ).key
    actions.revise_motion(
        actor=world.esme,
        at=MAY,
        motion=key,
        title="The flood",
        body="Conference sends help.",
        event="The second dyke broke",
        event_at=MAY,
    )
    found = queries.motion(key, at=MAY)
    assert (found.event, found.event_at) == ("The second dyke broke", MAY)


def test_a_motion_that_has_been_before_a_meeting_stays_where_it_is(world):
    key = draft(world).key
    later = pass_at(
        world,
        key,
        unit="westbrook",
        officer="ada",
        kind="branch_meeting",
        at=MAY,
        count=12,
        votes=(2, 9),
    )
    actions.note_decisions(actor=world.ada, at=later, motion=key)
    assert queries.motion(key, at=later).state == "not_passed"
    with pytest.raises(Refused) as refused:
        actions.revise_motion(
            actor=world.esme,
            at=later,
            motion=key,
            title="Again",
            operations=operations(),
            unit="aldermere",
        )
    assert refused.value.verdict.codes == ("draft.place_settled",)
    assert queries.motion(key, at=later).unit_slug == "westbrook"
    assert queries.motion(key, at=later).version == 1


def test_a_draft_cannot_go_to_a_unit_or_conference_that_does_not_exist(world):
    key = draft(world).key
    with pytest.raises(Refused) as refused:
        actions.revise_motion(
            actor=world.esme,
            at=MAY,
            motion=key,
            title="Nowhere",
            operations=operations(),
            unit="nowhere",
            conference="never",
        )
    assert refused.value.verdict.codes == ("draft.no_such_unit", "draft.no_such_conference")
    assert queries.motion(key, at=MAY).version == 1


@pytest.fixture
def composite(world):
    return kept_world.walked("a composite drawn up", lambda: drawn_up(world))


def drawn_up(world):
    first, sent = submitted(world)
    second = actions.draft_motion(
        actor=world.idris,
        at=MAY,
        kind="rule_change",
        unit="brinswick",
        conference=world.conference,
        title="No exclusion unheard",
        document="party",
        operations=operations(NEW_WORDS + " Always."),
    ).key
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
    later = max(later, sent)
    actions.submit_motion(actor=world.idris, at=later, motion=second)
    for each in (first, second):
        actions.rule_motion(actor=world.dilys, at=later, motion=each, outcome="in_order")
    whole = actions.draw_up_composite(
        actor=world.dilys,
        at=later,
        parents=[first, second],
        title="A fair hearing",
        operations=operations(),
    )
    return whole.key, first, later


def test_the_committee_revises_a_composite_that_nobody_has_answered(world, composite):
    whole, _first, later = composite
    actions.revise_motion(
        actor=world.dilys,
        at=later,
        motion=whole,
        title="Heard first",
        operations=operations(NEW_WORDS + " Always."),
    )
    assert queries.motion(whole, at=later).title == "Heard first"
    sentences = queries.composite_view(whole, at=later).sentences
    assert sentences
    newest = record.entries_about(f"motion:{whole}")[-1]
    assert newest.act == "motions.composite_revised"


def test_the_page_of_a_composite_leads_the_committee_to_its_words_and_nobody_else(world, composite):
    whole, _first, later = composite
    with at(later):
        assert f"/motions/{whole}/revision" in words_of(
            browser(world, "dilys").get(f"/motions/{whole}")
        )
        desk = browser(world, "dilys").get(f"/motions/{whole}/revision")
        assert "Its parents" in words_of(desk)
        assert "Save the composite" in words_of(desk)
        assert f"/motions/{whole}/revision" not in words_of(
            browser(world, "kofi").get(f"/motions/{whole}")
        )


def test_a_composite_that_a_unit_has_answered_stands_as_it_is(world, composite):
    whole, first, later = composite
    actions.answer_composite(actor=world.farid, at=later, motion=first, composite=whole, joins=True)
    with pytest.raises(Refused) as refused:
        actions.revise_motion(
            actor=world.dilys, at=later, motion=whole, title="Other", operations=operations()
        )
    assert refused.value.verdict.codes == ("compositing.answered",)
    assert queries.motion(whole, at=later).version == 1
    with at(later):
        page = browser(world, "dilys").get(f"/motions/{whole}")
    assert f"/motions/{whole}/revision" not in words_of(page)


def test_a_mover_of_a_parent_cannot_revise_the_composite(world, composite):
    whole, _first, later = composite
    with pytest.raises(Refused) as refused:
        actions.revise_motion(
            actor=world.esme, at=later, motion=whole, title="Mine", operations=operations()
        )
    assert refused.value.verdict.codes == ("compositing.not_yours",)
    assert Motion.objects.get(key=whole).versions.count() == 1


def test_a_composite_is_moved_by_a_unit_that_there_is(world, composite):
    whole, _first, later = composite
    with pytest.raises(Refused) as refused:
        actions.form_composite(actor=world.dilys, at=later, composite=whole, mover="Aldermere")
    assert refused.value.verdict.codes == ("compositing.unknown_unit",)
    assert queries.motion(whole, at=later).state == "new"

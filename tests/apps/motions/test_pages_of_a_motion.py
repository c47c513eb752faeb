"""The page of a motion and its sub-pages: who sees what, who may do what, and what is said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from apps.motions.hall_scenes import HALL
from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.views.act_pages import PAGES
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from folkmoot.core.terms import ProvisionRef
from road import (
    NEW_WORDS,
    card_vote,
    draft,
    in_the_hall,
    open_hall,
    pass_at,
    passed_and_adopted,
    submitted,
    vote_on_the_challenge,
)

pytestmark = pytest.mark.django_db


def test_the_mover_puts_a_draft_on_the_agenda_of_a_meeting_of_the_branch(world):
    key = draft(world).key
    soon = MAY + timedelta(days=10)
    meeting, _ = assembly.call_meeting(
        actor=world.ada, at=MAY, unit="westbrook", kind="branch_meeting", starts_at=soon
    )
    with at(MAY):
        esme = browser(world, "esme")
        assert "Propose it at Westbrook branch" in words_of(esme.get(f"/motions/{key}"))
        assert esme.post(f"/motions/{key}/proposal", {"meeting": "other"}).status_code == 422
        assert esme.post(f"/motions/{key}/proposal", {"meeting": meeting.key}).status_code == 303
        assert browser(world, "ada").get(f"/motions/{key}").status_code == 200
        assert browser(world, "kofi").get(f"/motions/{key}").status_code == 404
        assert browser(world).get(f"/motions/{key}").status_code == 404


def test_the_whole_road_can_be_walked_in_a_browser(world):
    motion, sent = passed_and_adopted(world)
    with at(sent):
        farid = browser(world, "farid")
        page = farid.get(f"/motions/{motion}/submission")
        assert "The rules allow this" in words_of(page)
        answer = farid.post(f"/motions/{motion}/submission")
        assert answer.status_code == 303
        told = words_of(farid.get(answer["Location"]))
        assert "Head office has it." in told
        assert re.search(r"/record/receipts/[0-9A-Z]{4}-[0-9A-Z]{4}", told)
        dilys = browser(world, "dilys")
        bad = dilys.post(
            f"/motions/{motion}/ruling", {"outcome": "out_of_order", "one_subject": "no"}
        )
        assert bad.status_code == 422
        assert "none is cited" in words_of(bad)
        assert queries.motion(motion, at=sent).state == "submitted"
        given = {"outcome": "in_order", "one_subject": "yes", "reasons": ""}
        assert dilys.post(f"/motions/{motion}/ruling", given).status_code == 303
        assert dilys.post(f"/motions/{motion}/agenda").status_code == 303
    in_the_hall(world, sent)
    hall = datetime(2026, 9, 26, 9, 30, tzinfo=UTC)
    open_hall(world, hall)
    with at(hall + timedelta(minutes=5)):
        assert browser(world, "chidi").post(f"/motions/{motion}/moving").status_code == 303
    card_vote(world, hall + timedelta(minutes=20), motion)
    with at(hall + timedelta(minutes=40)):
        assert browser(world, "hana").post(f"/motions/{motion}/result").status_code == 303
        greta = browser(world, "greta")
        done = greta.post(f"/motions/{motion}/certification", {"in_force_on": "2026-09-27"})
        assert done.status_code == 303
        page = words_of(greta.get(f"/motions/{motion}"))
    assert "carried, coming into force" in page
    assert rulebook.edition("party", 2).in_force_on == date(2026, 9, 27)


def test_a_branch_meeting_s_decision_is_noted_and_carried_on_to_the_local_party(world):
    key = draft(world).key
    later = pass_at(
        world, key, unit="westbrook", officer="ada", kind="branch_meeting", at=MAY, count=12
    )
    general, _ = assembly.call_meeting(
        actor=world.farid,
        at=later,
        unit="aldermere",
        kind="general_meeting",
        starts_at=later + timedelta(days=14),
    )
    with at(later):
        ada = browser(world, "ada")
        assert "Note what the meeting decided" in words_of(ada.get(f"/motions/{key}"))
        assert "9 for, 2 against" in words_of(ada.get(f"/motions/{key}/decision"))
        assert ada.post(f"/motions/{key}/decision").status_code == 303
        again = ada.post(f"/motions/{key}/decision")
        assert again.status_code == 422
        assert "No meeting has decided" in words_of(again)
        page = ada.get(f"/motions/{key}")
        assert "Propose it at Aldermere" in words_of(page)
        answer = ada.post(f"/motions/{key}/proposal", {"meeting": general.key})
        assert answer.status_code == 303


def test_a_motion_sent_late_is_refused_on_its_page_with_the_rule_and_nothing_changes(world):
    motion, _ = passed_and_adopted(world)
    late = datetime(2026, 7, 18, 11, 0, 1, tzinfo=UTC)
    with at(late):
        page = browser(world, "farid").post(f"/motions/{motion}/submission")
    assert page.status_code == 422
    assert "Party 3.III.5" in words_of(page)
    assert "Nothing has been changed." in words_of(page)
    assert queries.motion(motion, at=late).state == "adopted"


def test_a_ruling_out_of_order_is_published_with_text_and_reasons_and_can_be_challenged(world):
    motion, sent = submitted(world)
    with at(sent):
        dilys = browser(world, "dilys")
        given = {
            "outcome": "out_of_order",
            "one_subject": "yes",
            "document": "party",
            "rule": "7.9.Z",
            "reasons": "It repeats what was decided last year.",
        }
        unknown = dilys.post(f"/motions/{motion}/ruling", given)
        assert unknown.status_code == 422
        assert "There is no provision “7.9.Z”" in words_of(unknown)
        assert "It repeats what was decided last year." in words_of(unknown)
        answer = dilys.post(f"/motions/{motion}/ruling", given | {"rule": "3.III.4"})
        assert answer.status_code == 303
        listed = words_of(browser(world).get(f"/motions/conferences/{world.conference}"))
        assert "It repeats what was decided last year." in listed
        assert "In 2.I.4.B delete" in listed
        farid = browser(world, "farid")
        page = words_of(farid.get(f"/motions/{motion}/challenge"))
        assert "left" in page
        assert "Party 3.IV.3" in page or "rule 3.IV.3" in page
        made = farid.post(
            f"/motions/{motion}/challenge", {"grounds": "It did not.", "form": "online"}
        )
        assert made.status_code == 303
        assert "It did not." in words_of(browser(world).get(f"/motions/{motion}"))
    with at(sent + timedelta(days=1)):
        hana = browser(world, "hana")
        early = hana.post(f"/motions/{motion}/challenge/decision", {"upheld": "yes", "reasons": ""})
        assert early.status_code == 422
        reply = browser(world, "dilys").post(
            f"/motions/{motion}/challenge/reply", {"reply": "It did."}
        )
        assert reply.status_code == 303
    in_the_hall(world, sent + timedelta(days=1))
    open_hall(world, HALL)
    vote_on_the_challenge(world, HALL, motion)
    with at(HALL):
        done = browser(world, "hana").post(f"/motions/{motion}/challenge/decision")
        assert done.status_code == 303
    assert queries.motion(motion, at=HALL).state == "in_order"


def test_another_member_is_told_whose_step_it_is_and_refused_if_they_try(world):
    motion, sent = submitted(world)
    with at(sent):
        kofi = browser(world, "kofi")
        assert "This is for the arrangements committee." in words_of(
            kofi.get(f"/motions/{motion}/ruling")
        )
        tried = kofi.post(
            f"/motions/{motion}/ruling", {"outcome": "in_order", "one_subject": "yes"}
        )
    assert tried.status_code == 422
    assert queries.motion(motion, at=sent).state == "submitted"


def test_a_step_that_is_not_open_says_where_the_motion_stands(world):
    motion, sent = submitted(world)
    with at(sent):
        page = browser(world, "dilys").get(f"/motions/{motion}/agenda")
    assert "This is not possible now" in words_of(page)
    assert '<button class="button" type="submit">Place it' not in words_of(page)


def test_a_model_motion_is_adopted_with_its_words_and_counted_on_the_map(world):
    motion, sent = submitted(world)
    with at(sent):
        visitor = browser(world).get(f"/motions/{motion}/copies")
        assert visitor.status_code == 302
        assert visitor["Location"].endswith(f"next=/motions/{motion}/copies")
        idris = browser(world, "idris")
        answer = idris.post(f"/motions/{motion}/copies", {"unit": "brinswick"})
        assert answer.status_code == 303
    copy = queries.motion(answer["Location"].rsplit("/", 1)[1], at=sent)
    assert copy.model_of == motion
    assert copy.operations == queries.motion(motion, at=sent).operations
    later = pass_at(
        world,
        copy.key,
        unit="brinswick",
        officer="idris",
        kind="general_meeting",
        at=sent,
        count=16,
        mover="idris",
        votes=(2, 12),
    )
    actions.note_decisions(actor=world.idris, at=later, motion=copy.key)
    with at(later):
        page = words_of(browser(world).get(f"/motions/{motion}"))
    assert "Who has adopted it" in page
    assert "2 for, 12 against" in page


def two_in_order(world):
    first, sent = submitted(world)
    tree = rulebook.last_edition("party").tree
    second = actions.draft_motion(
        actor=world.idris,
        at=MAY,
        kind="rule_change",
        unit="brinswick",
        conference=world.conference,
        title="No exclusion unheard",
        document="party",
        operations=edit_in_place(tree, tree.find("2.I.4.B").pid, NEW_WORDS + " Always."),
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
    return first, second, later


def test_a_composite_is_drawn_up_answered_and_formed_on_pages(world):
    first, second, later = two_in_order(world)
    address = f"/motions/conferences/{world.conference}/composites/new"
    with at(later):
        dilys = browser(world, "dilys")
        assert browser(world, "kofi").get(address).status_code == 404
        assert first in words_of(dilys.get(address))
        one = dilys.get(address, {"parents": [first]})
        assert one.status_code == 422
        desk = f"{address}?parents={first}&parents={second}"
        page = dilys.get(desk)
        assert "Its parents" in words_of(page)
        own = rulebook.last_edition("party").tree.find("2.I.4.B")
        form = {
            "kind": "rule_change",
            "document": "party",
            "title": "A fair hearing",
            "statement": "",
            "change-0-kind": "words",
            "change-0-pid": own.pid,
            "change-0-text": NEW_WORDS,
            "do": "save",
        }
        answer = dilys.post(desk, form)
        assert answer.status_code == 303
        whole = answer["Location"].rsplit("/", 1)[1]
        assert "being drawn up" in words_of(browser(world).get(f"/motions/{whole}"))
        unasked = dilys.post(f"/motions/{whole}/composite", {"mover": "aldermere", "seconder": ""})
        assert unasked.status_code == 422
        for who, key in (("farid", first), ("idris", second)):
            person = browser(world, who)
            assert "Answer the composite" in words_of(person.get(f"/motions/{key}"))
            said = person.post(f"/motions/{key}/consent", {"composite": whole, "joins": "yes"})
            assert said.status_code == 303
        formed = dilys.post(f"/motions/{whole}/composite", {"mover": "aldermere", "seconder": ""})
        assert formed.status_code == 303
    assert queries.motion(first, at=later).composited_into == whole
    assert queries.motion(whole, at=later).state == "in_order"


def test_the_list_shows_public_motions_only_and_narrows_by_state_kind_rule_and_words(world):
    _first, _second, later = two_in_order(world)
    private = draft(world, at=later, title="A private draft").key
    with at(later):
        visitor = browser(world)
        everything = words_of(visitor.get("/motions/"))
        assert "No exclusion unheard" in everything
        assert "A private draft" not in everything
        assert "No exclusion unheard" not in words_of(visitor.get("/motions/?q=hearing"))
        assert "A fair hearing" in words_of(visitor.get("/motions/?q=hearing"))
        assert "A fair hearing" in words_of(visitor.get("/motions/?provision=2.I.4"))
        assert "A fair hearing" not in words_of(visitor.get("/motions/?provision=3.II"))
        assert "A fair hearing" not in words_of(visitor.get("/motions/?kind=ordinary"))
        assert "A fair hearing" not in words_of(visitor.get("/motions/?state=ruling"))
        assert "A fair hearing" in words_of(visitor.get("/motions/?state=in-order"))
        mine = words_of(browser(world, "esme").get("/motions/mine"))
        assert private in mine
        assert visitor.get("/motions/mine").status_code == 302


def test_rivals_on_the_page_say_how_the_two_stand_to_each_other(world):
    first, second, later = two_in_order(world)
    with at(later):
        page = words_of(browser(world).get(f"/motions/{first}"))
    assert f"/motions/{second}" in page
    assert "Others that change the same" in page


def test_names_of_movers_are_shown_to_members_and_not_to_visitors(world):
    motion, sent = submitted(world)
    with at(sent):
        assert "Esme Ward" not in words_of(browser(world).get(f"/motions/{motion}"))
        assert "Esme Ward" in words_of(browser(world, "kofi").get(f"/motions/{motion}"))


def test_every_sub_page_asks_for_a_sign_in(world):
    motion, sent = submitted(world)
    with at(sent):
        visitor = browser(world)
        for noun in PAGES:
            answer = visitor.get(f"/motions/{motion}/{noun}")
            assert answer.status_code == 302, noun
            assert "/accounts/login/" in answer["Location"], noun


def test_every_sub_page_opens_for_a_member_whatever_the_state(world):
    motion, sent = submitted(world)
    with at(sent):
        for who in ("esme", "dilys", "kofi"):
            client = browser(world, who)
            for noun in PAGES:
                assert client.get(f"/motions/{motion}/{noun}").status_code == 200, (who, noun)


def test_the_committee_sees_how_like_motions_were_ruled(world):
    first, second, later = two_in_order(world)
    with at(later):
        page = words_of(browser(world, "dilys").get(f"/motions/{first}/ruling"))
    assert "How like motions were ruled" in page
    assert f"/motions/{second}" in page
    assert "0 of 1 were ruled out of order." in page


def test_a_motion_ruled_out_of_order_and_left_alone_ends_there(world):
    motion, sent = submitted(world)
    actions.rule_motion(
        actor=world.dilys,
        at=sent,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "3.III.4"),
        reasons="Two subjects.",
    )
    with at(sent + timedelta(days=30)):
        page = words_of(browser(world).get(f"/motions/{motion}"))
    assert "Not challenged in time" in page
    assert "To come" not in page

"""The pages of meetings: they come out whole, and acts on them lead on or say why not."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from apps.assembly.cast import (
    CONFERENCE,
    NOW,
    THURSDAY,
    Cast,
    called_branch_meeting,
    later,
    open_branch_meeting,
    open_conference,
)
from apps.assembly.visiting import at, browser, status
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.models import Decision, Meeting
from folkmoot.apps.assembly.offered import cards

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["", "Edith", "Ada", "Gail", "Hugo"])
def test_every_page_comes_out_whole_for_everyone(cast: Cast, name: str):
    key, conference = open_branch_meeting(cast), open_conference(cast)
    actions.open_card_vote(
        actor=cast.actor("Gail"), at=CONFERENCE, meeting=conference, question="That we adjourn",
        demanded_by=50,
    )  # fmt: skip
    pages = ["/meetings/", "/meetings/new", "/meetings/met", "/meetings/met/brackley-branch"]
    pages += ["/meetings/resolutions", "/meetings/requisitions/brackley-branch"]
    for meeting in (key, conference):
        pages += [
            f"/meetings/{meeting}{page}"
            for page in (
                "",
                ".ics",
                "/notice",
                "/agenda",
                "/attendance",
                "/decisions",
                "/decisions/new",
                "/amendments",
                "/minutes",
                "/minutes.pdf",
                "/corrections",
                "/delegations",
                "/card-votes/new",
            )
        ]
    pages += [f"/meetings/{conference}/card-votes/1{page}" for page in ("", "/tellers")]
    client = browser(cast, name)
    with at(CONFERENCE + timedelta(hours=1)):
        for page in pages:
            answer = client.get(page)
            assert answer.status_code in {200, 302, 403}, page
            if name == "Gail":
                assert answer.status_code == 200, page
            if not page.endswith(".pdf"):
                assert b"{%" not in answer.content, page


def test_there_is_no_page_for_a_meeting_that_is_not_there(cast: Cast):
    client = browser(cast, "Ada")
    for page in ("/meetings/nowhere", "/meetings/nowhere/agenda", "/meetings/unit/nowhere.ics"):
        assert status(client, page) == 404


def test_a_secretary_calls_a_meeting_gives_notice_and_gets_receipts(cast: Cast):
    client = browser(cast, "Ada")
    with at(NOW):
        answer = client.post(
            "/meetings/new",
            {
                "unit": "brackley-branch",
                "kind": "branch_meeting",
                "convened_as": "ordinary",
                "starts_at": "2026-09-24T19:30",
            },
        )
        assert (answer.status_code, answer["Location"]) == (
            303,
            "/meetings/2026-brackley-branch-09-24/notice",
        )
        page = client.get(answer["Location"]).content.decode()
        assert "/record/receipts/" in page
        assert "16 September 2026" in page
        answer = client.post(answer["Location"], {"how": "email", "text": "Tea from seven."})
        assert answer.status_code == 303
    assert Meeting.objects.get().starts_at == THURSDAY


def test_a_refusal_comes_back_on_the_page_with_what_was_typed(cast: Cast):
    key = open_branch_meeting(cast)
    with at(later(5)):
        answer = browser(cast, "Ada").post(
            f"/meetings/{key}/decisions/new",
            {"question": "A banner", "method": "hands", "votes_for": "9", "votes_against": "1"},
        )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "but only 6 were present" in page
    assert 'value="A banner"' in page
    assert "Nothing has been changed" in page
    assert not Decision.objects.exists()


def test_a_decision_shows_its_working_and_can_be_worked_out_again(cast: Cast):
    key = open_branch_meeting(cast)
    client = browser(cast, "Ada")
    with at(later(5)):
        answer = client.post(
            f"/meetings/{key}/decisions/new",
            {"question": "A banner", "method": "hands", "votes_for": "5", "votes_against": "1"},
        )
        assert answer.status_code == 303
        page = client.get(f"{answer['Location']}?again=1").content.decode()
    assert "For 5 of 6 votes cast" in page
    assert "Worked out again, it comes out the same" in page


def test_tellers_counts_that_cannot_be_read_name_the_line(cast: Cast):
    key = open_branch_meeting(cast)
    with at(later(5)):
        answer = browser(cast, "Ada").post(
            f"/meetings/{key}/decisions/new",
            {"question": "x", "method": "tellers", "sections": "Left, 2, 1\nRight: many"},
        )
    assert answer.status_code == 422
    assert "Line 2" in answer.content.decode()


def test_a_branch_records_its_meeting_on_one_screen(cast: Cast):
    client = browser(cast, "Ada")
    with at(later(200)):
        answer = client.post(
            "/meetings/met/brackley-branch",
            {
                "held_at": "2026-09-24T19:30",
                "count": "6",
                "decided-TOTAL_FORMS": "3",
                "decided-INITIAL_FORMS": "0",
                "decided-0-question": "That we buy a banner",
                "decided-0-votes_for": "5",
                "decided-0-votes_against": "1",
                "decided-1-question": "That Ben bring tea",
            },
        )
        assert answer.status_code == 303
        page = client.get(answer["Location"]).content.decode()
    assert "That we buy a banner" in page
    assert "5 for, 1 against" in page
    assert "Agreed" in page


def test_we_met_takes_up_the_meeting_that_was_called_and_its_motions(cast: Cast):
    key = called_branch_meeting(cast)
    actions.put_on_agenda(
        actor=cast.actor("Edith"), at=NOW, meeting=key, title="Exclusions", kind="motion",
        subject="motion:2026-17", question_kind="rule_change",
    )  # fmt: skip
    client = browser(cast, "Ada")
    with at(later(200)):
        page = client.get("/meetings/met/brackley-branch").content.decode()
        assert 'value="motion:2026-17"' in page
        answer = client.post(
            "/meetings/met/brackley-branch",
            {
                "held_at": "2026-09-24T19:30",
                "count": "6",
                "decided-TOTAL_FORMS": "4",
                "decided-INITIAL_FORMS": "1",
                "decided-0-question": "Exclusions",
                "decided-0-subject": "motion:2026-17",
                "decided-0-question_kind": "rule_change",
                "decided-0-votes_for": "6",
                "decided-0-votes_against": "0",
            },
        )
    assert answer.status_code == 303
    found = queries.decisions_about("motion:2026-17")
    assert [(d.meeting_key, d.outcome) for d in found] == [(key, "carried")]


def test_minutes_on_paper_are_the_same_bytes_for_the_same_words(cast: Cast):
    key = open_branch_meeting(cast)
    actions.decide(
        actor=cast.actor("Ada"), at=later(5), meeting=key, question="A #banner *for* $5",
        votes_for=5, votes_against=1,
    )  # fmt: skip
    actions.close_meeting(actor=cast.actor("Ada"), at=later(60), meeting=key)
    papers = []
    for moment in (later(90), later(9000)):
        with at(moment):
            answer = browser(cast, "Edith").get(f"/meetings/{key}/minutes.pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
        papers.append(hashlib.sha256(answer.content).hexdigest())
    assert papers[0] == papers[1]


def test_cards_say_what_awaits_whom(cast: Cast):
    key = called_branch_meeting(cast, noticed=None)
    kinds = {card.title: card.kind for card in cards(cast["Ada"], NOW)}
    assert kinds["Give notice: Brackley branch meeting"] == "awaits"
    assert [card.kind for card in cards(cast["Edith"], NOW)] == ["due"]
    assert cards(cast["Jun"], NOW) == ()
    assert cards("", NOW) == ()
    actions.send_notice(actor=cast.actor("Ada"), at=NOW, meeting=key)
    assert [card.kind for card in cards(cast["Ada"], NOW)] == ["due"]
    actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key)
    actions.close_meeting(actor=cast.actor("Ada"), at=later(60), meeting=key)
    waiting = cards(cast["Ada"], later(90))
    assert [card.title for card in waiting] == ["Minutes to approve: Brackley branch meeting"]


def test_a_delegate_is_reminded_of_an_open_card_vote(cast: Cast):
    key = open_conference(cast)
    actions.open_card_vote(
        actor=cast.actor("Gail"), at=CONFERENCE, meeting=key, question="That we adjourn",
        demanded_by=50,
    )  # fmt: skip
    assert cards(cast["Edith"], CONFERENCE)[0].title == "Card vote 1"
    assert all(card.title != "Card vote 1" for card in cards(cast["Ben"], CONFERENCE))

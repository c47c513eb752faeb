"""Who may see and do what on the pages of meetings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.assembly.cast import (
    CONFERENCE,
    NOW,
    Cast,
    called_branch_meeting,
    later,
    open_branch_meeting,
    open_conference,
)
from apps.assembly.visiting import at, browser, status
from folkmoot.apps.assembly import actions
from folkmoot.apps.people import queries as people

pytestmark = pytest.mark.django_db


def test_a_branch_meeting_opens_its_agenda_and_minutes_to_its_members_only(cast: Cast):
    key = open_branch_meeting(cast)
    with at(later(5)):
        for page in ("agenda", "decisions", "amendments", "minutes", "minutes.pdf"):
            path = f"/meetings/{key}/{page}"
            assert status(browser(cast, "Edith"), path) == 200, page
            assert status(browser(cast, "Jun"), path) == 403, page
            answer = browser(cast).get(path)
            assert answer.status_code == 302, page
            assert "/accounts/login/" in answer["Location"]


def test_outsiders_learn_when_a_branch_meets_and_not_where(cast: Cast):
    key = called_branch_meeting(cast)
    with at(NOW):
        for name in ("", "Jun"):
            page = browser(cast, name).get(f"/meetings/{key}").content.decode()
            assert "Brackley branch meeting" in page
            assert "Room 2, the Institute" not in page
            calendar = browser(cast, name).get(f"/meetings/{key}.ics").content.decode()
            assert "BEGIN:VEVENT" in calendar
            assert "Institute" not in calendar
        page = browser(cast, "Edith").get(f"/meetings/{key}").content.decode()
        assert "Room 2, the Institute" in page
        calendar = browser(cast, "Edith").get("/meetings/unit/brackley-branch.ics")
        assert "Room 2\\, the Institute" in calendar.content.decode()


def test_conference_is_open_to_everybody_but_never_the_names_of_who_came(cast: Cast):
    key = open_conference(cast)
    gail = cast.actor("Gail")
    actions.mark_attendance(
        actor=gail, at=CONFERENCE, meeting=key, came=[cast["Edith"], cast["Femi"], cast["Jun"]]
    )
    with at(CONFERENCE + timedelta(hours=1)):
        visitor = browser(cast)
        for page in ("", "/agenda", "/decisions", "/minutes", "/minutes.pdf", "/delegations"):
            answer = visitor.get(f"/meetings/{key}{page}")
            assert answer.status_code == 200, page
            if not page.endswith(".pdf"):
                assert "Edith Marsh" not in answer.content.decode(), page
        assert status(visitor, f"/meetings/{key}/attendance") == 302
        assert status(browser(cast, "Edith"), f"/meetings/{key}/attendance") == 403


def test_what_members_ask_for_and_who_they_are_is_for_their_own_unit(cast: Cast):
    actions.requisition_meeting(
        actor=cast.actor("Edith"),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        purpose="The closure of the library",
    )
    with at(NOW):
        for page in ("requisitions/brackley-branch", "requisitions/brackley-branch/1/meeting"):
            assert status(browser(cast, "Edith"), f"/meetings/{page}") == 200
            answer = browser(cast, "Jun").get(f"/meetings/{page}")
            assert answer.status_code == 403
            assert "library" not in answer.content.decode()
        answer = browser(cast, "Jun").get("/meetings/met/brackley-branch")
        assert answer.status_code == 403
        assert "Femi" not in answer.content.decode()


def test_a_membership_number_tells_a_stranger_nothing(cast: Cast):
    key = open_conference(cast)
    number = people.person(cast["Ben"]).number
    with at(CONFERENCE + timedelta(hours=1)):
        for typed in (number, "999999"):
            post = {"unit": "brackley", "number": typed}
            answer = browser(cast, "Edith").post(f"/meetings/{key}/delegations", post)
            assert answer.status_code == 403
            assert "Ben" not in answer.content.decode()
            assert browser(cast).post(f"/meetings/{key}/delegations", post).status_code == 302
        page = browser(cast, "Ivo").get(f"/meetings/{key}/delegations").content.decode()
    assert '<option value="corby">' in page
    assert '<option value="brackley">' not in page


def test_a_member_who_runs_nothing_is_told_so(cast: Cast):
    with at(NOW):
        for page in ("/meetings/new", "/meetings/met"):
            answer = browser(cast, "Edith").get(page)
            assert answer.status_code == 403
            assert "you hold no such office there" in answer.content.decode()


def test_a_delegate_casts_a_share_and_a_stranger_cannot(cast: Cast):
    key = open_conference(cast)
    vote, _ = actions.open_card_vote(
        actor=cast.actor("Gail"), at=CONFERENCE, meeting=key, question="That we adjourn",
        demanded_by=50,
    )  # fmt: skip
    with at(CONFERENCE + timedelta(minutes=5)):
        page = browser(cast, "Edith").get(vote.url).content.decode()
        assert "You carry 4 of the 8 votes of Brackley" in page
        assert (
            browser(cast, "Edith").post(f"{vote.url}/cards", {"choice": "for"}).status_code == 303
        )
        assert (
            browser(cast, "Edith").post(f"{vote.url}/cards", {"choice": "for"}).status_code == 422
        )
        assert browser(cast, "Ben").post(f"{vote.url}/cards", {"choice": "for"}).status_code == 422
        assert browser(cast).post(f"{vote.url}/cards", {"choice": "for"}).status_code == 302
        page = browser(cast).get(vote.url).content.decode()
        assert "1 of 2 delegates" in page
        assert "is shown when the vote is closed" in page
        assert browser(cast, "Edith").post(f"{vote.url}/closing").status_code == 422
        assert browser(cast, "Gail").post(f"{vote.url}/closing").status_code == 303
        page = browser(cast).get(vote.url).content.decode()
    assert "No card from 2:" in page
    assert "Together, of votes cast (this decides)" in page

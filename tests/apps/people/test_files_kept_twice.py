"""One person with two files: joined by two officers, parted by a word of the person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.models import Ending, Membership, UnitMembership
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = AT.date()
GS = "general_secretary"


def codes(caught):
    return {reason.code for reason in caught.value.verdict.reasons}


@pytest.fixture
def twice(house):
    """Mary O'Neill was written down again as having joined in 2016."""
    view, _ = actions.admit_person(
        actor=house.actor(GS), at=AT, given_name="Mary", family_name="O'Neill", unit="armley",
        start=date(2016, 1, 1), email="oneills@example.org",
    )  # fmt: skip
    return view.key


def join(house, kept, other, *, first=GS, second="secretary", at=AT):
    return actions.merge_files(
        actor=house.actor(first), second=house.actor(second), at=at, kept=kept, other=other,
        says="Same birthday, seen at the door",
    )[0]  # fmt: skip


def test_alike_files_are_found_by_more_than_a_shared_mailbox(house, twice):
    (pair,) = queries.likely_duplicates(["leeds"], TODAY)
    assert {pair.one.key, pair.other.key} == {house.member, twice}
    assert pair.shared == ("name", "e-mail")
    actions.keep_apart(actor=house.actor(GS), at=AT, one=twice, other=house.member)
    assert queries.likely_duplicates(["leeds"], TODAY) == []


def test_the_earliest_day_of_joining_survives_whichever_file_is_kept(house, twice):
    join(house, house.member, twice)
    assert queries.membership(house.member, TODAY).since == date(2016, 1, 1)
    assert queries.membership(twice, TODAY) is None


def test_the_file_kept_with_the_earlier_day_needs_no_credit(house, twice):
    join(house, twice, house.member)
    assert queries.membership(twice, TODAY).since == date(2016, 1, 1)
    assert Membership.objects.filter(person__key=twice).count() == 1


@pytest.mark.parametrize("who", ["kept", "other"])
def test_either_of_the_two_parts_them_again_and_all_is_as_before(house, twice, who):
    def facts():
        return (
            {
                key: queries.membership(key, TODAY + timedelta(days=1))
                for key in (house.member, twice)
            },
            {key: queries.home_of(key, TODAY).slug for key in (house.member, twice)},
        )

    before = facts()
    merge = join(house, house.member, twice)
    me = ActorRef("person", house.member if who == "kept" else twice)
    actions.part_files(actor=me, at=AT, merge=merge)
    assert facts() == before
    assert Ending.objects.filter(ground="merged", overturned_at=None).count() == 0
    with pytest.raises(Refused) as caught:
        actions.part_files(actor=me, at=AT, merge=merge)
    assert codes(caught) == {"merge.undone"}


def test_strangers_do_not_part_them_and_one_officer_does_not_join_them(house, twice):
    with pytest.raises(Refused) as caught:
        join(house, house.member, twice, second=GS)
    assert codes(caught) == {"merge.needs_two"}
    with pytest.raises(Refused):
        join(house, house.member, twice, second="other_secretary")
    merge = join(house, house.member, twice)
    with pytest.raises(Refused):
        actions.part_files(actor=house.actor("chair"), at=AT, merge=merge)


def test_a_file_with_an_office_does_not_go_and_nobody_joins_the_own(house, twice):
    with pytest.raises(Refused) as caught:
        join(house, twice, house.chair)
    assert "merge.office" in codes(caught)
    with pytest.raises(Refused) as caught:
        join(house, twice, house.secretary)
    assert "merge.own" in codes(caught)


def test_both_are_told_and_nobody_is_left_without_a_unit(house, twice, letters):
    join(house, house.member, twice)
    assert "parts them again" in letters()[-1].body
    assert UnitMembership.objects.filter(person__key=house.member, end=None).exists()


def test_joining_two_files_on_the_pages_takes_two_officers(house, twice, sign_in):
    browser = sign_in(house.general_secretary)
    assert "they are one person" in browser.get("/members/duplicates").content.decode()
    facts = {
        "kept": "100004",
        "other": queries.person(twice).number,
        "says": "Seen",
        "what": "join",
    }
    page = browser.get("/members/duplicates").content.decode()
    assert all(f"go on as {facts[which]}" in page for which in ("kept", "other"))
    answer = browser.post("/members/duplicates/joining", facts | {"says": " "})
    assert answer.status_code == 422, "told to whoever asks, not only to the second person"
    asked = browser.post("/members/duplicates/joining", facts)
    assert browser.post(f"{asked.url}/agreement").status_code == 422, "a second person"
    browser = sign_in(house.secretary)
    assert "Done by two" in browser.get("/together/").content.decode()
    assert browser.post(f"{asked.url}/agreement").status_code == 303
    assert queries.membership(twice, now().date()) is None
    browser = sign_in(twice)
    page = browser.get("/me").content.decode()
    assert "These are two people" in page
    (joined,) = queries.merges_of(twice)
    assert browser.post(f"/me/merges/{joined.key}/parting").status_code == 303
    assert queries.membership(twice, now().date()) is not None


def test_an_officer_of_the_whole_parts_two_files_where_they_were_joined(house, twice, sign_in):
    facts = {"kept": house.member, "other": twice, "says": "Seen"}
    view, _ = actions.ask_together(
        actor=house.actor("secretary"), at=now(), act="people.merge", facts=facts
    )
    browser = sign_in(house.general_secretary)
    assert "part the files" not in browser.get(view.url).content.decode()
    assert browser.post(f"{view.url}/agreement").status_code == 303
    assert "part the files" in browser.get(view.url).content.decode()
    assert "part the files" not in sign_in(house.secretary).get(view.url).content.decode()
    (joined,) = queries.merges_of(twice)
    parted = sign_in(house.general_secretary).post(f"/me/merges/{joined.key}/parting")
    assert parted.url == "/members/duplicates"
    assert "part the files" not in browser.get(view.url).content.decode()

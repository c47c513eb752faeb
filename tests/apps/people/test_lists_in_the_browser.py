"""Lists brought in the browser, batches undone, lists taken out: with two people where due."""

from __future__ import annotations

import csv
import inspect
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.apps.people import actions, background, queries
from folkmoot.apps.people import imports as people_imports
from folkmoot.apps.people.models import Account, Import, ImportDraft, Membership
from folkmoot.apps.people.views import lists
from folkmoot.platform.clock import now

LIST = (
    "contact_id,first_name,last_name,email,unit,membership_type_id,join_date,end_date,status_id\n"
    "C1,Zoë,Ångström,zoe@example.org,headingley,General,2024-01-31,2024-02-01,7\n"
    "C2,Aled,Rees,nothing,headingley,General,2024-01-31,,1\n"
    "C3,Bo,Lund,,nowhere,General,2024-01-31,,1\n"
)


@pytest.fixture
def two(house, sign_in):
    """Two people who keep the file of the whole."""
    actions.appoint(
        actor=house.actor("general_secretary"), at=now(), person=house.chair, role="secretary",
        unit="party", authority="appointed",
    )  # fmt: skip
    return house.general_secretary, house.chair


def upload(browser, text=LIST, name="list.csv"):
    file = SimpleUploadedFile(name, text.encode(), content_type="text/csv")
    return browser.post("/members/imports", {"file": file})


def reading(**values):
    columns = {
        "number": "contact_id", "given_name": "first_name", "family_name": "last_name",
        "email": "email", "unit": "unit", "class": "membership_type_id", "since": "join_date",
    }  # fmt: skip
    return {**{f"column_{k}": v for k, v in columns.items()}, "classes": "General=full", **values}


def test_a_list_is_tried_first_and_every_row_gets_a_verdict(two, sign_in):
    browser = sign_in(two[0])
    made = upload(browser)
    page = browser.get(made.url).content.decode()
    assert "<strong>civicrm</strong>" in page, "the columns tell which program it came from"
    assert "Ångström" in page, "the first rows are shown"
    before = Membership.objects.count()
    assert browser.post(made.url, reading(what="try")).status_code == 303
    page = browser.get(made.url).content.decode()
    assert "1 row can be taken over, 2 cannot" in page
    assert "The list was tried; nothing was taken over." in page
    assert "a unit that is not known, or whose file you do not keep" in page
    assert "“nothing” is no e-mail address" in page
    verdicts = browser.get(f"{made.url}/verdicts").content.decode()
    assert [row[0] for row in csv.reader(io.StringIO(verdicts))] == ["line", "3", "4"]
    assert Membership.objects.count() == before


def test_all_or_nothing_unless_asked_for_those_that_can_be(two, sign_in):
    browser = sign_in(two[0])
    made = upload(browser)
    browser.post(made.url, reading(what="take"))
    assert "2 rows cannot be taken over" in browser.get(made.url).content.decode()
    assert not Import.objects.exists()
    browser.post(made.url, reading(what="take_good"))
    assert "1 member was taken over as batch" in browser.get(made.url).content.decode()
    assert queries.person_by_number("C1").name == "Zoë Ångström"
    assert queries.membership(queries.person_by_number("C1").key, now().date()) is not None
    assert not ImportDraft.objects.exclude(file=None).exists(), "the file has gone"
    assert browser.post(made.url, reading(what="take_good")).status_code == 422


def test_a_larger_list_is_read_by_a_task_that_tells_how_far_it_is(two, sign_in, monkeypatch):
    browser = sign_in(two[0])
    made = upload(browser)
    monkeypatch.setattr("folkmoot.apps.people.views.lists._AT_ONCE", 0)
    browser.post(made.url, reading(what="take_good"))
    key = made.url.rpartition("/")[2]
    page = browser.get(made.url).content.decode()
    assert 'http-equiv="refresh"' in page
    assert not Import.objects.exists()
    background._tell(key, 10_000)
    assert "10\u202f000 rows read" in browser.get(made.url).content.decode()
    background.read_list.call(key=key)
    assert background.rows_read(key) == 0
    assert "taken over as batch" in browser.get(made.url).content.decode()


@pytest.mark.parametrize("text", ["", "number,name\n1,Zo\n"], ids=["empty", "no columns"])
def test_a_list_that_cannot_be_read_is_told_plainly(two, sign_in, text):
    browser = sign_in(two[0])
    made = upload(browser, text)
    if not text:
        assert made.status_code == 422
        return
    browser.post(made.url, {"what": "try"})
    assert "the list has no column" in browser.get(made.url).content.decode()


def test_bytes_that_are_no_utf_8_are_refused_with_their_line(two, sign_in):
    file = SimpleUploadedFile("list.csv", b"number,name\n1,Zo\xeb\n")
    answer = sign_in(two[0]).post("/members/imports", {"file": file})
    assert answer.status_code == 422
    assert "Line 2 is not UTF-8" in answer.content.decode()


def test_nobody_sees_anothers_list(two, house, sign_in):
    made = upload(sign_in(two[0]))
    assert sign_in(two[1]).get(made.url).status_code == 404
    assert sign_in(house.member).get("/members/imports").status_code == 403


def imported(browser):
    made = upload(browser)
    browser.post(made.url, reading(what="take_good"))
    return Import.objects.get().pk


def test_a_batch_is_undone_by_two_and_not_by_one(two, sign_in):
    browser = sign_in(two[0])
    batch = imported(browser)
    asked = browser.post(f"/members/batches/{batch}/undoing")
    assert browser.post(f"{asked.url}/agreement").status_code == 422
    second = queries.name_of(two[1])
    assert f"Those who could agree: {second}." in browser.get(asked.url).content.decode()
    assert sign_in(two[1]).post(f"{asked.url}/agreement").status_code == 303
    assert queries.membership(queries.person_by_number("C1").key, now().date()) is None


def test_whoever_is_alone_is_told_that_nobody_could_agree(house, sign_in):
    browser = sign_in(house.general_secretary)
    asked = browser.post(f"/members/batches/{imported(browser)}/undoing")
    page = browser.get(asked.url).content.decode()
    assert "Nobody could agree yet" in page
    assert "Those who could agree" not in page


def test_every_fault_of_a_row_is_told_in_words():
    told = set(re.findall(r'"((?:row|member|unit)\.[a-z_]+)"', inspect.getsource(people_imports)))
    assert told == set(lists.FAULTS)


def test_a_batch_of_which_somebody_has_claimed_the_account_stays(two, sign_in):
    browser = sign_in(two[0])
    batch = imported(browser)
    Account.objects.filter(username="C1").update(claimed_at=now())
    asked = browser.post(f"/members/batches/{batch}/undoing")
    answer = sign_in(two[1]).post(f"{asked.url}/agreement")
    assert answer.status_code == 422
    assert "claimed the account" in answer.content.decode()
    assert queries.membership(queries.person_by_number("C1").key, now().date()) is not None


def test_a_list_goes_out_when_two_agree_for_a_purpose_on_the_record(two, house, sign_in, client):
    browser = sign_in(two[0])
    assert browser.post("/members/export", {"unit": "leeds", "purpose": ""}).status_code == 422
    asked = browser.post("/members/export", {"unit": "leeds", "purpose": "Ballot papers"})
    assert browser.get(f"{asked.url}/list").status_code == 404, "not before two agree"
    assert sign_in(two[1]).post(f"{asked.url}/agreement").status_code == 303
    fetched = sign_in(two[0]).get(f"{asked.url}/list")
    rows = list(csv.DictReader(io.StringIO(fetched.content.decode())))
    assert {row["number"] for row in rows} == {"100002", "100003", "100004", "100005"}
    assert sign_in(house.secretary).get(f"{asked.url}/list").status_code == 404
    client.logout()
    assert "Ballot papers" in client.get("/record/").content.decode()


def test_who_asked_can_take_it_back_and_then_nobody_agrees(two, sign_in):
    asked = sign_in(two[0]).post("/members/export", {"unit": "leeds", "purpose": "Ballot papers"})
    assert sign_in(two[0]).post(f"{asked.url}/declining").status_code == 303
    assert sign_in(two[1]).post(f"{asked.url}/agreement").status_code == 422


@pytest.mark.parametrize(
    ("came", "back"),
    [
        ("http://testserver/members/dues?of=leeds", "/members/dues?of=leeds"),
        ("http://elsewhere.example/members/dues", "/me"),
        ("http://testserver//elsewhere.example", "/me"),
        ("", "/me"),
    ],
)
def test_a_refusal_leads_back_to_where_the_reader_was_and_never_elsewhere(
    house, sign_in, came, back
):
    answer = sign_in(house.member).get("/members/imports", headers={"referer": came})
    assert answer.status_code == 403
    assert f'<a href="{back}">Back</a>' in answer.content.decode()

"""Who may see what: default deny, scopes, and the traces of looking."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.models import Look
from folkmoot.apps.record.models import PrivateAct
from folkmoot.platform.access import is_public
from folkmoot.platform.clock import now

SECRETS = ["Onwueme", "Neill", "Łuczak", "example.org", "High Street", "100002", "100004"]
SAMPLES = {
    "slug": "leeds",
    "number": "100004",
    "act": "people.move",
    "key": "1",
    "pk": "1",
    "challenge": "1",
    "code": "quiet-heron-0001",  # a case; that there is none is nobody's business either
}
PUBLIC_HERE = {
    "people:claim",
    "people:join",
    "people:join_code",
    "people:organisation",
    "people:organisations",
    "people:postcodes",
    "people:roll",
    "people:rolls",
    "people:ruling",
    "people:rulings",
    "people:unit",
    "people:units",
}


def every_address() -> Iterator[tuple[str, str, object]]:
    def walk(patterns, prefix, space) -> Iterator[tuple[str, str, object]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern.url_patterns, prefix + str(pattern.pattern), inner)
            elif isinstance(pattern, URLPattern):
                yield f"{space}{pattern.name}", prefix + str(pattern.pattern), pattern.callback

    yield from walk(get_resolver().url_patterns, "/", "")


def filled(route: str) -> str:
    import re

    plain = re.sub(r"<(?:[a-z_]+:)?([a-z_0-9]+)>", lambda m: SAMPLES.get(m.group(1), "1"), route)
    return plain.replace("^", "").replace("\\Z", "").replace("$", "")


@pytest.mark.slow
def test_a_visitor_gets_personal_data_from_no_page_at_all(client, house):
    pages = 0
    for name, route, view in every_address():
        if "(?P" in route:
            continue
        path = filled(route)
        response = client.get(path)
        page = response.content.decode(errors="replace") if not response.streaming else ""
        found = [secret for secret in SECRETS if secret in page.replace(path, "")]
        assert not found, f"{name} ({path}) shows {found}"
        if not is_public(view):
            assert response.status_code == 302, f"{name} ({path}) answers a visitor"
            assert response.url.startswith("/accounts/login/?next=")
        pages += 1
    assert pages > 40


def test_a_visitor_can_do_nothing_that_is_not_signing_in(client, house):
    for name, route, _view in every_address():
        if not name.startswith("people:") or name in PUBLIC_HERE:
            continue
        response = client.post(filled(route))
        assert response.status_code == 302, name
        assert response.url.startswith("/accounts/login/")


def test_the_public_pages_of_this_room_are_these_and_no_others():
    ours = {
        name
        for name, _route, view in every_address()
        if name.startswith("people:") and is_public(view)
    }
    assert ours == PUBLIC_HERE


def test_names_of_officers_are_for_members_who_signed_in(client, sign_in, house):
    visitor = client.get("/units/leeds").content.decode()
    assert "Onwueme" not in visitor
    assert "Secretary" in visitor
    assert "4 members" in visitor
    member = sign_in(house.other_member).get("/units/leeds").content.decode()
    assert "Ada Onwueme" in member
    actions.resign_membership(
        actor=house.actor("other_member"), at=now(), person=house.other_member
    )
    former = sign_in(house.other_member).get("/units/leeds").content.decode()
    assert "Ada Onwueme" not in former


def test_the_tree_page_shows_the_whole_without_signing_in(client, house):
    page = client.get("/units/").content.decode()
    for name in ("Party", "North", "Leeds", "Hull", "Bakers"):
        assert name in page
    assert client.get("/units/atlantis").status_code == 404


def test_an_officer_finds_only_members_of_the_own_units(sign_in, house):
    client = sign_in(house.secretary)
    page = client.get("/members/", {"q": "o"}).content.decode()
    assert "Onwueme" in page
    assert "Neill" in page
    assert "Santos" not in page
    assert "Santos" not in client.get("/members/").content.decode()
    assert "Santos" not in client.get("/members/", {"q": "100006"}).content.decode()
    assert "Neill" in client.get("/members/", {"q": "100004"}).content.decode()
    assert client.get("/members/100006").status_code == 403
    everybody = sign_in(house.general_secretary).get("/members/").content.decode()
    assert "Santos" in everybody


@pytest.mark.parametrize("who", ["member", "chair"])
def test_who_keeps_no_file_sees_no_file(sign_in, house, who):
    client = sign_in(getattr(house, who))
    for path in ("/members/", "/members/100002", "/members/admission"):
        response = client.get(path)
        assert response.status_code == 403
        assert "Ada Onwueme" not in response.content.decode()
    assert client.post("/members/100005/claim-letter").status_code == 403


def test_a_look_is_shown_to_the_person_and_written_once_a_day(sign_in, house):
    client = sign_in(house.secretary)
    client.get("/members/100004")
    client.get("/members/100004")
    client.get("/members/", {"q": "oneill"})
    looks = queries.looks_at(house.member)
    assert sorted(look.what for look in looks) == ["file", "list"]
    assert {look.by for look in looks} == {"Ada Onwueme"}
    mine = sign_in(house.member).get("/me").content.decode()
    assert "Ada Onwueme" in mine
    assert "opened the file" in mine


def test_a_refused_look_reads_nothing_and_leaves_no_trace(sign_in, house):
    sign_in(house.other_secretary).get("/members/100004")
    assert not Look.objects.exists()


def test_the_looks_of_a_day_are_sealed_in_the_private_lane(sign_in, house):
    since = now()
    sign_in(house.secretary).get("/members/100004")
    actions.seal_looks(at=now(), since=since)
    sealed = PrivateAct.objects.get(act="people.looks_sealed")
    assert len(sealed.payload["looks"]) == 64
    assert house.member not in str(sealed.payload)


def test_finding_goes_on_where_the_page_ended(house, today):
    first = queries.find_members("", scopes=["party"], on=today, most=4).persons
    ended = queries.place_of(first[-1])
    rest = queries.find_members("", scopes=["party"], on=today, after=ended).persons
    assert len(first) + len(rest) == 6
    assert not {p.key for p in first} & {p.key for p in rest}


@pytest.mark.parametrize(
    "words", ["luczak", "cem luczak", "LUC", "oneill mary", "o'neill", "neill"]
)
def test_a_name_is_found_however_it_is_typed(house, today, words):
    found = {p.family_name for p in queries.find_members(words, scopes=["party"], on=today).persons}
    assert found <= {"Łuczak", "O'Neill"}
    assert bool(found) == (words != "neill")


def test_an_officer_is_told_how_many_files_are_kept_whatever_is_looked_for(sign_in, house, today):
    assert queries.find_members("nobody", scopes=["leeds"], on=today).among == 4
    page = sign_in(house.secretary).get("/members/?q=luczak").content.decode()
    assert "You keep the files of 4 members." in page


def test_pages_of_officers_work_and_refuse_on_the_same_page(sign_in, house, today):
    client = sign_in(house.secretary)
    made = client.post(
        "/units/leeds/units", {"name": "Kirkstall", "kind": "branch", "on": today.isoformat()}
    )
    assert (made.status_code, made.url) == (303, "/units/kirkstall")
    assert "/record/receipts/" in client.get(made.url).content.decode()
    no = client.post(
        "/units/hull/units", {"name": "Kept words", "kind": "branch", "on": today.isoformat()}
    )
    assert no.status_code == 422
    assert "Kept words" in no.content.decode()
    assert "You hold no office" in no.content.decode()
    filled_in = {
        "number": "100004",
        "role": "treasurer",
        "authority": "elected",
        "start": today.isoformat(),
    }
    assert client.post("/units/leeds/offices", filled_in).status_code == 303
    assert client.post("/units/leeds/offices", {**filled_in, "number": "7"}).status_code == 422
    key = queries.offices_of(house.member, today)[0].key
    for path in (
        "/units/leeds/place",
        "/units/leeds/dissolution",
        f"/units/leeds/offices/{key}/term",
        "/me/unit",
    ):
        assert client.get(path).status_code == 200
    admitted = client.post(
        "/members/admission",
        {
            "given_name": "New",
            "family_name": "Person",
            "unit": "armley",
            "member_class": "full",
            "start": today.isoformat(),
        },
    )
    assert admitted.status_code == 303
    assert client.get(admitted.url).status_code == 200
    number = admitted.url.rsplit("/", 1)[1]
    letter = client.post(f"/members/{number}/claim-letter")
    assert letter.status_code == 200
    assert "Print this page now" in letter.content.decode()
    assert "no-store" in letter.headers["Cache-Control"]


def test_a_member_resigns_and_the_living_come_back_in_the_browser(sign_in, house, today):
    client = sign_in(house.chair)
    key = queries.offices_of(house.chair, today)[0].key
    assert client.post(f"/me/offices/{key}/resignation").status_code == 303
    assert sign_in(house.member).post(f"/me/offices/{key}/resignation").status_code == 422
    actions.record_death(
        actor=house.actor("secretary"),
        second=house.actor("general_secretary"),
        at=now(),
        person=house.member,
        died_on=today,
    )
    client = sign_in(house.member)
    assert "says that you have died" in client.get("/me").content.decode()
    assert client.post("/me/life").status_code == 303
    assert queries.membership(house.member, today) is not None
    assert client.post("/me/life").status_code == 422
    assert client.post("/me/resignation").status_code == 303
    assert queries.membership(house.member, today) is None
    assert client.get("/me").status_code == 200

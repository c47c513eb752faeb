"""The pages of the rule book, as a visitor without an account reads them."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client

from apps.rulebook.small_party import NOON, SOURCE, pid_of, reworded
from folkmoot.apps.rulebook.cards import cards
from folkmoot.apps.rulebook.models import Edition
from folkmoot.apps.rulebook.queries import last_edition
from folkmoot.apps.rulebook.views import serving
from folkmoot.core.lawtext import Delete, Insert, Renumber, SetParameter
from folkmoot.core.lawtext import Provision as Text
from folkmoot.platform import installation
from folkmoot.platform.search import search

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
EXCLUSION = ("automatically excluded", "liable to be excluded")


@pytest.fixture(autouse=True)
def _no_pages_held():
    serving.forget()


def words(response):
    return " ".join(response.content.decode().split())


def test_the_list_of_rules_names_the_edition_in_force(client, party):
    page = words(client.get("/rules/"))
    assert "Rules of the Commonweal Party" in page
    assert "Edition 1, in force from" in page


def test_before_anything_is_imported_the_list_says_how_a_rule_book_comes_in(client, db):
    assert "No rule document yet" in words(client.get("/rules/"))


def test_the_book_shows_every_provision_with_an_anchor_and_its_own_address(client, party):
    page = words(client.get("/rules/party"))
    for place in ("1", "1.I", "2", "2.I", "2.I.A", "2.I.B", "2.I.C", "3", "3.I", "3.II"):
        assert f'id="{place}"' in page
        assert f'href="/rules/party/{place}"' in page
    assert "A member who supports another organisation is automatically excluded." in page
    assert "Founding conference" in page
    assert page.count("<h1") == 1


def test_a_provision_has_its_words_its_place_its_figures_and_what_can_be_done(client, party):
    page = words(client.get("/rules/party/3.I"))
    assert "<p>A branch meeting is called with seven clear days of notice.</p>" in page
    assert "7 clear days" in page
    assert "For example" in page
    assert 'href="/motions/new?document=party&amp;provision=3.I"' in page
    assert 'href="/motions/clause/party/3.I"' in page
    assert 'rel="prev" href="/rules/party/3"' in page
    assert 'rel="next" href="/rules/party/3.II"' in page
    assert 'aria-current="location"' in page


def test_the_history_of_a_provision_shows_the_change_its_mover_and_the_vote(client, enact):
    made = enact(*reworded("2.I.B", *EXCLUSION))
    page = words(client.get("/rules/party/2.I.B"))
    assert "<del>" in page
    assert "automatically" in page
    assert 'href="/motions/2026-17"' in page
    assert "moved by Nether Wallop local party, carried by 412 votes to 96" in page
    assert f"/record/{made.certified_seq}" in page
    assert "In the rules from the first edition we hold" in page


def test_the_history_of_a_chapter_names_what_changed_inside_it(client, enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    page = words(client.get("/rules/party/2"))
    assert "Changed inside" in page
    assert "1 change inside it" in page
    assert '<a href="/rules/party/2.I.B">2.I.B</a>' in page
    assert "automatically" in page


def test_an_address_with_a_day_or_a_number_shows_the_edition_of_then(client, enact):
    enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2026, 3, 1))
    for then in ("2026-02-28", "1"):
        page = words(client.get(f"/rules/party/2.I.B@{then}"))
        assert "is automatically excluded" in page
        assert "This is edition 1; in force is edition 2" in page
        assert "It reads differently in the edition in force." in page
    assert "liable to be excluded" in words(client.get("/rules/party/2.I.B@2"))
    assert "automatically" in words(client.get("/rules/party@1"))
    assert "liable to be" in words(client.get("/rules/party@2026-03-01"))


def test_what_is_coming_is_announced_where_it_changes_something(client, enact):
    enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2999, 1, 1))
    assert "not in force yet" in words(client.get("/rules/party/2.I.B"))
    assert "not in force yet" not in words(client.get("/rules/party/2.I.C"))
    assert "automatically excluded" in words(client.get("/rules/party"))
    assert "Edition 2 comes into force on" in words(client.get("/rules/party"))


def test_a_label_written_otherwise_leads_to_the_address_of_the_provision(client, party):
    response = client.get("/rules/party/2.i.b")
    assert (response.status_code, response["Location"]) == (302, "/rules/party/2.I.B")
    response = client.get(f"/rules/party/~{pid_of('2.I.B')}")
    assert (response.status_code, response["Location"]) == (302, "/rules/party/2.I.B")


def test_an_old_address_leads_to_where_the_provision_lives_now_and_says_so(client, enact):
    enact(Renumber(pid_of("2.I.C"), "C", "D", "item", "item"))
    response = client.get("/rules/party/2.I.C")
    assert response.status_code == 301
    assert response["Location"] == "/rules/party/2.I.D?formerly=2.I.C"
    page = words(client.get(response["Location"]))
    assert "You followed the address “2.I.C”" in page
    assert "That was its number up to edition 1. It is 2.I.D now." in page
    assert client.get("/rules/party/2.I.C@1").status_code == 200


def test_from_an_old_edition_one_proposes_to_change_the_provision_as_it_stands_now(client, enact):
    enact(Renumber(pid_of("2.I.C"), "C", "D", "item", "item"))
    page = words(client.get("/rules/party/2.I.C@1"))
    assert 'href="/motions/new?document=party&amp;provision=2.I.D"' in page
    assert 'href="/motions/clause/party/2.I.D"' in page


def test_an_invented_old_address_is_not_repeated_on_the_page(client, enact):
    enact(Renumber(pid_of("2.I.C"), "C", "D", "item", "item"))
    assert "You followed" not in words(client.get("/rules/party/2.I.D?formerly=9.Z"))


def test_a_repealed_provision_says_when_and_by_what_it_ended(client, enact):
    gone = last_edition("party").tree.provision(pid_of("2.I.C"))
    enact(Delete(gone.pid, gone))
    response = client.get("/rules/party/2.I.C")
    assert response.status_code == 410
    page = words(response)
    assert "“2.I.C” is no longer in the rules" in page
    assert "Edition 2 repealed it on Sunday 1 March 2026, by Motion 2026-17." in page
    assert 'href="/rules/party/2.I.C@1"' in page
    assert client.get(f"/rules/party/~{gone.pid}").status_code == 410


def test_an_unknown_label_gives_a_page_with_the_nearest_ones(client, party):
    response = client.get("/rules/party/2.I.BB")
    assert response.status_code == 404
    page = words(response)
    assert "There is no provision “2.I.BB”" in page
    assert 'href="/rules/party/2.I.B"' in page


@pytest.mark.parametrize("at", ["2025-12-31", "7"])
def test_a_day_before_the_first_edition_or_an_unknown_number_is_answered_plainly(client, party, at):
    for address in (f"/rules/party@{at}", f"/rules/party/2.I.B@{at}"):
        response = client.get(address)
        assert response.status_code == 404
        assert 'href="/rules/party@1"' in words(response)


def test_a_day_no_calendar_has_is_not_found(client, party):
    assert client.get("/rules/party@2026-02-30").status_code == 404
    assert client.get("/rules/party/2.I.B@2026-02-30").status_code == 404


def test_an_unknown_document_gives_the_list_of_those_there_are(client, party):
    for address in ("/rules/nowhere", "/rules/nowhere/1", "/rules/nowhere/editions"):
        response = client.get(address)
        assert response.status_code == 404
        assert 'href="/rules/party"' in words(response)


def test_the_list_of_editions_says_what_each_changed_and_why(client, enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    page = words(client.get("/rules/party/editions"))
    assert "first edition, 10 provisions" in page
    assert "1 reworded" in page
    assert "Nether Wallop local party, carried by 412 votes to 96" in page
    assert "No longer in force" in page


def test_two_editions_compared_in_one_text_and_side_by_side(client, enact):
    enact(
        Insert(
            pid_of("2.I"), pid_of("2.I.C"), None, (Text("n", "item", "D", text="One may appeal."),)
        ),
        *reworded("2.I.B", *EXCLUSION),
    )
    page = words(client.get("/rules/party/compare?from=1&to=2"))
    assert "2 provisions differ." in page
    assert "words changed" in page
    assert "One may appeal." in page
    assert "A member pays a subscription" not in page
    assert "In lawful words" in page or "in lawful words" in page
    beside = words(client.get("/rules/party/compare?from=1&to=2&view=side"))
    assert "Not there." in beside
    assert "Edition 1" in beside


def test_comparing_an_edition_with_itself_finds_nothing(client, party):
    assert "They read the same" in words(client.get("/rules/party/compare?from=1&to=1"))
    assert client.get("/rules/party/compare?from=1&to=9").status_code == 404


def test_the_figures_are_said_in_plain_words_beside_their_provision(client, enact):
    enact(SetParameter(pid_of("3.I"), "meeting.ordinary.notice", "7 clear days", "9 clear days"))
    page = words(client.get("/rules/party/parameters"))
    assert "9 clear days" in page
    assert 'href="/rules/party/3.I"' in page
    assert "since edition 2" in page
    assert "Where the rules are silent" in page
    change = words(client.get("/rules/party/compare?from=1&to=2"))
    assert "a figure changed" in change
    assert "Members are told of an ordinary meeting" in change
    assert "Quorum" in page


def test_the_source_and_the_data_of_an_edition_can_be_taken_away(client, enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    assert client.get("/rules/party@1.txt").content == SOURCE.encode()
    data = json.loads(client.get("/rules/party@2.json").content)
    assert data["enactment"]["label"] == "Motion 2026-17"
    assert data["operations"][0]["verb"] == "replace-text"
    assert data["content_hash"] == Edition.objects.get(sequence=2).content_hash
    assert client.get("/rules/party@9.json").status_code == 404
    assert client.get("/rules/party.txt").content == SOURCE.replace(*EXCLUSION).encode()


def test_a_reader_who_has_the_page_already_is_told_so(client, party):
    first = client.get("/rules/party@1.json")
    again = client.get("/rules/party@1.json", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert again["Last-Modified"] == first["Last-Modified"]


def test_a_page_held_for_visitors_is_made_anew_when_an_edition_is_certified(client, enact):
    client.get("/rules/party/2.I.B")
    assert "automatically excluded" in words(client.get("/rules/party/2.I.B"))
    enact(*reworded("2.I.B", *EXCLUSION))
    assert "liable to be excluded" in words(client.get("/rules/party/2.I.B"))


def test_a_visitors_page_is_the_same_for_all_and_leaves_no_cookie(party):
    one, other = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    first, held = one.get("/rules/party"), other.get("/rules/party")
    assert first.content == held.content
    assert not first.cookies
    assert first["Cache-Control"].startswith("public")
    assert other.post("/theme", {"theme": "dark"}).status_code == 303
    again = other.get("/rules/party")
    assert 'data-theme="dark"' in words(again)
    assert again["ETag"] != held["ETag"]


def test_where_a_page_has_a_form_two_visitors_each_get_a_token_that_works(party):
    person = {"key": "01", "name": "Esme", "role": "member", "next": ""}
    installation.establish(organisation={"name": "A"}, demonstration={"personas": [person]})
    one, other = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    first, held = one.get("/rules/party"), other.get("/rules/party")
    assert first["ETag"] == held["ETag"]
    tokens = [TOKEN.search(words(page))[1] for page in (first, held)]
    assert tokens[0] != tokens[1]
    for visitor, token in zip((one, other), tokens, strict=True):
        sent = visitor.post("/persona", {"persona": "visitor", "csrfmiddlewaretoken": token})
        assert sent.status_code == 303


def test_every_provision_in_force_can_be_found_by_its_words(enact):
    assert [hit.url for hit in search("automatically")] == ["/rules/party/2.I.B"]
    assert search("subscription")[0].title.startswith("2.I.A A member pays")
    enact(*reworded("2.I.B", *EXCLUSION))
    assert search("automatically") == []
    assert [hit.url for hit in search("liable")] == ["/rules/party/2.I.B"]


def test_what_is_not_in_force_yet_is_not_found_until_it_is(enact):
    from django_tasks_db.models import DBTaskResult

    from folkmoot.apps.rulebook.actions.index_provisions import index_on

    enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2999, 1, 1))
    assert search("liable") == []
    waiting = DBTaskResult.objects.get()
    assert waiting.run_after.date() == date(2999, 1, 1)
    index_on("party", date(2999, 1, 1))
    assert [hit.url for hit in search("liable")] == ["/rules/party/2.I.B"]


def test_words_from_a_rule_book_cannot_become_markup(client, enact):
    enact(*reworded("2.I.C", "in writing", "<script>alert(1)</script> & more"))
    for address in ("/rules/party", "/rules/party/2.I.C", "/rules/party/compare?from=1&to=2"):
        page = words(client.get(address))
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_the_home_page_hears_of_editions_that_came_or_will_come_into_force(enact):
    assert cards("", NOON) == []
    enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2026, 3, 1))
    enact(*reworded("2.I.C", "in writing", "by letter"), in_force_on=date(2026, 9, 1))
    coming, lately = cards("", NOON)
    assert coming.says == "Edition 3 has been certified and comes into force."
    assert lately.says == "Edition 2 is in force."
    assert lately.url == "/rules/party/compare?from=1&to=2"

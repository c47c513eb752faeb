"""No such page, an old form, a fault of ours: each is told in the house's own words."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from folkmoot.site import errors

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_address_that_leads_nowhere_says_so_and_offers_a_search(client: Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in text_of(answer)
    assert 'action="/search"' in text_of(answer)


def test_what_a_room_says_of_a_thing_that_is_missing_is_passed_on(client: Client) -> None:
    answer = client.get("/record/receipts/AAAA-AAAA")
    assert answer.status_code == 404
    assert "There is no such receipt. Compare its letters with your copy." in text_of(answer)


def test_a_bare_key_is_no_sentence_and_is_not_shown_as_one(client: Client) -> None:
    answer = client.get("/meetings/no-such-meeting")
    assert answer.status_code == 404
    assert "The address may be mistyped" in text_of(answer)


def test_a_form_from_elsewhere_changes_nothing_and_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/persona", {"persona": "visitor"})
    assert answer.status_code == 403
    assert "This form has grown old" in text_of(answer)


def test_a_fault_of_ours_is_told_without_asking_the_database(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = errors.failed(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "It is our fault" in text_of(answer)

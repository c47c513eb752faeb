"""The members' room for programs."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from folkmoot.apps.people import actions
from folkmoot.apps.people.models import Account
from folkmoot.apps.people.rolls import RollRules
from folkmoot.platform.clock import now

pytestmark = pytest.mark.django_db
SAYS = "I would speak at their summer meeting about housing"


@pytest.fixture
def client_of(world):
    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(person__key=world.key(who)))
        return client

    return sign_in


def ask(client, **more):
    body = {"named": "Harbour Friends", "conduct": "speak", "says": SAYS, **more}
    return client.post("/api/v1/advance-rulings", json.dumps(body), content_type="application/json")


def test_a_member_asks_and_the_answer_is_public_without_the_asker(world, client_of):
    asked = ask(client_of("esme"))
    assert asked.status_code == 201
    number = asked.json()["number"]
    assert Client().get(f"/api/v1/advance-rulings/{number}").status_code == 404
    actions.answer_question(
        actor=world.greta, at=now(), number=number, may=True,
        reasons="Speaking at a meeting binds nobody at all",
    )  # fmt: skip
    answer = Client().get(f"/api/v1/advance-rulings/{number}").json()
    assert (answer["state"], answer["may"]) == ("may", True)
    assert SAYS not in json.dumps(Client().get("/api/v1/advance-rulings").json())


def test_a_question_that_cannot_be_answered_is_refused_with_its_reason(world, client_of):
    refused = ask(client_of("esme"), says="?")
    assert refused.status_code == 422
    assert refused.json()["verdict"]["reasons"][0]["code"] == "ruling.no_facts"
    assert ask(Client()).status_code == 401
    assert ask(client_of("esme"), conduct="support").status_code == 422


def test_the_register_and_the_rolls_are_read_and_the_own_line_by_its_person(world, client_of):
    actions.enter_organisation(actor=world.greta, at=now(), name="Harbour Friends")
    (found,) = Client().get("/api/v1/organisations?q=harbour").json()
    assert found["findings"] == []
    assert [each["slug"] for each in Client().get("/api/v1/organisations").json()] == [
        "harbour-friends"
    ]
    assert Client().get("/api/v1/organisations/nobody").status_code == 404
    actions.freeze_roll(
        actor=world.greta, at=now(), key="ballot", title="A ballot", unit="ploughshare",
        on=now().date(), rules=RollRules(),
    )  # fmt: skip
    assert Client().get("/api/v1/rolls/ballot").json()["eligible"] > 30
    assert client_of("esme").get("/api/v1/rolls/ballot/mine").json()["verdict"] == "eligible"
    assert Client().get("/api/v1/rolls/ballot/mine").status_code == 401

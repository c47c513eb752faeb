"""The members' room for programs."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client

from folkmoot.apps.people import actions
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Account, Membership, Provision
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


@pytest.fixture
def joiner(world):
    """Esme's membership is still open to objections, and Dilys makes one."""
    today = day_of(now())
    row = Membership.objects.get(person__key=world.key("esme"), end=None)
    Provision.objects.create(membership=row, until=today + timedelta(days=9), recorded_at=now())
    key, _ = actions.object_to_admission(
        actor=world.dilys, at=now(), person=world.key("esme"), reasons="She stood against us"
    )
    return key


def answer(client, **body):
    where = "/api/v1/admission/answers"
    return client.post(where, json.dumps(body), content_type="application/json")


def test_whoever_joins_reads_the_objection_and_answers_it_in_their_own_name_only(
    world, client_of, joiner
):
    mine, where = client_of("esme"), "/api/v1/admission"
    (objection,) = mine.get(where).json()["objections"]
    assert (objection["key"], objection["reasons"]) == (joiner, "She stood against us")
    assert answer(mine, says="I did, before.", objection=joiner).status_code == 200
    assert mine.get(where).json()["objections"][0]["said"] == ["I did, before."]
    assert client_of("dilys").get(where).json()["objections"] == []
    for who, status in ((Client(), 401), (client_of("dilys"), 422)):
        assert answer(who, says="I did.", objection=joiner).status_code == status
    assert Client().get(where).status_code == 401
    assert mine.get(where).json()["objections"][0]["said"] == ["I did, before."]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"says": None},
        {"says": " "},
        {"says": "x" * 4001},
        {"says": "a\x00b"},
        {"says": "I did.", "objection": 0},
        {"says": "I did.", "objection": 2**31},
        {"says": "I did.", "objection": 2**31 - 1},
        {"says": "I did.", "objection": "first"},
        {"says": "I did.", "objection": None},
        {"says": ["I did."]},
    ],
    ids=lambda body: repr(body)[:40],
)
def test_an_answer_that_answers_nothing_is_refused_and_changes_nothing(client_of, joiner, body):
    mine = client_of("esme")
    refused = answer(mine, **{"objection": joiner, **body})
    assert refused.status_code == 422, refused.content
    assert refused["Content-Type"].startswith("application/problem+json")
    assert mine.get("/api/v1/admission").json()["objections"][0]["said"] == []

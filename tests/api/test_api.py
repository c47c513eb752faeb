"""Programs read what pages show, act as those who are signed in, and are refused with reasons."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.api.v1 import reference
from folkmoot.apps.people.actions.open_accounts import open_accounts
from folkmoot.core.lawtext import edit_in_place, operation_to_data
from road import draft, passed_and_adopted, submitted

pytestmark = pytest.mark.django_db

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
JUNE = datetime(2026, 6, 10, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_june(stand_still):
    """The routes ask the one clock; here it stands still."""
    stand_still("folkmoot.api", JUNE)


@pytest.fixture
def sign_in(world):
    from django.contrib.auth import get_user_model

    open_accounts(actors=world.people.values(), at=JUNE)

    def sign_in(who: str, *, checks: bool = False) -> Client:
        client = Client(enforce_csrf_checks=checks)
        account = get_user_model().objects.get(person__key=world.key(who))
        client.force_login(account, backend="folkmoot.apps.people.sign_in.Backend")
        return client

    return sign_in


def post(client, path, **body):
    return client.post(f"/api/v1/{path}", json.dumps(body), content_type="application/json")


def get(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def codes(answer) -> list[str]:
    assert answer.status_code == 422, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    return [reason["code"] for reason in answer.json()["verdict"]["reasons"]]


def test_the_reference_copy_of_the_schema_is_what_is_served(client):
    served = get(client, "openapi.json")
    assert json.loads(json.dumps(reference())) == served
    assert json.loads(REFERENCE.read_text()) == served, (
        "run: bin/folkmoot docs api > docs/openapi.json"
    )


def test_the_page_about_the_api_lists_every_route_without_a_script_of_others(client, world):
    page = client.get("/api/").content.decode()
    for path in reference()["paths"]:
        assert path in page
    assert "cdn" not in page.lower()


def test_anybody_reads_units_rules_and_their_figures(client, world):
    assert get(client, "units")[0]["slug"] == "ploughshare"
    place = get(client, "units/westbrook")
    assert [unit["slug"] for unit in place["above"]] == ["aldermere", "fenland", "ploughshare"]
    assert [each["slug"] for each in get(client, "rules")] == ["party"]
    assert [each["sequence"] for each in get(client, "rules/party/editions")] == [1]
    text = get(client, "rules/party/editions/1")
    clause = get(client, "rules/party/provisions/2.I.4.B")
    assert clause["text"] in [leaf["text"] for leaf in text["provisions"]]
    assert (clause["document"], clause["edition"]) == ("party", 1)
    figure = get(client, "parameters/motion.rule_change.closes_before")
    assert figure["provision"] == "party 3.III.5 (edition 1)"
    assert len(get(client, "parameters")) > 50


def test_a_motion_is_read_with_its_road_its_steps_and_its_rulings(client, world):
    motion, _ = submitted(world)
    listed = get(client, f"motions?conference={world.conference}")
    assert [(each["key"], each["state"]) for each in listed["motions"]] == [(motion, "submitted")]
    assert get(client, f"motions/{motion}")["operations"][0]["verb"]
    assert "now" in [stage["status"] for stage in get(client, f"motions/{motion}/road")]
    steps = get(client, f"motions/{motion}/steps")
    assert steps[-1]["step"] == "submit"
    assert "by" not in steps[-1]
    assert get(client, f"motions/{motion}/rulings") == get(client, "rulings") == []


def test_a_draft_does_not_exist_for_those_whom_it_does_not_concern(client, world, sign_in):
    motion = draft(world).key
    assert client.get(f"/api/v1/motions/{motion}").status_code == 404
    assert sign_in("kofi").get(f"/api/v1/motions/{motion}").status_code == 404
    assert post(sign_in("kofi"), f"motions/{motion}/withdrawal").status_code == 404
    assert get(sign_in("esme"), f"motions/{motion}")["state"] == "draft"
    assert get(client, "motions")["motions"] == []


def test_meetings_of_a_unit_are_read_by_its_members_and_conferences_by_all(client, world, sign_in):
    passed_and_adopted(world)
    from folkmoot.apps.assembly.queries import meetings_of

    branch = meetings_of("westbrook")[0].key
    assert client.get(f"/api/v1/meetings/{branch}").status_code == 404
    assert sign_in("kofi").get(f"/api/v1/meetings/{branch}/decisions").status_code == 404
    decided = get(sign_in("esme"), f"meetings/{branch}/decisions")
    assert decided[0]["outcome"] == "carried"
    assert decided[0]["count"] == "9 for, 2 against"
    assert get(client, "conferences")[0]["key"] == world.conference
    assert get(client, f"meetings/{world.conference}")["notice"]["allowed"] in (True, False)
    assert get(client, f"meetings/{world.conference}/agenda") == []


def test_the_record_is_read_entry_by_entry_with_its_signed_head(client, world):
    head = get(client, "record")
    newest = get(client, "record/entries?most=2")
    assert newest[0]["seq"] == head["size"] - 1
    assert get(client, f"record/entries/{newest[1]['seq']}") == newest[1]
    assert get(client, "record/checkpoint")["size"] == head["size"]
    assert client.get(f"/api/v1/record/entries/{head['size']}").status_code == 404


def test_an_act_gives_a_receipt_that_is_found(world, sign_in):
    motion, _ = passed_and_adopted(world)
    done = post(sign_in("farid"), f"motions/{motion}/submission")
    assert done.status_code == 200, done.content
    assert done.json()["state"] == "submitted"
    receipt = get(Client(), f"record/receipts/{done.json()['receipt']}")
    assert receipt["seq"] is not None
    assert Client().get(receipt["proof_url"]).status_code == 200


def test_a_refusal_names_every_rule_in_the_way_and_changes_nothing(client, world, sign_in):
    motion, _ = submitted(world)
    refused = post(sign_in("dilys"), f"motions/{motion}/ruling", outcome="out_of_order")
    assert codes(refused) == ["ruling.no_rule", "ruling.no_reasons"]
    reason = refused.json()["verdict"]["reasons"][0]
    assert set(reason) == {"code", "sentence", "provision", "next_step"}
    assert get(client, f"motions/{motion}")["state"] == "submitted"


def test_a_rule_change_is_drafted_proposed_and_revised_by_its_mover(world, sign_in):
    from folkmoot.apps.assembly import actions as assembly
    from folkmoot.apps.rulebook import queries as rulebook

    esme, tree = sign_in("esme"), rulebook.last_edition("party").tree
    change = edit_in_place(tree, tree.find("2.I.4.B").pid, "Nobody is excluded unheard.")
    words = {
        "title": "A fair hearing",
        "operations": [operation_to_data(operation) for operation in change],
    }
    begun = post(
        esme,
        "motions",
        kind="rule_change",
        unit="westbrook",
        conference=world.conference,
        document="party",
        **words,
    )
    assert begun.status_code == 201, begun.content
    key = begun.json()["motion"]
    assert post(esme, f"motions/{key}/versions", **words).status_code == 200
    meeting, _ = assembly.call_meeting(
        actor=world.ada,
        at=JUNE,
        unit="westbrook",
        kind="branch_meeting",
        starts_at=JUNE + timedelta(days=10),
    )
    proposed = post(esme, f"motions/{key}/proposal", meeting=meeting.key)
    assert proposed.json()["state"] == "proposed"


def test_operations_that_do_not_fit_the_book_are_refused_with_the_place(world, sign_in):
    begin = {
        "kind": "rule_change",
        "unit": "westbrook",
        "conference": world.conference,
        "title": "A fair hearing",
        "document": "party",
    }
    malformed = post(sign_in("esme"), "motions", operations=[{"verb": "burn"}], **begin)
    assert codes(malformed) == ["operations.malformed"]
    assert "operation 1" in malformed.json()["detail"]
    gone = {"verb": "set-parameter", "target": "gone", "key": "a", "before": None, "after": "1"}
    assert codes(post(sign_in("esme"), "motions", operations=[gone], **begin))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"unit": "nowhere"}, "draft.no_unit"),
        ({"unit": "fenland"}, "draft.no_unit"),
        ({"conference": "never"}, "draft.no_conference"),
        ({"document": "party"}, "draft.document"),
        ({"kind": "rule_change"}, "draft.document"),
        ({"kind": "rule_change", "document": "other"}, "draft.no_document"),
        ({"event_at": "0001-01-01T00:00:00Z"}, "draft.event_date"),
        ({"operations": [{}]}, "operations.malformed"),
        ({"title": ""}, "request.malformed"),
        ({"title": "nul \x00"}, "request.malformed"),
    ],
)
def test_what_a_draft_names_must_exist(world, sign_in, change, code):
    begin = {
        "kind": "ordinary",
        "unit": "westbrook",
        "conference": world.conference,
        "title": "Rents",
        **change,
    }
    assert codes(post(sign_in("esme"), "motions", **begin)) == [code]


def test_an_act_without_a_sign_in_is_answered_401_and_does_nothing(client, world):
    motion, _ = submitted(world)
    refused = post(client, f"motions/{motion}/withdrawal")
    assert refused.status_code == 401
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert get(client, f"motions/{motion}")["state"] == "submitted"


def test_an_act_without_the_token_against_forgery_is_answered_403(world, sign_in):
    motion, _ = submitted(world)
    client = sign_in("esme", checks=True)
    assert post(client, f"motions/{motion}/withdrawal").status_code == 403
    client.get("/units/")  # any page with a form sets the cookie
    client.cookies["csrftoken"] = "t" * 32
    done = client.post(
        f"/api/v1/motions/{motion}/withdrawal",
        "{}",
        content_type="application/json",
        headers={"X-CSRFToken": "t" * 32},
    )
    assert done.status_code == 200, done.content


def test_what_is_not_there_is_answered_404_as_a_problem(client, world):
    for path in ("units/nowhere", "motions/2026-99", "rules/none/editions", "parameters/none"):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 404
        assert answer.json()["title"] == "Not Found"


def test_no_two_shapes_of_the_api_share_a_name():
    import importlib
    import pkgutil
    from collections import Counter

    from ninja import Schema

    import folkmoot.api

    modules = [
        importlib.import_module(f"folkmoot.api.{each.name}")
        for each in pkgutil.iter_modules(folkmoot.api.__path__)
    ]
    shapes = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Schema) and each is not Schema
    }
    names = Counter(each.__name__ for each in shapes if each.__module__.startswith("folkmoot"))
    assert [name for name, many in names.items() if many > 1] == []

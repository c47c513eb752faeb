"""Whatever is sent that the schema allows, and much that it does not: never a failure of ours.

Every route is asked with generated requests, in this process, under a fixed seed; half of the time
with keys of things that are there. No answer may be a 500, every answer is of a declared status,
media type and shape.
"""

from __future__ import annotations

from importlib import import_module

import pytest
import schemathesis
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.generation import GenerationMode

from folkmoot.api.v1 import reference
from folkmoot.apps.people.actions.open_accounts import open_accounts
from folkmoot.apps.record.queries import receipts_of
from road import draft, submitted

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
TOKEN = "t" * 32
EXAMPLES = 5  # of each kind, for each route


@pytest.fixture(scope="module")
def operations():
    schema = schemathesis.openapi.from_dict(reference())
    schema.app = get_wsgi_application()
    return one_of_each([found.ok() for found in schema.get_all_operations()])


@pytest.fixture
def keys(world):
    """Keys of things that are there, by the name of the parameter in the address."""
    motion, at = submitted(world)
    open_accounts(actors=world.people.values(), at=at)
    return {
        "motions": [motion, draft(world).key],
        "meetings": [world.conference],
        "units": ["westbrook", "ploughshare"],
        "rules": ["party"],
        "parameters": ["motion.rule_change.per_unit"],
        "receipts": [receipts_of(str(world.farid))[0][0]],
        "label": ["2.I.4.B"],
    }


def cookies_of(world, who: str) -> dict[str, str]:
    """What a browser sends in which somebody is signed in."""
    account = get_user_model().objects.get(person__key=world.key(who))
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return {settings.SESSION_COOKIE_NAME: session.session_key, "csrftoken": TOKEN}


def aim(case, keys, choose) -> None:
    """Half of the time, ask about something that is there."""
    noun = case.path.strip("/").split("/")[2]
    for name in case.path_parameters or {}:
        there = keys["label"] if name == "label" else keys.get(noun) if name != "sequence" else None
        if there and choose(st.booleans()):
            case.path_parameters[name] = choose(st.sampled_from(there))
        if name == "sequence" and choose(st.booleans()):
            case.path_parameters[name] = 1


def one_of_each(operations) -> list:
    """Of the acts in a case, made from one table by one function, one for each shape of words."""
    kept, seen = [], set()
    for operation in operations:
        raw = operation.definition.raw
        shape = (tuple(raw["tags"]), str(raw.get("requestBody")))
        if raw["tags"] != ["Acts in a case"] or shape not in seen:
            kept.append(operation)
        seen.add(shape)
    return kept


def can_go_wrong(operation) -> bool:
    """Whether a request can be of another shape at all; a word in an address cannot."""
    raw = operation.definition.raw
    return bool(
        raw.get("requestBody")
        or [each for each in raw.get("parameters", []) if each["schema"].get("type") != "string"]
    )


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_route_answers_as_the_schema_says_whatever_it_is_sent(world, operations, keys, mode):
    signed_in = [{}, cookies_of(world, "esme"), cookies_of(world, "dilys")]
    asked: list[tuple[str, int]] = []

    def ask(operation) -> None:
        @bounds(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode), st.data())
        def sent(case, data):
            aim(case, keys, data.draw)
            case.cookies = data.draw(st.sampled_from(signed_in))
            case.headers = {"X-CSRFToken": TOKEN}
            answer = case.call()
            case.validate_response(answer, checks=CHECKS)
            asked.append((case.method, answer.status_code))

        sent()

    for operation in operations:
        if mode is GenerationMode.POSITIVE or can_go_wrong(operation):
            ask(operation)
    assert len(asked) > 100
    assert {("POST", 401), ("POST", 404), ("POST", 422)} <= set(asked)
    assert ("GET", 200 if mode is GenerationMode.POSITIVE else 422) in set(asked)

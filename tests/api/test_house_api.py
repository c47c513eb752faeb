"""The arithmetic of blocs for programs."""

from __future__ import annotations

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

HOUSE = {
    "title": "A committee",
    "bloc": [
        {"name": "Left", "size": 5, "votes": "for", "reason": "Moved it.", "source": "Agenda"},
        {"name": "Right", "size": 4, "votes": "against"},
        {
            "name": "Others",
            "size": 3,
            "votes": "abstain",
            "apart": [{"state": "chair", "members": 1}],
        },
    ],
    "case": [{"name": "They wake up", "moves": {"Others": "against"}}],
}


def sent(client: Client, path: str, body) -> tuple[int, dict]:
    answer = client.post(f"/api/v1/{path}", json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def test_a_house_is_counted_for_anybody(client: Client) -> None:
    status, told = sent(client, "house", HOUSE)
    assert status == 200
    assert told["tally"]["margin"] == 1
    assert told["to_win"] == 6
    assert told["changes"]["pivotal"] == ["Others", "Left"]
    assert told["cases"][0]["carried"] is False
    assert told["in_words"][0] == "As things stand it is carried by 1 (5 to 4)."
    assert {one["banzhaf"] for one in told["power"]["blocs"]} == {"1/3"}


def test_the_power_in_a_weighted_vote(client: Client) -> None:
    members = [{"name": name, "votes": votes} for name, votes in (("A", 3), ("B", 2), ("C", 1))]
    status, told = sent(client, "power", {"quota": 4, "members": members})
    assert status == 200
    assert [one["banzhaf"] for one in told["blocs"]] == ["3/5", "1/5", "1/5"]


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("house", {"bloc": [{"name": "A", "size": 0}]}, "nobody in this house can vote."),
        ("house", {"bloc": []}, "not of the schema"),
        ("house", HOUSE | {"threshold": "most"}, "'most' is not a threshold"),
        ("power", {"quota": 9, "members": [{"name": "A", "votes": 1}]}, "nobody can reach"),
        (
            "power",
            {
                "quota": 30 * 10**8,
                "members": [{"name": str(n), "votes": 10**8 + n * n * 7919} for n in range(60)],
            },
            "too long here",
        ),
    ],
)
def test_what_makes_no_sense_is_a_problem_with_its_reason(client, path, body, says) -> None:
    status, told = sent(client, path, body)
    assert status == 422
    assert says in told["detail"]

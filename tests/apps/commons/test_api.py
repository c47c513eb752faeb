"""The conversation by program: news, hustings, replies and notes, to read and to take part in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from folkmoot.apps.people.actions import open_accounts

BASE = "/api/v1"
AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def by(world, client, stand_still):
    """Send something as one of the cast."""
    stand_still("folkmoot.api", AT)
    open_accounts(actors=world.people.values(), at=AT)

    def send(who: str, path: str, **body):
        client.force_login(get_user_model().objects.get(person__key=world.key(who)))
        return client.post(f"{BASE}/{path}", body, content_type="application/json")

    return send


def test_a_program_publishes_corrects_and_withdraws_news(client, by):
    assert by("kofi", "news", unit="ploughshare", title="Doors", text="Eight.").status_code in {
        403, 422,
    }  # fmt: skip
    made = by("greta", "news", unit="ploughshare", title="Doors", text="Eight.").json()
    assert made["receipt_url"].startswith("/record/receipts/")
    key = made["key"]
    assert by("greta", f"news/{key}/correction", title="Doors", text="Nine.", why="Later.").json()
    (one,) = client.get(f"{BASE}/news").json()
    assert (one["text"], one["corrected"], one["withdrawn"]) == ("Nine.", True, "")
    assert by("greta", f"news/{key}/withdrawal", why="Cancelled.").status_code == 200
    assert client.get(f"{BASE}/news").json() == []
    assert client.get(f"{BASE}/news/{key}").json()["withdrawn"] == "Cancelled."


def test_a_program_replies_and_is_told_no_name(client, by):
    key = by("greta", "news", unit="ploughshare", title="Doors", text="Eight.").json()["key"]
    assert by("esme", f"news/{key}/replies", text="Why so early?").json()["key"] == "1"
    assert by("kofi", f"news/{key}/replies", text="The bus.", answers=1).json()["key"] == "2"
    assert by("kofi", f"news/{key}/replies", text="The bus.", answers=9).status_code == 422
    told = client.get(f"{BASE}/news/{key}/replies")
    assert [(each["number"], each["answers"]) for each in told.json()] == [(1, None), (2, 1)]
    assert "Esme" not in told.content.decode()
    assert client.get(f"{BASE}/news/none/replies").status_code == 404


def test_what_is_not_there_is_not_found(client, by):
    for path in ("hustings/none", "hustings/none/questions", "hustings/none/answers", "news/none"):
        assert client.get(f"{BASE}/{path}").status_code == 404
    assert client.get(f"{BASE}/conversation").status_code == 404
    assert client.get(f"{BASE}/hustings").json() == client.get(f"{BASE}/notes").json() == []
    assert by("esme", "notes/7/rating", choice="helpful").status_code == 404
    assert by("esme", "hustings/none/questions/1/wish", wants=True).status_code == 404

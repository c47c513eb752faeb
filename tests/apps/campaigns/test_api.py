"""Campaigns by program: the register with its ranges, notices, archives; no draft of anybody."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from apps.campaigns.cast import MORNING, declared, drafted, leaflet
from apps.campaigns.test_importing import imported, row, written
from folkmoot.apps.campaigns import actions
from folkmoot.apps.people.actions import open_accounts

BASE = "/api/v1/campaigns"


def test_a_program_reads_the_register_and_the_archives(world, client, tmp_path):
    key, _ = actions.note_contest(
        actor=world.greta, at=MORNING, title="By-election", limit=20_000, source="The Act"
    )
    view = declared(world, content=leaflet(amount=20_000), contest=key)
    hidden = drafted(world, content=leaflet(title="Later"))
    (one,) = client.get(f"{BASE}/messages").json()
    assert (one["number"], one["money"]) == (
        view.number, {"low": 20_000, "high": 20_000, "unit": "GBP"},
    )  # fmt: skip
    assert one["variants"][1]["criteria"][1]["excluded"] is True
    assert client.get(f"{BASE}/messages/{hidden.number}").status_code == 404
    assert client.get(f"{BASE}/messages/{view.number}/notice").json()["identifier"] == view.number
    assert len(client.get(f"{BASE}/messages/{view.number}/standard").json()) == 2
    (contest,) = client.get(f"{BASE}/contests").json()
    assert contest["standing"] == "certainly under"
    imported(world, written(tmp_path, row("1"), row("2", high="x")))
    (archive,) = client.get(f"{BASE}/archives").json()
    assert (archive["rows"], archive["faults"]) == (1, 1)
    (advert,) = client.get(f"{BASE}/adverts?q=library").json()
    assert advert["spend"] == {"low": 10_000, "high": 19_900, "unit": "GBP"}
    assert client.get(f"{BASE}/adverts?sponsor=8").json() == []


def test_a_program_approves_declares_starts_corrects_and_ends(world, client, stand_still):
    stand_still("folkmoot.api", MORNING)
    open_accounts(actors=world.people.values(), at=MORNING)
    view = drafted(world, content=leaflet())
    url = f"{BASE}/messages/{view.number}"

    def post(who: str, act: str, **body):
        client.force_login(get_user_model().objects.get(person__key=world.key(who)))
        return client.post(f"{url}/{act}", body, content_type="application/json")

    assert post("kofi", "approval").status_code in {403, 422}
    client.logout()
    assert client.post(f"{url}/approval").status_code in {401, 403}
    for who in ("greta", "hana"):
        post(who, "approval")
    declared_by = post("greta", "declaration")
    assert declared_by.json().get("state") == "declared", declared_by.content
    assert client.get(url).json()["state"] == "declared"
    assert post("greta", "start", on=str(MORNING.date())).json()["state"] == "running"
    refused = post("greta", "correction", reason="", title="Another")
    assert refused.status_code in {403, 422}
    assert post("greta", "correction", reason="It had a slip.", title="Another").status_code == 200
    assert client.get(url).json()["title"] == "Another"
    ended = post("greta", "end", on=str(MORNING.date()), spent=100, seen_low=5, seen_high=9)
    assert ended.json()["state"] == "ended"
    assert post("greta", "end").status_code in {403, 422}
    client.force_login(get_user_model().objects.get(person__key=world.key("greta")))
    assert client.post(f"{BASE}/messages/2026-999/approval").status_code == 404

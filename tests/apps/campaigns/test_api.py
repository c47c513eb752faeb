"""Campaigns by program: the register with its ranges, notices, archives; no draft of anybody."""

from __future__ import annotations

from apps.campaigns.cast import MORNING, declared, drafted, leaflet
from apps.campaigns.test_importing import imported, row, written
from folkmoot.apps.campaigns import actions

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

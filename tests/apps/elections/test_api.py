"""Elections by program: the ledger, the turnout, and the count only once it is declared."""

from __future__ import annotations

from apps.elections.story import everybody_votes


def test_a_program_reads_an_election_its_ledger_and_its_turnout(polling, client):
    everybody_votes(polling)
    listed = client.get("/api/v1/elections").json()
    assert [each["key"] for each in listed] == [polling.key]
    one = client.get(f"/api/v1/elections/{polling.key}").json()
    assert (one["places"], one["counting"], one["mode"]) == (2, "scottish", "secret")
    nominees = client.get(f"/api/v1/elections/{polling.key}/nominations").json()
    assert {each["name"] for each in nominees if each["stands"]} == {"Esme Ward", "Dilys Hughes"}
    assert len(client.get(f"/api/v1/elections/{polling.key}/candidates").json()) == 2
    told = client.get(f"/api/v1/elections/{polling.key}/turnout").json()
    assert told["voted"] == 8
    assert told["electors"] > 8


def test_no_count_is_told_before_the_declaration(polling, client):
    everybody_votes(polling)
    polling.count()
    path = f"/api/v1/elections/{polling.key}/count"
    assert client.get(path).status_code == 404
    polling.declare()
    told = client.get(path).json()
    assert told["record"]["elected"]
    assert client.get("/api/v1/elections/nothing").status_code == 404

"""Open recorded votes of delegates, and the mandates that nominations give them."""

from __future__ import annotations

import pytest

import kept_world
from apps.elections.story import ANSWERS, POLL, Story, refused
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.record import queries as record


@pytest.fixture
def tribunal(elections, delegates):
    """Aldermere nominates Esme, Brinswick nominates Kofi; the delegates vote openly."""
    key = kept_world.walked("an open vote", lambda: nominated(elections, delegates))
    return Story(delegates, key)


def nominated(elections, delegates) -> str:
    story = elections("tribunal", places=1, meeting=delegates.conference)
    for unit, by, who in (("aldermere", "farid", "esme"), ("brinswick", "idris", "kofi")):
        story.nominate(unit, by, who)
        actions.answer_nomination(
            actor=getattr(story.world, who), at=ANSWERS, election=story.key, accepts=True
        )
    story.notice()
    return story.key


def vote(story, who: str, *prefer: str):
    return actions.vote_openly(
        actor=getattr(story.world, who),
        at=POLL,
        election=story.key,
        choices=[story.line(name) for name in prefer],
    )


def test_a_delegates_vote_is_recorded_with_its_entry_and_may_be_changed(tribunal):
    row, _ = vote(tribunal, "chidi", "esme")
    row.refresh_from_db()
    assert not row.departs
    assert record.entry(row.seq).body["choices"] == str(tribunal.line("esme"))
    vote(tribunal, "chidi", "esme", "kofi")
    (stands,) = queries.open_votes(tribunal.key)
    assert (stands.name, stands.unit_name, len(stands.choices)) == ("Chidi Eze", "Aldermere", 2)


def test_a_departure_from_the_mandate_is_noted_and_the_unit_is_told(tribunal):
    row, _ = vote(tribunal, "chidi", "kofi", "esme")
    assert row.departs
    (told,) = queries.departures(["aldermere"])
    assert (told.delegate, told.election) == ("Chidi Eze", tribunal.key)
    assert queries.departures(["brinswick"]) == []


def test_a_mandate_that_binds_is_kept(tribunal, monkeypatch):
    from dataclasses import replace

    from folkmoot.core.procedure import Granted

    rules = queries.rules_of(tribunal.view)
    bound = replace(
        rules,
        granted={
            **rules.granted,
            "delegates.mandate_binds": Granted("delegates.mandate_binds", True),
        },
    )
    monkeypatch.setattr("folkmoot.apps.elections.queries.rules_of", lambda _view: bound)
    with refused("delegate.against_mandate"):
        vote(tribunal, "chidi", "kofi")
    vote(tribunal, "chidi", "esme")


def test_who_is_no_delegate_of_that_college_has_no_vote(tribunal):
    for who in ("esme", "joan"):
        with refused("poll.not_on_roll"):
            vote(tribunal, who, "esme")


def test_open_votes_are_counted_by_both_counters_and_declared(tribunal):
    vote(tribunal, "chidi", "esme")
    vote(tribunal, "idris", "kofi", "esme")
    made, _ = tribunal.count()
    assert (made.ballots, made.marks, made.faults) == (2, 2, [])
    tribunal.declare()
    assert len(queries.declaration(tribunal.key).elected) == 1


def test_a_program_reads_the_mandates_of_the_units_and_which_votes_depart(
    tribunal, client, sign_in, at
):
    vote(tribunal, "chidi", "kofi", "esme")
    vote(tribunal, "idris", "kofi")
    aldermere, brinswick = client.get(f"/api/v1/elections/{tribunal.key}/mandates").json()
    assert (aldermere["unit"], aldermere["nominees"]) == ("aldermere", ["Esme Ward"])
    assert (aldermere["meeting"], aldermere["binds"]) == ("a meeting", False)
    (departs,) = aldermere["votes"]
    assert (departs["delegate"], departs["departs"]) == ("Chidi Eze", True)
    assert departs["prefers"][-1] == "Esme Ward"
    assert [each["departs"] for each in brinswick["votes"]] == [False]
    assert client.get("/api/v1/mandates/departures").status_code == 401
    at(POLL)
    told = {
        name: sign_in(name).get("/api/v1/mandates/departures").json()
        for name in ("farid", "idris", "ada")
    }
    assert [each["delegate"] for each in told.pop("farid")] == ["Chidi Eze"]
    assert told == {"idris": [], "ada": []}


def test_where_members_vote_nobody_has_a_mandate(polling, client):
    assert client.get(f"/api/v1/elections/{polling.key}/mandates").json() == []

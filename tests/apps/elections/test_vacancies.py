"""A place falls vacant, and the papers that elected whoever has left are counted back."""

from __future__ import annotations

from datetime import timedelta

import pytest

import kept_world
from apps.elections.story import COUNT, VOTERS, Story, refused
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.core.tally import read_blt, recount

LATER = COUNT + timedelta(days=60)
DUE = LATER + timedelta(days=12)


@pytest.fixture
def committee(world, elections):
    """Esme and Dilys are elected; Kofi, whom Esme's papers prefer next, and Bram are not."""
    return Story(world, kept_world.walked("a committee", lambda: elected(elections)))


def elected(elections) -> str:
    story = elections(role="executive")
    story.stands("esme", "dilys")
    story.stands("kofi", "bram", unit="brinswick", by="idris")
    story.notice()
    for place, who in enumerate(VOTERS):
        story.votes(who, *(("esme", "kofi", "bram"), ("dilys", "esme"))[place % 2])
    story.count()
    story.declare()
    assert {name for _, name in queries.declaration(story.key).elected} == {
        "Esme Ward", "Dilys Hughes",
    }  # fmt: skip
    return story.key


def vacant(story):
    """Esme gives her place up, and the returning officer asks."""
    actions.give_up_place(actor=story.world.esme, at=LATER, election=story.key)
    (place,) = (p for p in queries.places_of(story.key, LATER) if p.left)
    return actions.note_vacancy(actor=story.world.greta, at=LATER, term=place.id)[0]


def test_who_stood_and_is_willing_is_elected_by_the_papers_of_who_left(committee):
    world = committee.world
    found = vacant(committee)
    assert {(each.person_key, each.willing) for each in found.asked} == {
        (world.key("kofi"), None), (world.key("bram"), None),
    }  # fmt: skip
    assert not people.holds(world.key("esme"), "executive", "ploughshare", LATER.date())
    with refused("vacancy.answers_open"):
        actions.count_back(actor=world.greta, at=LATER, vacancy=found.id)
    for who in ("kofi", "bram"):
        actions.answer_vacancy(actor=getattr(world, who), at=LATER, vacancy=found.id, willing=True)
    made, _ = actions.count_back(actor=world.greta, at=LATER, vacancy=found.id)
    assert made.person_key == world.key("kofi")
    assert made.record["countback"]["papers"] == 4
    papers = read_blt(
        queries.written_blt(queries.papers_counted_back(queries.vacancy(found.id))).encode()
    )
    assert recount(made.record, papers).faults == ()
    day = (LATER + timedelta(days=1)).date()
    assert people.holds(world.key("kofi"), "executive", "ploughshare", day)
    places = queries.places_of(committee.key, LATER + timedelta(days=1))
    assert [(p.name, p.how, p.left) for p in places if p.how == "countback"] == [
        ("Kofi Mensah", "countback", "")
    ]
    assert {p.end for p in places} == {places[0].end}, "what is left of the term"
    with refused("vacancy.filled"):
        actions.count_back(actor=world.greta, at=DUE, vacancy=found.id)


def test_a_place_kept_for_a_group_stays_kept_when_it_is_filled_again(elections):
    story = elections(places=2, kept=[("women", 1)])
    story.stands("esme", "dilys", groups={"esme": ["women"]})
    story.stands("kofi", "bram", unit="brinswick", by="idris", groups={"bram": ["women"]})
    story.notice()
    for place, who in enumerate(VOTERS):
        story.votes(who, *(("esme", "kofi", "bram"), ("dilys", "esme"))[place % 2])
    story.count()
    story.declare()
    found = vacant(story)
    for who in ("kofi", "bram"):
        actor = getattr(story.world, who)
        actions.answer_vacancy(actor=actor, at=LATER, vacancy=found.id, willing=True)
    made, _ = actions.count_back(actor=story.world.greta, at=LATER, vacancy=found.id)
    assert made.person_key == story.world.key("bram"), "the papers prefer Kofi"
    said = [text for stage in made.record["stages"] for text in stage["constraints"]]
    assert any("women" in text for text in said)


def test_nobody_is_put_out_of_a_place_by_noting_a_vacancy(committee):
    places = {p.name: p.id for p in queries.places_of(committee.key, LATER)}
    with refused("vacancy.held"):
        actions.note_vacancy(actor=committee.world.greta, at=LATER, term=places["Dilys Hughes"])
    with refused("vacancy.no_place"):
        actions.give_up_place(actor=committee.world.bram, at=LATER, election=committee.key)
    vacant(committee)
    with refused("vacancy.noted"):
        actions.note_vacancy(actor=committee.world.greta, at=LATER, term=places["Esme Ward"])


def test_where_nobody_is_willing_a_by_election_is_called(committee):
    found = vacant(committee)
    world = committee.world
    with refused("vacancy.not_asked"):
        actions.answer_vacancy(actor=world.ada, at=LATER, vacancy=found.id, willing=True)
    actions.answer_vacancy(actor=world.kofi, at=LATER, vacancy=found.id, willing=False)
    with refused("vacancy.nobody_willing"):
        actions.count_back(actor=world.greta, at=DUE, vacancy=found.id)
    with refused("vacancy.late"):
        actions.answer_vacancy(actor=world.bram, at=DUE, vacancy=found.id, willing=True)


def test_a_vacant_place_is_filled_on_the_pages(committee, sign_in, at):
    url = committee.view.url
    at(LATER)
    client = sign_in("esme")
    assert "Give up my place" in client.get(f"{url}/vacancies").content.decode()
    assert client.get(f"{url}/resignation").status_code == 200
    assert client.post(f"{url}/resignation").status_code == 303
    officer = sign_in("greta")
    place = next(p for p in queries.places_of(committee.key, LATER) if p.left)
    assert officer.post(f"{url}/vacancies", {"term": place.id}).status_code == 303
    (found,) = queries.vacancies_of(committee.key)
    from folkmoot.apps.elections.offered import cards

    kofi = committee.world.key("kofi")
    assert any(card.url == f"{found.url}/answer" for card in cards(kofi, LATER))
    candidate = sign_in("kofi")
    assert "Say whether you would fill it" in candidate.get(found.url).content.decode()
    assert candidate.post(f"{found.url}/answer", {"willing": "yes"}).status_code == 303
    at(DUE)
    officer = sign_in("greta")
    assert officer.post(found.url).status_code == 303
    page = officer.get(found.url).content.decode()
    assert "4 papers stood with Esme Ward at the election" in page
    assert officer.get(f"{found.url}/record.json").json()["countback"]["papers"] == 4
    assert officer.get(f"{found.url}/papers.blt").content.startswith(b"1 1\n")
    assert "filled by Kofi" in officer.get(f"{url}/vacancies").content.decode()

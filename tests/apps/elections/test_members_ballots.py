"""A question put to all members between meetings, attached to a page by its address alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from apps.elections.story import VOTERS, refused
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.offered import beside
from folkmoot.web import offers

CALLED = datetime(2026, 5, 1, 9, tzinfo=UTC)
OPENS, CLOSES = CALLED + timedelta(days=3), CALLED + timedelta(days=17)
POLL, COUNT = OPENS + timedelta(days=1), CLOSES + timedelta(hours=1)
ABOUT = "/motions/2026-17"
ASKED = {
    "unit": "ploughshare", "title": "The three words", "ordered_by": "executive, 29 April",
    "words": "Shall clause 2.I.4.B be amended as the motion has it?", "about": ABOUT,
    "poll_opens": OPENS, "poll_closes": CLOSES,
}  # fmt: skip


@pytest.fixture
def ballot(world):
    return actions.ask_members(actor=world.greta, at=CALLED, **ASKED)[0]


def votes(world, ballot, who: str, choice: int):
    return actions.cast_ballot(
        actor=getattr(world, who), at=POLL, election=ballot.key, choices=[choice],
        tag=actions.tag_of(f"secret of {who}"),
    )  # fmt: skip


def decided(world, ballot, against: int):
    for place, who in enumerate(VOTERS):
        votes(world, ballot, who, 2 if place < against else 1)
    actions.count_ballots(actor=world.greta, at=COUNT, election=ballot.key)
    return actions.declare_ballot(actor=world.greta, at=COUNT, election=ballot.key)[0]


@pytest.mark.parametrize(("against", "carried"), [(3, True), (4, False)])
def test_more_than_half_of_the_votes_carry_it_and_equal_votes_do_not(
    world, ballot, against, carried
):
    row = decided(world, ballot, against)
    assert (row.carried, row.elected) == (carried, [])
    assert any(str(8 - against) in line for line in row.working)
    assert queries.terms_of("") == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": " "}, "ballot.no_question"),
        ({"ordered_by": ""}, "ballot.not_ordered"),
        ({"poll_opens": CALLED}, "ballot.too_soon"),
        ({"poll_closes": CLOSES - timedelta(seconds=1)}, "ballot.too_short"),
        ({"about": "https://elsewhere.example/"}, "ballot.no_address"),
        ({"title": " "}, "ballot.no_title"),
    ],
)
def test_a_ballot_that_is_not_in_order_is_not_called(world, change, code):
    with refused(code):
        actions.ask_members(actor=world.greta, at=CALLED, **(ASKED | change))
    assert queries.ballots_about(ABOUT) == ()


def test_only_whoever_conducts_elections_puts_a_question(world):
    with refused("elections.no_office"):
        actions.ask_members(actor=world.ada, at=CALLED, **ASKED)


def test_it_is_said_beside_the_page_it_is_about_whoever_owns_that_page(world, ballot):
    def says(at, who: str = "") -> str:
        (told,) = offers.beside(ABOUT, world.key(who) if who else "", at)[-1:]
        return told.says

    assert says(CALLED + timedelta(hours=1)) == "All members vote on it soon."
    votes(world, ballot, "ada", 1)
    assert says(POLL).startswith("All members vote on it now: 1 of ")
    for who in VOTERS[1:]:
        votes(world, ballot, who, 1)
    actions.count_ballots(actor=world.greta, at=COUNT, election=ballot.key)
    actions.declare_ballot(actor=world.greta, at=COUNT, election=ballot.key)
    assert says(COUNT).startswith("Carried by the members.")
    assert [b.title for b in beside("/motions/2026-18", world.key("greta"), COUNT)] == [
        "Put it to all members"
    ]
    assert beside("/motions/2026-18", world.key("ada"), COUNT) == []


def test_a_question_is_put_voted_on_and_declared_on_the_pages(world, sign_in, at):
    at(CALLED)
    officer = sign_in("greta")
    form = officer.get(f"/elections/questions/new?about={ABOUT}").content.decode()
    assert f'value="{ABOUT}"' in form
    posted = ASKED | {
        "poll_opens": f"{OPENS:%Y-%m-%dT%H:%M}",
        "poll_closes": f"{CLOSES + timedelta(1):%Y-%m-%dT%H:%M}",
    }
    assert officer.post("/elections/questions/new", posted).status_code == 303
    (view,) = queries.ballots_about(ABOUT)
    page = officer.get(view.url).content.decode()
    assert ASKED["words"] in page
    assert "more than half" in page
    assert officer.get(f"{view.url}/notice").status_code == 200
    for gone in ("nominations", "leaflet.pdf", "paper", "vacancies"):
        assert officer.get(f"{view.url}/{gone}").status_code == 404, gone
    at(POLL)
    for place, who in enumerate(VOTERS):
        voter = sign_in(who)
        if not place:
            assert 'name="answer" value="1"' in voter.get(f"{view.url}/vote").content.decode()
            assert voter.post(f"{view.url}/vote", {"secret": who}).status_code == 422
        cast = voter.post(f"{view.url}/vote", {"answer": "1", "secret": f"secret of {who}"})
        assert cast.status_code == 200
    at(CLOSES + timedelta(days=2))
    officer = sign_in("greta")
    assert officer.post(f"{view.url}/count/opening").status_code == 303
    assert officer.post(f"{view.url}/declaration").status_code == 303
    for path in (view.url, f"{view.url}/count"):
        assert "Carried" in officer.get(path).content.decode()
    assert officer.get(f"{view.url}/ballots").status_code == 200
    assert "The three words" in officer.get("/elections/").content.decode()

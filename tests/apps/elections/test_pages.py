"""The pages of elections: who sees what when, and voting without a script."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest

from apps.elections.story import (
    ANSWERS,
    COUNT,
    DRAWN,
    IN_TIME,
    POLL,
    VOTERS,
    everybody_votes,
    number_of,
)
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.printing import leaflet_pdf
from folkmoot.core.procedure import Granted


@pytest.fixture
def polling(elections):
    story = elections(kept=[("women", 1)])
    story.stands("esme", "dilys", groups={"esme": ["women"]})
    actions.give_statement(
        actor=story.world.esme, at=ANSWERS, election=story.key, text="I will read every motion."
    )
    actions.form_slate(
        actor=story.world.esme, at=ANSWERS, election=story.key, name="Open Door",
        says="We answer letters.",
        numbers=[number_of(story.world, "esme"), number_of(story.world, "dilys")],
    )  # fmt: skip
    actions.set_hustings(
        actor=story.world.greta, at=ANSWERS, election=story.key, title="All candidates",
        starts_at=POLL - timedelta(days=1), place="Guildhall",
    )  # fmt: skip
    story.notice()
    return story


def page(client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_a_secretary_nominates_on_the_page_and_a_visitor_reads_it_at_once(
    elections, sign_in, client, at
):
    story = elections()
    at(IN_TIME)
    sign_in("farid")
    number = number_of(story.world, "esme")
    path = f"{story.view.url}/nominations"
    refused = client.post(path, {"number": number, "unit": "aldermere"})
    assert refused.status_code == 422
    assert "by decision of one of its meetings" in refused.content.decode()
    assert client.post(path, {"number": "999999X", "unit": ""}).status_code == 422
    story.nominate("aldermere", "farid", "esme")
    client.logout()
    text = page(client, path)
    assert "Esme Ward" in text
    assert "Aldermere" in text


def test_a_nominee_accepts_on_the_page(elections, sign_in, at):
    story = elections()
    story.nominate("aldermere", "farid", "esme")
    at(ANSWERS)
    client = sign_in("esme")
    assert "Accept or decline" in page(client, story.view.url)
    assert client.post(f"{story.view.url}/answer", {"accepts": "yes"}).status_code == 303
    assert "You stand" in page(client, story.view.url)


def test_every_public_page_of_a_poll_can_be_read_without_signing_in(polling, client, at):
    at(POLL)
    url, number = polling.view.url, number_of(polling.world, "esme")
    assert "I will read every motion" in page(client, f"{url}/candidates/{number}")
    assert "Guildhall" in page(client, url)
    assert "What the server could still do" in page(client, f"{url}/notice")
    assert "Open Door" in page(client, f"{url}/slates/open-door")
    assert client.get(f"{url}/leaflet.pdf").content.startswith(b"%PDF")
    page(client, "/elections/")
    page(client, polling.view.post.url)
    page(client, f"{url}/nominations")
    for hidden in ("ballots", "ballots.blt", "ballots.csv", "count/record.json"):
        page(client, f"{url}/{hidden}", 404)
    assert "Nothing is told before" in page(client, f"{url}/count")
    page(client, f"{url}/candidates/{number}/photograph", 404)
    page(client, f"{url}/vote", 302)


def grey(size: int) -> bytes:
    """A small grey PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checked = name + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + bytes([128]) * size for _ in range(size)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_photographs_stand_in_the_leaflet_and_a_broken_one_keeps_nobody_out(elections):
    story = elections()
    story.stands("esme", "dilys")
    plain = leaflet_pdf(story.view)
    give = {"at": ANSWERS, "election": story.key}
    actions.give_photograph(actor=story.world.dilys, data=grey(40), **give)
    assert b"/Subtype/Image" in (pictured := leaflet_pdf(story.view))
    assert b"/Subtype/Image" not in plain
    actions.give_photograph(actor=story.world.esme, data=b"\xff\xd8\xff broken", **give)
    both = leaflet_pdf(story.view)
    assert b"/Subtype/Image" in both
    assert both == leaflet_pdf(story.view), "the same words, the same bytes"
    assert both != pictured


def test_voting_without_a_script_gives_a_code_that_replaces_the_ballot(polling, sign_in, at):
    at(POLL)
    client = sign_in("ada")
    url = f"{polling.view.url}/vote"
    secret = re.search(r'name="secret" value="([^"]+)"', page(client, url))[1]
    first = {f"rank-{polling.line('esme')}": "1", "secret": secret, "phrase": "blue kettle"}
    cast = client.post(url, first)
    assert cast.status_code == 200
    assert secret in cast.content.decode()
    assert "blue kettle" in cast.content.decode()
    assert client.post(url, first).status_code == 200  # the same again: no answer had come
    other = first | {"phrase": "red kettle"}
    assert client.post(url, other).status_code == 422
    again = {f"rank-{polling.line('dilys')}": "1", "replaces": secret}
    assert client.post(url, again).status_code == 200
    assert [choices for choices, _, _ in queries.box(polling.key)] == [str(polling.line("dilys"))]
    assert "You have voted" in page(client, polling.view.url)


@pytest.mark.parametrize(
    ("ranks", "says"),
    [
        (["1", "1", ""], "stands beside 2 candidates"),
        (["1", "3", ""], "2 is missing"),
        (["one", "", ""], "is no number"),
        (["", "", ""], "is blank"),
    ],
)
def test_a_paper_filled_in_wrongly_comes_back_with_what_was_typed(
    polling, sign_in, at, ranks, says
):
    at(POLL)
    client = sign_in("ada")
    posted = {f"rank-{n}": value for n, value in enumerate(ranks, 1)} | {"secret": "x"}
    answer = client.post(f"{polling.view.url}/vote", posted)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert says in text
    assert f'value="{ranks[0]}"' in text
    assert queries.turnout(polling.view).voted == 0


def test_only_officers_draw_the_paper_count_and_read_the_register(polling, sign_in, at):
    at(COUNT)
    client = sign_in("esme")
    for noun in ("paper", "papers", "papers/paper.pdf", "register", "hustings"):
        page(client, f"{polling.view.url}/{noun}", 403)
    assert client.post(f"{polling.view.url}/count/opening").status_code == 422
    page(client, "/elections/new", 403)
    page(client, "/elections/posts/new", 403)
    client = sign_in("greta")
    for noun in ("papers", "register", "count"):
        page(client, f"{polling.view.url}/{noun}")
    page(client, "/elections/new")
    page(client, "/elections/posts/new")
    printed = client.get(f"{polling.view.url}/papers/paper.pdf").content
    assert printed.startswith(b"%PDF")
    assert printed == client.get(f"{polling.view.url}/papers/paper.pdf").content, "all alike"


def test_the_result_sheet_opens_down_to_the_parcel_and_the_files_recount(
    polling, sign_in, client, at
):
    everybody_votes(polling)
    at(COUNT)
    officer = sign_in("greta")
    assert officer.post(f"{polling.view.url}/count/opening").status_code == 303
    assert officer.post(f"{polling.view.url}/declaration").status_code == 303
    at(COUNT + timedelta(days=1))
    client.logout()
    text = page(client, f"{polling.view.url}/count")
    assert "from the box, each worth 1" in text
    assert "<svg" in text
    assert "SSI 2007/42" in text
    found = page(client, f"{polling.view.url}/ballots?phrase=phrase of 0")
    assert "Dilys Hughes, Esme Ward" in found
    assert "phrase of 1" not in found
    assert client.get(f"{polling.view.url}/ballots.csv").content.count(b"\n") == len(VOTERS) + 1
    assert client.get(f"{polling.view.url}/count/record.json").json()["schema"]
    stages = client.get(f"{polling.view.url}/count/stages.csv").content.decode().splitlines()
    assert stages[0].startswith("stage,action,")
    assert len(stages) == len(queries.declaration(polling.key).count.record["stages"]) + 1
    assert client.get(f"{polling.view.url}/count/sheet.pdf").content.startswith(b"%PDF")
    assert client.get(f"{polling.view.url}/ballots.blt").content.startswith(b"3 2\n")


def test_a_challenge_is_made_and_answered_on_the_pages(polling, sign_in, at):
    everybody_votes(polling)
    polling.count()
    polling.declare()
    at(COUNT + timedelta(days=1))
    client = sign_in("ada")
    url = polling.view.url
    page(client, f"{url}/challenge")
    assert client.post(f"{url}/challenge", {"grounds": "A bundle lay open"}).status_code == 303
    (found,) = queries.challenges_of(polling.key)
    officer = sign_in("greta")
    answer = {"answer": "It was sealed; two tellers saw it"}
    assert officer.post(f"{url}/challenges/{found.id}/answer", answer).status_code == 303
    assert "It was sealed" in page(officer, f"{url}/count")


def test_the_paper_is_drawn_and_notice_given_on_the_page(elections, sign_in, at):
    story = elections()
    story.stands("esme")
    at(DRAWN)
    client = sign_in("greta")
    assert "Esme Ward" in page(client, f"{story.view.url}/paper")
    assert client.post(f"{story.view.url}/paper").status_code == 303
    assert story.view.noticed


def test_a_post_is_made_and_an_election_called_on_the_pages(world, sign_in, client, at):
    at(IN_TIME)
    client = sign_in("greta")
    made = client.post(
        "/elections/posts/new",
        {"title": "Women's officer", "unit": "ploughshare", "places": 1, "months": 12},
    )
    assert made.status_code == 303
    call = {
        "post": "womens-officer", "nominations_open": "2026-05-11T09:00",
        "nominations_close": "2026-06-11T12:00", "accept_by": "2026-06-15T12:00",
        "poll_opens": "2026-06-20T09:00", "poll_closes": "2026-07-04T12:00",
    }  # fmt: skip
    short = client.post("/elections/new", call | {"poll_closes": "2026-06-21T12:00"})
    assert short.status_code == 422
    assert "The poll is open for less than 7 days" in short.content.decode()
    assert client.post("/elections/new", call).status_code == 303
    assert queries.election("womens-officer-2026").counting == "av"


def test_what_awaits_somebody_stands_on_the_home_page(polling, world):
    from folkmoot.apps.elections.offered import cards

    def first(name: str, moment) -> str:
        found = [c for c in cards(world.key(name) if name else "", moment) if c.kind == "awaits"]
        return found[0].action if found else ""

    assert first("ada", POLL) == "Vote"
    polling.votes("ada", "esme")
    assert first("ada", POLL) == ""
    assert first("greta", COUNT) == "Count and declare"
    assert [c.kind for c in cards("", POLL)] == ["due"]


def test_a_phrase_that_looks_like_a_formula_is_no_formula_in_the_file(polling, client, at):
    for place, who in enumerate(VOTERS):
        polling.votes(who, "esme", phrase="=1+1" if not place else "")
    polling.count()
    polling.declare()
    at(COUNT + timedelta(days=1))
    assert b",'=1+1," in client.get(f"{polling.view.url}/ballots.csv").content


def test_who_cannot_nominate_is_told_whom_to_ask_and_is_shown_no_form(
    elections, sign_in, at, monkeypatch
):
    story = elections()
    at(IN_TIME)
    path = f"{story.view.url}/nominations"
    assert "I do, as a member" in page(sign_in("ada"), path)
    rules = queries.rules_of(story.view)
    key = "nomination.thresholds"
    units_only = replace(
        rules, granted={**rules.granted, key: Granted(key, (("local_party", 1), ("affiliate", 1)))}
    )
    monkeypatch.setattr("folkmoot.apps.elections.queries.rules_of", lambda _view: units_only)
    # Ada is the secretary of a branch, and branches do not nominate either.
    told = page(sign_in("ada"), path)
    assert "Ask your unit to" in told
    assert "Enter the nomination" not in told
    secretary = page(sign_in("farid"), path)
    assert "Enter the nomination" in secretary
    assert "I do, as a member" not in secretary
    client = sign_in("ada")
    refused = client.post(path, {"number": number_of(story.world, "esme"), "unit": ""})
    assert refused.status_code == 422
    assert "does not nominate" in refused.content.decode()

"""The pages of a consultation, as a phone, a reader of tables and a program meet them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from apps.commons.story import AFTER, OPEN
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.drawing import HEIGHT, WIDTH, picture


@pytest.fixture
def at(monkeypatch):
    """Let it be a moment on every page."""

    def be(moment):
        for room in ("consultations", "responding", "maps", "moderating", "acting"):
            monkeypatch.setattr(f"folkmoot.apps.commons.views.{room}.now", lambda: moment)
        monkeypatch.setattr("folkmoot.api.commons.now", lambda: moment)

    return be


def test_a_member_responds_to_one_statement_after_another_without_a_script(consulting, sign_in, at):
    story = consulting()
    at(OPEN)
    client = sign_in("esme")
    page = client.get(f"{story.view.url}/statement")
    assert "Every complaint gets a receipt." in page.text
    for _ in range(7):
        page = client.get(f"{story.view.url}/statement")
        number = page.text.partition('name="statement" value="')[2].partition('"')[0]
        sent = client.post(
            f"{story.view.url}/statement", {"statement": number, "choice": "disagree"}
        )
        assert sent.status_code == 303
    assert "You have seen every statement" in client.get(f"{story.view.url}/statement").text
    assert client.get(f"{story.view.url}/responses").text.count("disagree") == 7


def test_one_of_the_public_is_known_by_her_browser_alone(consulting, client, at):
    story = consulting(outside=True)
    at(OPEN)
    for choice in ("agree", "pass"):
        client.post(f"{story.view.url}/statement", {"statement": 1, "choice": choice})
    assert queries.numbers(story.view).outside == 1
    assert queries.numbers(story.view).participants == 0


def test_the_map_is_read_by_its_table_and_tells_no_name(consulting, client, at, world):
    story = consulting()
    story.everybody_responds()
    actions.publish_result(at=AFTER, consultation=story.key)
    at(AFTER)
    page = client.get(f"{story.view.url}/map").text
    assert "It bridges: most of each of the 2 groups agree" in page
    assert '<th scope="col" role="columnheader">Group 2</th>' in page
    assert "100% agree, 0% disagree of" in page
    for name in ("Esme", "Ward", world.key("esme")):
        assert name not in page
    told = client.get(f"/api/v1/consultations/{story.key}/opinion").json()
    published = client.get(f"{story.view.url}/result.json").text
    assert told["result"] == json.loads(published)


def test_while_it_is_open_no_file_is_to_be_had(consulting, client, at):
    story = consulting()
    story.everybody_responds()
    at(OPEN + timedelta(days=1))
    assert "As it stood at" in client.get(f"{story.view.url}/map").text
    for name in ("votes.csv", "result.json", "votes-public.csv"):
        assert client.get(f"{story.view.url}/{name}").status_code == 404


def test_the_log_is_for_everybody_and_hidden_words_only_for_moderators(
    consulting, client, sign_in, at
):
    story = consulting()
    at(OPEN)
    number = story.put("esme", "Bram is a liar.")
    story.moderate("greta", number, hides=True)
    for page in ("moderation", "moderation.csv", "statements.csv"):
        text = client.get(f"{story.view.url}/{page}").text
        assert "Bram" not in text
        assert page == "statements.csv" or "It names a person." in text
    assert "Bram is a liar." in sign_in("hana").get(f"{story.view.url}/moderation").text
    assert "Ask for a second look" in sign_in("esme").get(f"{story.view.url}/moderation").text


def test_a_picture_stays_in_its_frame_and_draws_no_more_than_it_can_bear():
    places = [(n % 97 - 48.0, n % 31 - 15.0, n % 3) for n in range(4000)]
    drawn = picture(places)
    assert drawn.each == 3
    assert sum(cloud.people for cloud in drawn.clouds) == 4000
    for cloud in drawn.clouds:
        starts = [each.partition("m")[0].split() for each in cloud.path.split("M")[1:]]
        assert all(0 < float(x) < WIDTH and 0 < float(y) < HEIGHT for x, y in starts)

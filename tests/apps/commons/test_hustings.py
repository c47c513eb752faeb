"""Hustings: what most want answered is put, answers are sealed, and all are opened at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from apps.commons.story import entry_of, refused
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.holding import gather
from folkmoot.apps.people import actions as people
from folkmoot.core.procedure.rules.consulting import check_chosen
from folkmoot.platform import search
from folkmoot.web import offers

CALLED = datetime(2026, 5, 1, 9, tzinfo=UTC)
ASKED = datetime(2026, 5, 8, 12, tzinfo=UTC)
CHOSEN = ASKED + timedelta(hours=1)
OPENED = datetime(2026, 5, 20, 18, tzinfo=UTC)
QUESTIONS = ("How would you publish reasons?", "What will you cut?", "Where do you buy bread?")


@pytest.fixture
def hustings(world):
    """Esme and Kofi stand for the committee, and are called before the members."""
    search.index(kind="election", key="committee", title="C", body="", url="/elections/committee")
    for who in ("esme", "kofi"):
        people.note_candidacy(
            at=CALLED, person=world.key(who), election="committee",
            post="Committee", unit="ploughshare",
        )  # fmt: skip
    view, _ = actions.call_hustings(
        actor=world.greta, at=CALLED, title="Before the members", unit="ploughshare",
        election="committee", questions_close=ASKED, answers_open=OPENED, key="before",
    )  # fmt: skip
    for who, text in zip(("bram", "chidi", "bram"), QUESTIONS, strict=True):
        actions.put_question(actor=world.people[who], at=CALLED, hustings=view.key, text=text)
    for who in ("chidi", "dilys", "esme"):
        actions.wish(person=world.key(who), at=CALLED, hustings="before", question=1, wants=True)
    return view


def put(world, *numbers: int) -> None:
    actions.choose_questions(
        actor=world.greta, at=CHOSEN, hustings="before",
        chosen=[(QUESTIONS[number - 1], [number]) for number in numbers],
    )  # fmt: skip


def answer(world, who: str, text: str, *, at: datetime = CHOSEN) -> str:
    commitment, _ = actions.seal_answer(
        actor=world.people[who], at=at, hustings="before", question=1, text=text
    )
    return commitment


def test_a_question_is_wanted_once_by_each_and_the_most_wanted_stands_first(hustings, world):
    actions.wish(person=world.key("chidi"), at=ASKED, hustings="before", question=1, wants=True)
    assert [(q.number, q.wishes) for q in queries.questions(hustings)] == [(1, 4), (2, 1), (3, 1)]
    actions.wish(person=world.key("chidi"), at=ASKED, hustings="before", question=1, wants=False)
    assert queries.questions(hustings)[0].wishes == 3
    with refused("consultation.closed"):
        actions.wish(
            person=world.key("hana"), at=ASKED + timedelta(seconds=1), hustings="before",
            question=1, wants=True,
        )  # fmt: skip
    with refused("question.asked"):
        actions.put_question(
            actor=world.hana, at=ASKED, hustings="before", text="what will YOU cut"
        )


def test_no_question_is_passed_over_that_more_want_answered(hustings, world):
    with refused("hustings.passed_over"):
        put(world, 2)
    actions.leave_out(
        actor=world.hana, at=CHOSEN, hustings="before", question=1, reason="Asked last year."
    )
    assert entry_of("commons.question_left_out")["reason"] == "Asked last year."
    put(world, 2)
    with refused("hustings.chosen"):
        put(world, 2)


def test_groups_are_wanted_by_all_who_want_their_questions():
    wishes = {1: 4, 2: 3, 3: 2, 4: 5}
    assert check_chosen([[4], [2, 3]], wishes, ())
    assert not check_chosen([[4], [2]], wishes, ())
    for wrong in ([], [[]], [[9]], [[1], [1]]):
        assert not check_chosen(wrong, wishes, ())
    assert check_chosen([[1], [2]], wishes, {4})


def test_answers_are_read_by_nobody_before_all_are_opened_together(hustings, world, client):
    put(world, 1)
    commitment = answer(world, "esme", "In full, the same day.")
    assert entry_of("commons.answer_sealed")["commitment"] == commitment
    (before,) = queries.put_questions(hustings, OPENED - timedelta(seconds=1))
    assert {each.text for each in before.answers} == {""}
    assert client.get("/hustings/before").status_code == 200
    (after,) = queries.put_questions(hustings, OPENED)
    told = {each.name: each for each in after.answers}
    assert told["Kofi Mensah"].text == ""
    mine = told["Esme Ward"]
    assert actions.commitment_of(mine.salt, mine.text) == commitment == mine.commitment
    with refused("hustings.opened"):
        answer(world, "kofi", "Too late.", at=OPENED)


def test_everybody_has_the_same_room_and_only_candidates_answer(hustings, world):
    put(world, 1)
    answer(world, "esme", "word " * 120)
    with refused("answer.too_long"):
        answer(world, "esme", "word " * 121)
    with refused("candidate.does_not_stand"):
        answer(world, "bram", "I do not stand.")
    with refused("hustings.not_put"):
        actions.seal_answer(
            actor=world.esme, at=CHOSEN, hustings="before", question=2, text="Nobody asked."
        )


def test_an_answer_sealed_again_takes_the_place_of_the_first(hustings, world, client, monkeypatch):
    put(world, 1)
    answer(world, "esme", "First thought.")
    answer(world, "esme", "Second thought.", at=CHOSEN + timedelta(hours=1))
    monkeypatch.setattr("folkmoot.apps.commons.views.hustings.now", lambda: OPENED)
    told = json.loads(client.get("/hustings/before/answers.json").text)
    assert [each["text"] for each in told["answers"]] == ["Second thought."]
    page = client.get("/hustings/before").text
    assert "Second thought." in page
    assert "gave no answer" in page


def test_it_is_said_beside_the_election_and_to_candidates_at_home(hustings, world):
    put(world, 1)
    (beside,) = offers.beside("/elections/committee", "", CHOSEN)
    assert "sealed" in beside.says
    cards = [
        each.title for each in offers.cards(world.key("kofi"), CHOSEN) if each.kind == "awaits"
    ]
    assert "Before the members" in cards


def test_whoever_asked_and_answered_finds_all_of_it_in_their_own_file(hustings, world):
    put(world, 1)
    answer(world, "esme", "In full.")
    held = gather_of("esme", world)
    assert held["Questions I want answered"] == (("before", 1),)
    assert held["Answers I sealed"][0][2] == "In full."
    assert [row[1] for row in gather_of("bram", world)["Questions I asked"]] == [1, 3]


def gather_of(who: str, world) -> dict:
    return {each.title: each.rows for each in gather(world.key(who))}

"""Replies, notes and how much of the talk crosses the lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module
from random import Random

import pytest

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.models import Counted, Measured, Participant, Reply, Response, Statement
from folkmoot.apps.commons.queries.health import _groups, map_for_talk, talk_upto
from folkmoot.apps.commons.wiping import wipe
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.holdings import holdings_of
from folkmoot.apps.record.models import Entry
from folkmoot.core.discourse import echo, echo_written, graph, read_links, read_sides
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
CLOSED = datetime(2026, 5, 15, 13, tzinfo=UTC)
MEASURED = datetime(2026, 5, 16, 13, tzinfo=UTC)


@pytest.fixture
def news(world) -> str:
    view, _ = actions.publish(
        actor=world.greta, at=AT, unit="ploughshare", kind="news", title="Doors", text="At eight."
    )
    return view.url


def _reply(world, who: str, address: str, text: str, **more) -> int:
    return actions.reply_to(
        actor=getattr(world, who), at=more.pop("at", AT), address=address, text=text, **more
    )[0]


def _hide(world, who: str, address: str, number: int, *, hides: bool = True) -> str:
    return actions.moderate_talk(
        actor=getattr(world, who), at=AT, address=address, number=number, what="reply",
        hides=hides, reason="It names a person.",
    )  # fmt: skip


def test_replies_stand_in_the_order_in_which_they_were_made(world, news):
    _reply(world, "esme", news, "First.")
    _reply(world, "kofi", news, "Second.", answers=1)
    _reply(world, "esme", news, "Third.", answers=1)
    assert [(r.number, r.answers, r.text) for r in queries.replies(news)] == [
        (1, None, "First."),
        (2, 1, "Second."),
        (3, 1, "Third."),
    ]
    assert b"Third." not in bytes(Entry.objects.latest("seq").data)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"text": "x" * 1001}, "words.too_many"),
        ({"text": " "}, "words.none"),
        ({"text": "Hear hear.", "address": "/news/none"}, "talk.no_place"),
        ({"text": "Hear hear.", "answers": 7}, "talk.no_reply"),
        ({"text": "Hear hear.", "actor": ActorRef("visitor", "")}, "talk.not_a_member"),
    ],
)
def test_a_reply_is_refused(world, news, more, code):
    with pytest.raises(Refused) as no:
        actions.reply_to(**{"actor": world.esme, "at": AT, "address": news, **more})
    assert code in {reason.code for reason in no.value.verdict.reasons}
    assert not Reply.objects.exists()


def test_a_reply_of_exactly_a_thousand_characters_is_taken(world, news):
    assert _reply(world, "esme", news, "x" * 1000) == 1


def test_what_is_hidden_gives_a_reason_and_somebody_else_takes_the_second_look(world, news):
    _reply(world, "esme", news, "Ask whose cousin the landlord is.")
    with pytest.raises(Refused):
        _hide(world, "kofi", news, 1)
    _hide(world, "greta", news, 1)
    assert [(each.number, each.reason) for each in queries.talk_log()] == [
        (1, "It names a person.")
    ]
    with pytest.raises(Refused):
        actions.object_to_hiding(
            actor=world.kofi, at=AT, address=news, number=1, what="reply", says="Show it."
        )
    actions.object_to_hiding(
        actor=world.esme, at=AT, address=news, number=1, what="reply", says="It is a question."
    )
    with pytest.raises(Refused):
        _hide(world, "greta", news, 1, hides=False)
    _hide(world, "hana", news, 1, hides=False)
    assert not queries.reply(news, 1).hidden


def _bridged(world, news, raters: int) -> int:
    electors = [key for key in _all() if key != world.esme.key]
    note, _ = actions.add_note(
        actor=world.esme, at=AT, address=news, text="The bus is late.", source=""
    )
    others = [
        actions.add_note(actor=world.esme, at=AT, address=news, text=text)[0]
        for text in ("The left is right.", "The right is right.")
    ]
    for place, key in enumerate(electors[:raters]):
        choices = ("helpful", "not") if place % 2 else ("not", "helpful")
        for one, choice in ((note, "helpful"), *zip(others, choices, strict=True)):
            actions.rate_note(actor=ActorRef("person", key), at=AT, note=one, choice=choice)
    return note


def _all() -> list[str]:
    return sorted(people.members_of("ploughshare", AT.date()))


def test_a_note_is_shown_from_the_midnight_after_both_camps_found_it_helpful(world, news):
    note = _bridged(world, news, 16)
    assert queries.shown_beside(news, AT) == []
    tomorrow = AT + timedelta(days=1)
    assert [each.id for each in queries.shown_beside(news, tomorrow)] == [note]
    assert queries.ratings_csv(tomorrow).count("\n") == 1 + 16 * 3
    assert world.esme.key not in queries.ratings_csv(tomorrow)


def test_nobody_rates_their_own_note(world, news):
    note, _ = actions.add_note(actor=world.esme, at=AT, address=news, text="The bus is late.")
    with pytest.raises(Refused) as no:
        actions.rate_note(actor=world.esme, at=AT, note=note, choice="helpful")
    assert no.value.verdict.reasons[0].code == "note.own"


def _two_camps_respond(consultation: str) -> None:
    statements = list(Statement.objects.filter(consultation__key=consultation))
    people_in_it = Participant.objects.bulk_create(
        Participant(consultation=statements[0].consultation, pseudonym=f"p{n:02}", person_key=key)
        for n, key in enumerate(_all())
    )
    Response.objects.bulk_create(
        Response(
            participant=each, statement=one, at=AT,
            choice=1 if one.number == 1 or n % 2 == one.number % 2 else -1,
        )
        for n, each in enumerate(people_in_it)
        for one in statements
    )  # fmt: skip


@pytest.fixture
def talked(world, news, consulting) -> str:
    """Everybody responded to a consultation; thirty agreed to be counted, and all talk."""
    story = consulting()
    _two_camps_respond(story.key)
    actions.publish_result(at=CLOSED, consultation=story.key)
    members = _all()
    Counted.objects.bulk_create(Counted(person_key=key, since=AT) for key in members[:30])
    lot = Random(1)
    rows = [
        Reply(address=news, number=n, text="So.", by=f"person:{key}", at=AT)
        for n, key in enumerate(members, 1)
    ]
    Reply.objects.bulk_create(rows)
    first = dict(Reply.objects.values_list("by", "pk"))
    answers = [
        Reply(
            address=news, number=100 + n, text="So not.", at=AT,
            by=f"person:{one}", answers_id=first[f"person:{lot.choice(members)}"],
        )
        for n, one in enumerate(members * 12)
    ]  # fmt: skip
    Reply.objects.bulk_create(answers)
    return story.key


def test_what_is_measured_is_what_the_command_makes_of_the_published_files(talked, monkeypatch):
    monkeypatch.setattr(import_module("folkmoot.apps.commons.actions.measure_talk"), "DRAWS", 8)
    assert actions.measure_talk(at=MEASURED)
    found = queries.health()
    whole = graph(read_links(found.links), read_sides(found.sides))
    again = echo_written(whole, echo(whole, seed=1, draws=8), seed=1, draws=8)
    assert again == found.written
    assert found.result["people"] == 30 == found.people
    assert not actions.measure_talk(at=MEASURED)
    published = found.links + found.sides + found.written
    assert not any(key in published for key in _all())


def test_whoever_takes_consent_back_is_out_of_what_is_published_at_once(talked, monkeypatch):
    monkeypatch.setattr(import_module("folkmoot.apps.commons.actions.measure_talk"), "DRAWS", 2)
    actions.measure_talk(at=MEASURED)
    somebody = ActorRef("person", _all()[0])
    actions.be_counted_no_more(actor=somebody, at=MEASURED)
    assert queries.health() is None
    actions.measure_talk(at=MEASURED)
    assert queries.health().people == 29


def test_of_few_people_nothing_is_published(talked):
    Counted.objects.filter(person_key__in=_all()[14:]).delete()
    actions.measure_talk(at=MEASURED)
    found = queries.health()
    assert (found.result, found.links, found.sides) == (None, "", "")


def test_a_group_of_whom_four_agreed_is_left_out(talked):
    view = map_for_talk(MEASURED)
    groups = _groups(view, MEASURED)
    one = [key for key, group in groups.items() if group == 0]
    Counted.objects.filter(person_key__in=one[4:]).delete()
    talk = talk_upto(view, MEASURED, Random(1))
    assert set(talk.sides.values()) <= {"group 2"}


def test_what_was_erased_has_no_words_and_no_author_and_leaves_its_place(world, talked, news):
    key = world.esme.key
    note, _ = actions.add_note(actor=world.esme, at=AT, address=news, text="The bus is late.")
    sections = {each.title: each.rows for each in holdings_of(key)["Consultations"]}
    assert sections["What I replied"]
    assert sections["Notes I added"][0][1:3] == (note, "The bus is late.")
    assert sections["How I responded"]
    before = queries.number_of_replies(news)
    wipe(key)
    after = {each.title: each.rows for each in holdings_of(key)["Consultations"]}
    assert not any(after.values())
    assert queries.number_of_replies(news) == before
    assert queries.note(note, AT) is None
    assert not Measured.objects.exists()


@pytest.mark.parametrize("address", ["replies", "replies/new"])
def test_a_page_of_talk_names_nobody_to_the_public(client, world, news, address):
    _reply(world, "esme", news, "Hear hear.")
    answer = client.get(f"{news}/{address}")
    assert answer.status_code == (200 if address == "replies" else 302)
    assert "Esme" not in answer.content.decode()


def test_the_page_of_the_conversation_says_that_it_cannot_be_told(client, world):
    assert "cannot be told yet" in client.get("/conversation/").content.decode()
    assert client.get("/conversation/links.csv").status_code == 404

"""A consultation: who opens it, who takes part, what is hidden, what is published."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest

from apps.commons.story import AFTER, CLOSES, OPEN, OPENED, entry_of, refused
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.models import Participant, Response
from folkmoot.apps.commons.periodic import publish_closed
from folkmoot.ops.main import main
from folkmoot.platform.acts import Refused
from folkmoot.web import offers


def test_an_officer_opens_it_and_nobody_else_does(consulting, world):
    with refused("commons.no_office"):
        consulting(actor=world.esme)
    story = consulting()
    assert story.view.phase(OPEN) == "open"
    assert [each.number for each in queries.statements(story.view)] == [1, 2, 3, 4, 5, 6, 7]


def test_it_is_open_for_as_long_as_the_rules_ask_to_the_second(consulting):
    with refused("consultation.too_short"):
        consulting(closes_at=OPENED + timedelta(days=7, seconds=-1))
    consulting(closes_at=OPENED + timedelta(days=7))


def test_it_is_about_a_page_only_where_there_is_one(consulting):
    with refused("consultation.no_page"):
        consulting(address="/motions/2026-99")


def test_one_person_has_one_response_and_the_last_counts(consulting):
    story = consulting()
    name = story.respond("esme", 1, "agree")
    assert story.respond("esme", 1, "disagree") == name
    assert queries.responses_of(story.view, name) == {1: -1}
    assert queries.votes_csv(story.view) == f"participant,statement,vote\n{name},1,-1\n"
    assert queries.numbers(story.view).participants == 1


def test_who_is_not_on_the_roll_reads_and_does_not_respond(consulting, world):
    story = consulting()
    with pytest.raises(Refused, match="not on the roll"):
        actions.respond(
            at=OPEN, consultation=story.key, statement=1, choice="agree", person="NOBODY"
        )
    with refused("consultation.not_on_roll"):  # the public is not heard in this one
        actions.respond(at=OPEN, consultation=story.key, statement=1, choice="agree", secret="x")


def test_a_response_counts_until_the_last_second_and_changes_nothing_after_it(consulting):
    story = consulting()
    story.respond("esme", 1, "agree", at=CLOSES)
    with refused("consultation.closed"):
        story.respond("esme", 1, "disagree", at=CLOSES + timedelta(seconds=1))
    with refused("response.none"):
        story.respond("esme", 1, "maybe")
    assert Response.objects.count() == 1


def test_the_public_is_heard_apart_and_once_for_each_browser(consulting):
    story = consulting(outside=True)
    story.respond("esme", 1, "agree")
    for secret in ("a", "a", "b"):
        actions.respond(at=OPEN, consultation=story.key, statement=1, choice="agree", secret=secret)
    told = queries.numbers(story.view)
    assert (told.participants, told.outside) == (1, 2)
    assert queries.votes_csv(story.view).count("\n") == 2
    assert queries.votes_csv(story.view, outside=True).count("\n") == 3


def test_a_statement_has_room_and_a_number_of_its_own_and_is_said_once(consulting):
    story = consulting()
    assert story.put("esme", "Minutes should be short.") == 8
    with refused("statement.said_already"):
        story.put("kofi", "  minutes should be SHORT ")
    with refused("words.too_many"):
        story.put("kofi", "x" * 201)
    with refused("words.none"):
        story.put("kofi", "  ")
    for n in range(4):
        story.put("esme", f"Another thing, {n}.")
    with refused("words.enough_said"):
        story.put("esme", "And a sixth.")


def test_hiding_takes_a_reason_which_is_public_and_the_author_is_told_to_nobody(consulting):
    story = consulting()
    number = story.put("esme", "Bram is a liar.")
    with refused("moderation.no_reason"):
        story.moderate("greta", number, hides=True, reason=" ")
    with refused("commons.no_office"):
        story.moderate("kofi", number, hides=True)
    story.moderate("greta", number, hides=True)
    with refused("statement.not_shown"):
        story.respond("kofi", number, "agree")
    entry = entry_of("commons.statement_moderated")
    assert entry["reason"] == "It names a person."
    assert story.world.key("esme") not in str(entry)


def test_who_hid_a_statement_does_not_take_the_second_look(consulting):
    story = consulting()
    number = story.put("esme", "The platform was unfair.")
    story.moderate("greta", number, hides=True)
    ask = {"at": OPEN, "consultation": story.key, "statement": number, "says": "It names nobody."}
    with refused("moderation.not_yours"):
        actions.ask_second_look(actor=story.world.kofi, **ask)
    actions.ask_second_look(actor=story.world.esme, **ask)
    with refused("moderation.own_ruling"):
        story.moderate("greta", number, hides=False, reason="On reflection.")
    story.moderate("hana", number, hides=False, reason="It names nobody.")
    assert queries.statement(story.view, number).seen
    assert len(queries.moderations(story.view)) == 2


def test_where_statements_are_checked_first_they_wait(consulting):
    story = consulting(checked_first=True)
    number = story.put("esme", "Chairs should rotate.")
    assert queries.statement(story.view, number).waiting
    with refused("statement.not_shown"):
        story.respond("kofi", number, "agree")
    story.moderate("greta", number, hides=False, reason="In order.")
    story.respond("kofi", number, "agree")


def test_everybody_is_asked_what_it_is_about_first_and_nothing_twice(consulting):
    story = consulting()
    assert queries.next_for(story.view, pseudonym="p1", seen={}, at=OPEN) == 1
    seen, shown = {1: 1}, []
    while (number := queries.next_for(story.view, pseudonym="p1", seen=seen, at=OPEN)) is not None:
        shown.append(number)
        seen[number] = 0
    assert sorted(shown) == [2, 3, 4, 5, 6, 7]


def test_the_map_stands_still_until_midnight_and_needs_fifteen(consulting):
    story = consulting()
    story.everybody_responds()
    assert queries.map_of(story.view, OPEN + timedelta(hours=1)).opinion is None
    drawn = queries.map_of(story.view, OPEN + timedelta(days=1))
    assert not drawn.final
    assert drawn.opinion.grouping.number == 2
    assert min(drawn.opinion.sizes()) >= 5


def test_what_is_published_can_be_made_again_byte_for_byte(consulting, tmp_path, capsys):
    story = consulting()
    story.everybody_responds()
    hidden = story.put("esme", "Bram is a liar.")
    story.respond("kofi", hidden, "agree")
    story.moderate("greta", hidden, hides=True)
    publish_closed(CLOSES)
    assert queries.published(story.key) is None
    publish_closed(AFTER)
    publish_closed(AFTER)
    done = queries.published(story.key)
    path = tmp_path / "votes.csv"
    path.write_text(done.votes)
    assert main(["opinion", str(path), "--json"]) == 0
    assert capsys.readouterr().out == done.result
    assert entry_of("commons.result_published")["result"] == done.digest
    rows = list(csv.DictReader(done.votes.splitlines()))
    assert {row["statement"] for row in rows} == set("1234567")
    assert list(rows[0]) == ["participant", "statement", "vote"]
    keys = [key for key in Participant.objects.values_list("person_key", flat=True) if key]
    assert not [key for key in keys if key in done.votes + done.result]


def test_of_very_few_nothing_is_published_but_how_many_they_were(consulting):
    story = consulting()
    story.respond("esme", 1, "agree")
    publish_closed(AFTER)
    done = queries.published(story.key)
    assert (done.votes, done.result) == ("", "")
    assert entry_of("commons.result_published")["participants"] == 1


def test_beside_the_page_it_is_about_it_says_whether_it_bridges(consulting, world):
    from road import submitted

    motion, _at = submitted(world)
    address = f"/motions/{motion}"

    def beside(who: str, at):
        told = offers.beside(address, who, at)
        return [each for each in told if each.url.startswith("/consultations/")]

    (asks,) = beside(world.key("greta"), OPEN)
    assert asks.url == f"/consultations/new?about={address}"
    assert beside(world.key("esme"), OPEN) == []
    story = consulting(address=address)
    assert "is open" in beside("", OPEN)[0].says
    story.everybody_responds()
    (told,) = beside("", AFTER)
    assert "It bridges: most of each of the 2 groups agree" in told.says

"""Which notes are shown, and what is published of them."""

from __future__ import annotations

import json

from folkmoot.core.discourse import ballots, notes_found, notes_written, say_note

GOOD = {"both": (1, 1), "left": (1, -1), "right": (-1, 1), "nobody": (-1, -1)}


def _rated(people: int):
    """Two camps of raters; each rates four notes."""
    return ballots(
        [
            (f"r{place:02}", note, camps[place % 2])
            for place in range(people)
            for note, camps in GOOD.items()
        ]
    )


def test_a_note_is_shown_if_both_camps_find_it_helpful_and_not_by_one_alone():
    found = {each.statement: each for each in notes_found(_rated(20))}
    assert {key for key, each in found.items() if each.bridges} == {"both"}
    assert say_note(found["both"], 20).code == "note.bridges"
    assert say_note(found["left"], 20).code == "note.one_sided"
    assert say_note(found["nobody"], 20).code == "note.not_helpful"


def test_with_fourteen_raters_nothing_is_shown_and_with_fifteen_it_is():
    assert notes_found(_rated(14)) == ()
    assert say_note(None, 14).code == "note.few"
    assert [each.statement for each in notes_found(_rated(15)) if each.bridges] == ["both"]


def test_what_is_published_is_the_same_whatever_the_order_and_names_no_rater():
    held = _rated(20)
    again = ballots(
        [
            (f"r{place:02}", note, camps[place % 2])
            for note, camps in reversed(GOOD.items())
            for place in reversed(range(20))
        ]
    )
    assert notes_written(held) == notes_written(again)
    told = json.loads(notes_written(held))
    assert told["raters"] == 20
    assert "r00" not in notes_written(held)

"""A mover who has the wording already pastes it and sees the change it would make."""

from __future__ import annotations

import pytest

from apps.motions.pages_cast import MAY, at, browser, words_of
from apps.motions.test_pages_drafting import form_of
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.rulebook import queries as rulebook

pytestmark = pytest.mark.django_db


def pasting(world, sentence, **more):
    """The form as it is sent when nothing was edited yet and a sentence was pasted."""
    own = rulebook.last_edition("party").tree.find("2.I.4.B")
    form = form_of(world) | {
        "change-0-text": own.text,
        "do": "add-wording",
        "add-wording": sentence,
    }
    with at(MAY):
        return browser(world, "esme").post("/motions/new", form | more)


def test_a_pasted_sentence_becomes_a_change_to_be_confirmed_and_nothing_is_saved(world):
    page = pasting(world, "In 2.I.4.B delete 'automatically' and insert 'after a hearing'.")
    assert "shall after a hearing be ineligible" in page.content.decode()
    assert "Read from your wording" in words_of(page)
    assert "words to go:" in words_of(page)
    assert Motion.objects.count() == 0


def test_words_not_understood_are_named_and_the_form_stays_as_it_was(world):
    page = pasting(world, "Make the rule kinder, please.")
    assert "Make the rule kinder, please." in words_of(page)
    assert "edit the words where they stand" in words_of(page)
    assert "shall automatically be ineligible" in page.content.decode()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("In 2.I.4.B delete 'never said' and insert 'x'.", "is not in the text"),
        ("In rule 99.9 delete 'a' and insert 'b'.", "There is no provision"),
        ("Renumber 2.I.4.B as 2.I.4.C.", "moves or renumbers"),
    ],
)
def test_a_sentence_that_does_not_fit_says_why_and_changes_nothing(world, sentence, reason):
    page = pasting(world, sentence)
    assert reason in words_of(page)
    assert "shall automatically be ineligible" in page.content.decode()
    assert "Read from your wording" not in words_of(page)


def test_a_sentence_is_taken_whole_or_not_at_all(world):
    sentence = "In 2.I.4.B delete 'automatically'; delete 'never said'."
    page = pasting(world, sentence)
    assert "shall automatically be ineligible" in page.content.decode()


def test_a_new_provision_is_put_where_the_sentence_says(world):
    page = pasting(world, "After 2.I.4.B insert new 2.I.4.X: 'Every member is heard first.'")
    assert "Every member is heard first." in page.content.decode()
    assert 'value="X"' in page.content.decode()
    assert "Read from your wording" in words_of(page)

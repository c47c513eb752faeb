"""Where each word comes from, and what was in force on a day as it was known on another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from apps.rulebook.small_party import CLERK, NOON, pid_of, reworded
from folkmoot.apps.rulebook.actions import correct_edition
from folkmoot.apps.rulebook.queries import edition
from folkmoot.apps.rulebook.queries.origins import edition_as_known, line_of, origins


@pytest.fixture
def two(party, enact):
    """Two editions: the second without the word automatically."""
    enact(*reworded("2.I.B", "automatically excluded", "liable to be excluded"))
    return party


def test_every_word_names_the_edition_that_brought_it_in(two, enact):
    enact(*reworded("2.I.B", "another organisation", "another party"))
    view = edition("party", 3)
    assert [each.sequence for each in line_of(view)] == [1, 2, 3]
    (told,) = origins(view, pid_of("2.I.B"))
    assert [(each.origin, each.words.strip()) for each in told.text] == [
        (1, "A member who supports another"),
        (3, "party"),
        (1, "is"),
        (2, "liable to be"),
        (1, "excluded."),
    ]


def test_the_page_shows_the_decision_behind_the_words(two, client):
    page = client.get("/rules/party/words/2.I.B").content.decode()
    assert '<span class="came">liable to be</span>' in page
    assert 'href="#edition-2"' in page
    assert 'id="edition-2"' in page
    assert "Motion 2026-17" in page
    assert "Nether Wallop local party" in page
    assert "Founding conference" in page
    assert "/rules/party/words/2.I.B" in client.get("/rules/party/2.I.B").content.decode()
    first = client.get("/rules/party@1/words/2.I.B").content.decode()
    assert "automatically" in first
    assert 'class="came"' not in first


@pytest.mark.parametrize(
    "path",
    ["/rules/none/words/1", "/rules/party/words/99", "/rules/party@9/words/2.I.B",
     "/rules/party@2026-99-99/words/2.I.B"],
)  # fmt: skip
def test_what_is_not_there_is_said(two, client, path):
    assert client.get(path).status_code == 404


@pytest.fixture
def corrected(two):
    """A slip in the second edition, corrected months later with effect from its own day."""
    correct_edition(
        actor=CLERK,
        at=datetime(2026, 8, 3, 12, tzinfo=UTC),
        document="party",
        sequence=2,
        operations=reworded("2.I.B", "liable to be", "liable, after a hearing, to be"),
        reason="A line was left out in typing.",
    )
    return two


def test_what_held_and_what_was_known_are_told_apart(corrected):
    summer = date(2026, 6, 1)
    assert edition_as_known("party", on=summer, known=summer).sequence == 2
    assert edition_as_known("party", on=summer, known=date(2026, 9, 1)).sequence == 3
    assert edition_as_known("party", on=summer, known=date(2026, 1, 1)) is None
    assert edition_as_known("party", on=date(2026, 2, 1), known=NOON.date()).sequence == 1


def test_the_page_of_any_day_gives_both_answers_and_says_where_they_differ(corrected, client):
    page = client.get("/rules/party/on?day=2026-06-01").content.decode()
    assert "What held was not what was known" in page
    assert "/rules/party@3" in page
    assert "/rules/party@2" in page
    same = client.get("/rules/party/on?day=2026-06-01&known=2026-09-01").content.decode()
    assert "What held was not what was known" not in same
    before = client.get("/rules/party/on?day=2020-01-01").content.decode()
    assert "Nothing was known here to be in force." in before
    assert client.get("/rules/party/on").status_code == 200
    assert client.get("/rules/party/on?day=yesterday").status_code == 422
    assert client.get("/rules/none/on").status_code == 404

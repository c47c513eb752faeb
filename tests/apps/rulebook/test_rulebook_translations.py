"""Translations: found by number, read beside the authentic text, stale as soon as it changes."""

from __future__ import annotations

import pytest

from apps.rulebook.small_party import CLERK, NOON, reworded
from folkmoot.apps.record.models import Entry
from folkmoot.apps.rulebook.actions import take_over_translation
from folkmoot.apps.rulebook.models import Translation
from folkmoot.apps.rulebook.queries import edition, last_edition
from folkmoot.apps.rulebook.queries.translations import languages_of, translated
from folkmoot.platform.acts import Refused

GERMAN = """# Satzung

[Chapter 2: Mitgliedschaft]

  [Clause I: Bedingungen]
    Beitreten kann, wer vierzehn Jahre alt ist.
    [B] Wer eine andere Organisation unterstützt, ist ohne Weiteres ausgeschlossen.
    [C] Ein Mitglied kann schriftlich austreten.
    [Z] Das gibt es nicht.
"""


def take(source: str = GERMAN, **more):
    facts = {"actor": CLERK, "at": NOON, "document": "party", "language": "de", "source": source}
    return take_over_translation(**{**facts, **more})


def states(view) -> dict[str, str]:
    return {each.label: each.state for each in translated(view, "de") if each.label}


def test_words_are_found_by_number_and_what_has_no_place_is_named(party):
    report = take()
    assert report.taken == 4
    assert report.strange == ("2.I.Z",)
    assert languages_of("party") == ["de"]
    told = states(last_edition("party"))
    assert told["2.I.B"] == told["2.I.C"] == told["2"] == "current"
    assert told["2.I.A"] == told["1.I"] == "missing"


def test_a_translation_is_stale_as_soon_as_the_authentic_words_change_and_only_then(party, enact):
    take()
    enact(*reworded("2.I.B", "automatically excluded", "liable to be excluded"))
    assert states(edition("party", 2))["2.I.B"] == "stale"
    assert states(edition("party", 2))["2.I.C"] == "current"
    assert states(edition("party", 1))["2.I.B"] == "current"
    take(GERMAN.replace("ist ohne Weiteres", "kann nach Anhörung"))
    assert states(edition("party", 2))["2.I.B"] == "current"


def test_what_is_taken_over_twice_is_kept_once_and_the_act_is_on_the_record(party):
    entries = Entry.objects.count()
    take()
    assert Entry.objects.count() == entries + 1
    assert set(Translation.objects.values_list("seq", flat=True)) == {Entry.objects.last().seq}
    assert take().taken == 0
    assert Translation.objects.count() == 4


@pytest.mark.parametrize(
    ("source", "more", "code"),
    [
        (GERMAN, {"document": "none"}, "rulebook.no_such_document"),
        (GERMAN, {"sequence": 9}, "rulebook.no_such_edition"),
        ("[Chapter 77: Nichts]\n", {}, "rulebook.translation_of_something_else"),
    ],
)
def test_a_translation_of_something_else_is_refused_and_changes_nothing(party, source, more, code):
    with pytest.raises(Refused) as refused:
        take(source, **more)
    assert code in {reason.code for reason in refused.value.verdict.reasons}
    assert Translation.objects.count() == 0


def test_the_page_reads_in_its_language_and_says_what_is_out_of_date(party, enact, client):
    assert client.get("/rules/party/in/de").status_code == 404
    take()
    enact(*reworded("2.I.B", "automatically excluded", "liable to be excluded"))
    page = client.get("/rules/party@2/in/de").content.decode()
    assert 'lang="de"' in page
    assert "ohne Weiteres ausgeschlossen" in page
    assert "out of date" in page
    assert "liable to be excluded" in page
    assert "not translated" in page
    assert "made from edition 1" in page
    assert "/rules/party/in/de" in client.get("/rules/party").content.decode()
    assert client.get("/rules/none/in/de").status_code == 404
    assert client.get("/rules/party@9/in/de").status_code == 404

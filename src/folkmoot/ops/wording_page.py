"""The page that says how amending sentences are read: denominators, numbers by kind, examples."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from textwrap import fill

from folkmoot.core.lawtext.instructions import parse_amendment
from folkmoot.ops.coded_structure import KIND, WHOLE
from folkmoot.ops.wording_measured import (
    AGREEING,
    DEGREES,
    EXACT,
    NEARLY,
    NOT_ORDERED,
    TRIED,
    UNSAID,
    WITHOUT,
    WORDS_KIND,
    Measured,
    measure,
)

BAR, PARTY_BAR = 0.92, 0.90
SAME_TEXT = (EXACT, TRIED, NEARLY)
"""The degrees in which both operations leave the same text."""
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

"""


def wording_page(data: Path, own: Path) -> tuple[str, bool]:
    """The page, and whether the bars are met and nothing wrong was certain.

    Args:
        data: the folder with the published sentences.
        own: our own sentences as parties and unions word them, with what each means.
    """
    found = measure(data)
    words = found.of(WORDS_KIND, quoted=True)
    party, many, missed = _own(own)
    page = HEAD + _result(words, found) + _words(words, found) + _kinds(found) + _certain(found)
    page += _party(party, many, missed) + _not_matched(found)
    same = _share(words, SAME_TEXT, _readable(words))
    code = _share(words, DEGREES, _ordered(words))
    good = min(same, code) >= BAR and not found.wrong and party >= PARTY_BAR * many
    return page, good


def _share(words: Counter[str], degrees: tuple[str, ...], whole: int) -> float:
    return sum(words[degree] for degree in degrees) / whole


def _agree(tally: Counter[str]) -> int:
    return sum(tally[degree] for degree in AGREEING)


def _ordered(tally: Counter[str]) -> int:
    """Rows with an order and a change to compare with; one that agrees has both."""
    return sum(
        count
        for reason, count in tally.items()
        if not reason.startswith(NOT_ORDERED) and reason != WITHOUT
    )


def _readable(tally: Counter[str]) -> int:
    """Rows whose coded operation somebody could read from the sentence."""
    return _ordered(tally) - tally[UNSAID]


def _result(words: Counter[str], found: Measured) -> str:
    """What is meant by the same operation, and how many are it, before anything else."""
    readable, ordered = _readable(words), _ordered(words)
    same = sum(words[degree] for degree in SAME_TEXT)
    code = sum(words[degree] for degree in DEGREES)
    said, exact = found.says_it
    return "## The result\n\n" + _filled(
        "Two operations are the same if they do the same to the text: both are carried out on one "
        "text that has the words coded, and afterwards it reads the same, to the letter, white "
        "space aside.",
        f"- **Of {readable:,} sentences with quoted words from which the coded operation can be "
        f"read, {same:,} are read to that operation: {same / readable:.1%}.** From the other "
        f"{ordered - readable:,} of {ordered:,} that order a change of words nobody can read it: "
        "the sentence has neither the words coded to go nor those to come (a note such as "
        '"Repealed" was changed to "Not Funded", or the operation is that of another sentence).',
        f"- Of all {ordered:,}, {code:,} are read to the coded operation if the act's own "
        f"citations may stand for those of the code, {code / ordered:.1%}; {same:,} without that, "
        f"{same / ordered:.1%}.",
        f"- Of {said:,} sentences that quote the very words coded, {exact:,} are read word for "
        f"word: {exact / said:.1%}.",
        f"- Wrong operations presented as certain: {found.wrong}.",
    )


def _filled(*paragraphs: str) -> str:
    """Paragraphs and items in lines of the width of a page."""
    lines = [
        fill(each, 100, subsequent_indent="  " * each.startswith("- "), break_on_hyphens=False)
        for each in paragraphs
    ]
    joined = "\n".join(lines)
    return re.sub(r"\n(- )", r"\n\n\1", joined, count=1) + "\n\n"


def _words(words: Counter[str], found: Measured) -> str:
    compared = sum(words.values()) - words[WITHOUT]
    ordered, readable = _ordered(words), _readable(words)
    page = "## Sentences with quoted words\n\n" + _filled(
        "Words struck and put in, by how closely both agree, the strictest first, each with those "
        "before it. *Ordered* leaves out rows where there is no order to compare with: a short "
        "title or a line of the new text stands where the order should, the code changes nothing "
        "there, or the data do not hold the words coded. *Can be read* leaves out also those whose "
        "sentence has neither of the words coded."
    )
    page += f"| Agreement | Rows | of all {compared:,} | of {ordered:,} ordered "
    page += f"| of {readable:,} that can be read |\n|---|---:|---:|---:|---:|\n"
    count = 0
    for degree in DEGREES:
        count += words[degree]
        shares = " | ".join(f"{count / each:.1%}" for each in (compared, ordered, readable))
        page += f"| {degree} | {count:,} | {shares} |\n"
    return f"{page}\n" + _filled(
        "The third degree is what a mover sees who quotes a text almost as it stands: the words "
        "that stand there, said to be such, and never certain. In the fourth the code says "
        '"§ 2-101.07" where the act says "section 7", or keeps a slip of the act beside what its '
        "editors put in brackets."
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
    return f"{page}\n" + (
        _filled(
            "Exactly: the very words, or the kind of change and the number. The others agree in: "
            f"{'; '.join(DEGREES[1:])}; {KIND}."
        )
    )


def _kind(name: str, tally: Counter[str]) -> str:
    exact, agree, ordered = tally[EXACT] + tally[WHOLE], _agree(tally), _ordered(tally)
    return (
        f"| {name} | {sum(tally.values()):,} | {ordered:,} | {exact:,} | {agree:,} | "
        f"{agree / max(ordered, 1):.1%} |\n"
    )


def _certain(found: Measured) -> str:
    return "## Certain\n\n" + _filled(
        "A sentence without the text it amends is never certain. Tried on a text "
        f"with the words coded, {found.certain:,} are certain and make what was coded; "
        f"{found.to_the_letter:,} are certain and do what the sentence says to the letter, "
        f"where the coders wrote other words; wrong and certain: {found.wrong}."
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

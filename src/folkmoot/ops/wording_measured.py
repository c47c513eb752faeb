"""Amending sentences read, beside the operation that lawyers coded for each, counted by kind.

Every row of the data is counted once: under the degree in which what was read agrees with what was
coded, or under the one reason why it does not.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from folkmoot.core.lawtext.instructions import ParsedAmendment, parse_amendment
from folkmoot.ops.coded_structure import KIND, NO_ORDER, WHOLE, orders, structure_agreement
from folkmoot.ops.coded_trial import same_effect
from folkmoot.ops.coded_words import Change, as_coded, plain

PAIRS = "rulebooks/dc-law-instructions/pairs.jsonl.gz"
WORDS_KIND = "find-replace"
NOTHING = "the code changes nothing there (the words struck are those put in)"
WITHOUT = "the data do not hold the coded words"
OTHER_WORDS = "other words were coded than the sentence says"
UNSAID = "the sentence says neither the words coded to go nor those to come"
UNREAD = "not read"
NAMED = {".": "period", ";": "semicolon", ",": "comma", ":": "colon"}
EXACT = "word for word"
TRIED = "in more or fewer of the words, the same text after it"
NEARLY = "not quite quoted as it stands, taken for the words that do, the same text after it"
AS_CODED = "the same change, in the letters, brackets and citations of the code"
DEGREES = (EXACT, TRIED, NEARLY, AS_CODED)
AGREEING = (*DEGREES, WHOLE, KIND)
"""The degrees of agreement, the strictest first."""

NOT_ORDERED = ("the code marks", "the sentence orders nothing", "the code changes nothing")
"""How the reasons begin for which no sentence is an order to compare with."""

KEPT = 4
_LONG, _LONGER = 60, 150
_TELLING = 3
"""Fewer letters than these stand in any sentence."""


@dataclass(slots=True)
class Measured:
    """What came of a run.

    Attributes:
        rows: by coded kind, and by degree or reason, how many rows.
        quoted: the same for the rows whose sentence has a quotation.
        says_it: of the sentences that say the very words coded, how many, and read word for word.
        certain: trials on a text with the coded words that are certain and make what was coded.
        to_the_letter: certain, and what the sentence quotes, where other words were coded.
        wrong: certain, and neither.
        examples: for each kind and reason a few sentences, with what was coded and read.
    """

    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    quoted: Counter[tuple[str, str]] = field(default_factory=Counter)
    says_it: list[int] = field(default_factory=lambda: [0, 0])
    certain: int = 0
    to_the_letter: int = 0
    wrong: int = 0
    examples: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, kind: str, *, quoted: bool = False) -> Counter[str]:
        """The degrees and reasons of one kind."""
        return Counter(
            {
                reason: count
                for (each, reason), count in (self.quoted if quoted else self.rows).items()
                if each == kind
            }
        )


def measure(data: Path) -> Measured:
    """Read every sentence of ``data`` and compare; the same data give the same numbers."""
    found = Measured()
    for row in _rows(data / PAIRS):
        sentence = row["sentence"] or ""
        parsed = parse_amendment(sentence)
        found.wrong += parsed.certain
        reason = _agreement(row, parsed, found)
        key = (row["op"], reason)
        found.rows[key] += 1
        found.quoted[key] += '"' in plain(sentence)
        kept = found.examples[key]
        if reason not in AGREEING and len(kept) < KEPT and not _known(kept, sentence):
            kept.append(_example(row, parsed))
    return found


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _agreement(row: dict[str, Any], parsed: ParsedAmendment, found: Measured) -> str:
    if row["op"] != WORDS_KIND:
        return structure_agreement(row, parsed)
    if row["find"] is None:
        return WITHOUT
    coded = (plain(row["find"]), plain(row["replace"] or ""))
    sentence = plain(row["sentence"] or "")
    degree = _degree(coded, row["count"], parsed)
    if coded[0] == coded[1]:
        return NOTHING
    if all(_said(words, sentence) for words in coded):
        found.says_it[0] += 1
        found.says_it[1] += degree == EXACT
    _try_on(row, coded, found)
    if degree is not None:
        return degree
    return _reason(coded, sentence, parsed)


def _reason(coded: Change, sentence: str, parsed: ParsedAmendment) -> str:
    """Why what was read is not the change coded."""
    if not orders(sentence):
        return NO_ORDER
    if not any(_named(words, sentence) for words in coded):
        return UNSAID
    return OTHER_WORDS if parsed.operations else UNREAD


def _degree(coded: Change, count: str | None, parsed: ParsedAmendment) -> str | None:
    """The strictest degree in which one of the changes read is the change coded; None if none."""
    read = [(plain(each.find or ""), plain(each.text or "")) for each in parsed.operations]
    if coded in read:
        return EXACT
    often = int(count) if count and count.isdigit() else None
    tidy = [
        replace(each, find=each.find and plain(each.find), text=each.text and plain(each.text))
        for each in parsed.operations
    ]
    for degree, nearly in ((TRIED, False), (NEARLY, True)):
        if coded[0] and any(same_effect(coded, often, each, nearly=nearly) for each in tidy):
            return degree
    return AS_CODED if any(as_coded(coded, each) for each in read) else None


def _named(words: str, sentence: str) -> bool:
    """Whether a sentence has the words anywhere, in whatever capitals, or names the mark."""
    core = words.strip(" .,;:[]").casefold()
    if len(core) < _TELLING:
        return bool(words) and _said(words, sentence)
    return core in sentence.casefold()


def _said(words: str, sentence: str) -> bool:
    return not words or f'"{words}"' in sentence or NAMED.get(words, "\0") in sentence


def _try_on(row: dict[str, Any], coded: Change, found: Measured) -> None:
    """A text with the coded words must become the text coded, or what the sentence says, or not."""
    sentence = row["sentence"] or ""
    if not coded[0]:
        return
    tried = parse_amendment(sentence, base=f"Nobody {coded[0]} nobody else")
    if not tried.certain:
        return
    right = f"Nobody {coded[1]} nobody else".replace(" ", "")
    if (tried.after or "").replace(" ", "") == right:
        found.certain += 1
    elif all(
        _said(plain(words or ""), plain(sentence))
        for op in tried.operations
        for words in (op.find, op.text)
    ):
        found.to_the_letter += 1
    else:
        found.wrong += not _names_a_sentence(sentence)


def _names_a_sentence(sentence: str) -> bool:
    """A text made for the trial has not the sentences that an order names."""
    return " sentence" in sentence


def _known(kept: list[str], sentence: str) -> bool:
    return any(plain(sentence)[:40] in each for each in kept)


def _example(row: dict[str, Any], parsed: ParsedAmendment) -> str:
    """A sentence, what was coded and what was read, short enough for a list."""
    if row["op"] == WORDS_KIND:
        coded = f"{_short(row['find'])} to {_short(row['replace'])}"
    else:
        place = row["num"] or row["path"] or (row["context"] or [""])[0] or row["before"]
        coded = f"{row['op']} {place}"
    read = "; ".join(
        f"{op.verb} {_short(op.find or op.target)} {_short(op.text)}".strip()
        for op in parsed.operations[:2]
    )
    said = plain(row["sentence"] or "")
    said = said if len(said) <= _LONGER else f"{said[:_LONGER]}…"
    return f"{said} Coded: {coded}. Read: {read or 'nothing'}."


def _short(words: str | None) -> str:
    words = plain(words or "")
    return f'"{words if len(words) <= _LONG else words[:_LONG] + "…"}"'

"""Amending sentences read: real ones with the operation that lawyers coded for each.

From ``../shared/data/rulebooks/dc-law-instructions``. Two shares are stated: of the sentences that
quote the very words coded, and of all sentences with any quotation. In the rest the coders struck
or put in other words than the sentence says (their code cites itself differently, a comma goes, an
editor's bracket comes), which no sentence can tell. Usage: bin/bench instructions
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from folkmoot.core.lawtext import parse_amendment

PAIRS = (
    Path(__file__).resolve().parents[2] / "shared/data/rulebooks/dc-law-instructions/pairs.jsonl.gz"
)
NAMED = {".": "period", ";": "semicolon", ",": "comma", ":": "colon"}
BAR = 0.92
SHOWN = 12


def main() -> int:
    """Print the shares; the exit code says whether the bar was met and nothing was wrong."""
    if not PAIRS.is_file():
        print(f"the real instructions are not here: {PAIRS}")
        return 2
    tally: Counter[str] = Counter()
    began = time.process_time()
    missed = []
    for sentence, coded in rows():
        parsed = parse_amendment(sentence)
        read = [(plain(op.find or ""), plain(op.text or "")) for op in parsed.operations]
        exact = coded in read
        same = exact or any(effect(one) == effect(coded) for one in read)
        told = quotes(plain(sentence), coded)
        tally["all"] += 1
        tally["all exact"] += exact
        tally["all same effect"] += same
        tally["certain"] += parsed.certain
        tally["certain and wrong"] += parsed.certain and not exact
        if told:
            tally["told"] += 1
            tally["told exact"] += exact
            tally["told, one reading, wrong"] += parsed.one_reading and not exact
            if not exact:
                missed.append((sentence, coded, read))
            tried = parse_amendment(sentence, base=f"Nobody {coded[0]} nobody else")
            right = f"Nobody {coded[1]} nobody else".replace(" ", "")
            tally["tried on a text: certain"] += tried.certain
            tally["tried on a text: certain and wrong"] += tried.certain and (
                (tried.after or "").replace(" ", "") != right
            )
    seconds = time.process_time() - began
    for sentence, coded, read in missed[:SHOWN]:
        print(f"  not read so: {sentence[:150]}\n      coded {coded}\n      read  {read}")
    for key, count in tally.items():
        print(f"  {key:38} {count:6,}")
    share = tally["told exact"] / tally["told"]
    print(f"  of sentences that quote the words coded: {share:.1%} exact (bar {BAR:.0%})")
    print(
        f"  of all with a quotation: {tally['all exact'] / tally['all']:.1%} exact, "
        f"{tally['all same effect'] / tally['all']:.1%} to the same effect"
    )
    print(f"  {seconds:.1f} s of CPU")
    wrong = tally["certain and wrong"] + tally["tried on a text: certain and wrong"]
    met = share >= BAR and not wrong
    print(f"  {'met   ' if met else 'MISSED'} wrong presented as certain: {wrong}")
    return 0 if met else 1


def rows() -> Iterator[tuple[str, tuple[str, str]]]:
    """The sentences with a quotation, and the words struck and put in as they were coded."""
    with gzip.open(PAIRS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if (
                row["op"] == "find-replace"
                and row["find"] is not None
                and '"' in plain(row["sentence"] or "")
            ):
                yield row["sentence"], coded(row)


def coded(row: dict[str, Any]) -> tuple[str, str]:
    """The words of a coded instruction."""
    return plain(row["find"]), plain(row["replace"] or "")


def quotes(sentence: str, words: tuple[str, str]) -> bool:
    """Whether a sentence says the very words that were coded."""
    said = all(not w or f'"{w}"' in sentence or NAMED.get(w, "\0") in sentence for w in words)
    return said and words[0] != words[1]


def effect(words: tuple[str, str]) -> tuple[str, str]:
    """What changes, without the words both begin and end with, brackets and commas at the ends."""
    old, new = (re.sub(r"[\[\]]", "", each).split() for each in words)
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return " ".join(old).strip(" ,.;"), " ".join(new).strip(" ,.;")


def plain(words: str) -> str:
    """Words with straight quotation marks and single spaces."""
    words = re.sub("[\u201c\u201d]", '"', re.sub("[\u2018\u2019]", "'", words))
    return " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main())

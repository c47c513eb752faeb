"""Amending sentences read: real ones with the operation that lawyers coded for each.

From ``../shared/data/rulebooks/dc-law-instructions``. A sentence is plain if it says what was
coded: the very words, or the same change with fewer or more of the words that stay. Every other
sentence is put into exactly one class that says why it cannot tell what was coded: an editor's
bracket, a citation of the code's own numbers, an operation that another sentence orders, words the
coders corrected. Usage: bin/bench instructions
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
BRACKET = "the code has an editor's bracket"
CITES = "the code cites its own numbers or names, the sentence those of its act"
ELSEWHERE = "the operation coded is ordered by another sentence"
CORRECTED = "the coders corrected letters, words or figures"
SAME = "read to the same effect, with fewer or more words that stay"
UNREAD = "NOT READ"
_CITES = re.compile(
    r"§|\b(?:sub)?chapter\b|\btitle\b|\b\d+[A-Z]?-\d+"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d"
)
_ORDERS = re.compile(r"strik|insert|add|repeal|amend|delet", re.IGNORECASE)


def main() -> int:
    """Print the shares; the exit code says whether the bar was met and nothing was wrong."""
    if not PAIRS.is_file():
        print(f"the real instructions are not here: {PAIRS}")
        return 2
    tally: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    began = time.process_time()
    missed = []
    for sentence, coded in rows():
        parsed = parse_amendment(sentence)
        read = [(plain(op.find or ""), plain(op.text or "")) for op in parsed.operations]
        exact = coded in read
        told = quotes(plain(sentence), coded)
        reason = "" if exact else UNREAD if told else why_not(sentence, coded, read)
        tally["all with a quotation"] += 1
        tally["read exactly as coded"] += exact
        tally["certain without the text"] += parsed.certain
        tally["certain and wrong"] += parsed.certain and not exact
        classes[reason] += not exact
        if reason == UNREAD:
            missed.append((sentence, coded, read))
        if told:
            tally["saying the very words coded"] += 1
            tally["of them read exactly"] += exact
            tally["of them one reading, wrong"] += parsed.one_reading and not exact
            tried = parse_amendment(sentence, base=f"Nobody {coded[0]} nobody else")
            right = f"Nobody {coded[1]} nobody else".replace(" ", "")
            tally["tried on a text: certain"] += tried.certain
            tally["tried on a text: certain and wrong"] += tried.certain and (
                (tried.after or "").replace(" ", "") != right
            )
    seconds = time.process_time() - began
    for sentence, coded, read in missed[:SHOWN]:
        print(f"  not read so: {sentence[:150]}\n      coded {coded}\n      read  {read}")
    for key, count in (*tally.items(), *sorted(classes.items())):
        if key:
            print(f"  {key:74} {count:6,}")
    every = tally["all with a quotation"]
    plainly = every - sum(n for key, n in classes.items() if key in CANNOT_TELL)
    right = tally["read exactly as coded"] + classes[SAME]
    share = tally["of them read exactly"] / tally["saying the very words coded"]
    print(f"  of sentences that say the very words coded: {share:.1%} exact (bar {BAR:.0%})")
    print(f"  of sentences that say what was coded: {right / plainly:.1%} of {plainly:,}")
    print(
        f"  of all with a quotation: {tally['read exactly as coded'] / every:.1%} exact, "
        f"{right / every:.1%} to the same effect; "
        f"{every - plainly:,} do not say what was coded"
    )
    print(f"  {seconds:.1f} s of CPU")
    wrong = tally["certain and wrong"] + tally["tried on a text: certain and wrong"]
    met = min(share, right / plainly) >= BAR and not wrong
    print(f"  {'met   ' if met else 'MISSED'} wrong presented as certain: {wrong}")
    return 0 if met else 1


def why_not(sentence: str, words: tuple[str, str], read: list[tuple[str, str]]) -> str:
    """The one class of a sentence that was not read as it was coded."""
    if any(effect(one) == effect(words) for one in read):
        return SAME
    if any(bare(one[0] + one[1]) == bare(words[1]) and one[0] == words[0] for one in read):
        return SAME
    known = set(re.findall(r"\w{4,}", plain(sentence).lower()))
    said = set(re.findall(r"\w{4,}", words[0].lower()))
    if words[0] == words[1] or not _ORDERS.search(sentence) or (said and not said & known):
        return CITES if _CITES.search(words[0]) and read else ELSEWHERE
    if "[" in words[0] + words[1]:
        return BRACKET
    return CITES if _CITES.search(words[0] + words[1]) else CORRECTED


CANNOT_TELL = {BRACKET, CITES, ELSEWHERE, CORRECTED}
"""The classes of sentences that do not say what was coded."""


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


def bare(words: str) -> str:
    """Words without white space."""
    return re.sub(r"\s", "", words)


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def effect(words: tuple[str, str]) -> tuple[str, str]:
    """What changes: without what both begin and end with, and without commas and stops there."""
    old, new = map(bare, words)
    same = alike(old, new)
    old, new = old[same:], new[same:]
    same = alike(old[::-1], new[::-1])
    old, new = old[: len(old) - same], new[: len(new) - same]
    return old.strip(",.;"), new.strip(",.;")


def plain(words: str) -> str:
    """Words with straight quotation marks and single spaces."""
    words = re.sub("[\u201c\u201d]", '"', re.sub("[\u2018\u2019]", "'", words))
    return " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main())

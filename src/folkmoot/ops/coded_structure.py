"""Whether a change to whole provisions that was read from a sentence is the one that was coded.

A coded insertion has its new number, or only the provision it comes behind; a repeal or a new
wording has the place in the code. The code often numbers a place in its own way ("§ 32-1131.02"
for "section 3 of the act"): then only the kind of the change can be compared, and that is said.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from folkmoot.core.lawtext.instructions import ParsedAmendment
from folkmoot.ops.coded_words import plain

WHOLE = "the kind of change and the number"
KIND = "the kind of change; the number is not coded, or is the code's own"
NOTE = "the code marks a passage changed for a time only; nothing else is coded"
NO_ORDER = "the sentence orders nothing (a title, a commencement, a line of the new text)"
OTHER = "the sentence orders another change than is coded"
UNREAD = "not read"

_VERBS = {
    "insert": {"insert"},
    "replace": {"replace-whole"},
    "repeal": {"repeal"},
    "redesignate-para": {"renumber"},
    "recodify-section": {"renumber"},
}
_ORDERS = re.compile(
    r"\b(?:strik|insert(?:ing|ed)?\b|add(?:ing|ed)?\b|repeal|delet|designat|redesignat|revived"
    r"|amended (?:by|to|$)|(?:is|are) amended[^.]*read)",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"may be cited as|^(?!.*(?:amended|strik|insert)).*shall (?:apply|expire|take effect)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')
_LABEL = re.compile(r"\(([\w-]{1,7})\)|\b([\dIVX]+[\w-]*)\b")


def orders(sentence: str) -> bool:
    """Whether a sentence orders a change at all."""
    said = _QUOTED.sub("", plain(sentence))
    return bool(_ORDERS.search(said)) and not _NO_ORDER.search(said)


def structure_agreement(row: dict[str, Any], parsed: ParsedAmendment) -> str:
    """How far what was read agrees with a coded row, or why it cannot."""
    sentence = row["sentence"] or ""
    if row["op"] == "insert" and row["before"] == "heading":
        return NOTE
    if not orders(sentence):
        return NO_ORDER
    wanted = _VERBS[row["op"]]
    place = str(row["path"] or (row["context"] or [""])[0])
    if place.endswith("|num"):
        wanted = {"renumber"}
    read = [each for each in parsed.operations if each.verb in wanted]
    if not read:
        return OTHER if parsed.operations else UNREAD
    said = " ".join(f"{each.target or ''} {each.text or ''}" for each in read)
    number = row["num"] or row["after"] if row["op"] != "replace" else None
    if row["op"] == "repeal":
        number = None
    return _numbered(number, place, f"{said} {sentence}", behind=not row["num"])


def _numbered(number: str | None, place: str, said: str, *, behind: bool) -> str:
    labels = {first or second for first, second in _LABEL.findall(said)}
    if number is not None:
        core = number.strip("()[] ")
        if core.startswith("§") or re.match(r"\d+[A-Z]?-", core):
            return KIND
        agrees = any(_comes_behind(core, each) for each in labels) if behind else core in labels
        return WHOLE if agrees else KIND
    last = place.rpartition("|")[2]
    if last in {"text", "heading", "num", "aftertext"}:
        last = place.rpartition("|")[0].rpartition("|")[2]
    core = last.strip("()[]§ ")
    return WHOLE if core and (core in labels or last.lstrip("§ ") in said) else KIND


def _comes_behind(before: str, label: str) -> bool:
    """Whether a label is a next one: 4 or 3A or 3-1 behind 3, (d) or (c-1) behind (c)."""
    if label != before and label.startswith(before):
        return True
    if before.isdigit() and label.isdigit():
        return int(label) == int(before) + 1
    same = len(label) == len(before) and label[:-1] == before[:-1]
    if same and before[-1:].isalnum():
        return ord(label[-1]) == ord(before[-1]) + 1
    return before[:-1] == label or _roman_next(before, label)


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


def _roman_next(before: str, label: str) -> bool:
    return (before.lower(), label.lower()) in pairwise(_ROMAN)

"""The pieces clauses are made of: words to be changed, where they stand, what they are put in."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from folkmoot.core.lawtext.instructions.quoting import QUOTE, Skeleton
from folkmoot.core.lawtext.instructions.vocabulary import (
    LEVELS,
    MARKS,
    ORDINALS,
    QUOTED_THINGS,
    TIMES,
)


def either(words: object) -> str:
    """Any of these words, the longest first."""
    return "|".join(re.escape(str(word)) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_ARTICLE = r"(?:(?:the|a|an|these|this|eh|teh|that) )?(?:(?:new|following|existing) )?"
_ORDINAL = rf"(?:{either(ORDINALS)})"
LEVEL = rf"(?:{either(LEVELS)})"
LABEL = (
    r"(?:§ ?)?(?:\([\w.-]+\)|(?:(?:[A-Z]{1,2}|[IVXLC]+|[ivxlc]+|[a-z])?[\d.:-]*\d[A-Za-z]?"
    r"|(?-i:[A-Z]{1,2})|(?-i:[IVXLC]+)"
    r"|(?-i:[ivxlc]+)|[a-z])\b(?:[.:-]\w+)*)(?:\([\w.-]+\))*"
)


def words(name: str) -> str:
    """Quoted words or a mark by its name, caught under ``name``."""
    thing = rf"(?:(?:{either(QUOTED_THINGS)})[:,]? ?)?"
    nth = rf"(?:(?P<{name}_nth>{_ORDINAL}) )?"
    return rf"{_ARTICLE}{nth}{thing}(?P<{name}>{QUOTE}|\b(?:{either(MARKS)})\b)"


_AGAIN = r"(?:it|they|the (?:word|phrase|term|date|words|comma)|that (?:word|phrase|term))"
_STANDS = r"(?:appears?|occurs?|stands?|is found)"
WHERE = (
    r"(?:,? ?(?P<every>(?:where(?:ver| ever|soever)|everywhere|every place"
    r"|each place(?: where| that)?|in each place) "
    rf"{_AGAIN} {_STANDS}|throughout|in each (?:place|instance)(?: {_AGAIN} {_STANDS})?"
    rf"|each (?:time|place)(?: that)?(?: {_AGAIN} {_STANDS})?|every time {_AGAIN} {_STANDS}"
    rf"|(?:in )?(?P<times>{either(TIMES)}) (?:times|places|instances)(?: (?:that|where))?"
    rf"(?: {_AGAIN} {_STANDS})?|twice)"
    rf"|,? ?(?:where {_AGAIN} (?:first )?{_STANDS} )?(?:\(the|the|in the|for the) "
    rf"(?P<nth>{_ORDINAL}) (?:time|instance|occurrence|place)? ?(?:that )?"
    rf"(?:(?:{_AGAIN} )?{_STANDS})?"
    r"(?: ?of (?P<of>\d{1,4})\)(?P<closed>))?"
    rf"| \(after (?P<left>{QUOTE})(?: and before (?P<right>{QUOTE}))?\)"
    rf"| \(before (?P<right_only>{QUOTE})\)"
    r"|,? (?P<at_end>at the end)(?: (?:of|thereof)[^;:,.\ue000-\uf8ff]{0,60}?(?=,? and |$))?"
    r")?(?P<every_too> wherever it stands)?"
    r"(?: \(the (?P<nth_too>\w{2,8}) of (?P<of_too>\d{1,4})\))?"
)
FROM = rf"(?: from (?P<from>(?:{LEVEL} )?{LABEL}))?"
LINK = (
    r"(?:[,;.]? ?and(?: then)?|[,;.]|,? ?(?=with|by|to))? ?(?:in (?:its|their) (?:place|stead),? )?"
)
INSTEAD = (
    r"(?:,? ?(?:in (?:its|their) (?:place|stead)|in lieu thereof|instead|therefor"
    r"|in place thereof))?"
)


class Where(NamedTuple):
    """Which of several equal places is meant."""

    occurrence: int | Literal["every"] | None
    times: int | None


def where(found: re.Match[str], name: str) -> Where:
    """The place as the words say it: an ordinal, a number of times, every time, or nothing."""
    got = found.groupdict()
    if got["every"] or got["every_too"]:
        twice = 2 if (got["every"] or "").lower().endswith("twice") else None
        return Where("every", TIMES[got["times"].lower()] if got["times"] else twice)
    nth = got["nth"] or got["nth_too"] or got.get(f"{name}_nth")
    times = got["of"] or got["of_too"]
    if nth:
        spoken = ORDINALS.get(nth.lower()) or int(re.sub(r"\D", "", nth) or 0) or None
        return Where(spoken, int(times) if times else None)
    return Where(None, None)


def spoken(found: re.Match[str], name: str, sentence: Skeleton) -> str | None:
    """The words a piece stands for: those quoted, or the mark that is named."""
    caught = found.groupdict().get(name)
    if caught is None:
        return None
    return MARKS.get(caught.lower()) or sentence.quote(caught)

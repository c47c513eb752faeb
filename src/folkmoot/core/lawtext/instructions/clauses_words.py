"""Clauses about words: strike, put in, put in their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from folkmoot.core.lawtext.instructions.pieces import (
    FROM,
    INSTEAD,
    LABEL,
    LEVEL,
    LINK,
    WHERE,
    either,
    spoken,
    where,
    words,
)
from folkmoot.core.lawtext.instructions.quoting import QUOTE, Skeleton
from folkmoot.core.lawtext.instructions.values import Instruction, Position
from folkmoot.core.lawtext.instructions.vocabulary import INSERT, ORDINALS, PUT, STRIKE


class Clause(NamedTuple):
    """A form of words and what it asks for; None if it turns out to be another."""

    form: str
    build: Callable[[re.Match[str], Skeleton], Instruction | None]


def form(pattern: str) -> str:
    """A clause's form, in any case, beginning at a word."""
    return rf"\b(?:{pattern})"


@cache
def compiled(clause_form: str) -> re.Pattern[str]:
    """The form ready for use, from its first use on.

    Ready beforehand, forty of them would cost every program that starts a third of a second.
    """
    return re.compile(clause_form, re.IGNORECASE)


_STRIKE = rf"(?:{either(STRIKE)}):?"
_INSERT = rf"(?:{either(INSERT)}):?"
_PUT = (
    rf"(?:{either(PUT)}):?(?: in(?= the (?:phrase|word) ))?"
    r"(?: the following(?: sentences?| words?| text| language| phrase)?:?)?"
    r"(?: in (?:its|their) (?:place|stead):?)?"
)
_NTH = rf"(?:the )?(?P<nth>{either(ORDINALS)})"
_BEFORE_AFTER = r"(?P<side>(?:immediately |directly )?(?:after|before)|following|preceding)"


def _replace(found: re.Match[str], said: Skeleton) -> Instruction:
    place, everywhere = where(found, "find"), found.groupdict().get("all")
    return Instruction(
        "replace",
        find=spoken(found, "find", said),
        text=spoken(found, "text", said),
        occurrence="every" if everywhere else place.occurrence,
        times=2 if everywhere and "both" in everywhere.lower() else place.times,
        target=found.groupdict().get("from"),
        position="end" if found["at_end"] else None,
        left=spoken(found, "left", said),
        right=spoken(found, "right", said) or spoken(found, "right_only", said),
    )


def _replaced(found: re.Match[str], said: Skeleton) -> Instruction:
    text, place = spoken(found, "text", said), where(found, "find")
    return Instruction(
        "delete" if text is None else "replace",
        find=spoken(found, "find", said),
        text=text,
        occurrence=place.occurrence,
        times=place.times,
        left=spoken(found, "left", said),
        right=spoken(found, "right", said) or spoken(found, "right_only", said),
        position="end" if found["at_end"] else None,
    )


def _range(found: re.Match[str], said: Skeleton) -> Instruction:
    text = spoken(found, "text", said)
    return Instruction(
        "replace" if text is not None else "delete",
        find=spoken(found, "find", said),
        until=spoken(found, "until", said),
        text=text,
    )


def _strike(found: re.Match[str], said: Skeleton) -> Instruction:
    place = where(found, "find")
    return Instruction(
        "delete",
        find=spoken(found, "find", said),
        occurrence=place.occurrence,
        times=place.times,
        target=found.groupdict().get("from"),
        position="end" if found["at_end"] else None,
        left=spoken(found, "left", said),
        right=spoken(found, "right", said) or spoken(found, "right_only", said),
    )


def _beside(found: re.Match[str], said: Skeleton) -> Instruction:
    place = where(found, "find")
    after = re.search("after|following", found["side"], re.IGNORECASE)
    side: Position = "after" if after else "before"
    return Instruction(
        "insert",
        find=spoken(found, "find", said),
        text=spoken(found, "text", said),
        position=side,
        occurrence=place.occurrence,
        times=place.times,
    )


def _between(found: re.Match[str], said: Skeleton) -> Instruction:
    place = where(found, "find")
    return Instruction(
        "insert",
        find=spoken(found, "find", said),
        right=spoken(found, "after", said),
        text=spoken(found, "text", said),
        position="after",
        occurrence=place.occurrence,
        times=place.times,
    )


def _after_strike(found: re.Match[str], said: Skeleton) -> Instruction:
    text = spoken(found, "text", said)
    return Instruction(
        "replace" if text is not None else "delete",
        find=spoken(found, "find", said),
        text=text,
        left=spoken(found, "near", said),
    )


def _at_end(found: re.Match[str], said: Skeleton) -> Instruction:
    end = re.search("end", found["edge"], re.IGNORECASE)
    side: Position = "end" if end else "start"
    return Instruction(
        "insert",
        text=spoken(found, "text", said),
        position=side,
        target=found.groupdict().get("from"),
    )


def _anywhere(found: re.Match[str], said: Skeleton) -> Instruction:
    return Instruction("insert", text=spoken(found, "text", said))


def _sentence(found: re.Match[str], said: Skeleton) -> Instruction:
    text = spoken(found, "text", said)
    nth = ORDINALS[found["nth"].lower()]
    return Instruction("replace" if text is not None else "delete", text=text, sentence=nth)


def _whole(found: re.Match[str], said: Skeleton) -> Instruction:
    return Instruction(
        "replace-whole", find=spoken(found, "find", said), text=spoken(found, "text", said)
    )


_FROM = r"(?:all )?(?:the )?(?:words |text )?from "
_EDGE = (
    r"(?P<edge>at (?:the|its) (?:end|start|beginning)"
    r"|as (?:the|a) (?:last|first) sentence at the end)"
)
_PASSIVE = r"(?:is|are|shall be)(?: hereby)?"
WORDS = (
    Clause(
        form(
            rf"{words('find')}{WHERE} {_PASSIVE} (?:struck(?: out)?|deleted|removed|omitted)"
            rf"(?:{LINK}(?:replaced (?:by|with)|(?:is|are) inserted) {words('text')})?"
        ),
        _replaced,
    ),
    Clause(
        form(
            rf"{words('find')}{WHERE} {_PASSIVE} "
            rf"(?:replaced (?:by|with)|changed to) {words('text')}"
        ),
        _replaced,
    ),
    Clause(
        form(
            rf"{_STRIKE} {_FROM}{words('find')},? (?:up )?(?:to|through|until) {words('until')}"
            rf"(?:,? inclusive)?{LINK}(?:{_PUT} {words('text')})?{INSTEAD}"
        ),
        _range,
    ),
    Clause(
        form(
            rf"{_STRIKE} (?:all the words|(?:the )?(?:whole|entire) wording|all)"
            rf"(?: \({words('find')}\)|, including [^;.\ue000-\uf8ff]{{1,60}},)?"
            rf"{LINK}{_PUT} {words('text')}{INSTEAD}"
        ),
        _whole,
    ),
    Clause(
        form(rf"{_STRIKE} {_NTH} sentence(?:{LINK}{_PUT} {words('text')}{INSTEAD})?"), _sentence
    ),
    Clause(form(rf"for {words('find')}{WHERE},? substitute:? {words('text')}"), _replace),
    Clause(
        form(rf"substitut(?:e|ing) {words('text')} for {words('find')}{WHERE}"),
        _replace,
    ),
    Clause(
        form(rf"between {words('find')} and {words('after')}{WHERE},? {_INSERT} {words('text')}"),
        _between,
    ),
    Clause(
        form(rf"{_INSERT} {words('text')} between {words('find')} and {words('after')}{WHERE}"),
        _between,
    ),
    Clause(
        form(
            rf"after (?P<near>{QUOTE}),? {_STRIKE} {words('find')}"
            rf"(?:{LINK}{_PUT} {words('text')})?{INSTEAD}"
        ),
        _after_strike,
    ),
    Clause(form(rf"{_BEFORE_AFTER} {words('find')}{WHERE},? {_INSERT} {words('text')}"), _beside),
    Clause(form(rf"{_INSERT} {words('text')} {_BEFORE_AFTER} {words('find')}{WHERE}"), _beside),
    Clause(
        form(
            rf"{_STRIKE} {words('find')}{WHERE}{FROM}{LINK}{_PUT} {words('text')}{INSTEAD}"
            r"(?P<all>,? in (?:both|all|each) (?:places?|instances?))?"
        ),
        _replace,
    ),
    Clause(
        form(rf"{_EDGE}(?: of (?P<from>(?:{LEVEL} )?{LABEL}))?,? {_INSERT} {words('text')}"),
        _at_end,
    ),
    Clause(
        form(rf"{_INSERT} {words('text')},? {_EDGE}(?: of (?P<from>(?:{LEVEL} )?{LABEL}))?"),
        _at_end,
    ),
    Clause(
        form(
            rf"{_INSERT} (?:a|the) (?:new |following )?sentence {_EDGE}"
            rf"(?: of (?P<from>(?:{LEVEL} )?{LABEL}))?(?: to read)?(?: as follows)?:?"
            rf" {words('text')}"
        ),
        _at_end,
    ),
    Clause(
        form(rf"{_STRIKE} {words('find')}{WHERE} and {words('text')} in (?:its|their) place"),
        _replace,
    ),
    Clause(form(rf"{_STRIKE} {words('find')}{WHERE}{FROM}"), _strike),
    Clause(form(rf"{_INSERT} {words('text')}"), _anywhere),
)

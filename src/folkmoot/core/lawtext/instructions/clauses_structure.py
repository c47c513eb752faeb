"""Clauses about whole provisions: add, repeal, replace, renumber, move."""

from __future__ import annotations

import re

from folkmoot.core.lawtext.instructions.clauses_words import Clause, form
from folkmoot.core.lawtext.instructions.pieces import LABEL, LEVEL, spoken, words
from folkmoot.core.lawtext.instructions.quoting import Skeleton
from folkmoot.core.lawtext.instructions.values import Instruction, Position

_PLACE = rf"(?:(?:the )?(?:new |existing |current |former )?(?:{LEVEL}s? )?{LABEL})"
_MANY = rf"{_PLACE}(?:(?:,? and|,| to| through|(?=-\(| \()-?|(?= \d)) ?{_PLACE})*"
_ONWARD = r"(?: (?:and )?(?:the )?(?:following|subsequent|remaining)[^.;\ue000-\uf8ff]{0,60})?"
_FOLLOWS = r"(?: as follows| to read as follows| to read)?"


def _repeal(found: re.Match[str], said: Skeleton) -> Instruction:
    return Instruction("repeal", target=said.said(found["target"]))


def _renumber(found: re.Match[str], said: Skeleton) -> Instruction:
    return Instruction("renumber", target=said.said(found["target"]), text=found["new"])


def _repealed(_found: re.Match[str], _said: Skeleton) -> Instruction:
    return Instruction("repeal")


def _renumbered(found: re.Match[str], _said: Skeleton) -> Instruction:
    return Instruction("renumber", text=found["new"])


def _move(found: re.Match[str], said: Skeleton) -> Instruction:
    how = found["how"].lower()
    side: Position = "before" if "before" in how else "start" if "beginning" in how else "end"
    if "after" in how or "follow" in how:
        side = "after"
    return Instruction("move", target=said.said(found["target"]), text=found["new"], position=side)


def _taken_over(found: re.Match[str], _said: Skeleton) -> Instruction:
    return Instruction("move", text=found["new"], position="end")


def _whole(found: re.Match[str], said: Skeleton) -> Instruction:
    target = found.groupdict().get("target")
    return Instruction(
        "replace-whole",
        target=said.said(target) if target else None,
        text=spoken(found, "text", said),
    )


def _add(found: re.Match[str], said: Skeleton) -> Instruction:
    got = found.groupdict()
    side: Position | None = None
    if got.get("side"):
        side = "before" if got["side"].lower() == "before" else "after"
    return Instruction(
        "insert",
        find=got.get("beside"),
        text=spoken(found, "text", said),
        position=side,
        target=said.said(found["target"]) if found["target"] else None,
    )


def _added(found: re.Match[str], said: Skeleton) -> Instruction:
    return Instruction(
        "insert", target=said.said(found["target"]), text=spoken(found, "text", said)
    )


def _designated(found: re.Match[str], _said: Skeleton) -> Instruction:
    return Instruction("renumber", target="the existing text", text=found["new"])


_EXISTING = (
    r"(?:the )?(?:existing|current|present|remaining) (?:text|language|words?)(?: of [^.;]{1,60}?)?"
)
_WITH = r"(?:,? (?:to reads?|that reads?)(?: as follows?| follows)?|,? as follows)?:?"
_SIDE = rf"(?P<side>after|before|following) (?P<beside>{_PLACE})"
_TEXT = rf"{_FOLLOWS}:? ?{words('text')}"
STRUCTURE = (
    # Passive: the provision stands before, as the scope.
    Clause(form(r"(?:is|are) (?:hereby )?(?:repealed|deleted)"), _repealed),
    Clause(
        form(
            rf"{_EXISTING} (?:is|are) (?:hereby )?(?:newly )?"
            r"(?:re)?(?:designated|numbered)(?: as)? "
            rf"(?:the )?(?:new )?(?P<new>{_MANY})"
        ),
        _designated,
    ),
    Clause(
        form(
            rf"(?:re)?(?:designat(?:e|ing)|number(?:ing)?) {_EXISTING} as "
            rf"(?:the )?(?:new )?(?P<new>{_MANY})"
        ),
        _designated,
    ),
    Clause(
        form(
            r"(?:is|are) (?:hereby )?(?:redesignated|renumbered|re-numbered|designated|relettered)"
            rf" as (?:the )?(?:new )?(?P<new>{_MANY})(?:,? respectively)?"
        ),
        _renumbered,
    ),
    Clause(
        form(
            rf"(?:is|are) (?:hereby )?taken out of {_PLACE},? and (?:inserted|put|placed) "
            rf"(?:in|into|at) {_PLACE} as (?:the )?(?:new )?(?P<new>{_PLACE})"
        ),
        _taken_over,
    ),
    Clause(
        form(
            r"(?:the )?(?:former|previous|existing|current|present) "
            rf"(?:content|contents|text|wording|one) becomes? (?P<new>{_PLACE})"
        ),
        _renumbered,
    ),
    Clause(
        form(
            rf"(?:(?:is|are) )?(?:hereby )?amended (?:by )?to reads?"
            rf"(?: as follows?| follows)?:?(?: {words('text')})?\.?$"
        ),
        _whole,
    ),
    Clause(
        form(
            rf"(?:a |the following )?new (?P<target>{_MANY})(?: of (?:{LEVEL} )?{LABEL})?,? "
            rf"(?:is|are) (?:hereby )?(?:added|inserted){_WITH}"
            rf"(?: {words('text')})?(?=[.;]? ?$|[.;] )"
        ),
        _added,
    ),
    Clause(
        form(
            rf"(?:adding|inserting|add|insert) (?:a |the following )?"
            r"(?=(?:new )|[^.;]*(?:to read|that read))(?:new (?:a )?)?"
            rf"(?P<target>{_MANY})(?: of (?:{LEVEL} )?{LABEL})?{_WITH}"
            rf"(?: {words('text')})?(?=[.;]? ?$|[.;] )"
        ),
        _added,
    ),
    Clause(
        form(
            r"(?:is|are|shall be) (?:hereby )?(?:replaced|substituted) (?:with|by)"
            rf"(?: the following(?: text| words| wording)?)?:? {words('text')}"
        ),
        _whole,
    ),
    Clause(
        form(
            rf"(?:add|insert) (?:to|in|into) (?P<target>{_PLACE})"
            rf"(?:,? (?:with|under|as) the next free (?:paragraph )?number)?:? {words('text')}"
        ),
        _added,
    ),
    Clause(form(rf"for (?P<target>{_PLACE}),? substitute:? {words('text')}"), _whole),
    Clause(
        form(
            rf"(?:delete|strike|replace) (?P<target>{_PLACE})(?:,? and replace with| and substitute"
            rf"|\.? replace with| with| by):? {words('text')}"
        ),
        _whole,
    ),
    Clause(
        form(
            rf"(?:renumber|redesignat\w+|re-number) (?P<target>{_MANY}) (?:as|to) "
            rf"(?P<new>{_MANY})(?:,? respectively)?"
        ),
        _renumber,
    ),
    Clause(
        form(
            rf"move (?P<target>{_PLACE}) (?P<how>to follow|to the beginning of|to the end of|after|"
            rf"before|to|into) (?P<new>{_PLACE})"
        ),
        _move,
    ),
    Clause(
        form(rf"{_SIDE},? (?:insert|add)(?: as)?(?: a)? new (?P<target>{_PLACE}){_TEXT}"),
        _add,
    ),
    Clause(
        form(rf"(?:insert|add)(?: a)? new (?P<target>{_PLACE})(?:,? {_SIDE})?{_TEXT}"),
        _add,
    ),
    Clause(
        form(
            r"(?:delete|repeal|strike|repealing|deleting|striking) "
            rf"(?P<target>(?:the )?(?:annexe?|appendix|schedule|preamble)"
            rf"(?: to the \w+)?|{_MANY})(?! ?{LABEL})(?=[.;,]|$| and )"
        ),
        _repeal,
    ),
)

"""What else an amendment bears on: citations, defined terms, figures, numbers.

Found by machine, decided by people: each finding is the offer of a consequential amendment, not
the amendment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.document import Document

ConsequenceKind = Literal["citation", "term", "figure", "renumbering"]

_CITED = re.compile(
    r"\b(?:rule|clause|section|article|chapter|paragraph|sub-?paragraph|item|bylaw|schedule)s?\s+"
    r"(?P<label>(?:\d+[a-z]?|[IVXLC]+\b|[A-Z]\b)(?:\.[0-9A-Za-z]+)*(?:\([0-9A-Za-z]+\))*)"
    r"|§+\s*(?P<sign>\d+[a-z]?)",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"[“\"\u2018'«](?P<term>[^”\"\u2019'»\n]{2,60})[”\"\u2019'»]\s*,?\s+"
    r"(?:shall\s+)?(?:means?|refers?\s+to|includes?|is\s+defined|are\s+defined|be\s+defined)\b"
)
_FIGURE = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Consequence:
    """Something that an amendment leaves pointing at what is no longer so.

    Attributes:
        kind: ``citation``: words cite a provision that goes, or is called otherwise afterwards;
            ``term``: words use a term that is struck or redefined; ``figure``: words on which a
            rule parameter rests change a number while the parameter stays; ``renumbering``: a
            provision has another number (the crosswalk from old to new).
        place: where, as the edition after the amendment is cited.
        pid: the provision there.
        words: the words concerned: the citation, the term, the parameter's key, the old number.
        becomes: the number it has now, empty if what is cited is gone.
    """

    kind: ConsequenceKind
    place: str
    pid: str
    words: str
    becomes: str = ""


def consequences(before: Document, after: Document) -> tuple[Consequence, ...]:
    """Everything found between an edition and what an amendment makes of it, in reading order."""
    return (
        *_citations(before, after),
        *_terms(before, after),
        *_figures(before, after),
        *_crosswalk(before, after),
    )


def citations(document: Document) -> Iterator[tuple[str, str, str]]:
    """Each citation that can be resolved: who cites, the words, the provision cited."""
    for provision in document.walk():
        for found in _CITED.finditer(provision.text):
            cited = document.find(found["label"] or found["sign"])
            if cited is not None and cited.pid != provision.pid:
                yield provision.pid, found.group(), cited.pid


def defined_terms(document: Document) -> dict[str, str]:
    """The terms the document defines in quotation marks, and the provision that defines each."""
    terms: dict[str, str] = {}
    for provision in document.walk():
        for found in _DEFINED.finditer(provision.text):
            terms.setdefault(found["term"], provision.pid)
    return terms


def _citations(before: Document, after: Document) -> Iterator[Consequence]:
    for pid, words, cited in citations(before):
        if pid not in after or words not in after.provision(pid).text:
            continue
        if cited not in after:
            yield Consequence("citation", after.cite(pid), pid, words)
        elif before.label(cited) != after.label(cited):
            yield Consequence("citation", after.cite(pid), pid, words, after.label(cited))


def _terms(before: Document, after: Document) -> Iterator[Consequence]:
    still = defined_terms(after)
    for term, pid in defined_terms(before).items():
        was = before.provision(pid).text
        if still.get(term) == pid and after.provision(pid).text == was:
            continue
        used = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")
        for provision in after.walk():
            if provision.pid not in {pid, still.get(term)} and used.search(provision.text):
                place = after.cite(provision.pid)
                yield Consequence("term", place, provision.pid, term, still.get(term, "") and term)


def _figures(before: Document, after: Document) -> Iterator[Consequence]:
    for provision in before.walk():
        now = after.get(provision.pid)
        if not provision.parameters or now is None or now.text == provision.text:
            continue
        if _FIGURE.findall(provision.text) == _FIGURE.findall(now.text):
            continue
        for parameter in provision.parameters:
            if parameter in now.parameters:
                yield Consequence("figure", after.cite(now.pid), now.pid, parameter.key)


def _crosswalk(before: Document, after: Document) -> Iterator[Consequence]:
    for provision in after.walk():
        if provision.pid in before:
            old, new = before.label(provision.pid), after.label(provision.pid)
            if old and old != new:
                place = after.cite(provision.pid)
                yield Consequence("renumbering", place, provision.pid, old, new)

"""Vague powers: clauses that let somebody be excluded and do not say by whom, when or for what.

A finder of words, not a judge, and it reads English only. It can miss what is said in other
words, and what it finds may be said elsewhere in the rule book; `Finding.certainty` says how far to
trust it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.terms import ProvisionRef

Lack = Literal["decider", "test", "definition", "process", "natural_justice"]
Certainty = Literal["stated", "likely", "possible"]

_MEMBER = r"(?:members?|memberships?|persons?|people|individuals?|candidates?|anyone|whoever)"
_SANCTION = re.compile(
    r"\b(?:expel\w*|expulsions?|exclu(?:de|ded|des|sion|sions)|ineligible|"
    r"terminat(?:e|ed|es|ion)|disqualif\w+|debarred|deemed to have resigned|"
    r"cease[sd]? to be (?:a |an )?(?:\w+ )?members?|"
    r"suspend(?:ed|s)?|suspension|forfeit\w*|auto-exclu\w+|removed from (?:office|membership))\b",
    re.IGNORECASE,
)
_ABOUT_PEOPLE = re.compile(rf"\b{_MEMBER}\b", re.IGNORECASE)
_AUTOMATIC = re.compile(
    r"\b(?:automatic(?:ally)?|forthwith|ipso facto|deemed to have resigned)\b", re.IGNORECASE
)
_NO_JUSTICE = re.compile(
    r"natural justice[^.]{0,60}\b(?:shall|do(?:es)?|will) not apply"
    r"|\bnot[^.]{0,40}(?:right of appeal|right to be heard)|\bno (?:right of )?appeal\b",
    re.IGNORECASE,
)
_DECIDER = re.compile(
    r"\b(?:(?i:panels?|tribunals?|committees?|courts?|adjudicators?|conference|boards?|executive|"
    r"council|arbitrat\w+|general meeting|president)|[A-Z]{1,4}C)\b"
)
_TEST = re.compile(
    r"\b(?:proved|proven|satisfied|balance of probabilities|beyond reasonable doubt|evidence|"
    r"finds?|found|standard of proof|reasonabl[ye]|serious(?:ly)?|intent\w*)\b",
    re.IGNORECASE,
)
_HEARING = re.compile(
    r"\b(?:hearing|heard|notice|reply|appeal|represent\w+|defen[cs]e)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:supports?|supporting|organisations?|organizations?|disrepute|prejudicial|detrimental|"
    r"conduct unbecoming|inappropriate|associat\w+ with|bring\w* into|contrary to the interests|"
    r"any reason|sole discretion|as it sees fit)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:means|is defined|as defined|for the purposes? of|includes only)\b", re.IGNORECASE
)

LACKS: dict[Lack, str] = {
    "decider": "It does not say who decides.",
    "test": "It does not say what must be shown, and to which standard.",
    "definition": "It turns on words that it does not define.",
    "process": "It does not mention notice, a hearing or an appeal.",
    "natural_justice": "It takes a guarantee away in so many words.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sanction clause lacks.

    Attributes:
        provision: the clause.
        lack: what is missing.
        words: the words it was seen by, as they stand.
        certainty: ``stated`` where the words say it themselves, ``likely`` where the clause does
            not say it, ``possible`` where another provision nearby may.
    """

    provision: ProvisionRef
    lack: Lack
    words: tuple[str, ...]
    certainty: Certainty

    @property
    def says(self) -> str:
        """The lack in a plain sentence."""
        return LACKS[self.lack]


def vague_powers(provisions: Iterable[tuple[ProvisionRef, str]]) -> tuple[Finding, ...]:
    """What each clause with a sanction against people lacks, in the order of the rule book.

    Args:
        provisions: each with its own words, in order; neighbours with a longer label (``2.I.4.B``
            below ``2.I.4``) count as its context.
    """
    listed = list(provisions)
    found: list[Finding] = []
    for ref, text in listed:
        sanction = _SANCTION.search(text)
        if sanction is None or not _ABOUT_PEOPLE.search(text):
            continue
        around = " ".join(words for other, words in listed if other != ref and _near(ref, other))
        found += _lacks(ref, text, around, sanction.group())
    return tuple(found)


def _lacks(ref: ProvisionRef, text: str, around: str, sanction: str) -> list[Finding]:
    found: list[Finding] = []
    automatic = tuple(dict.fromkeys(m.group() for m in _AUTOMATIC.finditer(text)))
    open_words = tuple(dict.fromkeys(m.group().lower() for m in _OPEN.finditer(text)))
    if denied := _NO_JUSTICE.search(text):
        found.append(Finding(ref, "natural_justice", (denied.group(),), "stated"))
    if automatic:
        found.append(Finding(ref, "decider", automatic, "stated"))
    elif not _DECIDER.search(text):
        certainty: Certainty = "possible" if _DECIDER.search(around) else "likely"
        found.append(Finding(ref, "decider", (sanction,), certainty))
    if not _TEST.search(text):
        certainty = "possible" if _TEST.search(around) else "likely"
        found.append(Finding(ref, "test", (sanction,), certainty))
    if open_words and not _DEFINED.search(text):
        certainty = "possible" if _DEFINED.search(around) else "likely"
        found.append(Finding(ref, "definition", open_words, certainty))
    if not _HEARING.search(text):
        certainty = "possible" if _HEARING.search(around) else "likely"
        found.append(Finding(ref, "process", (sanction,), certainty))
    return found


def _near(ref: ProvisionRef, other: ProvisionRef) -> bool:
    if ref.document != other.document:
        return False
    parent = ref.label.rpartition(".")[0] or ref.label
    return other.label == parent or other.label.startswith((f"{parent}.", f"{ref.label}."))

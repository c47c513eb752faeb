"""Whether a message carries the imprint that the law asks for: ok, missing, or unclear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from folkmoot.core.adverts.imprint_rules import (
    Consulted,
    Demand,
    ImprintRule,
    Medium,
    Publisher,
    rules_for,
)

PLACES_IN_PRINT = ("face", "first_page", "last_page")
"""Where an imprint may stand on paper: the face of a single side, else the first or last page."""

_SPACE = re.compile(r"\s+")
_LOOSE = re.compile(r"[\s,;:.\u2013\u2014-]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\b\d{4,5}\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\d")
_END = (
    r"(?=\s*(?:(?<!\b\w)\.(?=\s|$)|[;|\n]|$|"
    r"\b(?:promoted|printed|published|on behalf of|and printed)\b))"
)
_PROMOTED = re.compile(
    r"\b(?:promoted|published)(?:\s+and\s+(?:promoted|published|printed))*\s+by[:\s]+(?P<who>.+?)"
    + _END,
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\bprinted(?:\s+and\s+(?:promoted|published))*\s+by[:\s]+(?P<who>.+?)" + _END, re.IGNORECASE
)
_BEHALF = re.compile(r"\bon\s+behalf\s+of[:\s]+(?P<who>.+?)" + _END, re.IGNORECASE)
_STATEMENT = re.compile(r"\bpolitical\s+(?:ad|advert|advertisement|advertising)\b", re.IGNORECASE)
_TARGETED = re.compile(r"\btarget(?:ed|ing)\b", re.IGNORECASE)
_NOTICE = re.compile(r"\btransparency\s+notice\b", re.IGNORECASE)
_AT = re.compile(r"\s+(?:of|at|,)\s+|,\s*", re.IGNORECASE)


class State(Enum):
    """What was found of one demand, or of all together."""

    OK = "ok"
    UNCLEAR = "unclear"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who must be named: the name, and an address at which they can be reached."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """A message as it will be published.

    Attributes:
        text: every word on it that can be read, or heard.
        on: the day of publication.
        place: where the imprint stands: ``face``, ``first_page``, ``last_page``, ``inside``, on
            screens ``part`` of the material or ``linked`` from it; empty where that is not known.
        fits: whether an imprint fits into the material; None where that is not known.
        promoter, behalf, printer: who they are, as far as that is known; what is known is sought
            in the text, what is not is read from it.
        own_behalf: whether nobody but the promoter stands behind it.
        sponsor, controller: of the European label.
        process: the election, referendum or law it is about; empty where it is about none.
        targeted: whether personal data chose who sees it; None where that is not known.
        notice: the address of its transparency notice.
    """

    text: str
    jurisdiction: str
    medium: Medium
    publisher: Publisher
    paid: bool
    on: date
    place: str = ""
    single_sided: bool = False
    fits: bool | None = None
    promoter: Party | None = None
    behalf: Party | None = None
    printer: Party | None = None
    own_behalf: bool = False
    sponsor: str = ""
    controller: str = ""
    process: str = ""
    targeted: bool | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one demand of one rule."""

    demand: Demand
    state: State
    says: str
    rule: ImprintRule


@dataclass(frozen=True, slots=True)
class Check:
    """The answer on a message: every finding, and the worst of them.

    ``applies`` is False where no rule in the table binds it; then nothing is missing.
    """

    findings: tuple[Finding, ...]
    applies: bool

    @property
    def state(self) -> State:
        """Missing if anything is, else unclear if anything is, else ok."""
        states = {each.state for each in self.findings}
        if State.MISSING in states:
            return State.MISSING
        return State.UNCLEAR if State.UNCLEAR in states else State.OK


def check_imprint(material: Material) -> Check:
    """Hold a message against every rule that binds it on its day.

    Where a rule's text was not at hand, what is not plainly there is *unclear*, never missing.
    Sources: the rules in `imprint_rules`, each with its citation.
    """
    rules = list(
        rules_for(
            jurisdiction=material.jurisdiction,
            medium=material.medium,
            publisher=material.publisher,
            paid=material.paid,
            on=material.on,
        )
    )
    findings = []
    for rule in rules:
        for demand in rule.demands:
            state, says = _SOUGHT[demand](material)
            if rule.consulted is Consulted.NEITHER and state is not State.OK:
                state, says = State.UNCLEAR, f"{says} Whether it is asked for was not looked up."
            findings.append(Finding(demand, state, says, rule))
    return Check(tuple(findings), bool(rules))


def _promoter(material: Material) -> tuple[State, str]:
    return _named(material, material.promoter, _PROMOTED, "the promoter")


def _printer(material: Material) -> tuple[State, str]:
    if material.medium is Medium.NEWSPAPER:
        return State.OK, "In a newspaper the paper itself names its printer."
    return _named(material, material.printer, _PRINTED, "the printer")


def _behalf(material: Material) -> tuple[State, str]:
    if material.own_behalf:
        return State.OK, "It is published on the promoter's own behalf."
    if material.behalf is None and not _BEHALF.search(material.text):
        return (
            State.UNCLEAR,
            "Nobody is named on whose behalf it is published; say so if there is nobody.",
        )
    return _named(material, material.behalf, _BEHALF, "whoever it is published on behalf of")


def _place(material: Material) -> tuple[State, str]:
    if material.medium is Medium.DIGITAL:
        return _place_on_screen(material)
    if material.medium is Medium.NEWSPAPER:
        return State.OK, "The imprint stands in the advertisement itself."
    if not material.place:
        return State.UNCLEAR, "Where the imprint will stand on the paper is not told."
    wanted = PLACES_IN_PRINT[:1] if material.single_sided else PLACES_IN_PRINT
    if material.place in wanted:
        return State.OK, "The imprint stands where it must."
    if material.single_sided:
        return State.MISSING, "On a single side the imprint must stand on its face."
    return State.MISSING, "The imprint must stand on the first or the last page."


def _place_on_screen(material: Material) -> tuple[State, str]:
    if material.place == "part":
        return State.OK, "The imprint is part of the material."
    if material.place != "linked":
        return State.UNCLEAR, "Whether the imprint will be part of the material is not told."
    if material.fits is False:
        return State.OK, "It does not fit into the material, and is directly reached from it."
    if material.fits:
        return (
            State.MISSING,
            "The imprint fits into the material and must be part of it; a link is not enough.",
        )
    return (
        State.UNCLEAR,
        "A link to the imprint is enough only where it cannot reasonably be part of the material.",
    )


def _statement(material: Material) -> tuple[State, str]:
    if _STATEMENT.search(material.text):
        return State.OK, "It says that it is a political advertisement."
    return State.MISSING, "It does not say that it is a political advertisement."


def _sponsor(material: Material) -> tuple[State, str]:
    if not material.sponsor:
        return State.UNCLEAR, "The sponsor is not told, so the label cannot be held against it."
    if _holds(material.text, material.sponsor):
        return State.OK, "The sponsor is named."
    return State.MISSING, f"The sponsor, {material.sponsor}, is not named on it."


def _controller(material: Material) -> tuple[State, str]:
    if not material.controller or material.controller == material.sponsor:
        return State.OK, "Nobody but the sponsor is said to control it in the end."
    if _holds(material.text, material.controller):
        return State.OK, "Who controls the sponsor in the end is named."
    return State.MISSING, f"{material.controller}, who controls the sponsor, is not named on it."


def _process(material: Material) -> tuple[State, str]:
    if not material.process:
        return State.OK, "It is linked with no election, referendum or law."
    if _holds(material.text, material.process):
        return State.OK, "The election, referendum or law is named."
    return State.MISSING, f"It does not say that it is about: {material.process}."


def _targeted(material: Material) -> tuple[State, str]:
    if material.targeted is False:
        return State.OK, "No personal data chooses who sees it."
    if material.targeted is None:
        return State.UNCLEAR, "Whether personal data chooses who sees it is not told."
    if _TARGETED.search(material.text):
        return State.OK, "It says that it is targeted."
    return State.UNCLEAR, "It is targeted and does not say so; the exact words were not at hand."


def _notice(material: Material) -> tuple[State, str]:
    if material.notice and material.notice.removeprefix("https://") in material.text:
        return State.OK, "It carries the address of its transparency notice."
    if _NOTICE.search(material.text):
        return State.OK, "It points to its transparency notice."
    if material.notice and material.medium is Medium.DIGITAL:
        return State.UNCLEAR, "There is a notice; whether the message leads to it is not told."
    return State.MISSING, "It does not say where its transparency notice is to be found."


_SOUGHT = {
    Demand.PRINTER: _printer,
    Demand.PROMOTER: _promoter,
    Demand.BEHALF: _behalf,
    Demand.PLACE: _place,
    Demand.STATEMENT: _statement,
    Demand.SPONSOR: _sponsor,
    Demand.CONTROLLER: _controller,
    Demand.PROCESS: _process,
    Demand.TARGETED: _targeted,
    Demand.NOTICE: _notice,
}


def _named(
    material: Material, known: Party | None, pattern: re.Pattern[str], who: str
) -> tuple[State, str]:
    text = _SPACE.sub(" ", material.text)
    if known is None or not known.name:
        return _read(text, pattern, who)
    if not _holds(text, known.name):
        return State.MISSING, f"The name of {who}, {known.name}, is not on it."
    if not known.address:
        return State.UNCLEAR, f"{known.name} is named; no address is told to look for."
    if _holds(text, known.address):
        return State.OK, f"The name and address of {who} are on it."
    postcode = _POSTCODE.search(known.address)
    first_line = known.address.split(",")[0]
    if (postcode and _holds(text, postcode.group())) or _holds(text, first_line):
        return State.UNCLEAR, f"Only a part of the address of {who} is on it."
    return State.MISSING, f"The address of {who} is not on it."


def _read(text: str, pattern: re.Pattern[str], who: str) -> tuple[State, str]:
    found = pattern.search(text)
    if found is None:
        return State.MISSING, f"It does not say who {who} is."
    said = found["who"].strip(" .")
    name, *address = _AT.split(said, maxsplit=1)
    if not address:
        return State.MISSING, f"“{name[:60]}” is named as {who}, without an address."
    if not (_POSTCODE.search(address[0]) or _ADDRESS.search(address[0])):
        return State.UNCLEAR, f"Whether “{address[0][:60]}” is an address of {who} cannot be told."
    return State.OK, f"“{name[:60]}” is named as {who}, with an address."


def _holds(text: str, sought: str) -> bool:
    wanted = _loose(sought)
    return bool(wanted) and f" {wanted} " in f" {_loose(text)} "


def _loose(text: str) -> str:
    return _LOOSE.sub(" ", text.casefold()).strip()

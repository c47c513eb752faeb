"""Which work, which expression of it, made when, by whom: the head of an Akoma Ntoso document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from folkmoot.core.lawtext.showing.marks import xml_value

_SAFE = re.compile(r"[^a-z0-9\-]+")
_THREE_LETTERS = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "nl": "nld", "cy": "cym",
    "ga": "gle", "gd": "gla", "pl": "pol", "pt": "por", "sv": "swe", "da": "dan", "fi": "fin",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which an edition came into force, and why.

    Attributes:
        sequence: the number of the edition.
        on: the day.
        source: the decision's address, or the edition's where none is known.
        label: the decision in words.
    """

    sequence: int
    on: date
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What names an edition.

    Attributes:
        organisation: the organisation's name.
        slug: the document's short name.
        title: its title.
        language: its language as BCP 47 has it ("en-GB").
        country: the two letters of the country whose organisation it is.
        begun: the day of its first edition.
        in_force: the day of this one.
        sequence: the number of this one.
        events: every edition up to this one, in order.
    """

    organisation: str
    slug: str
    title: str
    language: str
    country: str
    begun: date
    in_force: date
    sequence: int
    events: tuple[Event, ...] = ()

    @property
    def work(self) -> str:
        """The address of the work: ``/akn/gb/act/rules/org/2018-08-25/party``."""
        house = _SAFE.sub("-", self.organisation.lower()).strip("-") or "organisation"
        slug = _SAFE.sub("-", self.slug.lower()).strip("-") or "rules"
        return f"/akn/{self.country}/act/rules/{house}/{self.begun.isoformat()}/{slug}"

    @property
    def expression(self) -> str:
        """The address of this edition: the work in its language from its day."""
        return f"{self.work}/{self.letters}@{self.in_force.isoformat()}"

    @property
    def letters(self) -> str:
        """The language in the three letters of ISO 639-3; undetermined if it is not known."""
        return _THREE_LETTERS.get(self.language.split("-")[0].lower(), "und")


def identification(identity: Identity) -> str:
    """The element ``identification``: work, expression, manifestation."""
    begun, now = identity.begun.isoformat(), identity.in_force.isoformat()
    levels = [
        _level(
            "Work",
            identity.work,
            begun,
            f'<FRBRcountry value="{identity.country}"/><FRBRsubtype value="rules"/>'
            f'<FRBRnumber value="{xml_value(identity.slug)}"/>'
            f'<FRBRname value="{xml_value(identity.title)}"/>',
        ),
        _level(
            "Expression",
            identity.expression,
            now,
            f'<FRBRversionNumber value="{identity.sequence}"/>'
            f'<FRBRlanguage language="{identity.letters}"/>',
        ),
        _level("Manifestation", f"{identity.expression}.akn", now, '<FRBRformat value="xml"/>'),
    ]
    return f'<identification source="#folkmoot">{"".join(levels)}</identification>'


def lifecycle(identity: Identity) -> str:
    """The element ``lifecycle``: when each edition came, and from which decision."""
    events = identity.events or (Event(identity.sequence, identity.in_force, identity.work, ""),)
    rows = "".join(
        f'<eventRef eId="e{each.sequence}" date="{each.on.isoformat()}" '
        f'source="#s{each.sequence}" type="{"amendment" if number else "generation"}"/>'
        for number, each in enumerate(events)
    )
    return f'<lifecycle source="#folkmoot">{rows}</lifecycle>'


def references(identity: Identity) -> str:
    """The element ``references``: the decisions behind the editions, and who speaks."""
    events = identity.events or (Event(identity.sequence, identity.in_force, identity.work, ""),)
    rows = "".join(
        f'<{"passiveRef" if number else "original"} eId="s{each.sequence}" '
        f'href="{xml_value(each.source)}" showAs="{xml_value(each.label or each.source)}"/>'
        for number, each in enumerate(events)
    )
    house = xml_value(identity.organisation)
    return (
        f'<references source="#folkmoot">{rows}<TLCOrganization eId="folkmoot" '
        f'href="/ontology/organization/folkmoot" showAs="{house}"/></references>'
    )


def _level(name: str, address: str, on: str, rest: str) -> str:
    at = xml_value(address)
    return (
        f'<FRBR{name}><FRBRthis value="{at}/!main"/><FRBRuri value="{at}"/>'
        f'<FRBRdate date="{on}" name="{name}"/><FRBRauthor href="#folkmoot"/>{rest}</FRBR{name}>'
    )

"""The transparency notice of the European Union for one political advertisement, as data.

The items are those of Regulation (EU) 2024/900, Article 12(1), in the order of the annex to
Implementing Regulation (EU) 2025/1410; the classes are named as in the SEMIC application profile
“Transparency and Targeting of Political Advertising”, draft 0.0.1. Of the profile only the names
of its classes were at hand, so the names of properties are this project's own and are marked by
the version that stands in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from folkmoot.core.adverts.advert import Criterion
from folkmoot.core.adverts.ranges import MINOR, WITHOUT_MINOR, Range

PROFILE = "SEMIC TTPA AP 0.0.1 (draft of 19 February 2026): classes; properties: folkmoot 1"
CONSULTED = ("1", "2", "3", "4", "5", "6", "7", "8")
"""Items of the notice whose wording was at hand; the others rest on the field's account of them."""


@dataclass(frozen=True, slots=True)
class Body:
    """A person or body of a notice."""

    name: str
    legal_name: str = ""
    email: str = ""
    address: str = ""
    established: str = ""
    registration: str = ""
    natural: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice tells; what is not known is empty and is listed by `missing`."""

    number: str
    url: str
    title: str
    sponsor: Body
    controller: Body | None
    payer: Body | None
    begins: date | None
    ends: date | None
    amounts: Range | None
    benefits: Range | None = None
    campaign_amounts: Range | None = None
    public_funds: str = ""
    inside_union: str = ""
    method: str = ""
    process: str = ""
    official_information: str = ""
    flagging: str = ""
    removed_before: str = ""
    targeted: bool | None = None
    criteria: Sequence[Criterion] = ()
    reach: Range | None = None
    language: str = "en"


ITEMS: tuple[tuple[str, str, str], ...] = (
    ("1", "sponsor", "Article 12(1)(a)"),
    ("2", "controller", "Article 12(1)(a)"),
    ("3", "payer", "Article 12(1)(b)"),
    ("4", "period", "Article 12(1)(c)"),
    ("5", "amounts", "Article 12(1)(d)"),
    ("6", "origin", "Article 12(1)(e)"),
    ("7", "method", "Article 12(1)(f)"),
    ("8", "process", "Article 12(1)(g)"),
    ("9", "official information", "Article 12(1)(h)"),
    ("10", "how to flag it", "Article 12(1), with Article 15"),
    ("11", "earlier removal", "Article 12(1)"),
    ("12", "targeting", "Article 12(1), with Article 19"),
    ("13", "reach", "Article 12(1)"),
)


def missing(notice: Notice) -> list[tuple[str, str, str]]:
    """Items that the notice must state and does not: number, name, where the rule stands.

    Who controls and who pays need not be stated where it is the sponsor; a process, its official
    information and an earlier removal only where there is one.
    """
    lacks = {
        "sponsor": not (notice.sponsor.name and notice.sponsor.email and notice.sponsor.address),
        "period": notice.begins is None or notice.ends is None,
        "amounts": notice.amounts is None,
        "origin": not (notice.public_funds and notice.inside_union),
        "method": not notice.method,
        "official information": bool(notice.process) and not notice.official_information,
        "how to flag it": not notice.flagging,
        "targeting": notice.targeted is None,
    }
    return [item for item in ITEMS if lacks.get(item[1], False)]


def notice_json(notice: Notice) -> dict[str, Any]:
    """The notice as an object of the common data structure, ready to be written as JSON."""
    return {
        "@type": "TransparencyNotice",
        "profile": PROFILE,
        "identifier": notice.number,
        "url": notice.url,
        "language": notice.language,
        "politicalAdvertisement": {
            "@type": "PoliticalAdvertisement",
            "title": notice.title,
            "sponsor": _body(notice.sponsor),
            "controllingEntity": _body(notice.controller) if notice.controller else None,
            "payer": _body(notice.payer) if notice.payer else None,
            "publicationPeriod": {"start": _day(notice.begins), "end": _day(notice.ends)},
            "linkedProcess": {"@type": "ElectionEvent", "name": notice.process}
            if notice.process
            else None,
            "officialInformation": notice.official_information or None,
            "flaggingMechanism": notice.flagging or None,
            "earlierSuspension": notice.removed_before or None,
            "reach": _bounds(notice.reach),
        },
        "funding": {
            "@type": "Funding",
            "advertisementAmount": _amount(notice.amounts),
            "otherBenefits": _amount(notice.benefits),
            "campaignAmount": _amount(notice.campaign_amounts),
            "origin": notice.public_funds or None,
            "originWithinUnion": notice.inside_union or None,
            "calculationMethod": notice.method or None,
        },
        "targeting": {
            "@type": "Targeting",
            "usesPersonalData": notice.targeted,
            "included": [_criterion(each) for each in notice.criteria if not each.excluded],
            "excluded": [_criterion(each) for each in notice.criteria if each.excluded],
        },
        "notStated": [name for _, name, _ in missing(notice)],
    }


def _body(body: Body) -> dict[str, Any]:
    return {
        "@type": "Person" if body.natural else "LegalEntity",
        "name": body.name,
        "legalName": body.legal_name or body.name,
        "email": body.email or None,
        "address": {"@type": "Address", "fullAddress": body.address} if body.address else None,
        "placeOfEstablishment": body.established or None,
        "registrationNumber": body.registration or None,
    }


def _amount(amount: Range | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    told: dict[str, Any] = {"currency": amount.unit}
    if amount.exact:
        return {**told, "value": _decimal(amount.low, amount.unit)}
    told["minimum"] = _decimal(amount.low, amount.unit)
    told["maximum"] = None if amount.high is None else _decimal(amount.high, amount.unit)
    return told


def _decimal(minor: int, currency: str) -> str:
    if currency in WITHOUT_MINOR:
        return str(minor)
    return f"{minor // MINOR}.{minor % MINOR:02d}"


def _bounds(found: Range | None) -> dict[str, Any] | None:
    return None if found is None else {"minimum": found.low, "maximum": found.high}


def _criterion(each: Criterion) -> dict[str, Any]:
    told: dict[str, Any] = {"parameter": each.kind, "value": each.value}
    if each.kind == "list":
        told |= {"dataSource": each.source or None, "lawfulBasis": each.basis or None}
    return told


def _day(found: date | None) -> str | None:
    return found.isoformat() if found else None

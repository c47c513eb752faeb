"""What the archives of all platforms are read into: adverts, sums of spending, targeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from folkmoot.core.adverts.ranges import Range
from folkmoot.core.canon import digest


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing by which an audience was chosen.

    Attributes:
        kind: ``age``, ``gender``, ``place``, ``language``, ``interest``, ``behaviour``,
            ``demographic``, ``list`` (people uploaded by name), ``lookalike``, ``retarget`` (an
            audience the platform keeps, not a list) or ``other``.
        value: what was chosen, as it was said.
        excluded: whether these people were kept out rather than sought.
        source: of a list, where it came from; empty where it is not told.
        basis: of a list, on which lawful basis it was used.
        share: the share of spending or of the audience it concerns, in millionths; None if untold.
    """

    kind: str
    value: str
    excluded: bool = False
    source: str = ""
    basis: str = ""
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """One advert as an archive shows it. What it does not tell is empty or None, never guessed.

    Attributes:
        source: the format it was read from.
        key: its identifier there.
        sponsor_key, sponsor: the page or advertiser.
        funder: who is said to have paid (byline, disclaimer, beneficiary payer).
        body: what it mainly says, by which adverts are compared.
        texts: everything it says, in order: bodies, titles, captions, descriptions.
        spend, seen, audience: money, impressions, size of the audience sought.
        places: share of the audience by place, in millionths.
        people: share by age and gender, in millionths.
        criteria: how its audience was chosen, as far as that is told.
        url: where it can be looked at.
        line: the line of the file it came from.
    """

    source: str
    key: str
    sponsor_key: str
    sponsor: str
    funder: str = ""
    body: str = ""
    texts: tuple[str, ...] = ()
    spend: Range | None = None
    seen: Range | None = None
    audience: Range | None = None
    started: date | None = None
    ended: date | None = None
    platforms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()
    url: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Spending:
    """What a sponsor spent in a place over some days, as a report sums it up."""

    source: str
    sponsor_key: str
    sponsor: str
    funder: str
    spend: Range
    place: str = ""
    adverts: int | None = None
    started: date | None = None
    ended: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Targeting:
    """How a sponsor chose audiences over some days: one criterion, how many adverts used it."""

    source: str
    sponsor_key: str
    sponsor: str
    funder: str
    criterion: Criterion
    adverts: int
    of_adverts: int
    spend: Range | None = None
    started: date | None = None
    ended: date | None = None
    line: int = 0


Found = Advert | Spending | Targeting


def identity(found: Found) -> str:
    """What makes a row itself, whichever file it comes from: 32 hexadecimal digits."""
    if isinstance(found, Advert):
        parts: list[str] = ["advert", found.source, found.key]
    else:
        days = [str(found.started or ""), str(found.ended or "")]
        parts = [found.source, found.sponsor_key, found.sponsor, found.funder, *days]
        if isinstance(found, Spending):
            parts = ["spending", *parts, found.place]
        else:
            each = found.criterion
            what = [each.kind, each.value, str(each.excluded), str(found.adverts), str(each.share)]
            parts = ["targeting", *parts, *what]
    return digest(parts)[:32]

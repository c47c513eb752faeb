"""Which imprint the law asks for: one line for each rule, with its days and where it stands.

Each rule says how far its text was at hand when it was written down here: the text itself, the
official notes or guidance on it, or neither. What rests on no text is answered with *unclear*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Medium(Enum):
    """In what form something is published."""

    PRINT = "print"
    NEWSPAPER = "newspaper"
    DIGITAL = "digital"


class Publisher(Enum):
    """What kind of campaigner publishes it, or has it published."""

    PARTY = "party"
    CANDIDATE = "candidate"
    OFFICE_HOLDER = "office_holder"
    REGISTERED_CAMPAIGNER = "registered_campaigner"
    ORGANISATION = "organisation"
    INDIVIDUAL = "individual"


class Demand(Enum):
    """One thing that must be there."""

    PRINTER = "printer"
    PROMOTER = "promoter"
    BEHALF = "behalf"
    PLACE = "place"
    STATEMENT = "statement"
    SPONSOR = "sponsor"
    CONTROLLER = "controller"
    PROCESS = "process"
    TARGETED = "targeted"
    NOTICE = "notice"


class Consulted(Enum):
    """What was at hand of a rule when it was written down."""

    TEXT = "the text of the rule"
    NOTES = "the official notes or guidance on the rule, not its own text"
    NEITHER = "neither the rule's text nor official guidance on it"


@dataclass(frozen=True, slots=True)
class ImprintRule:
    """One rule of one jurisdiction.

    Attributes:
        key: its stable name.
        jurisdiction: ``uk``, ``scotland`` or ``eu``.
        media: the forms of publication it applies to.
        publishers: whom it binds; empty for everybody.
        paid: True for paid material only, False for unpaid only, None for both.
        demands: what must be there.
        source: where it stands, as it is cited.
        consulted: what was at hand of it.
        since, until: the first and last day it applies; None where open or not known.
        note: what else has to be known about it.
    """

    key: str
    jurisdiction: str
    media: tuple[Medium, ...]
    publishers: tuple[Publisher, ...]
    paid: bool | None
    demands: tuple[Demand, ...]
    source: str
    consulted: Consulted
    since: date | None = None
    until: date | None = None
    note: str = ""

    def applies(
        self, *, jurisdiction: str, medium: Medium, publisher: Publisher, paid: bool, on: date
    ) -> bool:
        """Whether it binds this publisher, for material of this form, on this day."""
        return (
            self.jurisdiction == jurisdiction
            and medium in self.media
            and (not self.publishers or publisher in self.publishers)
            and (self.paid is None or self.paid == paid)
            and (self.since is None or self.since <= on)
            and (self.until is None or on <= self.until)
        )


PRINTED = (Demand.PRINTER, Demand.PROMOTER, Demand.BEHALF, Demand.PLACE)
ONLINE = (Demand.PROMOTER, Demand.BEHALF, Demand.PLACE)
LABEL = (
    Demand.STATEMENT,
    Demand.SPONSOR,
    Demand.CONTROLLER,
    Demand.PROCESS,
    Demand.TARGETED,
    Demand.NOTICE,
)
POLITICAL = (
    Publisher.PARTY,
    Publisher.CANDIDATE,
    Publisher.OFFICE_HOLDER,
    Publisher.REGISTERED_CAMPAIGNER,
)
GROUPS = (Publisher.PARTY, Publisher.REGISTERED_CAMPAIGNER, Publisher.ORGANISATION)
ON_PAPER = (Medium.PRINT, Medium.NEWSPAPER)
_REVIVED = "The day on which it was brought into force again was not looked up."
_SPOKEN = "Telephone calls and text messages by SMS are no electronic material (section 39(3))."

RULES: tuple[ImprintRule, ...] = (
    ImprintRule(
        "uk.print.party", "uk", ON_PAPER, (*GROUPS, Publisher.INDIVIDUAL), None, PRINTED,
        "Political Parties, Elections and Referendums Act 2000, section 143",
        Consulted.TEXT, date(2007, 1, 1), None, _REVIVED,
    ),
    ImprintRule(
        "uk.print.candidate", "uk", ON_PAPER, (Publisher.CANDIDATE, Publisher.OFFICE_HOLDER), None,
        PRINTED, "Representation of the People Act 1983, section 110",
        Consulted.TEXT, date(2007, 1, 1), None, _REVIVED,
    ),
    ImprintRule(
        "uk.digital.paid", "uk", (Medium.DIGITAL,), (), True, ONLINE,
        "Elections Act 2022, sections 41 and 42",
        Consulted.NOTES, date(2023, 11, 1), None, _SPOKEN,
    ),
    ImprintRule(
        "uk.digital.organic", "uk", (Medium.DIGITAL,), POLITICAL, False, ONLINE,
        "Elections Act 2022, sections 41 and 44",
        Consulted.TEXT, date(2023, 11, 1), None, _SPOKEN,
    ),
    ImprintRule(
        "scotland.print.party", "scotland", ON_PAPER, (*GROUPS, Publisher.INDIVIDUAL), None,
        PRINTED, "Political Parties, Elections and Referendums Act 2000, section 143",
        Consulted.TEXT, date(2007, 1, 1), None, _REVIVED,
    ),
    ImprintRule(
        "scotland.print.candidate", "scotland", ON_PAPER,
        (Publisher.CANDIDATE, Publisher.OFFICE_HOLDER), None, PRINTED,
        "Scottish Parliament (Elections etc.) Order 2015; Representation of the People Act 1983, "
        "section 110",
        Consulted.NOTES, date(2016, 1, 1), None,
        "The Order for the Parliament, the Act for councils. The article was not looked up.",
    ),
    ImprintRule(
        "scotland.digital.paid", "scotland", (Medium.DIGITAL,), (), True, ONLINE,
        "Elections Act 2022, sections 41 and 42",
        Consulted.NOTES, date(2023, 11, 1), None, _SPOKEN,
    ),
    ImprintRule(
        "scotland.digital.organic", "scotland", (Medium.DIGITAL,), POLITICAL, False, ONLINE,
        "Elections Act 2022, sections 41 and 44",
        Consulted.TEXT, date(2023, 11, 1), None, _SPOKEN,
    ),
    ImprintRule(
        "scotland.digital.organisation", "scotland", (Medium.DIGITAL,),
        (Publisher.ORGANISATION,), False, ONLINE,
        "Scottish Elections (Representation and Reform) Act 2025, sections 52 and 53",
        Consulted.NOTES, date(2025, 11, 17), None,
        "The first day is that of the statutory guidance; that of Part 8 was not looked up.",
    ),
    ImprintRule(
        "scotland.digital.before", "scotland", (Medium.DIGITAL,), (), None, ONLINE,
        "The law of Scotland on digital imprints before the Act of 2025",
        Consulted.NEITHER, None, date(2025, 11, 16),
        "It stood beside the Elections Act 2022 where a poll fell under both.",
    ),
    ImprintRule(
        "eu.label", "eu", (Medium.PRINT, Medium.NEWSPAPER, Medium.DIGITAL), (), True, LABEL,
        "Regulation (EU) 2024/900, Article 11(1); Implementing Regulation (EU) 2025/1410",
        Consulted.NOTES, date(2025, 10, 10), None,
        "Points (a) to (c) and (e) are as the implementing regulation recites them; point (d), on "
        "targeting, was not at hand.",
    ),
    ImprintRule(
        "eu.label.unpaid", "eu", (Medium.PRINT, Medium.NEWSPAPER, Medium.DIGITAL),
        (Publisher.PARTY, Publisher.CANDIDATE, Publisher.OFFICE_HOLDER), False, LABEL,
        "Regulation (EU) 2024/900, Article 11(1), with the definition in Article 3",
        Consulted.NEITHER, date(2025, 10, 10), None,
        "Unpaid messages of a campaign may be political advertising (Commission guidelines "
        "C/2025/5514, section 2.2); whether this one is has to be judged.",
    ),
)  # fmt: skip


def rules_for(
    *, jurisdiction: str, medium: Medium, publisher: Publisher, paid: bool, on: date
) -> Iterator[ImprintRule]:
    """Every rule that binds, in the order of the table."""
    for rule in RULES:
        if rule.applies(
            jurisdiction=jurisdiction, medium=medium, publisher=publisher, paid=paid, on=on
        ):
            yield rule

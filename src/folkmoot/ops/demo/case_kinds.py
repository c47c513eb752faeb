"""Cases that are not about conduct, each lately begun: they all go the same road."""

from __future__ import annotations

from folkmoot.apps.people import queries as people
from folkmoot.ops.demo.case_steps import Bench, Matter, bring, complain
from folkmoot.ops.demo.membership import PAYERS
from folkmoot.ops.demo.telling import Story

WITNESS = 8  # in the list of a branch: a member for long, with no part in another story
AN_OFFICE = "thornhope"


def admission(bench: Bench) -> Story[str]:
    """The objection to a new member, which only a case could uphold."""
    party, day = bench.party, -8
    yield bench.at(day)
    matter = Matter(
        against=party.story["nadia"],
        by=party.story["ned"],
        says="She stood against us in this very ward three years ago, and says no word of it.",
        rule="2.I.4.A",
        act="stood against a candidate of the party before joining",
        place="Westbrook ward",
        medium="by nomination paper",
        kind="admission",
    )
    yield from complain(bench, matter, day)
    return bench.code


def eligibility(bench: Bench) -> Story[str]:
    """What the clause calls automatic: here it is found out, with the member heard."""
    party, day = bench.party, -25
    yield bench.at(day)
    matter = Matter(
        against=party.story["wilma"],
        by=party.of_unit["westbrook"][WITNESS],
        says="Her name still stands on the Lantern Party's list of its branch officers.",
        rule="2.I.4.B",
        act="belongs to another political organisation",
        place="Westbrook",
        medium="on a web page",
        kind="ineligibility",
    )
    yield from complain(bench, matter, day)
    return bench.code


def arrears(bench: Bench) -> Story[str]:
    """Twice reminded, and the time to pay is over; a payment on any day ends it."""
    party, day = bench.party, -30
    yield bench.at(day)
    matter = Matter(
        against=party.of_unit["westbrook"][PAYERS[0]],
        by=party.story["farah"],
        says="Nothing has been paid for more than six months, after two reminders.",
        rule="2.I.4.C",
        act="is in arrears",
        place="Westbrook",
        medium="in the books",
        kind="arrears",
    )
    yield from complain(bench, matter, day)
    return bench.code


def office(bench: Bench) -> Story[str]:
    """Somebody is to lose an office; nobody but the adjudicator has looked at it yet."""
    party, day = bench.party, -3
    yield bench.at(day)
    chair = party.chairs[AN_OFFICE]
    held = people.offices_of(chair.key, bench.line.day(day))
    matter = Matter(
        against=chair,
        by=party.of_unit[AN_OFFICE][WITNESS],
        says="No meeting of the branch has been called since the spring.",
        rule="2.II.1",
        act="calls no meetings",
        place="Thornhope",
        medium="by leaving it undone",
        kind="office",
        office=held[0].key,
    )
    bring(bench, matter, day)
    return bench.code

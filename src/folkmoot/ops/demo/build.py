"""Building the demonstration: one transaction, real acts, a year of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import resources
from random import Random

from folkmoot.apps.people.actions import open_accounts
from folkmoot.apps.record import queries as record
from folkmoot.apps.record.private_lane import close_intervals
from folkmoot.apps.record.signing import sign
from folkmoot.apps.rulebook.actions import import_document, take_over_translation
from folkmoot.ops.demo import (
    campaigns,
    cases,
    coming_year,
    commons,
    elections,
    elections_held,
    last_year,
    members,
    membership,
    rolls,
    this_year,
)
from folkmoot.ops.demo.personas import personas
from folkmoot.ops.demo.telling import Story, ToldBackwards, tell, together
from folkmoot.ops.demo.timeline import Timeline
from folkmoot.platform import installation
from folkmoot.platform.acts import one_transaction

Say = Callable[[str], None]


def build(*, anchor: datetime, seed: int, say: Say) -> dict[str, str]:
    """Build the world into an empty database; returns the keys of its motions and meetings.

    Args:
        anchor: the moment it is counted from: now, to its visitors.
        seed: what names and joining days are drawn from.
        say: is told what is being built.
    """
    line, chance = Timeline(anchor), Random(seed)  # noqa: S311  (names, not secrets)
    with _nothing_collected(), one_transaction():
        installation.establish(
            organisation={
                "name": "The Ploughshare Party",
                "short": "Ploughshare",
                "zone": "Europe/London",
            },
            demonstration={"seed": seed, "anchor": anchor.isoformat(), "story": {}, "personas": []},
        )
        begun = line.evening(-590, hour=9)
        say("founding the party: 3 regions, 12 local parties, 40 branches, 5 affiliates")
        members.found_units(line, begun)
        _adopt_rules(line, begun)
        say("admitting 5,000 members")
        party = members.admit_members(line, begun, chance)
        members.fill_offices(line, begun, party)
        cases.fill_offices(line, begun, party)
        story = tell(_years(line, party, say), meanwhile=lambda at: close_intervals(at=at))
        open_accounts(actors=list(party.story.values()), at=anchor)
        installation.establish(
            organisation={
                "name": "The Ploughshare Party",
                "short": "Ploughshare",
                "zone": "Europe/London",
            },
            demonstration={
                "seed": seed,
                "anchor": anchor.isoformat(),
                "story": story,
                "personas": personas(party, story),
            },
        )
    say("closing the private lane and signing the record")
    close_intervals(at=anchor)
    if (seq := record.first_out_of_order()) is not None:
        raise ToldBackwards(f"entry {seq} of the record is older than the one before it")
    sign(at=anchor)
    return story


@contextmanager
def _nothing_collected() -> Iterator[None]:
    # Thousands of rows that all live to the end: collecting finds nothing.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _years(line: Timeline, party: members.Party, say: Say) -> Story[dict[str, str]]:
    """What happened since, each act in its turn; returns the keys of motions and meetings.

    Whatever a room has to tell of the year stands beside `this_year` and `coming_year`.
    """
    say("holding two years of meetings, motions, elections, applications and campaigns")
    last, *told = yield from together(
        last_year.tell(line, party),
        elections_held.last_year(line, party),
        this_year.tell(line, party),
        coming_year.tell(line, party),
        rolls.freeze(line, party),
        elections.this_year(line, party),
        membership.tell(line, party),
        cases.tell(line, party),
        commons.tell(line, party),
        campaigns.tell(line, party),
    )
    story = {"last": last}
    for each in told:
        story |= each or {}
    say("opening this year's conference")
    yield from this_year.conference_today(line, party, story)
    return story


def _adopt_rules(line: Timeline, at: datetime) -> None:
    text = resources.files(__package__).joinpath("rule_book.txt").read_text(encoding="utf-8")
    import_document(
        actor=members.SYSTEM,
        at=at,
        slug="party",
        source=text,
        format="labelled",
        in_force_on=line.founded,
        title="Rules of the Ploughshare Party",
    )
    german = resources.files(__package__).joinpath("rule_book_de.txt").read_text(encoding="utf-8")
    take_over_translation(
        actor=members.SYSTEM, at=at, document="party", language="de", source=german
    )

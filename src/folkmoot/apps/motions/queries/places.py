"""Which units and meetings a motion has to do with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import MeetingOutline, outline
from folkmoot.apps.assembly.queries.rules import day_of, tier_of
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.civildate import Deadline, extend_for_outages
from folkmoot.core.procedure.rules.extension import outage_window
from folkmoot.core.procedure.rules.kinds import Kind, Proposer, Tier
from folkmoot.core.procedure.rules.timing import closing
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.platform.outages import outages_between

OFFICERS = ("secretary", "chair", "treasurer")


@dataclass(frozen=True, slots=True)
class Places:
    """The units of a motion's road.

    Attributes:
        proposing: where it is put to a meeting first.
        adopting: the local party (or affiliate) that sends it.
        tier: the tier of the proposing unit.
        proposer: the class of proposer, for delays and notice.
    """

    proposing: people.UnitView
    adopting: people.UnitView
    tier: Tier
    proposer: Proposer


def places_of(unit_slug: str) -> Places:
    """The units that a motion proposed at a unit goes through.

    Raises:
        LookupError: if there is no such unit.
    """
    found = places_of_all([unit_slug]).get(unit_slug)
    if found is None:
        raise LookupError(f"there is no unit {unit_slug!r}")
    return found


def places_of_all(unit_slugs: Iterable[str]) -> dict[str, Places]:
    """The same for many units, by the short name of where it is proposed."""
    return {slug: places_in(line) for slug, line in people.lines_up(unit_slugs).items()}


def places_in(line: Sequence[people.UnitView]) -> Places:
    """The same from a unit's line to the top, itself first."""
    proposing, *above = line
    adopting = proposing
    if proposing.kind == "branch":
        adopting = next((each for each in above if each.kind == "local_party"), proposing)
    proposer: Proposer = {"affiliate": "affiliate", "national": "executive"}.get(  # type: ignore[assignment]
        proposing.kind, "unit"
    )
    return Places(proposing, adopting, tier_of(proposing.kind), proposer)


def rules_for(at: datetime) -> RuleSet:
    """The rules in force at a moment, in the organisation's zone."""
    return rulebook.rule_set(on=rulebook.day(at))


def conference_of(motion: Motion) -> MeetingOutline:
    """The conference a motion is for.

    Raises:
        LookupError: if it is gone, which no act can bring about.
    """
    found = outline(motion.conference)
    if found is None:
        raise LookupError(f"there is no conference {motion.conference!r}")
    return found


def closing_of(
    kind: Kind, conference: MeetingOutline | assembly.MeetingView, rules: RuleSet
) -> Deadline:
    """When motions of a kind close for a conference, moved on by any outage at that moment."""
    return moved_on(closing(rules, kind, opens_at=conference.starts_at), rules)


def moved_on(deadline: Deadline, rules: RuleSet) -> Deadline:
    """A deadline as outages in its last hours moved it; its steps say by how much and why."""
    window = outage_window(rules)
    down = outages_between(deadline.moment - window)
    return extend_for_outages(deadline, down, rules.calendar, window=window) if down else deadline


def opens_on(conference: MeetingOutline | assembly.MeetingView) -> date:
    """The civil day on which a conference opens."""
    return day_of(conference.starts_at, conference.zone)

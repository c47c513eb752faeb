"""The priorities ballot of a conference: its topics, its hours, its papers and its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.motions.models import Grouping, Motion, PriorityCount, PriorityPaper
from folkmoot.apps.motions.queries.motions import public_motions
from folkmoot.apps.motions.queries.places import MeetingOutline, opens_on
from folkmoot.apps.motions.queries.shapes import MotionLine
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.procedure.rules import priorities as rule
from folkmoot.core.procedure.ruleset import RuleSet

_WAITING = ("in_order",)


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of the ballot paper, and the motions that stand or fall with it."""

    title: str
    motions: tuple[MotionLine, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """When the ballot opens and closes; in time up to and including ``closes``."""

    opens: datetime
    closes: datetime


def is_held(rules: RuleSet) -> bool:
    """Whether the rules have any kind of motion pass through the ballot."""
    return bool(_kinds(rules))


def hours(conference: MeetingOutline, rules: RuleSet) -> Hours:
    """The hours of the ballot, on the day on which the conference opens."""
    day = opens_on(conference)
    opens, closes = rules.clock(rule.OPENS_AT), rules.clock(rule.CLOSES_AT)
    calendar = rules.calendar
    return Hours(
        calendar.moment(day, opens) if opens else calendar.moment(day),
        calendar.moment(day, closes) if closes else calendar.moment(day),
    )


def topics(conference: str, rules: RuleSet, *, at: datetime) -> tuple[Topic, ...]:
    """Every topic that can be chosen, in the order of the alphabet.

    A motion that the committee put under no topic stands under its own title.
    """
    kinds = _kinds(rules)
    lines = [
        line for line in public_motions(conference, at=at, states=_WAITING) if line.kind in kinds
    ]
    named = topics_of(line.key for line in lines)
    under: dict[str, list[MotionLine]] = {}
    for line in reversed(lines):
        under.setdefault(named[line.key], []).append(line)
    return tuple(Topic(title, tuple(under[title])) for title in sorted(under, key=str.casefold))


def topics_of(motions: Iterable[str]) -> dict[str, str]:
    """The topic of each motion, by its number."""
    rows = {row.key: row for row in Motion.objects.filter(key__in=set(motions))}
    last = {
        row.motion_id: row.topic
        for row in Grouping.objects.filter(motion__in=rows.values()).order_by("pk")
    }
    return {key: last.get(row.pk) or row.topic or current(row).title for key, row in rows.items()}


def papers(conference: str) -> tuple[PriorityPaper, ...]:
    """Every paper that is in, in the order of the units."""
    return tuple(PriorityPaper.objects.filter(conference=conference).order_by("unit", "voter"))


def result(conference: str) -> PriorityCount | None:
    """What came of the ballot; None while it is not counted."""
    return PriorityCount.objects.filter(conference=conference).first()


def has_won(motion: Motion) -> bool | None:
    """Whether a motion's topic won a place; None while the ballot is not counted."""
    counted = result(motion.conference)
    if counted is None:
        return None
    return topics_of([motion.key])[motion.key] in counted.chosen


def _kinds(rules: RuleSet) -> tuple[str, ...]:
    return tuple(each for each in rules.names(rule.KINDS_IN_BALLOT) if each != "none")

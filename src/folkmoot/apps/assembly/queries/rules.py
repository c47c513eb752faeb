"""The rules in force on a day, as the rule book has them, and the words they use for units."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.kinds import Tier
from folkmoot.core.procedure.ruleset import RuleSet

_TIERS: dict[str, Tier] = {
    "national": "national",
    "region": "regional",
    "local_party": "local",
    "branch": "branch",
    "affiliate": "local",
}


def rules_on(day: date) -> RuleSet:
    """The rule parameters in force, each with the provision that grants it."""
    return rulebook.rule_set(on=day)


def day_of(moment: datetime, zone: str) -> date:
    """The civil day on which a moment falls, where the meeting is held."""
    return moment.astimezone(ZoneInfo(zone)).date()


def tier_of(unit_kind: str) -> Tier:
    """The tier under which the rules speak of a kind of unit."""
    return _TIERS.get(unit_kind, "local")

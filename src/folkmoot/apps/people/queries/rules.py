"""The rules of membership in force on a day."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.civildate.deadline import deadline_on
from folkmoot.core.procedure.ruleset import RuleSet


def rules_on(day: date) -> RuleSet:
    """The figures in force, each with the provision that grants it."""
    return rulebook.rule_set(on=day)


def end_of(day: date) -> datetime:
    """The last moment of a day, in the organisation's own zone."""
    return deadline_on(day, None, rules_on(day).calendar).moment

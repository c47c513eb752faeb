"""The rules of membership in force on a day."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.ruleset import RuleSet


def rules_on(day: date) -> RuleSet:
    """The figures in force, each with the provision that grants it."""
    return rulebook.rule_set(on=day)

"""The clocks of a case: what runs out when, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.queries.facts import case_of
from folkmoot.apps.conduct.queries.history import rules_of, standing_of
from folkmoot.apps.conduct.queries.suspensions import ends_at, running
from folkmoot.core.civildate import deadline_after
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.position import preparation_key
from folkmoot.core.procedure.membership.rules import DECIDED_WITHIN
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef


@dataclass(frozen=True, slots=True)
class ClockView:
    """Something that runs out.

    Attributes:
        key: its name.
        title: what it is.
        ends_at: its last moment.
        parts: whose it is.
        rule: the rule in plain words.
        provision: the provision that grants it; None for a default of the house.
    """

    key: str
    title: str
    ends_at: datetime
    parts: frozenset[str]
    rule: str
    provision: ProvisionRef | None


_EVERYBODY = frozenset(
    {"respondent", "complainant", "companion", "clerk", "adjudicator", "investigator", "panel"}
)
_SIDE = frozenset({"respondent", "companion", "clerk"})


def clocks_of(row: Case, parts: Iterable[str], at: datetime) -> list[ClockView]:
    """The clocks that run at a moment for somebody with these parts, the first to end first."""
    return clocks_for(all_clocks(row, at), parts, at)


def clocks_for(clocks: Iterable[ClockView], parts: Iterable[str], at: datetime) -> list[ClockView]:
    """Of all the clocks of a case those that somebody with these parts has, first to end first."""
    held = set(parts)
    found = [each for each in clocks if each.parts & held and each.ends_at >= at]
    return sorted(found, key=lambda each: each.ends_at)


def all_clocks(row: Case, at: datetime) -> list[ClockView]:
    """Every clock of a case that runs or ran in its present state."""
    standing = standing_of(row, at)
    if standing.ended:
        return []
    rules = rules_of(row, at)
    found = _of_the_state(row, standing.state, rules, at) if standing.state in _CLOCKED else []
    lapse = standing.clocks.get("lapse")
    if lapse is not None:
        found.append(_lapse(row, lapse, rules))
    suspension = running(row, at)
    if suspension is not None:
        found.append(
            _clock(
                rule.REVIEW,
                _("Unless it is reviewed, the interim suspension ends"),
                ends_at(suspension),
                _SIDE | {"suspender"},
                rules,
            )
        )
    return found


def _lapse(row: Case, ends: datetime, rules: RuleSet) -> ClockView:
    if row.kind != "admission":
        title = _("Undecided by then, the case lapses")
        return _clock(rule.LAPSE, title, ends, _EVERYBODY, rules)
    title = _("Undecided by then, the case lapses and the admission stands")
    found = _clock(DECIDED_WITHIN, title, ends, _EVERYBODY, rules)
    return replace(found, key=rule.LAPSE)


_CLOCKED = ("investigating", "disclosed", "served")


def _of_the_state(row: Case, state: str, rules: RuleSet, at: datetime) -> list[ClockView]:
    facts = case_of(row, rules, at)
    found: list[ClockView] = []

    def add(key: str, title: str, start: datetime | None, parts: frozenset[str]) -> None:
        period = rules.period(key)
        if start is not None and period is not None:
            ends = deadline_after(start, period, rules.calendar).moment
            found.append(_clock(key, title, ends, parts, rules))

    if state == "investigating" and facts.telling and facts.telling.told_at is None:
        add(rule.EARLY_NOTICE, _("Tell the member"), facts.telling.opened_at, frozenset({"clerk"}))
    if state == "disclosed" and facts.disclosure is not None:
        full = facts.disclosure.full_at
        add(rule.REPLY, _("Time to reply"), full, _SIDE)
        prepare = _("Time to prepare, with no hearing before its end")
        add(preparation_key(facts), prepare, full, _SIDE | {"panel"})
        if facts.panel is not None:
            drawn = facts.panel.drawn_at
            sides = _SIDE | {"complainant"}
            add(rule.CHALLENGE, _("Time to challenge the panel"), drawn, sides)
    if state == "served" and facts.decision is not None:
        add(rule.APPEAL, _("Time to appeal"), facts.decision.served_at, _SIDE)
    return found


def _clock(
    key: str, title: str, ends: datetime, parts: frozenset[str], rules: RuleSet
) -> ClockView:
    return ClockView(key, title, ends, parts, rules.explain(key), rules.provision(key))

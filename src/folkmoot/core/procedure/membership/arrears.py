"""Dues: paid up to a day, reminded, and made good. Arrears alone end nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from folkmoot.core.procedure.conduct import rules as conduct
from folkmoot.core.procedure.membership.rules import BETWEEN_REMINDERS, day_after
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

ArrearsState = Literal["paid", "owing", "reminded", "cure", "open_to_lapse"]


@dataclass(frozen=True, slots=True)
class DuesFacts:
    """What is known of a member's dues.

    Attributes:
        paid_through: the last day that is paid for; None where no dues are kept for the member.
        refused: whether the organisation itself refused a payment; then no arrears run.
        reminders: the days on which reminders of these arrears were served, in order.
    """

    paid_through: date | None
    refused: bool = False
    reminders: tuple[date, ...] = ()


def arrears_state(facts: DuesFacts, rules: RuleSet, on: date) -> ArrearsState:
    """How a member stands with dues on a day.

    ``open_to_lapse`` only means that a case may be brought; until a certificate of process is
    there the membership goes on, and a payment on any day puts all of it right.
    """
    if facts.paid_through is None or facts.refused or facts.paid_through >= on:
        return "paid"
    served = [day for day in facts.reminders if facts.paid_through < day <= on]
    asked = rules.count(conduct.REMINDERS)
    if not served:
        return "owing"
    if asked is None or len(served) < max(1, asked):
        return "reminded"
    until = cure_until(facts, rules)
    return "open_to_lapse" if until is not None and on > until else "cure"


def cure_until(facts: DuesFacts, rules: RuleSet) -> date | None:
    """The last day for making arrears good after the last reminder; None before that."""
    asked = rules.count(conduct.REMINDERS)
    if asked is None or len(facts.reminders) < max(1, asked):
        return None
    return day_after(facts.reminders[-1], conduct.CURE, rules)


def check_reminder(facts: DuesFacts, rules: RuleSet, on: date) -> Verdict:
    """Whether a reminder may go out: something is owed, and the last one was not just now.

    Refuses with ``reminder.nothing_owed`` or ``reminder.too_soon``.
    """
    if arrears_state(facts, rules, on) == "paid":
        return rules.refuse(
            conduct.REMINDERS, "reminder.nothing_owed", "Nothing is owed: no reminder is due."
        )
    if facts.reminders:
        earliest = day_after(facts.reminders[-1], BETWEEN_REMINDERS, rules)
        if earliest is not None and on < earliest:
            return rules.refuse(
                BETWEEN_REMINDERS,
                "reminder.too_soon",
                "The last reminder went out on {day}. {rule}",
                day=facts.reminders[-1].isoformat(),
                rule=rules.explain(BETWEEN_REMINDERS),
            )
    return yes()

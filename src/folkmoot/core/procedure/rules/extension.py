"""Moving a deadline on: for an outage by rule, for another reason by a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from folkmoot.core.civildate import Period, Unit, say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

OUTAGE_WINDOW = "timing.outage_window"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=OUTAGE_WINDOW,
        type="period",
        default=Period(24, Unit.HOURS),
        sentence="If the service fails in the last {value} before a deadline, the deadline moves "
        "on by as long as it was down.",
        otherwise="A deadline moves on only if the service is down at that very moment.",
        example="With 24 hours: down from 10:00 to 10:40 on the last day, closing at 12:00; it "
        "closes at 12:40.",
        kinder="higher",
        kinder_to="movers",
    ),
)

READS = (OUTAGE_WINDOW,)


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """A deadline about to be moved.

    Attributes:
        deadline: what it is for ("time to challenge the ruling").
        was: the moment until now.
        becomes: the new moment.
        reason: why.
    """

    deadline: str
    was: datetime
    becomes: datetime
    reason: str


def outage_window(rules: RuleSet) -> timedelta:
    """How long before a deadline an outage still moves it, for `extend_for_outages`."""
    window = rules.period(OUTAGE_WINDOW)
    if window is None:
        return timedelta(0)
    hours = {Unit.HOURS: 1, Unit.WEEKS: 7 * 24}.get(window.unit, 24)
    return timedelta(hours=hours * window.amount)


def check_extension(facts: ExtensionFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a deadline may be moved: only to a later moment, only while it runs, with a reason.

    Refuses with ``extension.shortens``, ``extension.over`` or ``extension.no_reason``.
    """
    verdict = yes()
    if instant(facts.becomes) <= instant(facts.was):
        verdict &= rules.refuse(
            OUTAGE_WINDOW,
            "extension.shortens",
            "A deadline is only ever moved to a later moment; this one ends at {was}.",
            remedy="Choose a later moment.",
            was=say_moment(rules.calendar.local(facts.was)),
        )
    if instant(at) > instant(facts.was):
        verdict &= rules.refuse(
            OUTAGE_WINDOW,
            "extension.over",
            "“{deadline}” ended at {was}; what followed from that has happened.",
            remedy="An outage is recorded with the time it began, and then moves the deadline.",
            deadline=facts.deadline,
            was=say_moment(rules.calendar.local(facts.was)),
        )
    if not facts.reason.strip():
        verdict &= rules.refuse(
            OUTAGE_WINDOW,
            "extension.no_reason",
            "A deadline is moved only with a reason, and none is given.",
            remedy="Say why.",
        )
    return verdict

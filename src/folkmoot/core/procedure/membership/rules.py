"""The figures of membership that a rule book can set."""

from __future__ import annotations

from datetime import date

from folkmoot.core.civildate import Period, Unit
from folkmoot.core.civildate.days import count_days
from folkmoot.core.procedure.parameter import Kinder, Parameter
from folkmoot.core.procedure.ruleset import RuleSet

DECIDED_WITHIN = "membership.objection_decided_within"
OBJECTIONS_EACH = "membership.objections_each"
BETWEEN_REMINDERS = "membership.between_reminders"
ANSWERED_WITHIN = "membership.ruling_answered_within"
RULING_HOLDS = "membership.ruling_holds"
WITHDRAWN_AFTER = "membership.ruling_withdrawn_after"
STANDING_HOLDS = "membership.opposed_no_longer_than"
CLUSTER = "membership.cluster_of_joiners"
CLUSTER_WITHIN = "membership.cluster_within"
KEPT_AFTER = "membership.file_kept_after_leaving"


def _period(
    key: str, period: Period, sentence: str, example: str, *, kinder: Kinder, to: str
) -> Parameter:
    return Parameter(
        key=key,
        type="period",
        default=period,
        sentence=sentence,
        otherwise="No time is set: " + sentence.replace("{value}", "an unstated time"),
        example=example,
        kinder=kinder,
        kinder_to=to,
    )


PARAMETERS: tuple[Parameter, ...] = (
    _period(
        DECIDED_WITHIN,
        Period(56, Unit.DAYS),
        "An objection to a new member is decided within {value}; after that silence admits.",
        "With 56 days: objected to on 1 May and not decided by 26 June, the person is a member.",
        kinder="lower",
        to="the person who joins",
    ),
    Parameter(
        key=OBJECTIONS_EACH,
        type="count",
        unit="objections",
        default=5,
        sentence="A member may have {value} to new members undecided at one time.",
        otherwise="A member may object to any number of new members.",
        example="With 5: a sixth objection waits until one of the five is decided or withdrawn.",
        kinder="lower",
        kinder_to="the person who joins",
    ),
    _period(
        BETWEEN_REMINDERS,
        Period(28, Unit.DAYS),
        "Two reminders of unpaid dues lie at least {value} apart.",
        "With 28 days: reminded on 1 May, the next reminder goes out on 29 May at the earliest.",
        kinder="higher",
        to="the member concerned",
    ),
    _period(
        ANSWERED_WITHIN,
        Period(28, Unit.DAYS),
        "A member who asks beforehand is answered within {value}; after that the answer is yes.",
        "With 28 days: asked on 1 May and not answered by 29 May, the member may.",
        kinder="lower",
        to="the member who asks",
    ),
    _period(
        RULING_HOLDS,
        Period(24, Unit.MONTHS),
        "A ruling given in advance holds for {value}.",
        "With 24 months: given on 1 May 2026, it protects until 1 May 2028.",
        kinder="higher",
        to="the member who asks",
    ),
    _period(
        WITHDRAWN_AFTER,
        Period(28, Unit.DAYS),
        "A ruling that is withdrawn goes on protecting for {value}.",
        "With 28 days: withdrawn on 1 May, what the member does until 29 May stays protected.",
        kinder="higher",
        to="the member who relies on it",
    ),
    _period(
        STANDING_HOLDS,
        Period(36, Unit.MONTHS),
        "A finding that an organisation is opposed to ours ends after {value} at the latest.",
        "With 36 months: decided on 1 May 2026, it ends on 1 May 2029 unless decided anew.",
        kinder="lower",
        to="members",
    ),
    Parameter(
        key=CLUSTER,
        type="count",
        unit="joiners",
        default=20,
        sentence="{value} of one unit shortly before a freeze are looked at together, each with a "
        "finding of their own.",
        otherwise="Joiners before a freeze are not looked at together.",
        example="With 20: three hundred join one unit in a week; each of them gets a finding, "
        "and none is kept out by the number of the others.",
        kinder="higher",
        kinder_to="the person who joins",
    ),
    _period(
        CLUSTER_WITHIN,
        Period(28, Unit.DAYS),
        "Shortly before a freeze means within {value} of it.",
        "With 28 days: the freeze is on 29 May; who joined on 1 May or later is counted.",
        kinder="lower",
        to="the person who joins",
    ),
    _period(
        KEPT_AFTER,
        Period(6, Unit.YEARS),
        "The file of a former member is kept for {value}, then names and addresses are erased.",
        "With 6 years: left on 1 May 2020, erased from 1 May 2026 on.",
        kinder="lower",
        to="former members",
    ),
)


def day_after(day: date, key: str, rules: RuleSet) -> date | None:
    """The day a period of the rules after another; None where the rules set no period."""
    period = rules.period(key)
    return None if period is None else count_days(day, period, rules.calendar, 1).day


def day_before(day: date, key: str, rules: RuleSet) -> date | None:
    """The day a period of the rules before another; None where the rules set no period."""
    period = rules.period(key)
    return None if period is None else count_days(day, period, rules.calendar, -1).day

"""What a rule book can set for discipline, and below which floor it may not go."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from folkmoot.core.civildate import Period, Unit
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.parameter import Kinder, Parameter
from folkmoot.core.procedure.ruleset import RuleSet

LIMITATION = "conduct.complaint_within"
EARLY_NOTICE = "conduct.told_within"
WITHHELD = "conduct.withheld_at_most"
REPLY = "conduct.reply_within"
PREPARE = "conduct.prepare_within"
PREPARE_LESSER = "conduct.prepare_lesser_within"
CHALLENGE = "conduct.panel_challenge_within"
APPEAL = "conduct.appeal_within"
LAPSE = "conduct.lapses_after"
REVIEW = "conduct.suspension_reviewed_every"
CAP = "conduct.suspension_at_most"
BRAKE = "conduct.suspension_election_brake"
SIZE = "conduct.panel_size"
STANDARD = "conduct.standard_of_proof"
IN_FORCE = "conduct.guarantees"
DEEMED_POST = "conduct.deemed_served_by_post"
DEEMED_MAIL = "conduct.deemed_served_by_mail"
OBJECTION = "conduct.admission_objection_within"
INELIGIBLE = "conduct.ineligibility_notice"
REMINDERS = "conduct.arrears_reminders"
CURE = "conduct.arrears_cure"
PUBLISHED = "conduct.published_within"
COMPLAINTS = "conduct.complaints_at_most"
KEPT = "conduct.evidence_kept"


def _days(
    key: str, amount: int, sentence: str, example: str, kinder: Kinder = "higher"
) -> Parameter:
    return Parameter(
        key=key,
        type="period",
        default=Period(amount, Unit.DAYS),
        sentence=sentence,
        otherwise="No time is set: " + sentence.replace("{value}", "an unstated time"),
        example=example,
        kinder=kinder,
        kinder_to="the member concerned",
    )


PARAMETERS: tuple[Parameter, ...] = (
    _days(
        LIMITATION,
        365,
        "A complaint is made within {value} of the conduct becoming known.",
        "With 365 days: known on 1 March, complained of by the end of the next 1 March.",
        "lower",
    ),
    _days(
        EARLY_NOTICE,
        7,
        "The member is told within {value} that an investigation has been opened.",
        "With 7 days: opened on Monday, told by the end of the next Monday.",
        "lower",
    ),
    _days(
        WITHHELD,
        28,
        "An order to withhold notice of an investigation ends after {value}.",
        "With 28 days: ordered on 1 May, the member is told by 29 May.",
        "lower",
    ),
    _days(
        REPLY,
        21,
        "The member may reply for {value} after full disclosure.",
        "With 21 days: disclosed on 1 June, replies are in time to the end of 22 June.",
    ),
    _days(
        PREPARE,
        28,
        "A hearing that may exclude somebody is at least {value} after full disclosure.",
        "With 28 days: disclosed on 1 June, heard on 30 June at the earliest.",
    ),
    _days(
        PREPARE_LESSER,
        14,
        "A hearing that cannot exclude anybody is at least {value} after full disclosure.",
        "With 14 days: disclosed on 1 June, heard on 16 June at the earliest.",
    ),
    _days(
        CHALLENGE,
        5,
        "A member of the panel may be challenged for {value} after the draw.",
        "With 5 days: drawn on 1 June, challenged by the end of 6 June.",
    ),
    _days(
        APPEAL,
        28,
        "An appeal is in time for {value} after the decision is served.",
        "With 28 days: served on 1 July, an appeal is in time to the end of 29 July.",
    ),
    _days(
        LAPSE,
        180,
        "A case that is not decided within {value} of the complaint lapses.",
        "With 180 days: complained of on 1 January, lapsed after 30 June.",
        "lower",
    ),
    _days(
        REVIEW,
        28,
        "An interim suspension is reviewed every {value}, or it ends.",
        "With 28 days: suspended on 1 May and not reviewed, it has ended after 29 May.",
        "lower",
    ),
    _days(
        CAP,
        90,
        "An interim suspension ends after {value} in all.",
        "With 90 days: suspended on 1 May, it has ended after 30 July whatever happens.",
        "lower",
    ),
    _days(
        BRAKE,
        60,
        "Within {value} of a selection or a freeze date a suspension needs a stricter test.",
        "With 60 days: the roll freezes on 1 June, so from 2 April the stricter test applies.",
    ),
    _days(
        OBJECTION,
        28,
        "An objection to a new member is made within {value}; silence admits.",
        "With 28 days: joined on 1 May, a full member after 29 May if nobody objected.",
        "lower",
    ),
    _days(
        INELIGIBLE,
        14,
        "A determination that somebody is ineligible needs {value} of notice.",
        "With 14 days: notice served on 1 May, determined on 16 May at the earliest.",
    ),
    _days(
        CURE,
        28,
        "Arrears may be paid for {value} after the last reminder was served.",
        "With 28 days: last reminded on 1 May, a payment on 29 May keeps the membership.",
    ),
    _days(
        PUBLISHED,
        30,
        "An outcome is published without names within {value} of taking effect.",
        "With 30 days: in effect on 1 August, published by 31 August, small numbers left out.",
        "lower",
    ),
    _days(
        KEPT,
        730,
        "The evidence of a case is kept for {value} after its end; then its key is destroyed.",
        "With 730 days: ended on 1 March 2026, unreadable for good after 28 February 2028.",
        "lower",
    ),
    Parameter(
        key=REMINDERS,
        type="count",
        unit="reminders",
        default=2,
        sentence="A membership lapses for arrears only after {value}, each served.",
        otherwise="A membership never lapses for arrears.",
        example="With 2 reminders: one that bounced does not count, so a third is sent.",
        kinder="higher",
        kinder_to="the member concerned",
    ),
    Parameter(
        key=COMPLAINTS,
        type="count",
        unit="complaints",
        default=5,
        sentence="One member makes at most {value} within thirty days.",
        otherwise="A member may make any number of complaints.",
        example="With 5 complaints: a sixth within the month is refused, and says so.",
        kinder="lower",
        kinder_to="the member concerned",
    ),
    Parameter(
        key=SIZE,
        type="count",
        unit="people",
        default=3,
        sentence="A panel has {value}.",
        otherwise="A panel has three people.",
        example="With 3 people: two votes find a particular proved.",
    ),
    Parameter(
        key=STANDARD,
        type="choice",
        default="balance_of_probabilities",
        choices=("balance_of_probabilities", "clear_and_convincing", "beyond_reasonable_doubt"),
        sentence="A charge is proved to this standard: {value}.",
        example="On the balance of probabilities: more likely than not, for each particular.",
    ),
    Parameter(
        key=IN_FORCE,
        type="list",
        default=tuple(GUARANTEES),
        choices=tuple(GUARANTEES),
        sentence="The guarantees of a fair process in force are {value}.",
        otherwise="The rule book guarantees no part of a fair process.",
        example="Without G18 there is no appeal, and the public page of the rule book says so.",
    ),
    Parameter(
        key=DEEMED_POST,
        type="period",
        default=Period(3, Unit.WORKING_DAYS),
        sentence="What is posted counts as served {value} later.",
        otherwise="What is posted counts as served when its receipt is proved.",
        example="With 3 working days: posted on a Friday, served on the next Wednesday.",
        kinder="higher",
        kinder_to="the member concerned",
    ),
    Parameter(
        key=DEEMED_MAIL,
        type="period",
        default=Period(1, Unit.WORKING_DAYS),
        sentence="What is sent by e-mail and does not bounce counts as served {value} later.",
        otherwise="What is sent by e-mail counts as served when its receipt is proved.",
        example="With 1 working day: sent on a Friday, served on the Monday; bounced, never.",
        kinder="higher",
        kinder_to="the member concerned",
    ),
)

FLOORS: Mapping[str, int] = MappingProxyType({REPLY: 14, PREPARE: 14, CHALLENGE: 5, APPEAL: 14})
"""The fewest days that leave a guarantee its meaning; an organisation may set more."""

CEILINGS: Mapping[str, int] = MappingProxyType({REVIEW: 28, CAP: 90, WITHHELD: 28, LAPSE: 365})
"""The most days that leave a guarantee its meaning; an organisation may set fewer."""

_DAYS = {Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}


def least_days(rules: RuleSet, key: str) -> int:
    """How many days a period lasts at the least; 0 where it is in hours or not set."""
    period = rules.period(key)
    if period is None:
        return 0
    if period.unit is Unit.HOURS:
        return period.amount // 24
    return period.amount * _DAYS.get(period.unit, 1)


def short_enough(rules: RuleSet, key: str) -> bool:
    """Whether a period is set and not longer than its ceiling."""
    return rules.period(key) is not None and least_days(rules, key) <= CEILINGS[key]


def long_enough(rules: RuleSet, key: str) -> bool:
    """Whether a period is not shorter than its floor."""
    return least_days(rules, key) >= FLOORS[key]


def rules_of_case(received: RuleSet, now: RuleSet) -> RuleSet:
    """The rules a case runs under: those in force when the complaint was received, and of what
    has changed since only what is kinder to the member.

    Each parameter is taken with the provision that grants it. One that cannot be compared, or that
    is kinder to nobody in particular, stays as it was.
    """
    granted = dict(received.granted)
    for parameter in PARAMETERS:
        if parameter.key in now.granted and _is_kinder(parameter, received, now):
            granted[parameter.key] = now.granted[parameter.key]
    return RuleSet(received.catalogue, granted, received.calendar)


def _is_kinder(parameter: Parameter, received: RuleSet, now: RuleSet) -> bool:
    key = parameter.key
    if key == IN_FORCE:
        return set(now.names(key)) > set(received.names(key))
    if parameter.type == "count":
        before, after = received.count(key), now.count(key)
    elif parameter.type == "period":
        if received.period(key) is None or now.period(key) is None:
            return False
        before, after = least_days(received, key), least_days(now, key)
    else:
        return False
    if before is None or after is None or parameter.kinder == "neither":
        return False
    return after > before if parameter.kinder == "higher" else after < before

"""Service with deemed dates, the lapse clock, and the ends that are not called exclusion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.civildate import deadline_after
from folkmoot.core.civildate.calendar import instant, later
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.position import PASSED, clock
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Interval, Verdict, yes

Method = Literal["post", "mail", "hand", "substituted"]


@dataclass(frozen=True, slots=True)
class Service:
    """A document sent to somebody.

    Attributes:
        document: its digest.
        method: ``post``, ``mail`` (e-mail), ``hand``, or ``substituted`` (by an order).
        sent_at: when.
        proof: the digest of the proof (of posting, of sending, a signature); empty if none.
        bounced: whether it came back.
        received_at: when receipt is proved, if it is.
    """

    document: str
    method: Method
    sent_at: datetime
    proof: str
    bounced: bool = False
    received_at: datetime | None = None


def served_at(service: Service, rules: RuleSet) -> datetime | None:
    """When a document counts as served; None if it came back or nothing proves it.

    Proved receipt goes before the deemed date. By hand and by order it is the moment itself.
    """
    if service.bounced or not service.proof:
        return None
    if service.received_at is not None:
        return service.received_at
    if service.method in {"hand", "substituted"}:
        return service.sent_at
    period = rules.period(rule.DEEMED_POST if service.method == "post" else rule.DEEMED_MAIL)
    return deadline_after(service.sent_at, period, rules.calendar).moment if period else None


def lapse_moved(ends: datetime, adjournments: Iterable[Interval[datetime]]) -> datetime:
    """The end of the lapse clock after the member's own adjournments, for the step ``adjourn``.

    The clock stands still while an adjournment that the member asked for lasts, overlapping ones
    once; those asked for by anybody else do not belong here.

    Raises:
        ValueError: if one of them has no end.
    """
    reached: datetime | None = None
    for pause in sorted(adjournments, key=lambda item: instant(item.start)):
        if pause.end is None:
            raise ValueError("an adjournment has an end")
        start = pause.start if reached is None else max(pause.start, reached, key=instant)
        if instant(pause.end) > instant(start):
            ends = later(ends, instant(pause.end) - instant(start))
            reached = pause.end
    return ends


def check_arrears_lapse(
    reminders: Iterable[Service], *, refused_payment: bool, rules: RuleSet, at: datetime
) -> Verdict:
    """Whether a membership may lapse because dues were not paid.

    Refuses with ``conduct.arrears_reminders`` (too few were served), ``conduct.arrears_cure``
    (there is still time to pay) or ``conduct.arrears_refused`` (the organisation itself refused
    the money, so no arrears run).
    """
    served = sorted(
        (moment for item in reminders if (moment := served_at(item, rules)) and moment <= at),
        key=instant,
    )
    asked = rules.count(rule.REMINDERS)
    if refused_payment:
        return _refuse(
            rules, rule.CURE, "arrears_refused", "The organisation refused the payment.", "G3"
        )
    if asked is None or len(served) < max(1, asked):
        return _refuse(
            rules,
            rule.REMINDERS,
            "arrears_reminders",
            "Too few reminders were served. {rule}",
            "G3",
        )
    if clock(served[-1], rule.CURE, rules, at) != PASSED:
        return _refuse(rules, rule.CURE, "arrears_cure", "There is time to pay. {rule}", "G7")
    return yes()


def is_admitted(joined_at: datetime, *, objected: bool, rules: RuleSet, at: datetime) -> bool:
    """Whether a provisional member has become a full one: silence admits.

    An objection in time opens a case of the kind ``admission``, whose end decides.
    """
    return not objected and clock(joined_at, rule.OBJECTION, rules, at) == PASSED


def check_ineligibility(
    notice: Service | None, *, replied: bool, rules: RuleSet, at: datetime
) -> Verdict:
    """Whether somebody may be determined ineligible: never "automatically".

    Refuses with ``conduct.ineligible_unserved`` or ``conduct.ineligible_notice``. Who determines
    it, and the appeal, are those of the road of a case.
    """
    served = served_at(notice, rules) if notice is not None else None
    if served is None:
        return _refuse(
            rules,
            rule.INELIGIBLE,
            "ineligible_unserved",
            "Nobody is excluded automatically: no notice of the ground was served. {rule}",
            "G3",
        )
    if not replied and clock(served, rule.INELIGIBLE, rules, at) != PASSED:
        return _refuse(
            rules, rule.INELIGIBLE, "ineligible_notice", "The member may still reply. {rule}", "G8"
        )
    return yes()


def _refuse(rules: RuleSet, key: str, name: str, says: str, guarantee: str) -> Verdict:
    return rules.refuse(
        key,
        f"conduct.{name}",
        f"{says} ({{guarantee}}: {{promise}})",
        remedy="Serve what is missing and wait; the membership goes on meanwhile.",
        guarantee=guarantee,
        promise=GUARANTEES[guarantee],
        rule=rules.explain(key),
    )

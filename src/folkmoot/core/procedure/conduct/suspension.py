"""Interim suspension: by a panel, item by item, reviewed, and ending by arithmetic (G20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import deadline_after, deadline_before
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import Panel
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.membership.rights import RIGHTS
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

__all__ = [
    "RIGHTS",
    "Suspension",
    "check_suspension",
    "is_suspended",
    "suspension_ends",
]


@dataclass(frozen=True, slots=True)
class Suspension:
    """An interim suspension.

    Attributes:
        imposed_at: when.
        scope: the rights suspended, from `RIGHTS`.
        panel: who imposed it.
        urgent, serious: why it cannot wait, and why it is grave.
        stricter: why even so near a selection or freeze; needed under the election brake.
        selection_at: the next selection or freeze that concerns the member.
        standing: whether the member stands for election now, whatever day that election has.
        reviews: when a panel reviewed and kept it.
        lifted_at: when it was lifted; None if it was not.
    """

    imposed_at: datetime
    scope: tuple[str, ...]
    panel: Panel
    urgent: str
    serious: str
    stricter: str = ""
    selection_at: datetime | None = None
    reviews: tuple[datetime, ...] = ()
    lifted_at: datetime | None = None
    standing: bool = False


def suspension_ends(suspension: Suspension, rules: RuleSet) -> datetime:
    """The last moment of a suspension, whatever any scheduler does or does not do.

    The earliest of: the cap, a review that was not held in time, and lifting. A review that comes
    when it has already ended does not revive it.
    """
    start = suspension.imposed_at
    cap = _after(start, rule.CAP, rules)
    ends = _after(start, rule.REVIEW, rules)
    for review in sorted(suspension.reviews, key=instant):
        if instant(start) <= instant(review) <= instant(ends):
            ends = max(ends, _after(review, rule.REVIEW, rules), key=instant)
    moments = [cap, ends]
    if suspension.lifted_at is not None:
        moments.append(suspension.lifted_at)
    return min(moments, key=instant)


def is_suspended(suspension: Suspension, right: str, rules: RuleSet, at: datetime) -> bool:
    """Whether a right is suspended at a moment."""
    return (
        right in suspension.scope
        and instant(suspension.imposed_at) <= instant(at)
        and instant(at) <= instant(suspension_ends(suspension, rules))
    )


def check_suspension(suspension: Suspension, rules: RuleSet) -> Verdict:
    """Whether a suspension may be imposed.

    Refuses with ``conduct.suspension_panel``, ``.suspension_test``, ``.suspension_scope`` or
    ``.suspension_brake``.
    """
    panel, size = suspension.panel, len(set(suspension.panel.members))
    stray = [right for right in suspension.scope if right not in RIGHTS]
    verdict = yes()
    if not panel.by_lot or size < 3 or size % 2 == 0:  # noqa: PLR2004 - as G12
        verdict &= _refuse(
            rules,
            rule.CAP,
            "suspension_panel",
            "Only a panel drawn by lot may suspend.",
            "Draw a panel of three; it can meet the same day.",
        )
    if not suspension.urgent.strip() or not suspension.serious.strip():
        verdict &= _refuse(
            rules,
            rule.CAP,
            "suspension_test",
            "It is not written why the matter is both urgent and serious.",
            "Write both, or wait for the hearing.",
        )
    if not suspension.scope or stray or len(set(suspension.scope)) == len(RIGHTS):
        verdict &= _refuse(
            rules,
            rule.CAP,
            "suspension_scope",
            "A suspension names the rights it touches, and never all of them.",
            "Choose what is necessary.",
        )
    if _braked(suspension, rules) and not suspension.stricter.strip():
        verdict &= _refuse(
            rules,
            rule.BRAKE,
            "suspension_brake",
            "A selection or a freeze is near, or the member stands for election, and no stricter "
            "test is written. {rule}",
            "Say why the matter cannot wait even so, or leave the member free to stand and vote.",
        )
    return verdict


def _braked(suspension: Suspension, rules: RuleSet) -> bool:
    period, selection = rules.period(rule.BRAKE), suspension.selection_at
    if suspension.standing:
        return True
    if period is None or selection is None:
        return False
    begins = deadline_before(selection, period, rules.calendar).moment
    return instant(begins) <= instant(suspension.imposed_at) <= instant(selection)


def _after(start: datetime, key: str, rules: RuleSet) -> datetime:
    # A cap or a review that is not set does not prolong anything: the default holds.
    period = rules.period(key) or rules.catalogue[key].default
    return deadline_after(
        start,
        period,  # type: ignore[arg-type]  # the catalogue gives a period
        rules.calendar,
        not_on_rest_day=False,
    ).moment


def _refuse(rules: RuleSet, key: str, name: str, says: str, remedy: str) -> Verdict:
    return rules.refuse(
        key,
        f"conduct.{name}",
        f"{says} ({{guarantee}}: {{promise}})",
        remedy=remedy,
        guarantee="G20",
        promise=GUARANTEES["G20"],
        rule=rules.explain(key),
    )

"""The case as the guards see it: what is so at a moment, the arithmetic of dates done.

The model checker and the product share everything that looks at a position; only here are dates
compared, and only in the explorer are positions made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from folkmoot.core.civildate import deadline_after
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import SEVERITIES, Case, Decision
from folkmoot.core.procedure.conduct.guarantees import REOPENING_GROUNDS
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef

UNSTARTED, RUNNING, PASSED = 0, 1, 2
MOST_MONTHS = 120
"""No sanction lasts longer; "for ever" is not among them (Chakrabarti 2016)."""


class Position(NamedTuple):
    """What is so. A clock is ``UNSTARTED``, ``RUNNING`` or ``PASSED``; all else yes or no."""

    rule_in_force: bool = False
    in_limit: bool = False
    particulars: bool = False
    first_time: bool = False
    charge_served: bool = False
    told: bool = False
    adjusted: bool = False
    disclosed: bool = False
    schedule: bool = False
    replied: bool = False
    reply_clock: int = UNSTARTED
    prepare_clock: int = UNSTARTED
    by_lot: bool = False
    sized: bool = False
    disjoint: bool = False
    declared: bool = False
    challenge_clock: int = UNSTARTED
    companion: bool = False
    heard: bool = False
    own_election: bool = False
    questions: bool = False
    cited_disclosed: bool = False
    untouched: bool = False
    standard: bool = False
    reasons: bool = False
    in_range: bool = False
    compared: bool = False
    no_gag: bool = False
    external: bool = False
    delivered: bool = False
    appeal_clock: int = UNSTARTED
    appeal_disjoint: bool = False
    not_harsher: bool = False
    appeal_reasons: bool = False


def position_of(case: Case, rules: RuleSet, at: datetime) -> Position:
    """What is so of a case at a moment, under the rules that the case runs under.

    Args:
        case: its facts.
        rules: the edition in force when the complaint was received, or a kinder later one.
        at: the moment; a hearing is judged at its own.

    Raises:
        NaiveTimeError: if a moment has no zone.
    """
    values: dict[str, bool | int] = {"adjusted": case.adjustments}
    for part in (_charge, _telling, _disclosure, _panel, _decision):
        values |= part(case, rules, at)
    values |= _hearing(case, at) | _appeal(case)
    return Position(**values)  # type: ignore[arg-type]  # bool is an int; the names fit


def clock(start: datetime | None, key: str, rules: RuleSet, at: datetime) -> int:
    """Where a clock stands that a rule measures from a moment."""
    if start is None:
        return UNSTARTED
    period = rules.period(key)
    if period is None:
        return RUNNING
    ends = deadline_after(start, period, rules.calendar).moment
    return PASSED if instant(at) > instant(ends) else RUNNING


def preparation_key(case: Case) -> str:
    """Which time to prepare applies: the longer if the charge may exclude."""
    lesser = case.charge is not None and case.charge.maximum != "exclusion"
    return rule.PREPARE_LESSER if lesser else rule.PREPARE


def connected(case: Case) -> frozenset[ActorRef]:
    """Everybody who may not sit on the panel of this case."""
    return frozenset({case.respondent, *_members(case.roles.values())})


def _members(groups: Iterable[Iterable[ActorRef]]) -> set[ActorRef]:
    return {actor for group in groups for actor in group}


def _charge(case: Case, rules: RuleSet, at: datetime) -> dict[str, bool | int]:
    charge = case.charge
    if charge is None:
        return {}
    published = charge.published_at is not None and charge.published_at <= charge.act_at
    late = clock(charge.known_at, rule.LIMITATION, rules, charge.complained_at) == PASSED
    return {
        "rule_in_force": charge.act_at in charge.in_force
        and charge.act_until in charge.in_force
        and published,
        "in_limit": not late or bool(charge.extension.strip()),
        "particulars": bool(charge.act.strip() and charge.place.strip() and charge.medium.strip())
        and bool(charge.provision.label)
        and charge.maximum != "none"
        and charge.rights_sheet,
        "first_time": not charge.earlier_case
        or (charge.reopening in REOPENING_GROUNDS and bool(case.roles.get("earlier_panel"))),
        "charge_served": _has_come(charge.served_at, at),
    }


def _telling(case: Case, rules: RuleSet, at: datetime) -> dict[str, bool | int]:
    telling = case.telling
    if telling is None:
        return {}
    if telling.told_at is None:
        return {"told": False}
    late = clock(telling.opened_at, rule.EARLY_NOTICE, rules, telling.told_at) == PASSED
    ordered = bool(telling.withheld.strip()) and telling.withheld_until is not None
    kept = (
        ordered
        and telling.withheld_until is not None
        and telling.told_at <= telling.withheld_until
        and clock(telling.opened_at, rule.WITHHELD, rules, telling.withheld_until) != PASSED
    )
    return {"told": _has_come(telling.told_at, at) and (not late or kept)}


def _disclosure(case: Case, rules: RuleSet, at: datetime) -> dict[str, bool | int]:
    served = case.disclosure
    if served is None:
        return {"replied": case.reply_at is not None}
    judged = case.hearing.at if case.hearing is not None else at
    full = served.full_at
    if full is not None and case.charge is not None and case.charge.served_at is not None:
        # A charge added on the day starts the clocks again.
        full = max(full, case.charge.served_at)
    return {
        "disclosed": full is not None and _has_come(full, judged),
        "schedule": served.schedule_signed and _has_come(served.schedule_served_at, judged),
        "replied": _has_come(case.reply_at, judged),
        "reply_clock": clock(full, rule.REPLY, rules, judged),
        "prepare_clock": clock(full, preparation_key(case), rules, judged),
    }


def _panel(case: Case, rules: RuleSet, at: datetime) -> dict[str, bool | int]:
    panel = case.panel
    if panel is None:
        return {}
    judged = case.hearing.at if case.hearing is not None else at
    ends = clock(panel.drawn_at, rule.CHALLENGE, rules, judged)
    size = len(panel.members)
    distinct = len(set(panel.members)) == size
    return {
        "by_lot": panel.by_lot,
        "sized": size >= max(3, rules.count(rule.SIZE) or 3) and size % 2 == 1 and distinct,
        "disjoint": not set(panel.members) & connected(case),
        "declared": set(panel.members) <= panel.declared,
        "challenge_clock": RUNNING if ends == PASSED and panel.open_challenges else ends,
    }


def _hearing(case: Case, at: datetime) -> dict[str, bool | int]:
    hearing = case.hearing
    if hearing is None:
        return {}
    own = hearing.election_by == case.respondent and hearing.election_fresh
    return {
        "companion": hearing.companion_stated and not hearing.companion_refused,
        "own_election": own,
        "heard": _has_come(hearing.at, at) and (not hearing.on_papers or own),
        "questions": hearing.answered >= hearing.requests,
    }


def _decision(case: Case, rules: RuleSet, at: datetime) -> dict[str, bool | int]:
    decision = case.decision
    if decision is None:
        return {}
    return {
        "cited_disclosed": case.disclosure is not None and not uncitable(case, rules),
        "untouched": not decision.unlogged_contact,
        "standard": decision.standard == rules.text(rule.STANDARD)
        and decision.voted >= decision.particulars > 0,
        "reasons": decision.reasoned >= decision.particulars > 0
        and decision.answered >= decision.defences,
        "in_range": _in_range(case, decision),
        "compared": decision.comparables is not None
        and (not decision.departs or bool(decision.departure.strip())),
        "no_gag": not decision.gag,
        "external": bool(decision.external_remedy.strip()),
        "delivered": _has_come(decision.served_at, at),
        "appeal_clock": clock(decision.served_at, rule.APPEAL, rules, at),
    }


def uncitable(case: Case, rules: RuleSet) -> tuple[str, ...]:
    """The exhibits a decision cites that were not served in time before the hearing."""
    if case.decision is None or case.disclosure is None or case.hearing is None:
        return ()
    served = case.disclosure.exhibits
    key, at = preparation_key(case), case.hearing.at
    return tuple(
        sorted(
            exhibit
            for exhibit in case.decision.cited
            if exhibit not in served or clock(served[exhibit], key, rules, at) != PASSED
        )
    )


def _in_range(case: Case, decision: Decision) -> bool:
    maximum = case.charge.maximum if case.charge is not None else "none"
    if decision.sanction == "none":
        return True
    heaviest = SEVERITIES.index(decision.sanction) <= SEVERITIES.index(maximum)
    timed = decision.sanction == "warning" or (
        decision.months is not None and 0 < decision.months <= MOST_MONTHS
    )
    return heaviest and timed and bool(decision.lesser_considered.strip())


def _appeal(case: Case) -> dict[str, bool | int]:
    appeal, first = case.appeal, case.panel
    if appeal is None or not appeal.panel:
        return {}
    before = set(first.members) if first is not None else set()
    size = len(appeal.panel)
    harsher = (
        appeal.sanction is not None
        and case.decision is not None
        and SEVERITIES.index(appeal.sanction) > SEVERITIES.index(case.decision.sanction)
    )
    return {
        "appeal_disjoint": not set(appeal.panel) & (before | connected(case))
        and len(set(appeal.panel)) == size
        and size >= 3  # noqa: PLR2004 - G12 holds for the appeal as well
        and size % 2 == 1,
        "not_harsher": appeal.sanction is not None
        and not (harsher and appeal.by == case.respondent),
        "appeal_reasons": bool(appeal.reasons.strip()),
    }


def _has_come(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and instant(moment) <= instant(at)

"""The house itself, by arithmetic: no certificate, no effect."""

from __future__ import annotations

import calendar
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import Doing, fresh, stepping
from folkmoot.apps.conduct.actions.withholding import withhold_by_certificate
from folkmoot.apps.conduct.acts_declared import CERTIFICATE_ISSUED, EFFECT
from folkmoot.apps.conduct.models import Case, Certificate, Restriction
from folkmoot.apps.conduct.policy.powers import SYSTEM
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.facts import case_of
from folkmoot.apps.conduct.queries.history import lapses_at, standing_of
from folkmoot.apps.conduct.queries.suspensions import plain
from folkmoot.apps.people import actions as people
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.procedure.conduct.certificate import certify
from folkmoot.platform.acts import Refused

GROUNDS = {"ineligibility": "ineligible", "arrears": "lapse", "admission": "ineligible"}
STEPS = {"served": "take_effect", "appeal_decided": "take_effect_after_appeal"}


def take_effect(*, at: datetime, case: str) -> str:
    """Let a decision have its effect, if every guarantee was kept; returns a digest.

    It is that of the certificate. Certificate, entry in the record, effect and step are one
    transaction: the gate of the database finds the entry when the membership is ended, or all of
    it is undone.

    Raises:
        Refused: by the appeal clock, or by every guarantee that was not kept.
    """
    row = Case.objects.get(code=case)
    step = STEPS.get(standing_of(row, at).state, "take_effect")
    with stepping(EFFECT, step, actor=SYSTEM, at=at, case=case) as doing:
        made = _certified(doing)
        _effect(doing, made)
        doing.note = "certificate " + made.digest[:12]
        doing.tell = ("respondent", "companion", "complainant", "clerk")
    return made.digest


def take_due_effects(at: datetime) -> int:
    """Whatever waits for nothing but time takes effect; returns how many did.

    Called by the clock of the house. A case that cannot be certified stays where it is: the
    member stays as they were.
    """
    done = 0
    for row in Case.objects.filter(certificate=None, decisions__isnull=False).distinct():
        if standing_of(row, at).state in STEPS:
            try:
                take_effect(at=at, case=row.code)
                done += 1
            except Refused:
                continue
    return done


def _certified(doing: Doing) -> Certificate:
    row, rules, at = fresh(doing.row), doing.rules, doing.at
    draw = draws.latest(row, "panel")
    drawn = draws.drawn(draw).plain() if draw is not None and draw.head else {}
    held = row.suspensions.order_by("-pk").first()
    certified = certify(
        case_of(row, rules, at),
        code=row.code,
        rules=rules,
        at=at,
        name=lambda actor: draws.opaque(row, actor.key),
        lapses_at=lapses_at(row) or at,
        draw=digest(drawn),
        suspension=plain(held) if held else None,
    )
    doing.act.require(certified.verdict)
    with official(CERTIFICATE_ISSUED, actor=SYSTEM, at=at) as act:
        act.shows(certificate=certified.digest, draw=digest(drawn))
    return Certificate.objects.create(
        case=row,
        digest=certified.digest,
        value=dict(certified.value or {}),
        draw=drawn,
        seq=act.seq,
        at=at,
    )


def _effect(doing: Doing, made: Certificate) -> None:
    row, at = doing.row, doing.at
    sanction, months, scope = _imposed(row)
    on = rulebook.day(at)
    held = {
        "person": row.respondent,
        "on": on,
        "at": at,
        "by": SYSTEM,
        "certificate": made.digest,
        "certificate_seq": made.seq,
    }
    if sanction == "none":
        return
    if row.kind == "office" and row.office is not None:
        people.remove_from_office(office=row.office, **held)
    elif sanction == "exclusion":
        people.end_by_certificate(ground=GROUNDS.get(row.kind, "sanction"), **held)  # type: ignore[arg-type]
    elif scope and months:
        until = months_later(at, months)
        Restriction.objects.create(
            certificate=made, person=row.respondent, scope=scope, start=at, until=until
        )
        withhold_by_certificate(row, made, scope, start=at, until=until)


def _imposed(row: Case) -> tuple[str, int | None, list[str]]:
    """What finally stands: the appeal's word if there was one."""
    made = row.decisions.order_by("-pk")[0]
    decided = getattr(getattr(row, "appeal", None), "decision", None)
    if decided is not None:
        return decided.sanction, decided.months, decided.scope
    return made.sanction, made.months, made.scope


def months_later(at: datetime, months: int) -> datetime:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))

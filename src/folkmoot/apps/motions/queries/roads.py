"""A motion's road: what was done and what stands next; rulings and deadlines."""

from __future__ import annotations

from datetime import datetime, timedelta

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Challenge, ChallengeDecision, Motion, Ruling, Taken
from folkmoot.apps.motions.queries.events import events_of, road_of
from folkmoot.apps.motions.queries.places import closing_of, places_of, rules_for
from folkmoot.apps.motions.queries.shapes import RulingView, StepView
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.civildate import Deadline
from folkmoot.core.procedure.road import Milestone
from folkmoot.core.procedure.road import road as line_of
from folkmoot.core.procedure.rules.kinds import Kind

A_MONTH = timedelta(days=30)


def road(key: str, *, at: datetime) -> tuple[Milestone, ...]:
    """The line of steps that a page draws."""
    row = Motion.objects.get(key=key)
    return line_of(road_of(row), events_of(row), rules=rules_for(at), at=at)


def history(key: str) -> list[StepView]:
    """Every step that was taken, in order, with its receipt."""
    row = Motion.objects.get(key=key)
    titles = {step.key: step.title for step in road_of(row).steps}
    return [
        StepView(
            taken.step,
            titles[taken.step],
            taken.at,
            taken.by,
            taken.note,
            taken.reference,
            taken.seq,
            taken.receipt,
        )
        for taken in Taken.objects.filter(motion=row).order_by("pk")
    ]


def deadline_of(kind: Kind, conference: str, *, at: datetime) -> Deadline | None:
    """When motions of a kind close for a conference; None if there is no such conference."""
    found = assembly.conference(conference)
    return closing_of(kind, found, rules_for(at)) if found else None


def conferences_open(*, at: datetime) -> list[assembly.MeetingLine]:
    """The conferences that are not over, soonest first; one that nobody held is over in a month."""
    coming = [
        line
        for line in assembly.conferences()
        if line.status == "open" or (line.status == "called" and line.starts_at > at - A_MONTH)
    ]
    return sorted(coming, key=lambda line: line.starts_at)


def rulings(conference: str = "", *, motion: str = "", outcome: str = "") -> list[RulingView]:
    """Rulings with their reasons and what became of them, newest first."""
    rows = Ruling.objects.select_related("taken", "motion__submission__version").order_by("-pk")
    if conference:
        rows = rows.filter(motion__conference=conference)
    if motion:
        rows = rows.filter(motion__key=motion)
    if outcome:
        rows = rows.filter(outcome=outcome)
    return [_ruling(row) for row in rows]


def like_rulings(key: str) -> list[RulingView]:
    """How motions on the same provisions, or under the same rule, were ruled before."""
    row = Motion.objects.get(key=key)
    pids = current(row).touches.values_list("pid", flat=True)
    rows = Ruling.objects.filter(motion__versions__touches__pid__in=list(pids))
    found = rows.exclude(motion=row).distinct().order_by("-pk")
    return [_ruling(each) for each in found.select_related("taken", "motion__submission__version")]


def _ruling(row: Ruling) -> RulingView:
    challenge = Challenge.objects.filter(ruling=row).select_related("taken").first()
    decision = ChallengeDecision.objects.filter(challenge=challenge).first() if challenge else None
    reply = row.motion.taken.filter(step="reply_to_challenge").order_by("-pk").first()
    return RulingView(
        motion=row.motion.key,
        title=current(row.motion).title,
        unit_name=places_of(row.motion.unit).adopting.name,
        outcome=row.outcome,
        rule=row.rule,
        reasons=row.reasons,
        at=row.taken.at,
        seq=row.taken.seq,
        challenged_at=challenge.taken.at if challenge else None,
        grounds=challenge.grounds if challenge else "",
        reply=reply.note if reply else "",
        upheld=decision.upheld if decision else None,
        decision_reasons=decision.reasons if decision else "",
    )

"""A motion's road: what was done and what stands next; rulings and deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import QuerySet

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import outline
from folkmoot.apps.motions.models import Ruling
from folkmoot.apps.motions.queries.events import events_of, road_of
from folkmoot.apps.motions.queries.known import Known, as_known
from folkmoot.apps.motions.queries.places import Places, closing_of, places_of_all, rules_for
from folkmoot.apps.motions.queries.shapes import RulingView, StepView
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.civildate import Deadline
from folkmoot.core.procedure.road import Milestone
from folkmoot.core.procedure.road import road as line_of
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.ruleset import RuleSet

A_MONTH = timedelta(days=30)


def road(
    motion: str | Known, *, at: datetime, rules: RuleSet | None = None
) -> tuple[Milestone, ...]:
    """The line of steps that a page draws."""
    row = as_known(motion).row
    return line_of(road_of(row), events_of(row), rules=rules or rules_for(at), at=at)


def history(motion: str | Known) -> list[StepView]:
    """Every step that was taken, in order, with its receipt."""
    row = as_known(motion).row
    titles = {step.key: step.done or step.title for step in road_of(row).steps}
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
        for taken in sorted(row.taken.all(), key=lambda taken: taken.pk)
    ]


def deadline_of(kind: Kind, conference: str, *, at: datetime) -> Deadline | None:
    """When motions of a kind close for a conference; None if there is no such conference."""
    found = outline(conference)
    if found is None or found.kind != "conference":
        return None
    return closing_of(kind, found, rules_for(at))


def conferences_open(*, at: datetime) -> list[assembly.MeetingLine]:
    """The conferences that are not over, soonest first; one that nobody held is over in a month."""
    coming = [
        line
        for line in assembly.conferences()
        if line.status == "open" or (line.status == "called" and line.starts_at > at - A_MONTH)
    ]
    return sorted(coming, key=lambda line: line.starts_at)


def rulings(
    conference: str = "", *, motion: str | Known = "", outcome: str = ""
) -> list[RulingView]:
    """Rulings with their reasons and what became of them, newest first."""
    known = motion if isinstance(motion, Known) else None
    rows = Ruling.objects.order_by("-pk")
    if conference:
        rows = rows.filter(motion__conference=conference)
    if motion:
        rows = rows.filter(motion__key=known.row.key if known else motion)
    if outcome:
        rows = rows.filter(outcome=outcome)
    return _views(rows, {known.row.unit: known.places} if known else None)


def like_rulings(key: str) -> list[RulingView]:
    """How motions on the same provisions, or under the same rule, were ruled before."""
    row = as_known(key).row
    pids = [touch.pid for touch in current(row).touches.all()]
    rows = Ruling.objects.filter(motion__versions__touches__pid__in=pids)
    return _views(rows.exclude(motion=row).distinct().order_by("-pk"))


def _views(rows: QuerySet[Ruling], places: Mapping[str, Places] | None = None) -> list[RulingView]:
    found = list(
        rows.select_related(
            "taken", "motion__submission__version", "challenge__taken", "challenge__decision"
        ).prefetch_related("motion__taken")
    )
    if places is None:
        places = places_of_all(row.motion.unit for row in found)
    return [_ruling(row, places[row.motion.unit].adopting.name) for row in found]


def _ruling(row: Ruling, unit_name: str) -> RulingView:
    challenge = getattr(row, "challenge", None)
    decision = getattr(challenge, "decision", None)
    replies = [step for step in row.motion.taken.all() if step.step == "reply_to_challenge"]
    reply = max(replies, key=lambda step: step.pk, default=None)
    return RulingView(
        motion=row.motion.key,
        title=current(row.motion).title,
        unit_name=unit_name,
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

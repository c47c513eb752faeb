"""Motions: one, or many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import road_of, standing_of
from folkmoot.apps.motions.queries.known import Known, known, known_all, rows_of
from folkmoot.apps.motions.queries.shapes import PRIVATE_STATES, UNIT_STATES, MotionLine, MotionView
from folkmoot.apps.motions.queries.words import current, operations_of
from folkmoot.apps.people import queries as people
from folkmoot.platform.clock import now


def motion(key: str, *, at: datetime | None = None) -> MotionView | None:
    """A motion by its number, as it stands now or stood at a moment."""
    found = known(key)
    return view_of(found, at=at or now()) if found else None


def motions(keys: Iterable[str], *, at: datetime) -> dict[str, MotionView]:
    """Many motions at once, by number."""
    found = known_all(rows_of(keys))
    return {each.row.key: view_of(each, at=at) for each in found}


def view_of(found: Known, *, at: datetime) -> MotionView:
    """A motion that was read, as a view."""
    row, places, conference = found.row, found.places, found.conference
    standing = standing_of(row, at=at)
    version = current(row)
    touched = [(touch.pid, touch.label) for touch in version.touches.all()]
    parts = [part.composite.key for part in row.composites.all()]
    composite = parts[0] if parts and standing.state == "composited" else ""
    return MotionView(
        key=row.key,
        kind=row.kind,
        kind_words=row.get_kind_display(),
        unit_slug=row.unit,
        unit_name=places.proposing.name,
        adopting_slug=places.adopting.slug,
        adopting_name=places.adopting.name,
        mover=row.mover,
        conference=row.conference,
        conference_title=conference.title if conference else row.conference,
        document=row.document,
        base_edition=row.base_edition,
        title=version.title,
        body=version.body,
        statement=version.statement,
        operations=operations_of(version),
        begins=version.begins,
        proviso=version.proviso,
        ends=version.ends,
        version=version.number,
        state=standing.state,
        state_title=road_of(row).state(standing.state).title,
        since=standing.since,
        ended=standing.ended,
        public=is_public(row, standing.state),
        model_of=row.model_of.key if row.model_of else "",
        topic=row.topic,
        event=row.event,
        event_at=row.event_at,
        composite=row.composite,
        composited_into=composite,
        pids=tuple(pid for pid, _ in touched),
        labels=tuple(label for _, label in touched),
        drafted_at=row.drafted_at,
    )


def is_public(row: Motion, state: str) -> bool:
    """Whether everybody may see a motion: from the moment it reached head office."""
    if row.composite:
        return True
    if state in PRIVATE_STATES | UNIT_STATES:
        return False
    return state != "withdrawn" or hasattr(row, "submission")


def may_see(view: MotionView, person: str, *, at: datetime) -> bool:
    """Whether a person may see a motion: everybody once public, before that those concerned."""
    if view.public or (person and person == view.mover):
        return True
    if not person:
        return False
    if Motion.objects.filter(key=view.key, companions__person=person).exists():
        return True
    if view.state not in UNIT_STATES:
        return False
    return people.is_member(person, view.adopting_slug, at.date())


def lines_of(rows: QuerySet[Motion], *, at: datetime) -> list[MotionLine]:
    """Rows as lists show them, in their order."""
    return lines_from(fetched(rows), at=at)


def fetched(rows: QuerySet[Motion]) -> list[Motion]:
    """Rows with what lists show of them."""
    return list(rows.select_related("submission").prefetch_related("taken", "versions__touches"))


def lines_from(found: Sequence[Motion], *, at: datetime) -> list[MotionLine]:
    """Fetched rows as lists show them, in their order."""
    units = people.units({row.unit for row in found})
    lines = []
    for row in found:
        standing = standing_of(row, at=at)
        version = current(row)
        lines.append(
            MotionLine(
                key=row.key,
                kind=row.kind,
                kind_words=row.get_kind_display(),
                title=version.title,
                unit_slug=row.unit,
                unit_name=units[row.unit].name if row.unit in units else row.unit,
                conference=row.conference,
                state=standing.state,
                state_title=road_of(row).state(standing.state).title,
                since=standing.since,
                labels=tuple(touch.label for touch in version.touches.all()),
                composite=row.composite,
                url=f"/motions/{row.key}",
            )
        )
    return lines


def public_motions(
    conference: str = "", *, at: datetime, states: Iterable[str] = (), kind: str = ""
) -> list[MotionLine]:
    """The motions everybody may see, by number; of one conference, state or kind if asked."""
    rows = Motion.objects.filter(Q(submission__isnull=False) | Q(composite=True)).order_by("-pk")
    if conference:
        rows = rows.filter(conference=conference)
    if kind:
        rows = rows.filter(kind=kind)
    wanted = set(states)
    return [line for line in lines_of(rows, at=at) if not wanted or line.state in wanted]


def mine(person: str, *, at: datetime) -> list[MotionLine]:
    """The motions a person moves or works on, newest first."""
    rows = Motion.objects.filter(Q(mover=person) | Q(companions__person=person)).distinct()
    return lines_of(rows.order_by("-pk"), at=at)


def mine_like(person: str, key: str, *, model: str, at: datetime) -> list[MotionLine]:
    """Of the motions a person moves or works on, one itself and those made from its model."""
    rows = Motion.objects.filter(Q(mover=person) | Q(companions__person=person))
    rows = rows.filter(Q(key=key) | Q(model_of__key=model))
    return lines_of(rows.distinct().order_by("-pk"), at=at)


def of_unit(unit: str, *, at: datetime) -> list[MotionLine]:
    """The motions before a unit or sent by it, drafts left out, newest first."""
    rows = Motion.objects.filter(Q(proposals__unit=unit) | Q(submission__unit=unit)).distinct()
    return lines_of(rows.order_by("-pk"), at=at)


def awaiting_ruling(conference: str, *, at: datetime) -> list[MotionLine]:
    """The motions the arrangements committee has not ruled on, in the order they came."""
    rows = Motion.objects.filter(conference=conference, submission__isnull=False)
    return [each for each in lines_of(rows.order_by("pk"), at=at) if each.state == "submitted"]


def on_provision(document: str, pid: str, *, at: datetime) -> list[MotionLine]:
    """The public motions that would change a provision, newest first."""
    return on_provisions(document, [pid], at=at)


def on_provisions(document: str, pids: Iterable[str], *, at: datetime) -> list[MotionLine]:
    """The public motions that would change any of some provisions, newest first."""
    wanted = set(pids)
    rows = Motion.objects.filter(
        Q(submission__version__touches__pid__in=wanted)
        | Q(composite=True, versions__touches__pid__in=wanted),
        document=document,
    ).distinct()
    return lines_of(rows.order_by("-pk"), at=at)

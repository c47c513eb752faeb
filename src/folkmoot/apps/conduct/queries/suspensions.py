"""Interim suspensions and restrictions: what a member may not do at a moment, by arithmetic."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.models import Case, Restriction, Suspension
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.history import rules_of, standing_of
from folkmoot.core.procedure.conduct import suspension as law
from folkmoot.core.procedure.conduct.facts import Panel


def plain(row: Suspension) -> law.Suspension:
    """A suspension as the law reads it."""
    panel = draws.panel_facts(row.draw) or Panel((), False, row.imposed_at)
    return law.Suspension(
        imposed_at=row.imposed_at,
        scope=tuple(row.scope),
        panel=panel,
        urgent=row.urgent,
        serious=row.serious,
        stricter=row.stricter,
        selection_at=row.selection_at,
        standing=row.standing,
        reviews=tuple(row.reviews.order_by("at").values_list("at", flat=True)),
        lifted_at=row.lifted_at,
    )


def ends_at(row: Suspension) -> datetime:
    """The last moment of a suspension: lifted, not reviewed in time, or at the cap."""
    return law.suspension_ends(plain(row), rules_of(row.case, row.imposed_at))


def running(row: Case, at: datetime) -> Suspension | None:
    """The interim suspension of a case at a moment; none once the case has ended."""
    if standing_of(row, at).ended:
        return None
    for each in row.suspensions.order_by("-pk"):
        if each.imposed_at <= at <= ends_at(each):
            return each
    return None


def suspended_rights(person: str, at: datetime) -> dict[str, datetime]:
    """Which rights a person does without at a moment, and until when."""
    found: dict[str, datetime] = {}
    for each in Suspension.objects.filter(case__respondent=person, imposed_at__lte=at):
        if running(each.case, at) == each:
            found |= {right: ends_at(each) for right in each.scope}
    held = Restriction.objects.filter(person=person, start__lte=at, until__gte=at)
    for each in held:
        found |= {right: max(each.until, found.get(right, each.until)) for right in each.scope}
    return found

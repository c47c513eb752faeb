"""Motions that would change the same provision."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.known import Known, as_known
from folkmoot.apps.motions.queries.motions import fetched, lines_from
from folkmoot.apps.motions.queries.shapes import RivalView
from folkmoot.apps.motions.queries.words import current, operations_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Rivalry
from folkmoot.core.lawtext import rivals as rivalry_of

SAYS = {
    "identical": "It does the same; adopting one is adopting both.",
    "independent": "Both can stand, in either order.",
    "order-dependent": "Both can stand, but the order decides how the rule reads.",
    "overlap": "They change the same words: if one is carried, the other falls.",
    "stale": "One of them no longer fits the rules as they stand.",
}


def rivals(
    motion: str | Known, *, at: datetime, edition: rulebook.EditionView | None = None
) -> list[RivalView]:
    """The public motions for the same conference that touch a provision this one touches.

    Args:
        edition: the newest edition of the book, where it has been read already.
    """
    row = as_known(motion).row
    if edition is None:
        edition = rulebook.last_edition(row.document) if row.document else None
    if edition is None:
        return []
    pids = [touch.pid for touch in current(row).touches.all()]
    others = (
        Motion.objects.filter(
            Q(submission__version__touches__pid__in=pids)
            | Q(composite=True, versions__touches__pid__in=pids),
            document=row.document,
            conference=row.conference,
        )
        .exclude(pk=row.pk)
        .distinct()
        .order_by("pk")
    )
    mine = operations_of(current(row))
    read = fetched(others)
    found = []
    for other, line in zip(read, lines_from(read, at=at), strict=True):
        how: Rivalry = rivalry_of(edition.tree, mine, operations_of(current(other)))
        found.append(RivalView(line, how.kind, SAYS[how.kind]))
    return found

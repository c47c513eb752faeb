"""Other motions on the same provisions, as pages list them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.rivals import SAYS
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Operation
from folkmoot.core.lawtext import rivals as rivalry_of

SHAPES = {
    "identical": "open",
    "independent": "done",
    "order-dependent": "waiting",
    "overlap": "urgent",
    "stale": "stopped",
}
MOST = 8


@dataclass(frozen=True, slots=True)
class Rival:
    """Another motion, and how the two stand to each other."""

    key: str
    title: str
    url: str
    unit_name: str
    word: str
    state: str
    says: str


def word_of(rivalry: str) -> str:
    """A class of rivalry in a word or two."""
    return {
        "identical": _("the same"),
        "independent": _("both can stand"),
        "order-dependent": _("order matters"),
        "overlap": _("only one can stand"),
        "stale": _("no longer fits"),
    }.get(rivalry, rivalry)


def rivals_of(
    motion: str | queries.Known, *, at: datetime, edition: rulebook.EditionView | None = None
) -> tuple[Rival, ...]:
    """The rivals of a motion that is kept."""
    return tuple(_as_rival(each) for each in queries.rivals(motion, at=at, edition=edition))


def rivals_of_draft(
    base: rulebook.EditionView,
    operations: Sequence[Operation],
    pids: Iterable[str],
    *,
    conference: str,
    but: str,
    at: datetime,
) -> tuple[Rival, ...]:
    """The rivals of what is on the desk, saved or not."""
    lines = [
        line
        for line in queries.on_provisions(base.document, pids, at=at)
        if line.key != but and line.conference == conference
    ][:MOST]
    views = queries.motions([line.key for line in lines], at=at)
    found = []
    for line in lines:
        kind = rivalry_of(base.tree, operations, views[line.key].operations).kind
        found.append(_as_rival(queries.RivalView(line, kind, SAYS[kind])))
    return tuple(found)


def _as_rival(view: queries.RivalView) -> Rival:
    line = view.line
    return Rival(
        key=line.key,
        title=line.title,
        url=line.url,
        unit_name=line.unit_name,
        word=word_of(view.rivalry),
        state=SHAPES.get(view.rivalry, ""),
        says=_(view.says),
    )

"""Are people who stand for something charged or suspended more often just before it is decided?

Only public facts are used: who was publicly a candidate, nominee or delegate, when the roll or the
nominations closed, and on which days cases were opened or members suspended. Nobody's opinion is
asked for or kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from folkmoot.core.consistency.comparison import Comparison, compare
from folkmoot.core.consistency.conditional import Stratum
from folkmoot.core.consistency.errors import PlanError

DAYS = 60


@dataclass(frozen=True, slots=True)
class Selection:
    """Something that members stood for.

    Attributes:
        name: what.
        closes: the day on which it closed: the freeze of the roll, or of nominations.
        stood: who publicly stood, by whatever key stands for a member.
    """

    name: str
    closes: date
    stood: frozenset[str]


def proximity(
    selections: Sequence[Selection],
    *,
    members: Mapping[str, str],
    acts: Iterable[tuple[str, date]],
    days: int = DAYS,
) -> Comparison:
    """Compare those who stood with like members who did not, in the days before each selection.

    Args:
        selections: all of a list that was fixed beforehand.
        members: for every member, with whom it is fair to compare them: the unit, the year of
            joining.
        acts: whom a charge or a suspension concerned, and on which day.
        days: how many days before the closing count; the day itself does not.

    Raises:
        PlanError: if somebody stood who is no member, or the windows of two selections overlap, so
            that one act would count twice.
    """
    ordered = sorted(selections, key=lambda one: one.closes)
    for one, following in pairwise(ordered):
        if following.closes - timedelta(days=days) < one.closes:
            raise PlanError(
                f"{one.name} and {following.name} closed within {days} days: one act would "
                "count for both"
            )
    known = list(acts)
    strata: list[Stratum] = []
    group_events = 0
    for selection in ordered:
        if strangers := sorted(selection.stood - set(members)):
            raise PlanError(f"{selection.name}: {strangers[0]} stood, but is no member")
        first = selection.closes - timedelta(days=days)
        hit = {who for who, on in known if first <= on < selection.closes}
        parts: dict[str, list[int]] = {}
        for who, like in members.items():
            part = parts.setdefault(like, [0, 0, 0])
            part[0 if who in selection.stood else 1] += 1
            part[2] += who in hit
            group_events += who in hit and who in selection.stood
        strata += [Stratum(*part) for _, part in sorted(parts.items())]
    return compare(strata, group_events)

"""A consultation worked out whole, and the same again by anybody who has the votes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.components import UNIT, Map, opinion_map
from folkmoot.core.discourse.errors import VotesError
from folkmoot.core.discourse.grouping import Grouping, group, who_counts
from folkmoot.core.discourse.measures import (
    NONE,
    Count,
    Stands,
    consensus,
    counts,
    group_aware,
    priority,
    represents,
)
from folkmoot.core.discourse.votes import AGREE, DISAGREE, PASS, UNSEEN, Ballots

VERSION = "folkmoot-opinion/1"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What came of a consultation.

    Attributes:
        ballots: the votes it rests on.
        left_out: the places of statements that moderation took out.
        drawn: the map.
        grouping: who stands together.
        by_group: the votes of each group on each statement.
        whole: the votes of all participants on each statement.
    """

    ballots: Ballots
    left_out: frozenset[int]
    drawn: Map
    grouping: Grouping
    by_group: tuple[tuple[Count, ...], ...]
    whole: tuple[Count, ...]

    def sizes(self) -> tuple[int, ...]:
        """How many participants each group has."""
        return tuple(
            int((self.grouping.groups == each).sum()) for each in range(self.grouping.number)
        )

    def bridging(self) -> tuple[tuple[int, float], ...]:
        """Statements by how much every group agrees with them, the most first."""
        found = [
            (place, float(value))
            for place, value in enumerate(group_aware(self.by_group))
            if place not in self.left_out
        ]
        return tuple(sorted(found, key=lambda each: (-each[1], each[0])))

    def standing_for(self, which: int) -> tuple[Stands, ...]:
        """What stands for a group; nothing where there is only one."""
        if self.grouping.number < 2:  # noqa: PLR2004  (a group stands against another)
            return ()
        return represents(self.by_group, which, leave_out=self.left_out)

    def agreed(self) -> dict[int, tuple[Stands, ...]]:
        """What everybody agrees and disagrees with."""
        return consensus(self.whole, leave_out=self.left_out)

    def extremity(self, statement: int) -> float:
        """How far from the middle agreeing with a statement alone would put somebody."""
        x, y = (int(each) / UNIT for each in self.drawn.components[:, statement])
        lever = abs(1 - float(self.drawn.centre[statement]))
        return sqrt(len(self.ballots.statements)) * lever * hypot(x, y)

    def priorities(self, about_participants: Iterable[int] = ()) -> tuple[float, ...]:
        """For each statement how soon it should be shown to the next person."""
        about = frozenset(about_participants)
        found = []
        for place in range(len(self.ballots.statements)):
            total = NONE
            for group_counts in self.by_group:
                total = total + group_counts[place]
            found.append(priority(total, self.extremity(place), about_participants=place in about))
        return tuple(found)


def work_out(
    ballots: Ballots,
    *,
    left_out: Sequence[str] = (),
    groups: npt.NDArray[np.int64] | None = None,
) -> Opinion:
    """Work a consultation out.

    Args:
        ballots: the votes.
        left_out: statements that moderation took out: their votes move nobody on the map.
        groups: who belongs together, where that is known otherwise (units, delegations); found
            from the map unless given. -1 is in no group.

    Raises:
        VotesError: if a statement is not there, or the groups are not one number for each
            participant.
    """
    places = []
    for key in left_out:
        if key not in ballots.statements:
            raise VotesError(f"there is no statement {key!r}")
        places.append(ballots.statements.index(key))
    mapped = ballots.votes.copy()
    mapped[:, places] = PASS
    drawn = opinion_map(mapped)
    if groups is None:
        voted = (ballots.votes != UNSEEN).sum(axis=1).astype(np.int64)
        grouping = group(drawn.positions, who_counts(voted, len(ballots.statements)))
    else:
        if groups.shape != (len(ballots.participants),):
            raise VotesError("the groups are not one for each participant")
        grouping = Grouping(groups, int(groups.max(initial=-1)) + 1, 0.0)
    by_group = tuple(
        counts(ballots.votes, grouping.groups == each) for each in range(grouping.number)
    )
    everybody = np.ones(len(ballots.participants), dtype=bool)
    return Opinion(
        ballots,
        frozenset(places),
        drawn,
        grouping,
        by_group,
        counts(ballots.votes, everybody),
    )


def bundle(found: Opinion) -> dict[str, Any]:
    """What is published of a consultation: no participant by name, no group of fewer than five.

    The same votes give the same bytes, wherever it is worked out: shares stand as fractions, all
    other numbers to six decimals.
    """
    keys = found.ballots.statements
    return {
        "version": VERSION,
        "votes_sha256": found.ballots.digest(),
        "participants": len(found.ballots.participants),
        "statements": len(keys),
        "left_out": sorted(keys[place] for place in found.left_out),
        "groups": [
            {
                "group": which,
                "members": size,
                "stands_for": [_stands(keys, each) for each in found.standing_for(which)],
            }
            for which, size in enumerate(found.sizes())
        ],
        "in_no_group": int((found.grouping.groups < 0).sum()),
        "silhouette": _six(found.grouping.silhouette),
        "agreed": [_stands(keys, each) for each in found.agreed()[AGREE]],
        "disagreed": [_stands(keys, each) for each in found.agreed()[DISAGREE]],
        "bridging": [
            {"statement": keys[place], "consensus": _six(value)}
            for place, value in found.bridging()
        ],
        "map": [
            {
                "statement": key,
                "centre": _six(float(found.drawn.centre[place])),
                "x": _six(int(found.drawn.components[0, place]) / UNIT),
                "y": _six(int(found.drawn.components[1, place]) / UNIT),
                "votes": _counts(found.whole[place]),
                "by_group": [_counts(each[place]) for each in found.by_group],
            }
            for place, key in enumerate(keys)
        ],
    }


def written(found: Opinion) -> str:
    """The bundle as it is published and as `folkmoot opinion --json` prints it, byte for byte."""
    return json.dumps(bundle(found), ensure_ascii=False, indent=1) + "\n"


def _counts(count: Count) -> dict[str, int]:
    return {
        "agree": count.agree,
        "disagree": count.disagree,
        "pass": count.seen - count.agree - count.disagree,
    }


def _stands(keys: Sequence[str], one: Stands) -> dict[str, Any]:
    told: dict[str, Any] = {
        "statement": keys[one.statement],
        "by": "agreeing" if one.side == AGREE else "disagreeing",
        "votes": one.count,
        "of": one.seen,
        "share": str(one.share),
        "test": _six(one.test),
    }
    if one.ratio is not None and one.ratio_test is not None:
        told |= {
            "ratio": str(one.ratio),
            "ratio_test": _six(one.ratio_test),
            "agreed_most": one.best_agreed,
        }
    return told


def _six(value: float) -> float:
    """To six decimals, and never a nought with a sign."""
    return round(value, 6) + 0.0

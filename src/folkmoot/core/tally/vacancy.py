"""A casual vacancy filled by counting all papers again, or the pile of whoever leaves.

Under rules that move votes all papers are counted again, passing over whoever leaves and whoever
no longer wishes to serve, and nobody who stays a member can be excluded (ERS97 7.1). Where whole
papers move, the papers that elected the leaver are counted among those never elected, until one
has more than half (Mass. General Laws ch. 54A s. 13).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from folkmoot.core.tally.cambridge import WholeCount
from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.formality import strictly_ranked
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count
from folkmoot.core.tally.rulebook import RULES

STAY = "those who stay members"
KEEPING = ("transfer", "parcels")


@dataclass(frozen=True, slots=True)
class Filled:
    """Who fills the vacancy (from 1), and the count that says so."""

    candidate: int
    count: Count


def fill_vacancy(
    profile: Profile,
    rule: str,
    *,
    elected: tuple[int, ...],
    leaving: int,
    unwilling: frozenset[int] = frozenset(),
    seed: str | None = None,
) -> Filled:
    """The candidate who takes the place of one who leaves.

    Args:
        profile: all papers of the election.
        rule: by which it was counted.
        elected: who was elected; leaving: which of them leaves.
        unwilling: those not elected who do not wish to serve any more.
        seed: for lots.

    Raises:
        CountError: if the leaver was not elected, nobody willing is left, or the rule keeps no
            papers from which a place could be filled.
    """
    if leaving not in elected:
        raise CountError("only somebody who was elected can leave a place vacant")
    stay = frozenset(elected) - {leaving}
    gone = profile.withdrawn | unwilling | {leaving}
    if not set(range(1, len(profile.candidates) + 1)) - gone - stay:
        raise CountError("nobody is left who stood and is willing")
    row = RULES[rule]
    if row.family == "whole":
        return _from_pile(profile, rule, leaving, gone | stay, seed)
    if row.family not in KEEPING:
        raise CountError(f"under {row.title} no papers are kept from which to fill a place")
    made = count(
        replace(profile, withdrawn=gone),
        rule,
        seats=len(elected),
        constraints=[Constraint(STAY, stay, least=len(stay))],
        seed=seed,
    )
    return Filled(next(c for c in made.elected if c not in stay), made)


def _from_pile(
    profile: Profile, rule: str, leaving: int, gone: frozenset[int], seed: str | None
) -> Filled:
    """The leaver's own papers among the others, one elected by more than half."""
    strict = strictly_ranked(profile).profile
    first = WholeCount(strict, RULES[rule], seed)
    first.run()
    lines = np.repeat(
        np.arange(strict.lines),
        np.ones(strict.lines, dtype=np.int64) if strict.weights is None else strict.weights,
    )
    mine = lines[np.array(first.piles[leaving], dtype=np.int64)]
    papers = Profile(
        candidates=profile.candidates,
        seats=1,
        title=profile.title,
        flat=strict.flat,
        starts=strict.starts[mine],
        withdrawn=gone,
    )
    made = count(papers, "av", seed=seed)
    return Filled(made.elected[0], made)

"""One way in to every rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from folkmoot.core.tally.cambridge import count_whole_papers
from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.meek import count_by_meek
from folkmoot.core.tally.pairs import count_by_pairs
from folkmoot.core.tally.parcels import count_by_parcels
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count
from folkmoot.core.tally.reopening import PASS_ON, reopening, why_not_reopened
from folkmoot.core.tally.rulebook import RULES
from folkmoot.core.tally.single import count_once
from folkmoot.core.tally.transferring import count_by_transfer

FAMILIES: dict[str, Callable[..., Count]] = {
    "transfer": count_by_transfer,
    "parcels": count_by_parcels,
    "whole": count_whole_papers,
    "meek": count_by_meek,
    "once": count_once,
    "pairs": count_by_pairs,
}


def count(
    profile: Profile,
    rule: str,
    *,
    seats: int | None = None,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
    reopen: int = 0,
) -> Count:
    """The papers counted under the rule of that name.

    Args:
        profile: the papers.
        rule: a name of `RULES`.
        seats: instead of those the ballot file says.
        constraints: places kept for groups.
        seed: committed beforehand, for lots.
        reopen: the line of the paper that re-opens nominations; 0 for none.

    Raises:
        CountError: if the rule is unknown or cannot be applied; `LotNeeded` if a lot must be
            drawn and there is no seed.
    """
    if rule not in RULES:
        raise CountError(f"there is no rule {rule!r}; there are {', '.join(sorted(RULES))}")
    if seats is not None:
        if not 1 <= seats <= len(profile.candidates):
            raise CountError(f"{seats} seats for {len(profile.candidates)} candidates")
        profile = replace(profile, seats=seats)
    row = RULES[rule]
    if row.quota == "majority" and profile.seats != 1:
        raise CountError(f"{row.title} elects one; these papers are for {profile.seats} seats")
    if reopen:
        if reason := why_not_reopened(row, profile.seats):
            raise CountError(f"nominations cannot be re-opened under {row.title}: {reason}")
        found = reopening(profile, reopen)  # refuses a line that is not there
        if row.family in PASS_ON:
            return FAMILIES[row.family](
                found.profile, row, constraints=constraints, seed=seed, chain=found.chain
            )
    return FAMILIES[row.family](profile, row, constraints=constraints, seed=seed)

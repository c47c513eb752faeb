"""A list in order (for a party list, or a zipper): whose place is first, second, third.

Two ways are known. From the top (Otten, Voting matters 9 and 12): for one place, two, three and so
on, where nobody who has a place already can be excluded. From the bottom (Rosenstiel): those not
elected to all places but one come last, then again among the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count

LISTED = "those who have a place already"


def ordered_from_the_top(
    profile: Profile,
    rule: str,
    places: int,
    *,
    prefixes: Sequence[Sequence[Constraint]] = (),
    seed: str | None = None,
) -> tuple[tuple[int, ...], tuple[Count, ...]]:
    """The candidates (from 1) in the order of the list, and the count behind each place.

    Args:
        profile: the papers; their number of seats does not matter.
        rule: one that can be counted with kept places.
        places: the length of the list.
        prefixes: for each place, constraints on the list so far; ``women`` at least one of the
            first two, at least two of the first four, makes a zipper.
        seed: for lots.

    Raises:
        CountError: if there are not so many candidates, or constraints cannot be met.
    """
    standing = len(profile.candidates) - len(profile.withdrawn)
    if not 1 <= places <= standing:
        raise CountError(f"{places} places for {standing} candidates")
    listed: list[int] = []
    counts = []
    for number in range(1, places + 1):
        kept = [Constraint(LISTED, frozenset(listed), least=len(listed))] if listed else []
        kept += prefixes[number - 1] if number <= len(prefixes) else ()
        made = count(profile, rule, seats=number, constraints=kept, seed=seed)
        counts.append(made)
        listed += [c for c in made.elected if c not in listed]
    return tuple(listed), tuple(counts)


def ordered_from_the_bottom(
    profile: Profile, rule: str, *, seed: str | None = None
) -> tuple[tuple[int, ...], tuple[Count, ...]]:
    """All candidates in order: the last is who is not elected when all but one are.

    Raises:
        CountError: if the rule cannot be counted.
    """
    left = [c for c in range(1, len(profile.candidates) + 1) if c not in profile.withdrawn]
    last: list[int] = []
    counts = []
    while len(left) > 1:
        papers = replace(profile, withdrawn=profile.withdrawn | set(last))
        made = count(papers, rule, seats=len(left) - 1, seed=seed)
        counts.append(made)
        out = next(c for c in left if c not in made.elected)
        last.insert(0, out)
        left.remove(out)
    return (*left, *last), tuple(counts)

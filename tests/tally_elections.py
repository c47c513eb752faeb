"""Random elections for the laws of counting."""

from __future__ import annotations

from hypothesis import strategies as st

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.profile import Profile, profile_of


@st.composite
def elections(
    draw, most_candidates: int = 7, most_lines: int = 14, *, equal: bool = False
) -> Profile:
    size = draw(st.integers(2, most_candidates))
    seats = draw(st.integers(1, size))
    line = st.tuples(st.integers(1, 9), st.lists(st.integers(1, size), unique=True, max_size=size))
    lines = draw(st.lists(line, max_size=most_lines))
    gone = draw(st.frozensets(st.integers(1, size), max_size=size - 1))
    return profile_of(
        tuple(f"Candidate {n}" for n in range(1, size + 1)),
        [
            (weight, draw(cut_into_ranks(prefs)) if equal else [[c] for c in prefs])
            for weight, prefs in lines
        ],
        seats=seats,
        withdrawn=gone if draw(st.booleans()) else frozenset(),
    )


@st.composite
def cut_into_ranks(draw, prefs: list[int]) -> list[list[int]]:
    """The preferences in order, some of them equal to the one before."""
    ranks: list[list[int]] = []
    for candidate in prefs:
        if ranks and draw(st.booleans()):
            ranks[-1].append(candidate)
        else:
            ranks.append([candidate])
    return ranks


@st.composite
def limits(draw, size: int) -> tuple[Constraint, ...]:
    found = []
    for name in draw(st.sampled_from([(), ("women",), ("women", "north")])):
        members = draw(st.frozensets(st.integers(1, size)))
        least = draw(st.integers(0, 2))
        found.append(Constraint(name, members, least, draw(st.integers(least, size))))
    return tuple(found)

"""Rules with a second look at the best two: the supplementary vote and STAR."""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Number
from folkmoot.core.tally.ties import settle


def _best_two(
    profile: Profile, votes: Sequence[Number], history: Sequence[Sequence[Number]], seed: str | None
) -> list[int]:
    """The two highest; equal ones for the second place by the history, then by lot."""
    left = [c for c in range(1, len(votes) + 1) if c not in profile.withdrawn]
    two: list[int] = []
    while left and len(two) < 2:  # noqa: PLR2004 - the rules speak of two
        best = max(votes[c - 1] for c in left)
        top = [c for c in left if votes[c - 1] == best]
        if len(top) > 2 - len(two):
            top = [
                settle(
                    top,
                    history,
                    highest=True,
                    earliest=False,
                    seed=seed,
                    drawings=0,
                    names=profile.candidates,
                    purpose="election",
                ).chosen
            ]
        two += top
        left = [c for c in left if c not in top]
    return two


def supplementary_votes(
    profile: Profile, first: list[Number], *, seed: str | None
) -> list[list[Number]]:
    """First votes; then, unless somebody has more than half, second choices for the best two."""
    if 2 * max(first) > sum(first):
        return [first]
    two = _best_two(profile, first, [first], seed)
    second: list[Number] = [v if c in two else 0 for c, v in enumerate(first, 1)]
    for number in range(profile.lines):
        line = profile.line(number)[:2]
        if len(line) > 1 and line[0] not in two and line[1] in two:
            second[line[1] - 1] += profile.weight(number)
    return [first, second]


def star_votes(profile: Profile, scores: list[Number], *, seed: str | None) -> list[list[Number]]:
    """Points; then papers that score one of the best two above the other."""
    two = _best_two(profile, scores, [scores], seed)
    runoff: list[Number] = [0] * len(scores)
    points = profile.scores
    for number in range(profile.lines):
        if points is None or len(two) == 1:
            break
        at = int(profile.starts[number])
        given = {c: int(points[at + i]) for i, c in enumerate(profile.line(number))}
        one, other = given.get(two[0], 0), given.get(two[1], 0)
        if one != other:
            runoff[two[one < other] - 1] += profile.weight(number)
    return [scores, runoff]

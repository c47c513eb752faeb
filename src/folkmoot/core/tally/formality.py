"""What of a paper can be counted under a rule that knows no equal preferences."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.core.tally.profile import Profile, profile_of


@dataclass(frozen=True, slots=True)
class Formal:
    """The papers as far as they can be counted, and a sentence for each thing left out."""

    profile: Profile
    says: tuple[str, ...]


def strictly_ranked(profile: Profile) -> Formal:
    """Papers up to the first preference that is given to two candidates at once.

    From there on the voter's order is unknown, so the paper is non-transferable (SSI 2007/42
    Sch. 1 r. 45 and its like elsewhere).
    """
    if profile.equal is None:
        return Formal(profile, ())
    lines, cut = [], 0
    for number in range(profile.lines):
        ranks, weight = profile.ranks(number), profile.weight(number)
        sound = next((i for i, group in enumerate(ranks) if len(group) > 1), len(ranks))
        cut += weight * (sound < len(ranks))
        lines.append((weight, ranks[:sound]))
    strict = profile_of(
        profile.candidates,
        lines,
        seats=profile.seats,
        title=profile.title,
        withdrawn=profile.withdrawn,
    )
    says = f"{cut} papers give one preference to two candidates, and end there"
    return Formal(strict, (says,))

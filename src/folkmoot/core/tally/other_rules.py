"""The same papers under other rules: who would be elected, or why the rule does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.rulebook import RULES


@dataclass(frozen=True, slots=True)
class Other:
    """What a rule makes of the papers: the elected, in order; or why it makes nothing of them."""

    rule: str
    elected: tuple[int, ...]
    refused: str


def under_other_rules(
    profile: Profile, *, seats: int, seed: str | None, rules: Sequence[str] = ()
) -> list[Other]:
    """Each rule (all of them where none are named) applied to the same papers.

    A voter may mark a paper otherwise where another rule applies, so this compares rules, not what
    would have happened.
    """
    out = []
    for name in rules or RULES:
        try:
            made = count(profile, name, seats=seats, seed=seed or "other rules")
        except CountError as error:
            out.append(Other(name, (), str(error)))
        else:
            out.append(Other(name, made.elected, ""))
    return out

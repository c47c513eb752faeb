"""What was done in like cases: for the panel, at the moment it decides on a sanction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

MOST = 12


@dataclass(frozen=True, slots=True)
class PastCase:
    """A case that was decided.

    Attributes:
        code: what it is called in public; never a name.
        charge: the kind of charge that was found proved.
        edition: the edition of the rules it was decided under.
        factors: what made it worse or milder, from the organisation's own list.
        outcome: the sanction, or that there was none.
        decided_on: the day.
    """

    code: str
    charge: str
    edition: str
    factors: frozenset[str]
    outcome: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Comparable:
    """A past case beside the present one.

    Attributes:
        case: the past case.
        shared: the factors that both have.
        only_here: those of the present case only.
        only_there: those of the past case only.
        same_edition: whether the rules were the same.
    """

    case: PastCase
    shared: frozenset[str]
    only_here: frozenset[str]
    only_there: frozenset[str]
    same_edition: bool

    @property
    def alike(self) -> bool:
        """Whether nothing that is recorded tells the two apart."""
        return not self.only_here and not self.only_there and self.same_edition


def comparables(
    past: Iterable[PastCase],
    *,
    charge: str,
    factors: frozenset[str],
    edition: str,
    on: date,
    most: int = MOST,
) -> tuple[Comparable, ...]:
    """The past cases of the same charge that are most like this one, the nearest first.

    Nearest is: the fewest factors apart, then the same edition, then the latest. Only what was
    decided before the day counts, so that the list can be drawn up again as the panel saw it.
    """
    found = [
        Comparable(
            case,
            factors & case.factors,
            factors - case.factors,
            case.factors - factors,
            case.edition == edition,
        )
        for case in past
        if case.charge == charge and case.decided_on < on
    ]
    found.sort(
        key=lambda one: (
            len(one.only_here) + len(one.only_there),
            not one.same_edition,
            -one.case.decided_on.toordinal(),
            one.case.code,
        )
    )
    return tuple(found[:most])


def outcomes(found: Iterable[Comparable]) -> Mapping[str, int]:
    """How often each outcome occurs, the most frequent first."""
    counted = Counter(one.case.outcome for one in found)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def in_words(found: tuple[Comparable, ...], outcome: str) -> Reason:
    """What a sanction looks like beside the comparables; it decides nothing."""
    if not found:
        says = "There is no earlier case of this charge: this one will be the first comparable."
        remedy = "Give the reasons with special care."
        return Reason("comparables.first", says, {}, None, remedy)
    alike = [one for one in found if one.alike]
    base = alike or list(found)
    same = sum(one.case.outcome == outcome for one in base)
    params: dict[str, Value] = {"same": same, "all": len(base), "outcome": outcome}
    which = "cases that nothing recorded tells apart" if alike else "nearest cases"
    if same == len(base):
        says = f"{{same}} of {{all}} {which} ended in “{{outcome}}” as well."
        return Reason("comparables.follows", says, params)
    says = f"{{same}} of {{all}} {which} ended in “{{outcome}}”; the others ended otherwise."
    remedy = "Say in the reasons why this case follows some of them and departs from the others."
    return Reason("comparables.departs", says, params, None, remedy)

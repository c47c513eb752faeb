"""The rules of counting as data: parameters, version and the clause behind each step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where the rule says what is done at each kind of step."""

    first: str
    quota: str
    elected: str
    surplus: str
    exclusion: str
    ties: str
    last: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to count, as a row.

    Attributes:
        name: as typed (``scottish``).
        title: as printed.
        version: of this row; changes whenever a figure could change.
        family: ``transfer`` (papers move in parcels), ``meek`` (keep values), ``once`` (points or
            votes added up) or ``pairs`` (each against each).
        decimals: of votes and values; None for exact fractions.
        quota: ``droop`` (whole, plus one), ``least`` (N/(s+1) cut off, plus one unit),
            ``majority`` (more than half of those in play).
        surplus: ``all`` papers of the candidate by weight, or ``none``.
        exclusion: ``at once`` (all papers in one stage) or ``none``.
        ties: ``latest`` or ``earliest`` stage at which the candidates were unequal.
        omega: for Meek, the surplus below which a round ends, as a power of ten.
        warren: keep the smaller of keep value and what is left, instead of its share.
        clauses: the law.
    """

    name: str
    title: str
    version: str
    family: str
    clauses: Clauses
    decimals: int | None = None
    quota: str = "droop"
    surplus: str = "all"
    exclusion: str = "at once"
    ties: str = "latest"
    omega: int = 6
    warren: bool = False

    def parameters(self) -> dict[str, str | int | bool | None]:
        """Everything about the row that decides figures."""
        return {
            "family": self.family,
            "decimals": self.decimals,
            "quota": self.quota,
            "surplus": self.surplus,
            "exclusion": self.exclusion,
            "ties": self.ties,
            "omega": self.omega,
            "warren": self.warren,
        }

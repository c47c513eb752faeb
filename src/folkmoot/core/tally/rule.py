"""The rules of counting as data: parameters, version and the clause behind each step."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Parcels:
    """How papers move under a rule that keeps the parcels apart in which they came.

    Attributes:
        surplus: ``last`` (only the parcel that gave rise to the surplus), ``all`` (all papers at
            one new value, each counting alike) or ``weight`` (each at a share of its value).
        divisor: of the surplus: ``transferable`` papers only, or all ``papers``.
        credit: ``exact``, where the value of a paper is cut to the rule's decimals; or ``cut``,
            where the value is a fraction and the votes of a parcel are cut to the decimals.
        order: of surpluses: the ``largest`` first, or those that arose ``earlier`` first.
        defer: surpluses wait while somebody can be excluded who cannot be saved by them.
        bulk: those are excluded together whose votes, with surpluses that wait, are ``under`` or
            ``not over`` those of the next; or ``none``.
        stages: an exclusion is ``one`` stage; one, but people are elected ``between`` values; or
            a stage for ``each`` value.
        first_apart: first preferences move before transferred papers of the same value.
        recalculated: the quota falls with papers that end before anybody is elected.
        active: also elected is who has the active vote over one more than the places left.
        beats_rest: the last place goes to who has as many votes as all others and what waits.
        last: the last are elected ``at once``, before papers of the last excluded move; ``after``
            they have moved; or ``settled``, when besides no surplus waits.
        last_two: of the last two for the last place the higher is elected below the quota.
    """

    surplus: str = "last"
    divisor: str = "transferable"
    credit: str = "exact"
    order: str = "largest"
    defer: bool = False
    bulk: str = "none"
    stages: str = "each"
    first_apart: bool = False
    recalculated: bool = False
    active: bool = False
    beats_rest: bool = False
    last: str = "after"
    last_two: bool = False


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
        family: ``transfer`` (papers move by value), ``parcels`` (papers move in the parcels in
            which they came), ``whole`` (papers move whole), ``meek`` (keep values), ``once``
            (points or votes added up) or ``pairs`` (each against each).
        decimals: of votes and values; None for exact fractions.
        quota: ``droop`` (whole, plus one), ``least`` (N/(s+1) cut off, plus one unit),
            ``majority`` (more than half of those in play), ``up`` (N/(s+1), rounded up to a
            unit).
        surplus: ``all`` papers of the candidate by weight, or ``none``.
        exclusion: ``at once`` (all papers in one stage) or ``none``.
        ties: ``latest`` or ``earliest`` stage at which the candidates were unequal; ``all
            differ``, the latest at which no two of them were equal; ``lot``.
        omega: for Meek, the surplus below which a round ends, as a power of ten.
        warren: keep the smaller of keep value and what is left, instead of its share.
        cut: for Meek, what is kept of a paper and what goes on are both cut, instead of rounding
            up what is kept.
        equal: for Meek, how papers with equal preferences are shared: ``branches`` (each an equal
            part, whose rest goes on to the next rank), ``orders`` (all orders alike), or "" where
            the rule knows no equal preferences.
        sure_losers: for Meek, one who cannot be saved by surpluses is excluded at once.
        parcels: for the family of that name.
        unconstrained: why no places can be kept for groups under the rule; "" where they can.
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
    cut: bool = False
    equal: str = ""
    sure_losers: bool = False
    parcels: Parcels | None = None
    unconstrained: str = ""

    def parameters(self) -> dict[str, str | int | bool | None]:
        """Everything about the row that decides figures."""
        more: dict[str, str | int | bool | None] = {}
        if self.cut:
            more["cut"] = True
        if self.equal:
            more["equal"] = self.equal
        if self.sure_losers:
            more["sure_losers"] = True
        if self.parcels is not None:
            more |= {f"parcels_{name}": value for name, value in asdict(self.parcels).items()}
        return {
            "family": self.family,
            "decimals": self.decimals,
            "quota": self.quota,
            "surplus": self.surplus,
            "exclusion": self.exclusion,
            "ties": self.ties,
            "omega": self.omega,
            "warren": self.warren,
            **more,
        }

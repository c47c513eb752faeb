"""How much talk crosses the lines, against what chance would have with the same people.

Raw scores mislead: every measure of polarisation is high for random graphs too, and small talk
scores like war (A. Salloum, T. H. Y. Chen and M. Kivela, "Separating polarization from noise",
Proceedings of the ACM on Human-Computer Interaction 6, CSCW1, 2022). So each measure is told less
its mean over graphs in which everybody has as many links as in truth and the links are otherwise
drawn by lot, with the interval within which 95 of 100 of those lie. Nobody is given a score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.controversy import random_walk_controversy
from folkmoot.core.discourse.graph import TWO, Graph, split
from folkmoot.core.discourse.split import halves
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

Whole = npt.NDArray[np.int64]

DRAWS = 20
SWAPS = 10
LEAST_LINKS = 100
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        name: which.
        value: as it is.
        mean: its mean over graphs drawn by lot.
        low: below so much lie 2.5 of 100 of those.
        high: above so much lie 2.5 of 100 of those.
    """

    name: str
    value: float
    mean: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> float:
        """What is left when chance is taken off."""
        return self.value - self.mean

    @property
    def stands_out(self) -> bool:
        """Whether it lies outside what 95 of 100 graphs drawn by lot show."""
        return not self.low <= self.value <= self.high


@dataclass(frozen=True, slots=True)
class Echo:
    """What is said of a graph.

    Attributes:
        people: how many.
        links: how many.
        sizes: how many people each side has.
        measures: each with its null model: the share of links that cross, the E-I index,
            modularity, assortativity, and random-walk controversy between the two largest sides.
        found: whether the sides were found in the links themselves.
    """

    people: int
    links: int
    sizes: tuple[int, ...]
    measures: tuple[Measure, ...]
    found: bool = False

    def measure(self, name: str) -> Measure:
        """One of them by name."""
        return next(each for each in self.measures if each.name == name)


def crossing(links: Whole, sides: Whole) -> float:
    """The share of links between people of different sides."""
    return float((sides[links[:, 0]] != sides[links[:, 1]]).mean())


def e_i(links: Whole, sides: Whole) -> float:
    """External less internal links over all: -1 nobody crosses, 1 everybody does.

    D. Krackhardt and R. N. Stern, Social Psychology Quarterly 51 (1988), 123-140.
    """
    return 2 * crossing(links, sides) - 1


def modularity(links: Whole, sides: Whole) -> float:
    """Links within sides beyond those expected from degrees alone.

    M. E. J. Newman and M. Girvan, Physical Review E 69 (2004), 026113.
    """
    within, squares = _within(links, sides)
    return within - squares


def assortativity(links: Whole, sides: Whole) -> float:
    """Modularity over the largest it could be: 1 if nobody crosses.

    M. E. J. Newman, Physical Review E 67 (2003), 026126.
    """
    within, squares = _within(links, sides)
    return (within - squares) / (1 - squares) if squares < 1 else 0.0


def _within(links: Whole, sides: Whole) -> tuple[float, float]:
    """The share of links within a side, and the sum of squares of the sides' shares of ends."""
    number = int(sides.max()) + 1
    ends = np.bincount(sides[links].ravel(), minlength=number)
    shares = ends / (2 * len(links))
    inside = float((sides[links[:, 0]] == sides[links[:, 1]]).mean())
    return inside, float((shares * shares).sum())


MEASURES: dict[str, Callable[[Whole, Whole], float]] = {
    "crossing": crossing,
    "e-i": e_i,
    "modularity": modularity,
    "assortativity": assortativity,
}


def echo(whole: Graph, *, seed: int = 1, draws: int = DRAWS, find_sides: bool = False) -> Echo:
    """Measure a graph and hold it against graphs drawn by lot with the same degrees.

    Args:
        whole: the graph with its sides.
        seed: of the lot; the same seed gives the same answer on every machine.
        draws: how many graphs are drawn.
        find_sides: find two sides in the links, of the graph and of each that is drawn: such sides
            are always far apart, so only those of drawn graphs can be held against them.
    """
    if find_sides:
        whole = split(whole)
    wanted = dict(MEASURES)
    if len(whole.side_names) >= TWO:
        wanted["controversy"] = _between_largest
    drawn: dict[str, list[float]] = {name: [] for name in wanted}
    for links in _rewired(whole, seed=seed, draws=draws):
        sides = halves(links, len(whole.names)) if find_sides else whole.sides
        for name, compute in wanted.items():
            drawn[name].append(compute(links, sides))
    measures = []
    for name, compute in wanted.items():
        values = sorted(drawn[name])
        cut = len(values) * 25 // 1000
        measures.append(
            Measure(
                name,
                compute(whole.links, whole.sides),
                sum(values) / len(values),
                values[cut],
                values[-1 - cut],
            )
        )
    sizes = np.bincount(whole.sides, minlength=len(whole.side_names))
    return Echo(
        len(whole.names),
        len(whole.links),
        tuple(int(each) for each in sizes),
        tuple(measures),
        find_sides,
    )


def _between_largest(links: Whole, sides: Whole) -> float:
    """Random-walk controversy between the two largest sides; walks pass through all others."""
    sizes = np.bincount(sides)
    order = np.lexsort((np.arange(len(sizes)), -sizes))
    places = np.empty(len(sizes), dtype=np.int64)
    # Two sides keep their order, whichever is larger.
    places[order if len(sizes) > TWO else np.arange(len(sizes))] = np.arange(len(sizes))
    return random_walk_controversy(links, places[sides])


def _rewired(whole: Graph, *, seed: int, draws: int) -> Iterator[Whole]:
    """Graphs with the same degrees: ends of links are exchanged, again and again.

    An exchange that would link somebody with themselves or twice with somebody is not made.
    """
    links = [(int(a), int(b)) for a, b in whole.links]
    held = set(links)
    lot = _Lot(seed)
    number = len(links)
    for _ in range(draws):
        for _ in range(SWAPS * number):
            first, second = lot.below(number), lot.below(number)
            (a, b), (c, d) = links[first], links[second]
            if lot.below(2):
                c, d = d, c
            if a in {c, d} or b in {c, d}:
                continue
            one = (a, d) if a < d else (d, a)
            other = (c, b) if c < b else (b, c)
            if one in held or other in held:
                continue
            held -= {links[first], links[second]}
            held |= {one, other}
            links[first], links[second] = one, other
        yield np.array(links, dtype=np.int64)


class _Lot:
    """SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014): a lot by a stated seed."""

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def below(self, limit: int) -> int:
        """A whole number from 0 below a limit (far below 2^64, so that no number is favoured)."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((mixed ^ (mixed >> 31)) * limit) >> 64


def say(found: Echo) -> Reason:
    """The whole in one sentence or two."""
    cross = found.measure("crossing")
    params: dict[str, Value] = {
        "share": _percent(cross.value),
        "by_chance": _percent(cross.mean),
        "low": _percent(cross.low),
        "high": _percent(cross.high),
        "links": found.links,
        "people": found.people,
    }
    if found.links < LEAST_LINKS:
        says = "Cannot tell: {links} links among {people} people are too few."
        return Reason("echo.few", says, params)
    if found.found:
        return _found_sides(cross, params)
    counted = (
        "{share}% of {links} links among {people} people cross the lines; drawn by lot, with "
        "everybody talking as much as they do, it would be {by_chance}% ({low}% to {high}%): "
    )
    if not cross.stands_out:
        return Reason("echo.chance", counted + "no more and no less than by chance.", params)
    if cross.value > cross.mean:
        return Reason("echo.crosses", counted + "more crosses than by chance.", params)
    # Talk apart is not yet disagreement, and sides drawn from the links lie apart by being drawn.
    says = counted + (
        "less crosses than by chance. That they talk apart does not say that they disagree: small "
        "talk does so too, and if these sides were found in these very links, it says no more "
        "than that they were."
    )
    return Reason("echo.apart", says, params)


def _found_sides(cross: Measure, params: dict[str, Value]) -> Reason:
    counted = (
        "The sides were found in the links themselves, as the halves that fewest links cross: "
        "{share}% of {links} links among {people} people do. Graphs drawn by lot have such halves "
        "too, with {by_chance}% ({low}% to {high}%). "
    )
    if cross.stands_out and cross.value < cross.mean:
        says = counted + (
            "So people talk in clusters more than by chance; whether they disagree the links do "
            "not say, and small talk looks the same."
        )
        return Reason("echo.found.clusters", says, params)
    return Reason("echo.found.chance", counted + "So there is no more to it than chance.", params)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"

"""A file of adverts in figures, gathered while it is read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from folkmoot.core.adverts.advert import Advert, Found, Spending, Targeting, identity
from folkmoot.core.adverts.errors import Fault
from folkmoot.core.adverts.ranges import Range
from folkmoot.core.adverts.similar import clusters, words

FAULTS_KEPT = 200


@dataclass(slots=True)
class Survey:
    """What was counted. Rows count each time they stand in a file, adverts once.

    Attributes:
        rows: rows that could be read.
        repeated: of these, rows that said again what an earlier one had said.
        with_text: rows of adverts that say something.
        texts: how often each text occurs, texts being the same if their words are.
        without_funder: rows of adverts and of spending that name nobody who paid.
        faults, first_faults: rows that could not be read, and the first of them.
        spend: the sum of all rows' money by currency, as ranges.
        spend_once: the same, each advert once.
    """

    rows: int = 0
    repeated: int = 0
    with_text: int = 0
    without_funder: int = 0
    faults: int = 0
    first_faults: list[Fault] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    spend: dict[str, Range] = field(default_factory=dict)
    spend_once: dict[str, Range] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def take(self, found: Found | Fault) -> None:
        """Count one row."""
        if isinstance(found, Fault):
            self.faults += 1
            if len(self.first_faults) < FAULTS_KEPT:
                self.first_faults.append(found)
            return
        self.rows += 1
        key = identity(found)
        again = key in self._seen
        self._seen.add(key)
        self.repeated += again
        if isinstance(found, Advert) and (said := " ".join(words(found.body))):
            self.with_text += 1
            self.texts[said] = self.texts.get(said, 0) + 1
        if isinstance(found, Advert | Spending) and not found.funder:
            self.without_funder += not (isinstance(found, Spending) and not found.sponsor_key)
        if found.spend is not None and not isinstance(found, Targeting):
            _add(self.spend, found.spend)
            if not again:
                _add(self.spend_once, found.spend)

    @property
    def once(self) -> int:
        """Rows that are not repetitions."""
        return self.rows - self.repeated

    def clusters(self) -> list[list[str]]:
        """The texts in groups that say nearly the same."""
        texts = list(self.texts)
        return [[texts[at] for at in group] for group in clusters(texts)]


def survey(found: Iterable[Found | Fault]) -> Survey:
    """A file in figures."""
    made = Survey()
    for each in found:
        made.take(each)
    return made


def _add(sums: dict[str, Range], amount: Range) -> None:
    sums[amount.unit] = sums[amount.unit] + amount if amount.unit in sums else amount

"""Many who join one unit on the eve of a freeze: looked at together, judged one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from folkmoot.core.procedure.membership.rules import CLUSTER, CLUSTER_WITHIN, day_before
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes


@dataclass(frozen=True, slots=True)
class Joiner:
    """Somebody who joined.

    Attributes:
        key: who.
        unit: where.
        joined_on: when.
        shared: what may be shared with others, each folded ("address:1 high street").
    """

    key: str
    unit: str
    joined_on: date
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Joiners of one unit shortly before a freeze.

    Attributes:
        unit: which.
        first: the day from which they are counted.
        keys: who, in order of joining.
        usual: how many joined the unit in a stretch as long, on average, before.
        shared: what several have in common, and how many.
    """

    unit: str
    first: date
    keys: tuple[str, ...]
    usual: float
    shared: tuple[tuple[str, int], ...]


def clusters(joiners: Iterable[Joiner], *, freeze_on: date, rules: RuleSet) -> list[Cluster]:
    """Where so many joined shortly before a freeze that they are looked at together.

    A cluster is a reason to look, not a ground for anything: it blocks nobody.
    """
    least = rules.count(CLUSTER)
    first = day_before(freeze_on, CLUSTER_WITHIN, rules)
    if least is None or first is None:
        return []
    late: dict[str, list[Joiner]] = defaultdict(list)
    before: dict[str, int] = defaultdict(int)
    stretch = max(1, (freeze_on - first).days)
    year_before = date.fromordinal(first.toordinal() - 365)
    for joiner in joiners:
        if first <= joiner.joined_on <= freeze_on:
            late[joiner.unit].append(joiner)
        elif year_before <= joiner.joined_on < first:
            before[joiner.unit] += 1
    found = []
    for unit, here in sorted(late.items()):
        if len(here) >= least:
            here.sort(key=lambda joiner: (joiner.joined_on, joiner.key))
            found.append(
                Cluster(
                    unit,
                    first,
                    tuple(joiner.key for joiner in here),
                    before[unit] * stretch / 365,
                    _shared(here),
                )
            )
    return found


def check_finding(finding: str, reasons: str, *, own: bool, rules: RuleSet) -> Verdict:
    """Whether a finding about one joiner may be written down: "clear", or "asked" with reasons.

    Refuses with ``joiner.unknown_finding``, ``joiner.own`` or ``joiner.without_reasons``. A
    finding keeps nobody out; whoever has something against a joiner objects, and is heard.
    """
    verdict = yes()
    if finding not in {"clear", "asked"}:
        verdict &= rules.refuse(
            CLUSTER,
            "joiner.unknown_finding",
            "A joiner is found to be clear, or is asked something; there is nothing else.",
            remedy="Whoever has something against the joiner objects to the admission.",
        )
    if own:
        verdict &= rules.refuse(CLUSTER, "joiner.own", "Nobody finds about themselves.")
    if len(reasons.split()) < SHORTEST:
        verdict &= rules.refuse(
            CLUSTER,
            "joiner.without_reasons",
            "Each joiner gets a reason of the own, not one for all.",
        )
    return verdict


SHORTEST = 3
"""Words that a reason has at least."""


def _shared(joiners: Iterable[Joiner]) -> tuple[tuple[str, int], ...]:
    times: dict[str, int] = defaultdict(int)
    for joiner in joiners:
        for each in set(joiner.shared):
            times[each] += 1
    several = [(what, many) for what, many in times.items() if many > 1]
    return tuple(sorted(several, key=lambda each: (-each[1], each[0]))[:10])

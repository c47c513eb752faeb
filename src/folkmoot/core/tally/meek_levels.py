"""What prefixes of papers hand on, from keep values: array after array, a depth at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.rule import Rule

Longs: TypeAlias = NDArray[np.int64]


class Levels:
    """The prefixes of a tree by depth, the root first.

    Attributes:
        order: the tree's prefixes in the order in which they stand here.
        place: where each prefix of the tree stands here.
        value: what each hands on of one paper, in units; where a rule cuts what is kept, what each
            keeps stands behind that. Elsewhere a prefix keeps what the one above hands on, less
            what it hands on itself.
    """

    def __init__(self, parent: Longs, candidate: Longs, depth: Longs, rule: Rule) -> None:
        self.rule = rule
        # Arithmetic with a lone number costs numpy more than with an array of one.
        self.unit = np.array(10 ** (rule.decimals or 0))
        count = len(parent)
        self.order = np.argsort(depth, kind="stable")
        edges = np.searchsorted(depth[self.order], np.arange(1, int(depth.max()) + 2)).tolist()
        self.place = np.empty(count, np.intp)
        self.place[self.order] = np.arange(count)
        self.above = self.place[parent[self.order]]
        self.by = candidate[self.order]
        self.value: Longs = np.zeros(2 * count if rule.cut else count, np.int64)
        self.value[0] = self.unit
        self.left, self.kept = self.value[:count], self.value[count:]
        self.rate: Longs = np.zeros(count, np.int64)
        # Views of each depth, made once and used at every iteration: the prefixes above, the rates
        # (of what is handed on; of what is kept by Warren), and what is handed on.
        self.levels = [
            (self.above[a:b], self.rate[a:b], self.left[a:b]) for a, b in pairwise(edges)
        ]

    def found(self, keep: list[int]) -> Longs:
        """The values, from everybody's keep value in units."""
        unit, left, rates = self.unit, self.left, np.array(keep, np.int64)
        if self.rule.warren:
            rates.take(self.by, None, self.rate, "clip")
            for above, rate, part in self.levels:
                np.subtract(left[above], rate, part)
                np.maximum(part, 0, out=part)
            return self.value
        np.subtract(unit, rates).take(self.by, None, self.rate, "clip")
        for above, rate, part in self.levels:
            np.multiply(left[above], rate, part)
            np.floor_divide(part, unit, part)
        if self.rule.cut:
            np.multiply(left[self.above], rates[self.by], self.kept)
            np.floor_divide(self.kept, unit, self.kept)
            self.kept[0] = 0
        return self.value

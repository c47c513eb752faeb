"""The Shapley-Shubik index: in how many orders of joining a member is the one who makes it win.

Exact: the coalitions are counted by weight and by size. Source: L. S. Shapley and M. Shubik, "A
method for evaluating the distribution of power in a committee system", American Political Science
Review 48 (1954), 787-792; for counting by size, I. Mann and L. S. Shapley, "Values of large
games, VI" (RAND, 1962).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import accumulate
from math import factorial

from folkmoot.core.arithmetic.game import WeightedGame, check_size, distinct, in_lowest_terms

UpTo = Callable[[int], int]


def shapley_shubik(game: WeightedGame) -> tuple[Fraction, ...]:
    """Each member's part of all orders in which it is pivotal; together they make 1.

    Raises:
        GameError: if the table of coalitions would not fit into memory.
    """
    weights, quota = in_lowest_terms(game)
    members = len(weights)
    orders = [factorial(size) * factorial(members - 1 - size) for size in range(members)]
    values = dict.fromkeys(distinct(weights), 0)
    for size, upto in enumerate(_by_size(weights, quota)):
        for weight in values:
            values[weight] += _orders(upto, orders, size=size, weight=weight, quota=quota)
    whole = factorial(members)
    return tuple(Fraction(values.get(weight, 0), whole) for weight in weights)


def _orders(upto: UpTo, orders: list[int], *, size: int, weight: int, quota: int) -> int:
    """What the coalitions of one size add to a member's orders.

    Of coalitions without the member, U(s, t) have s members and t votes or less, and
    U(s, t) = B(s, t) - U(s - 1, t - w). It decides in U(s, q - 1) - U(s, q - 1 - w) of them; each
    B(r, .) is needed at s = r, r + 1 and so on, with signs that alternate.
    """
    found, sign, total = 0, 1, quota - 1
    above = upto(total)
    for order in orders[size:]:
        if total < 0:
            break
        total -= weight
        below = upto(total) if total >= 0 else 0
        found += sign * order * (above - below)
        above, sign = below, -sign
    return found


def _by_size(weights: tuple[int, ...], quota: int) -> Iterator[UpTo]:
    """For each size from 0: how many coalitions of that size have a total or less."""
    combinations = 1
    for number in Counter(weights).values():
        combinations *= number + 1
    if combinations < quota:
        yield from _sparse(weights, quota)
    else:
        yield from _dense(weights, quota)


def _dense(weights: tuple[int, ...], quota: int) -> Iterator[UpTo]:
    bytes_each = -(-(len(weights) + 1) // 8)
    bits = bytes_each * 8
    check_size(bits * quota * len(weights))
    sizes = [1]
    reach = 0
    mask = (1 << (bits * quota)) - 1
    for weight in sorted(weights):
        reach += weight
        sizes.append(0)
        for size in range(len(sizes) - 1, 0, -1):
            grown = sizes[size] + (sizes[size - 1] << (bits * weight))
            sizes[size] = grown & mask if reach >= quota else grown
    read = int.from_bytes
    while sizes:
        held = sizes.pop(0).to_bytes(bytes_each * quota, "little")
        numbers = (
            read(held[at : at + bytes_each], "little")
            for at in range(0, bytes_each * quota, bytes_each)
        )
        yield list(accumulate(numbers)).__getitem__


def _sparse(weights: tuple[int, ...], quota: int) -> Iterator[UpTo]:
    sizes: list[dict[int, int]] = [{0: 1}]
    for weight in weights:
        sizes.append({})
        for size in range(len(sizes) - 1, 0, -1):
            grown = sizes[size]
            for total, number in sizes[size - 1].items():
                if total + weight < quota:
                    grown[total + weight] = grown.get(total + weight, 0) + number
    for counts in sizes:
        totals = sorted(counts)
        sums = [0, *accumulate(counts[total] for total in totals)]
        yield lambda total, totals=totals, sums=sums: sums[bisect_right(totals, total)]  # type: ignore[misc]

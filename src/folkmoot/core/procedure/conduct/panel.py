"""A panel drawn by lot that anybody can draw again (after RFC 3797)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from folkmoot.core.canon import digest

KIND = "folkmoot/draw/v1"
_HEX = 64


class DrawError(ValueError):
    """A draw that cannot be made: too few people, a name twice, a seed that is no digest."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Everything that is published of a draw; who sits follows from it.

    Attributes:
        pool: the frozen pool, as opaque names (salted commitments, never people's names).
        excluded: those who may not sit, each with the reason.
        size: how many sit.
        head: the root of the log's first checkpoint after the pool was committed, in hex. Nobody
            can know it when the pool is frozen.
        nonces: what the parties added, in the order of their names.
        challenged: those whose challenge was allowed, each with the reason. The next in the
            sequence takes the place; nothing is drawn again.
    """

    pool: tuple[str, ...]
    size: int
    head: str
    excluded: Mapping[str, str] = field(default_factory=dict)
    nonces: tuple[str, ...] = ()
    challenged: Mapping[str, str] = field(default_factory=dict)

    @property
    def commitment(self) -> str:
        """What is published before the head is known: pool, exclusions and size."""
        return pool_commitment(self.pool, self.excluded, self.size)

    @property
    def sequence(self) -> tuple[str, ...]:
        """Everybody eligible in the order of the lot."""
        return lot_order(self.pool, self.excluded, self.seed)

    @property
    def seed(self) -> str:
        """The digest of commitment, head and nonces."""
        return digest([self.commitment, self.head, list(self.nonces)])

    @property
    def panel(self) -> tuple[str, ...]:
        """Who sits: the first of the sequence who were not challenged away.

        Raises:
            DrawError: if too few are left.
        """
        left = [name for name in self.sequence if name not in self.challenged]
        if len(left) < self.size:
            raise DrawError(f"{len(left)} people are left for a panel of {self.size}")
        return tuple(left[: self.size])

    def plain(self) -> dict[str, object]:
        """The published value, which `verify_record.py` draws again."""
        return {
            "kind": KIND,
            "pool": list(self.pool),
            "excluded": dict(self.excluded),
            "size": self.size,
            "commitment": self.commitment,
            "head": self.head,
            "nonces": list(self.nonces),
            "challenged": dict(self.challenged),
            "panel": list(self.panel),
        }


def draw_panel(
    pool: Iterable[str],
    *,
    size: int,
    head: str,
    excluded: Mapping[str, str] | None = None,
    nonces: Iterable[str] = (),
) -> Draw:
    """Draw a panel.

    Args:
        pool: opaque names; their order does not matter.
        size: odd, at least three.
        head: 64 hex digits, not known when the pool was committed.
        excluded: names that may not sit, with the reason.
        nonces: what the parties added.

    Raises:
        DrawError: if the parts do not fit together.
    """
    names = sorted(pool)
    bars = dict(excluded or {})
    if len(set(names)) != len(names):
        raise DrawError("somebody stands in the pool twice")
    if stray := set(bars) - set(names):
        raise DrawError(f"{min(stray)!r} is excluded but not in the pool")
    if size < 3 or size % 2 == 0:  # noqa: PLR2004 - G12: at least three, and odd
        raise DrawError(f"a panel is odd and has at least three people, not {size}")
    if len(head) != _HEX or set(head) - set("0123456789abcdef"):
        raise DrawError("the head of the log is 64 hex digits")
    if len(names) - len(bars) < size:
        raise DrawError(f"{len(names) - len(bars)} people may sit; the panel needs {size}")
    return Draw(tuple(names), size, head, bars, tuple(nonces))


def sits_by_lot(members: Iterable[str], draw: Draw) -> bool:
    """Whether those who sit, by their opaque names, are exactly those of the draw."""
    return sorted(members) == sorted(draw.panel)


def challenge_allowed(draw: Draw, name: str, reason: str) -> Draw:
    """The draw after somebody was challenged away: the next in the sequence sits.

    Raises:
        DrawError: if the person does not sit, no reason is given, or nobody is left.
    """
    if name not in draw.panel:
        raise DrawError(f"{name!r} does not sit on this panel")
    if not reason.strip():
        raise DrawError("a challenge is allowed with a reason")
    after = Draw(
        draw.pool,
        draw.size,
        draw.head,
        draw.excluded,
        draw.nonces,
        {**draw.challenged, name: reason},
    )
    _ = after.panel
    return after


def pool_commitment(pool: Iterable[str], excluded: Mapping[str, str], size: int) -> str:
    """The digest that binds pool, exclusions and size before the seed is known."""
    return digest([sorted(pool), dict(excluded), size])


def lot_order(pool: Iterable[str], excluded: Mapping[str, str], seed: str) -> tuple[str, ...]:
    """Everybody eligible in the order of the lot: drawn one by one, every order equally likely.

    Each place is a number from SHA-256 of seed and counter; numbers that would favour the first
    of the list are thrown away (rejection sampling).
    """
    left = [name for name in sorted(pool) if name not in excluded]
    order: list[str] = []
    counter = 0
    while left:
        fair = 2**256 - 2**256 % len(left)
        drawn = fair
        while drawn >= fair:
            drawn = int.from_bytes(hashlib.sha256(f"{seed}/{counter}".encode()).digest(), "big")
            counter += 1
        order.append(left.pop(drawn % len(left)))
    return tuple(order)

"""The picture of how amendments stand to each other: pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.lawtext import Standing

WIDTH, HEIGHT = 640, 420
_RADIUS_X, _RADIUS_Y = 230, 150
_HALF_BOX_X, _HALF_BOX_Y = 52, 19
_TONES = {
    "overlap": "clash",
    "subsumes": "clash",
    "identical": "same",
    "order-dependent": "order",
    "label collision": "order",
    "requires": "needs",
    "referential": "cites",
    "semantic": "cites",
    "stale": "stale",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An amendment: a box with its number."""

    name: str
    url: str
    x: int
    y: int
    width: int = 2 * _HALF_BOX_X
    height: int = 2 * _HALF_BOX_Y

    @property
    def left(self) -> int:
        """Where the box begins."""
        return self.x - _HALF_BOX_X

    @property
    def top(self) -> int:
        """Where the box begins from above."""
        return self.y - _HALF_BOX_Y

    @property
    def foot(self) -> int:
        """Where its number is written."""
        return self.y + 5


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair: a line between two boxes, in the manner of its class."""

    x1: int
    y1: int
    x2: int
    y2: int
    tone: str


@dataclass(frozen=True, slots=True)
class Map:
    """The boxes and the lines between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int = WIDTH
    height: int = HEIGHT


def map_of(names: Sequence[str], pairs: Sequence[Standing]) -> Map:
    """The amendments on an ellipse, a line for each pair whose votes bear on each other."""
    nodes = {name: _node(name, at, len(names)) for at, name in enumerate(names)}
    edges = []
    for pair in pairs:
        tone = _TONES.get(pair.kind) or next((_TONES[a] for a in pair.also if a in _TONES), "")
        if tone:
            one, other = nodes[pair.first], nodes[pair.second]
            edges.append(Edge(one.x, one.y, other.x, other.y, tone))
    return Map(tuple(nodes.values()), tuple(edges))


def _node(name: str, at: int, of: int) -> Node:
    angle = 2 * math.pi * at / max(of, 1) - math.pi / 2
    x = round(WIDTH / 2 + _RADIUS_X * math.cos(angle))
    y = round(HEIGHT / 2 + _RADIUS_Y * math.sin(angle))
    return Node(name, f"/motions/{name}", x, y)

"""Who answers or passes on whom: a graph of people and its sides."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.errors import GraphError
from folkmoot.core.discourse.split import halves

Whole = npt.NDArray[np.int64]

MOST_LINKS = 5_000_000
TWO = 2
_GML = re.compile(r'\s*(?:"((?:[^"])*)"|([^\s\[\]"]+)|(\[)|(\]))')


@dataclass(frozen=True, slots=True)
class Graph:
    """Links between people, each pair once, nobody with themselves.

    Attributes:
        names: everybody who has a link.
        links: pairs of their places, the smaller first, in order.
        sides: for each person the number of their side, from 0.
        side_names: what the sides are called.
    """

    names: tuple[str, ...]
    links: Whole
    sides: Whole
    side_names: tuple[str, ...]


def graph(links: list[tuple[str, str]], sides: Mapping[str, str] | None) -> Graph:
    """A graph from links and sides; a link that stands twice, in whichever direction, counts once.

    Without sides everybody is on one, until `split` finds two.

    Raises:
        GraphError: if somebody with a link has no side, or fewer than two sides are left.
    """
    pairs = {(a, b) if a <= b else (b, a) for a, b in links if a != b}
    names = tuple(sorted({name for pair in pairs for name in pair}))
    if sides is None:
        sides = dict.fromkeys(names, "")
    elif strangers := [name for name in names if name not in sides]:
        raise GraphError(f"{strangers[0]} has no side ({len(strangers)} people have none)")
    side_names = tuple(sorted({sides[name] for name in names}))
    if not names or (side_names != ("",) and len(side_names) < TWO):
        raise GraphError("at least two sides with links are needed")
    places = {name: place for place, name in enumerate(names)}
    numbers = {name: place for place, name in enumerate(side_names)}
    held = np.array(sorted((places[a], places[b]) for a, b in pairs), dtype=np.int64).reshape(-1, 2)
    return Graph(
        names,
        held,
        np.array([numbers[sides[name]] for name in names], dtype=np.int64),
        side_names,
    )


def largest_part(whole: Graph) -> Graph:
    """The largest part of the graph in which everybody is linked with everybody by some way."""
    part = np.arange(len(whole.names))
    while True:
        least = np.minimum(part[whole.links[:, 0]], part[whole.links[:, 1]])
        following = part.copy()
        np.minimum.at(following, whole.links[:, 0], least)
        np.minimum.at(following, whole.links[:, 1], least)
        following = following[following]
        if (following == part).all():
            break
        part = following
    sizes = np.bincount(part, minlength=len(part))
    kept = part == sizes.argmax()
    place = np.cumsum(kept) - 1
    links = place[whole.links[kept[whole.links[:, 0]]]]
    return Graph(
        tuple(name for name, stays in zip(whole.names, kept.tolist(), strict=True) if stays),
        links,
        whole.sides[kept],
        whole.side_names,
    )


def split(whole: Graph) -> Graph:
    """The largest part of the graph with two sides that are found in the links themselves."""
    part = largest_part(whole)
    return replace(
        part, sides=halves(part.links, len(part.names)), side_names=("one half", "the other half")
    )


def read_links(text: str) -> list[tuple[str, str]]:
    """Links from CSV: two names a line, whatever follows; a heading "source,target" is skipped.

    Raises:
        GraphError: with the line and the reason.
    """
    found = []
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) < TWO or not row[0].strip() or not row[1].strip():
                raise GraphError(f"line {rows.line_num}: a link needs two names")
            pair = row[0].strip(), row[1].strip()
            if rows.line_num == 1 and tuple(name.lower() for name in pair) == ("source", "target"):
                continue
            found.append(pair)
            if len(found) > MOST_LINKS:
                raise GraphError(f"there are more than {MOST_LINKS:,} links")
    except csv.Error as error:
        raise GraphError(f"line {rows.line_num}: {error}") from None
    if not found:
        raise GraphError("there is no link")
    return found


def read_sides(text: str) -> dict[str, str]:
    """Sides from CSV: a name and a side a line.

    Raises:
        GraphError: with the line and the reason.
    """
    found: dict[str, str] = {}
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) < TWO or not row[1].strip():
                raise GraphError(f"line {rows.line_num}: a name and a side are needed")
            name, side = row[0].strip(), row[1].strip()
            if found.get(name, side) != side:
                raise GraphError(f"line {rows.line_num}: {name} is on two sides")
            found[name] = side
    except csv.Error as error:
        raise GraphError(f"line {rows.line_num}: {error}") from None
    return found


def read_gml(text: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Links and sides from GML; a node's ``value`` is its side.

    Raises:
        GraphError: if it cannot be read, or a link leads to a node that is not there.
    """
    nodes: dict[str, Mapping[str, str]] = {}
    edges: list[Mapping[str, str]] = []
    for kind, told in _gml_blocks(text):
        if kind == "node":
            if "id" not in told:
                raise GraphError("a node has no id")
            nodes[told["id"]] = told
        else:
            edges.append(told)
    if not nodes:
        raise GraphError("there is no node")
    label = {key: told.get("label", key) for key, told in nodes.items()}
    if len(set(label.values())) < len(label):
        label = {key: key for key in nodes}
    links = []
    for edge in edges:
        ends = edge.get("source"), edge.get("target")
        if ends[0] not in nodes or ends[1] not in nodes:
            raise GraphError(f"a link leads from {ends[0]} to {ends[1]}, which are not both there")
        links.append((label[str(ends[0])], label[str(ends[1])]))
    sides = {label[key]: told["value"] for key, told in nodes.items() if "value" in told}
    return links, sides


def _gml_blocks(text: str) -> list[tuple[str, Mapping[str, str]]]:
    """Every node and edge with its plain values."""
    found: list[tuple[str, Mapping[str, str]]] = []
    stack: list[tuple[str, dict[str, str]]] = []
    key = ""
    place = 0
    while place < len(text):
        token = _GML.match(text, place)
        if token is None:
            if text[place:].strip():
                line = text.count("\n", 0, place) + 1
                raise GraphError(f"line {line}: this is not GML")
            break
        place = token.end()
        if token[3]:
            stack.append((key, {}))
            key = ""
        elif token[4]:
            if not stack:
                raise GraphError("a bracket closes that was not opened")
            kind, told = stack.pop()
            if kind in {"node", "edge"}:
                found.append((kind, told))
        elif not key:
            key = token[2] or token[1] or ""
        else:
            if stack:
                stack[-1][1][key] = token[1] if token[1] is not None else token[2]
            key = ""
    if stack:
        raise GraphError("a bracket is not closed")
    return found

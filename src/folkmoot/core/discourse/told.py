"""What is published of a conversation: the same words and figures wherever they are worked out."""

from __future__ import annotations

import json

from folkmoot.core.discourse.echo import Echo, say
from folkmoot.core.discourse.graph import Graph


def echo_written(whole: Graph, found: Echo, *, seed: int, draws: int) -> str:
    """What `folkmoot echo --json` prints of a graph, to six decimals.

    Args:
        whole: the graph that was measured.
        found: what was found of it.
        seed: of the lot, so that the same graphs can be drawn again.
        draws: how many graphs were drawn.
    """
    told = {
        "people": found.people,
        "links": found.links,
        "sides": dict(zip(whole.side_names, found.sizes, strict=True)),
        "seed": seed,
        "draws": draws,
        "measures": [
            {
                "name": each.name,
                "value": _six(each.value),
                "by_chance": _six(each.mean),
                "low": _six(each.low),
                "high": _six(each.high),
                "beyond_chance": _six(each.beyond_chance),
            }
            for each in found.measures
        ],
        "in_words": say(found).sentence,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _six(value: float) -> float:
    """To six decimals, and never a nought with a sign."""
    return round(value, 6) + 0.0

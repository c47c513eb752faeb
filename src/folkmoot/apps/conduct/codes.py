"""Code names of cases: two words that tell nothing."""

from __future__ import annotations

import secrets

_FIRST = (
    "amber", "ashen", "birch", "bracken", "cedar", "clover", "copper", "coral", "fern", "flint",
    "hazel", "heather", "indigo", "ivory", "juniper", "larch", "linen", "maple", "moss", "ochre",
    "olive", "pewter", "quartz", "rowan", "russet", "sage", "sandy", "slate", "teal", "willow",
)  # fmt: skip
_SECOND = (
    "anchor", "barrow", "basket", "beacon", "bridge", "candle", "compass", "cottage", "ferry",
    "garden", "harbour", "kettle", "ladder", "lantern", "lighthouse", "meadow", "mill", "orchard",
    "paddle", "pebble", "quarry", "ribbon", "saddle", "spindle", "stile", "thimble", "tower",
    "valley", "wagon", "window",
)  # fmt: skip


def new_code() -> str:
    """A code name nobody can guess or put in order."""
    number = secrets.randbelow(9000) + 1000
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}-{number}"

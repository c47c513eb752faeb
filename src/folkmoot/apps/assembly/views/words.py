"""A change of words as pieces for the page."""

from __future__ import annotations

from folkmoot.core.lawtext import compare


def tracked(old: str, new: str) -> list[tuple[str, str]]:
    """What stays, what goes and what comes, in the order of reading."""
    pieces: list[tuple[str, str]] = []
    for hunk in compare(old, new):
        if hunk.kind == "equal":
            pieces.append(("keep", hunk.new))
            continue
        if hunk.old:
            pieces.append(("del", hunk.old))
        if hunk.new:
            pieces.append(("ins", hunk.new))
    return pieces

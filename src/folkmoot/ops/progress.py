"""Progress in the terminal, on one line where there is one, never in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_WIDTH = 28


def progress(items: Iterable[T], *, words: str, total: int) -> Iterator[T]:
    """Yield the items and show how far they have come."""
    shown = sys.stderr.isatty()
    for done, item in enumerate(items, start=1):
        yield item
        if shown:
            filled = _WIDTH * done // max(total, 1)
            bar = "█" * filled + "·" * (_WIDTH - filled)
            print(f"\r{words} {bar} {done:,} of {total:,}", end="", file=sys.stderr, flush=True)
    if shown:
        print(file=sys.stderr)


def step(words: str) -> None:
    """Say what is being done now."""
    print(f"  {words}", file=sys.stderr, flush=True)

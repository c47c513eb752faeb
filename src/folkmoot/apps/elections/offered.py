"""What this room offers to the site: its place, its cards, what can be searched."""

from __future__ import annotations


def offer() -> None:
    """Offer it all."""

"""What elections do as time passes."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.elections.actions import settle_boxes


def shuffle_boxes(at: datetime) -> None:
    """Shuffle what waits in the boxes. No right depends on it: a count shuffles first as well."""
    settle_boxes(at=at)

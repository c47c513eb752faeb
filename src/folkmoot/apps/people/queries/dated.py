"""The condition "was so on that day", written once."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def on_day(on: date, prefix: str = "") -> Q:
    """A dated fact that holds on a day: started, and not ended (the last day is not included)."""
    return Q(**{f"{prefix}start__lte": on}) & (
        Q(**{f"{prefix}end": None}) | Q(**{f"{prefix}end__gt": on})
    )

"""Outcomes that were published before this house kept the cases: taken over as they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from folkmoot.apps.conduct.models import Publication
from folkmoot.apps.conduct.queries.outcomes import next_number
from folkmoot.platform.acts import one_transaction


def take_over_outcomes(outcomes: Sequence[Mapping[str, Any]], *, at: datetime) -> int:
    """Write down anonymous outcomes of earlier years; returns how many.

    They say nothing of anybody: rule, outcome, sanction, year. Each is numbered within its year.
    """
    counters: dict[int, int] = {}
    rows = []
    with one_transaction():
        for each in outcomes:
            year = int(each["year"])
            if year not in counters:
                counters[year] = int(next_number(year).partition("/")[2]) - 1
            counters[year] += 1
            rows.append(Publication(number=f"{year}/{counters[year]:03d}", at=at, **each))
        Publication.objects.bulk_create(rows)
    return len(rows)

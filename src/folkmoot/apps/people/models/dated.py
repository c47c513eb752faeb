"""What every dated fact has."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Dated(models.Model):
    """From ``start`` (included) to ``end`` (not included); no end means "still"."""

    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
            )
        ]

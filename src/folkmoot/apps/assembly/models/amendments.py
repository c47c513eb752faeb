"""Amendments moved from the floor to an ordinary motion."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.assembly.models.meetings import AgendaItem


class FloorAmendment(models.Model):
    """Words to find in the text and the words to put in their place.

    Its decision is the one about ``amendment:<meeting>:<number>``. Whether it still applies is
    computed from the text as it stands.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField()
    find = models.TextField()
    replacement = models.TextField(blank=True)
    mover_key = models.CharField(max_length=26, blank=True)
    seconder_key = models.CharField(max_length=26, blank=True)
    order = models.PositiveIntegerField()  # in which it will be voted on
    moved_at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="one_amendment_per_number")
        ]

"""Notes under a page of this room, and what others found of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Note(models.Model):
    """Something a member wrote under a page, or in answer to another note. By name, to members."""

    address = models.CharField(max_length=200, db_index=True)
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by")
    text = models.TextField()
    person_key = models.CharField(max_length=26, db_index=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class NoteHidden(models.Model):
    """A moderator hid a note, or showed it again, and why. The last one holds."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="hidings")
    hides = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="hiding_has_a_reason")]


class Found(models.Model):
    """Somebody found a note helpful (1) or not (-1); of several the last counts."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="findings")
    person_key = models.CharField(max_length=26, db_index=True)
    helpful = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "person_key"], name="one_finding_per_person"),
            models.CheckConstraint(condition=Q(helpful__in=[-1, 1]), name="helpful_or_not"),
        ]

"""A meeting that was called is put off to another time, or called off."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.assembly.models.meetings import Meeting


class Postponement(models.Model):
    """The meeting was moved to another time. The meeting's own time is always the last one."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="postponements")
    was_to_start_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    why = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class CallingOff(models.Model):
    """The meeting will not be held."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="calling_off")
    why = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

"""Panels drawn by lot, so that anybody of the case can draw them again."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case

PURPOSES = ("panel", "appeal", "suspension")


class Draw(models.Model):
    """A draw: the pool is committed to before the head of the log that decides it is known."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="draws")
    purpose = models.CharField(max_length=20, choices=[(p, p) for p in PURPOSES])
    pool = models.JSONField()  # opaque name -> person's key
    excluded = models.JSONField()  # opaque name -> why
    size = models.PositiveIntegerField()
    commitment = models.CharField(max_length=64)
    committed_at = models.DateTimeField()
    log_size = models.BigIntegerField()  # of the record when the pool was committed to
    head = models.CharField(max_length=64, blank=True)  # root of the first checkpoint after that
    drawn_at = models.DateTimeField(null=True)


class Declaration(models.Model):
    """Somebody drawn signs to be unconnected with everybody in the case."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="declarations")
    person = models.CharField(max_length=60)
    at = models.DateTimeField()


class Challenge(models.Model):
    """Somebody who was drawn is challenged, or stands down; others decide."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="challenges")
    person = models.CharField(max_length=60)
    by = models.CharField(max_length=60)
    grounds = models.TextField()
    at = models.DateTimeField()
    allowed = models.BooleanField(null=True)
    reasons = models.TextField(blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)

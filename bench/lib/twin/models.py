"""Motions as rows with a status column."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class Unit(models.Model):
    """A part of the organisation."""

    name = models.CharField(max_length=120)


class Conference(models.Model):
    """A conference."""

    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    closes_at = models.DateTimeField()


class Motion(models.Model):
    """A motion and where it stands."""

    STATES = [("submitted", "At head office"), ("in_order", "In order"), ("carried", "Carried")]
    KINDS = [("rule_change", "Rule change"), ("ordinary", "Ordinary motion")]

    number = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=KINDS)
    state = models.CharField(max_length=20, choices=STATES)
    unit = models.ForeignKey(Unit, models.PROTECT)
    conference = models.ForeignKey(Conference, models.PROTECT)
    rule = models.CharField(max_length=60)
    submitted_at = models.DateTimeField()

    def get_absolute_url(self) -> str:
        return reverse("motion", args=[self.number])

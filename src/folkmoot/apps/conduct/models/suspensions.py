"""Interim suspensions. None has an end that is stored: it follows from these rows."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case
from folkmoot.apps.conduct.models.panels import Draw


class Suspension(models.Model):
    """A panel suspends some rights of a member until the case is decided, at the longest."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="suspensions")
    draw = models.ForeignKey(Draw, models.PROTECT)
    imposed_at = models.DateTimeField()
    scope = models.JSONField()
    urgent = models.TextField()
    serious = models.TextField()
    stricter = models.TextField(blank=True)
    selection_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    digest = models.CharField(
        max_length=64, default=""
    )  # of the decision, by which other rooms know it
    standing = models.BooleanField(default=False)  # the member stood for election at that moment


class Review(models.Model):
    """The panel looked again and kept the suspension, with reasons."""

    suspension = models.ForeignKey(Suspension, models.PROTECT, related_name="reviews")
    by = models.CharField(max_length=60)
    reasons = models.TextField()
    at = models.DateTimeField()

"""The member's side: reply, adjustments, witnesses, adjournments, papers instead of a hearing."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case


class Reply(models.Model):
    """What the member says to the charge."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="replies")
    says = models.TextField()
    at = models.DateTimeField()


class Point(models.Model):
    """A point of the defence; the decision answers each."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="points")
    number = models.PositiveIntegerField()
    says = models.TextField()


class Adjustment(models.Model):
    """A side was asked what it needs in order to take part; what it said, what was decided."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="adjustments")
    side = models.CharField(max_length=60)  # the person asked
    asked_at = models.DateTimeField()
    says = models.TextField(blank=True)
    said_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)


class Request(models.Model):
    """A witness or a question that a side asks for; granted, or refused with reasons."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="requests")
    by = models.CharField(max_length=60)
    says = models.TextField()
    at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)


class Adjournment(models.Model):
    """The matter rests. Only those the member asked for stop the lapse clock."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="adjournments")
    start = models.DateTimeField()
    end = models.DateTimeField()
    by = models.CharField(max_length=60)
    reasons = models.TextField()


class PaperElection(models.Model):
    """The member's own, freshly authenticated wish to be decided on papers."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="paper_elections")
    by = models.CharField(max_length=60)
    fresh = models.BooleanField()
    at = models.DateTimeField()

"""Hearing, findings, decision and appeal."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case
from folkmoot.apps.conduct.models.charges import SEVERITIES
from folkmoot.apps.conduct.models.defence import Point
from folkmoot.apps.conduct.models.evidence import Exhibit
from folkmoot.apps.conduct.models.panels import Draw

_SANCTIONS = [(s, s) for s in SEVERITIES]


class Hearing(models.Model):
    """The member was heard, in person or on papers."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings")
    at = models.DateTimeField()
    on_papers = models.BooleanField()
    companion_stated = models.BooleanField()
    note = models.TextField(blank=True)


class Decision(models.Model):
    """What the panel decided, and what it had before it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    at = models.DateTimeField()
    standard = models.CharField(max_length=40)
    sanction = models.CharField(max_length=20, choices=_SANCTIONS)
    months = models.PositiveIntegerField(null=True)
    scope = models.JSONField(default=list)  # of a suspension or restriction: which rights
    lesser_considered = models.TextField(blank=True)
    comparables = models.JSONField(null=True)  # the like cases shown; None if nobody looked
    departure = models.TextField(blank=True)
    external_remedy = models.TextField(blank=True)
    digest = models.CharField(max_length=64)


class Finding(models.Model):
    """One particular, found or not found, with its own vote and its own reasons."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="findings")
    number = models.PositiveIntegerField()
    says = models.TextField()
    proved = models.BooleanField()
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    reasons = models.TextField(blank=True)


class Citation(models.Model):
    """The decision relies on a piece of material."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="citations")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="citations")


class Answer(models.Model):
    """What the decision says to a point of the defence."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="answers")
    point = models.ForeignKey(Point, models.PROTECT, related_name="answers")
    says = models.TextField()


class Appeal(models.Model):
    """The member appeals."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="appeal")
    by = models.CharField(max_length=60)
    grounds = models.TextField()
    at = models.DateTimeField()


class AppealDecision(models.Model):
    """What people new to the case made of it."""

    appeal = models.OneToOneField(Appeal, models.PROTECT, related_name="decision")
    draw = models.ForeignKey(Draw, models.PROTECT)
    sanction = models.CharField(max_length=20, choices=_SANCTIONS)
    months = models.PositiveIntegerField(null=True)
    scope = models.JSONField(default=list)
    reasons = models.TextField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

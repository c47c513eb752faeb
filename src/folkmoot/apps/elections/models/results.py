"""Counts, the declaration, and challenges to it."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Election


class CountMade(models.Model):
    """The papers were counted, by both counters. A count that is not declared stays too."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="counts")
    record = models.JSONField()  # folkmoot.count-record/1
    digest = models.CharField(max_length=64)  # of the record's canonical form
    figures = models.PositiveIntegerField()  # compared by the second counter
    faults = models.JSONField(default=list)
    ballots = models.PositiveIntegerField()
    marks = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)


class Declaration(models.Model):
    """The returning officer declared a result."""

    election = models.OneToOneField(Election, models.PROTECT, related_name="declaration")
    count = models.OneToOneField(CountMade, models.PROTECT, null=True, related_name="declaration")
    elected = models.JSONField()  # persons' keys, in order of election
    vacant = models.PositiveSmallIntegerField(default=0)  # places left by re-open nominations
    carried = models.BooleanField(null=True)  # of a question put to all members
    working = models.JSONField(default=list)  # how that follows from the figures
    challenge_until = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)


class ResultChallenge(models.Model):
    """Somebody says that the result is wrong. It is answered with reasons."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="challenges")
    person_key = models.CharField(max_length=26)
    grounds = models.TextField()
    at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)
    seq = models.BigIntegerField(null=True)

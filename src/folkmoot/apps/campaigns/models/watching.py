"""What members see and hear of campaigns, and what came of them at the polls.

Nothing here says which member it was. An entry in the record says that it was done, and when.
"""

from __future__ import annotations

from django.db import models

from folkmoot.apps.campaigns.models.messages import Contest


class Capture(models.Model):
    """An advert that somebody saw, as a picture or as words. Only the day is kept."""

    text = models.TextField(blank=True)
    picture = models.BinaryField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    sponsor = models.CharField(max_length=200, blank=True)
    platform = models.CharField(max_length=60, blank=True)
    seen_on = models.DateField()
    seq = models.BigIntegerField(null=True)


class Claim(models.Model):
    """Something that is being said on doorsteps and telephones; never who said it."""

    text = models.CharField(max_length=500)
    way = models.CharField(max_length=20)  # doorstep, telephone, street, online
    unit = models.SlugField(blank=True, db_index=True)
    heard_on = models.DateField()
    seq = models.BigIntegerField(null=True)


class Manifesto(models.Model):
    """A text of promises, against which claims are held passage by passage."""

    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)


class Result(models.Model):
    """What somebody got in an election, to stand beside what was spent. The newest counts."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="results")
    name = models.CharField(max_length=160)
    votes = models.BigIntegerField()
    sponsor = models.CharField(max_length=300, blank=True)  # as archives name it; empty: ourselves
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)

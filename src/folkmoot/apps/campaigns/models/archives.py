"""What the platforms publish about everybody's advertising, with the file each row came from."""

from __future__ import annotations

from django.db import models


class Archive(models.Model):
    """A file that was imported: its digest, what it was, and what was found in it.

    ``ended_at`` is None while it is being read, or where the reading broke off; imported again it
    goes on without writing anything twice.
    """

    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=20, blank=True)
    size = models.BigIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=60)
    rows = models.BigIntegerField(default=0)
    repeated = models.BigIntegerField(default=0)
    faults = models.BigIntegerField(default=0)
    added = models.BigIntegerField(default=0)
    changed = models.BigIntegerField(default=0)
    figures = models.JSONField(default=dict)
    first_faults = models.JSONField(default=list)  # [[line, sentence]]
    seq = models.BigIntegerField(null=True)


class ArchivedAdvert(models.Model):
    """One advert, once, however many files show it; as the newest of them has it."""

    identity = models.CharField(max_length=32, unique=True)
    archive = models.ForeignKey(Archive, models.PROTECT, related_name="adverts")
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    sponsor_key = models.CharField(max_length=120, db_index=True)
    sponsor = models.CharField(max_length=300)
    funder = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    said = models.CharField(max_length=32, blank=True, db_index=True)  # digest of its words
    alike = models.CharField(max_length=32, blank=True, db_index=True)  # of its cluster; rebuilt
    started = models.DateField(null=True)
    ended = models.DateField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    spend_low = models.BigIntegerField(null=True)
    spend_high = models.BigIntegerField(null=True)
    seen_low = models.BigIntegerField(null=True)
    seen_high = models.BigIntegerField(null=True)
    more = models.JSONField(default=dict)  # texts, criteria, places, people, platforms, audience
    url = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=32)


class EarlierAdvert(models.Model):
    """An advert as an earlier file had it, where a later one tells it otherwise."""

    advert = models.ForeignKey(ArchivedAdvert, models.PROTECT, related_name="earlier")
    archive = models.ForeignKey(Archive, models.PROTECT, related_name="+")
    content = models.JSONField()


class ArchivedSpending(models.Model):
    """What a sponsor spent in a place over some days, as a report sums it up."""

    identity = models.CharField(max_length=32, unique=True)
    archive = models.ForeignKey(Archive, models.PROTECT, related_name="spendings")
    source = models.CharField(max_length=20)
    sponsor_key = models.CharField(max_length=120, blank=True, db_index=True)
    sponsor = models.CharField(max_length=300, blank=True)
    funder = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    started = models.DateField(null=True)
    ended = models.DateField(null=True)
    adverts = models.IntegerField(null=True)
    currency = models.CharField(max_length=3)
    spend_low = models.BigIntegerField()
    spend_high = models.BigIntegerField(null=True)


class ArchivedTargeting(models.Model):
    """How a sponsor chose audiences over some days: one criterion."""

    identity = models.CharField(max_length=32, unique=True)
    archive = models.ForeignKey(Archive, models.PROTECT, related_name="targetings")
    source = models.CharField(max_length=20)
    sponsor_key = models.CharField(max_length=120, db_index=True)
    sponsor = models.CharField(max_length=300)
    funder = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=500)
    excluded = models.BooleanField()
    share = models.IntegerField(null=True)  # of spending, in millionths
    adverts = models.IntegerField()
    of_adverts = models.IntegerField()
    started = models.DateField(null=True)
    ended = models.DateField(null=True)

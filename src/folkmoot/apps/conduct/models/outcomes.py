"""What came of a case: the certificate, what it allowed, what was published."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case


class Certificate(models.Model):
    """The certificate of process. Without it nothing has an effect."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="certificate")
    digest = models.CharField(max_length=64, unique=True)
    value = models.JSONField()
    draw = models.JSONField()
    seq = models.BigIntegerField()  # the entry of the record that holds its digest
    at = models.DateTimeField()


class Restriction(models.Model):
    """Rights that a member does without for a time, by a certificate."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="restrictions")
    person = models.CharField(max_length=60, db_index=True)
    scope = models.JSONField()
    start = models.DateTimeField()
    until = models.DateTimeField()


class Publication(models.Model):
    """An outcome as the public may read it: no name, no place, no day."""

    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="publication")
    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20)
    document = models.CharField(max_length=60)
    label = models.CharField(max_length=60)
    edition = models.PositiveIntegerField()
    source = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)  # effective, not_upheld, dismissed, lapsed
    sanction = models.CharField(max_length=20)
    months = models.PositiveIntegerField(null=True)
    year = models.PositiveIntegerField(db_index=True)
    days = models.PositiveIntegerField()
    days_to_notice = models.PositiveIntegerField(null=True)
    suspended = models.BooleanField()
    on_papers = models.BooleanField()
    appealed = models.BooleanField()
    summary = models.TextField(blank=True)
    at = models.DateTimeField()


class Reopening(models.Model):
    """A decided case is opened again as another, on a named ground, by different people."""

    earlier = models.ForeignKey(Case, models.PROTECT, related_name="reopened_as")
    case = models.OneToOneField(Case, models.PROTECT, related_name="reopens")
    ground = models.CharField(max_length=40)
    reasons = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

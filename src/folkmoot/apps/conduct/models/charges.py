"""What is complained of, what was made of it, what is charged, and that it was served."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case

SEVERITIES = ("none", "warning", "restriction", "suspension", "exclusion")
METHODS = ("post", "mail", "hand", "substituted")
DOCUMENTS = ("notice", "charge", "exhibit", "schedule", "decision", "appeal_decision")


class Complaint(models.Model):
    """What somebody says was done."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="complaint")
    says = models.TextField()
    act_at = models.DateTimeField()
    act_until = models.DateTimeField()
    known_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    medium = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=20, default="member")  # member, officer, body


class Triage(models.Model):
    """What the adjudicator drawn for it made of a complaint, with reasons."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="triages")
    outcome = models.CharField(max_length=20)  # dismiss, open
    reasons = models.TextField()
    extension = models.TextField(blank=True)  # why a late complaint is heard
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class Telling(models.Model):
    """An investigation was opened; an adjudicator's order may hold back the news of it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="telling")
    opened_at = models.DateTimeField()
    withheld = models.TextField(blank=True)
    withheld_until = models.DateTimeField(null=True)


class Charge(models.Model):
    """A charge with its particulars. One that is amended is another row; the last one counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="charges")
    document = models.CharField(max_length=60)
    label = models.CharField(max_length=60)
    edition = models.PositiveIntegerField()
    act = models.TextField()
    act_at = models.DateTimeField()
    act_until = models.DateTimeField()
    place = models.CharField(max_length=200)
    medium = models.CharField(max_length=200)
    maximum = models.CharField(max_length=20, choices=[(s, s) for s in SEVERITIES])
    rights_sheet = models.BooleanField()
    particulars = models.JSONField()  # what is alleged, point by point
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class Service(models.Model):
    """A document sent to somebody. When it counts as served is computed, never written down."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="services")
    what = models.CharField(max_length=20, choices=[(what, what) for what in DOCUMENTS])
    digest = models.CharField(max_length=64)
    to = models.CharField(max_length=60)
    method = models.CharField(max_length=20, choices=[(method, method) for method in METHODS])
    sent_at = models.DateTimeField()
    proof = models.CharField(max_length=200)
    order = models.TextField(blank=True)  # of substituted service: who ordered it and why
    bounced_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "what"])]

"""What two people do together, and the lists and files they do it with."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.memberships import Import, Membership
from folkmoot.apps.people.models.persons import Person


class JointAct(models.Model):
    """Something one person asks for and a second one must agree to before it is done.

    ``act`` names it, ``facts`` holds its arguments, ``outcome`` what came of it, all as JSON.
    """

    act = models.CharField(max_length=60)
    facts = models.JSONField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    outcome = models.JSONField(default=dict)
    receipt = models.CharField(max_length=14, blank=True)


class ImportDraft(models.Model):
    """A list that was uploaded: what each column is, what was said of its rows, what came of it.

    The file goes when it has been taken over or left; the verdicts stay with the batch.
    """

    key = models.CharField(max_length=26, unique=True)
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    file = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)
    reading = models.JSONField(default=dict)  # preset, columns, unit, classes, day format
    uploaded_at = models.DateTimeField()
    asked = models.CharField(max_length=10, blank=True)  # try, take, take_good
    asked_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    verdicts = models.TextField(blank=True)  # CSV
    batch = models.ForeignKey(Import, models.PROTECT, null=True, related_name="drafts")


class Merge(models.Model):
    """Two files were one person's: ``other`` goes on in ``kept``. Two people; can be undone.

    ``credit`` is the time the kept file gained, so that the earliest day of joining survives.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    other = models.ForeignKey(Person, models.PROTECT, related_name="merged_away")
    says = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    credit = models.OneToOneField(Membership, models.PROTECT, null=True, related_name="credited")
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class NotDuplicates(models.Model):
    """Somebody looked and found: these two are two people."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_finding_per_pair")
        ]

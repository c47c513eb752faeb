"""A case, who has which part in it, and the steps that were taken."""

from __future__ import annotations

from django.db import models

KINDS = ("discipline", "admission", "ineligibility", "arrears", "office")
PARTS = ("complainant", "adjudicator", "investigator", "witness", "companion", "earlier_panel")


class Cluster(models.Model):
    """Complaints that came together: reviewed side by side, each with a verdict of its own."""

    title = models.CharField(max_length=200)
    by = models.CharField(max_length=60)
    reasons = models.TextField()
    at = models.DateTimeField()


class Case(models.Model):
    """One matter about one person. Its code tells nothing; its salt makes names opaque."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    respondent = models.CharField(max_length=60, db_index=True)
    received_at = models.DateTimeField(db_index=True)
    salt = models.BinaryField()
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="cases")
    office = models.BigIntegerField(null=True)  # of a removal from office: which one

    def __str__(self) -> str:
        return self.code


class CaseRole(models.Model):
    """Somebody has a part in a case from a moment on; it may end, and is never deleted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="roles")
    person = models.CharField(max_length=60, db_index=True)
    part = models.CharField(max_length=20, choices=[(part, part) for part in PARTS])
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)


class Taken(models.Model):
    """A step of the road that was taken, with the deadlines it set under the rules of the case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="taken")
    step = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    deadlines = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True)
    receipt = models.CharField(max_length=14, blank=True)


class CaseKey(models.Model):
    """The key that the evidence of one case is encrypted with; destroyed when its time is over."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="key")
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)


class Contact(models.Model):
    """Somebody spoke about a case to those who decide it. Said at once, it is on the file."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    by = models.CharField(max_length=120)
    to = models.CharField(max_length=120)
    about = models.TextField()
    happened_at = models.DateTimeField()
    reported_by = models.CharField(max_length=60)
    own = models.BooleanField()  # whether one of the two reported it, and not somebody else
    at = models.DateTimeField()


class Reading(models.Model):
    """Somebody opened the file of a case: one row for each reader and day, shown to the member."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="readings")
    person = models.CharField(max_length=60)
    part = models.CharField(max_length=20)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "day"], name="one_reading_per_reader_and_day"
            )
        ]

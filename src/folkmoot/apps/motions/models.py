"""Motions: what is proposed, and each step of its road as a row of its own.

Where a motion stands is computed from these rows and the clock (`core.procedure`); nothing here
is a status. Persons, units, meetings and rule documents are held by key: they live in rooms below.
"""

from __future__ import annotations

from django.db import models


class Motion(models.Model):
    """A proposal under one number, from draft to the rule book or the drawer."""

    KINDS = [
        ("rule_change", "rule change"),
        ("ordinary", "ordinary motion"),
        ("emergency", "emergency motion"),
    ]

    key = models.CharField(max_length=12, unique=True)  # "2026-17"
    kind = models.CharField(max_length=12, choices=KINDS)
    unit = models.SlugField(db_index=True)  # whose motion it is, once that unit passes it
    mover = models.CharField(max_length=26, db_index=True)
    conference = models.CharField(max_length=60, db_index=True)  # meeting key
    document = models.SlugField(blank=True)  # rule changes: the book they change
    base_edition = models.PositiveIntegerField(null=True)
    drafted_at = models.DateTimeField()
    model_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="adoptions")
    topic = models.CharField(max_length=60, blank=True)
    arose_on = models.DateField(null=True)  # emergency motions: when the event happened

    class Meta:
        indexes = [models.Index(fields=["document", "conference"])]


class Version(models.Model):
    """The words at one moment. The last one stands; the one submitted is voted on."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=26)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)  # ordinary motions: the text; rule changes: the wording
    statement = models.TextField(blank=True)
    operations = models.JSONField(default=list)  # rule changes: see core.lawtext.serial

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "number"], name="one_version_per_number")
        ]


class Touch(models.Model):
    """Which provision a version would change, for finding rivals and for "Your clause"."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="touches")
    pid = models.CharField(max_length=40, db_index=True)
    label = models.CharField(max_length=60)


class Companion(models.Model):
    """Somebody who may work on the draft together with the mover."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="companions")
    person = models.CharField(max_length=26, db_index=True)
    since = models.DateTimeField()


class Proposal(models.Model):
    """The motion was put before a unit: an item on the agenda of one of its meetings."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="proposals")
    unit = models.SlugField(db_index=True)
    meeting = models.CharField(max_length=60)
    by = models.CharField(max_length=26)
    at = models.DateTimeField()


class Submission(models.Model):
    """The motion reached head office."""

    motion = models.OneToOneField(Motion, models.CASCADE, related_name="submission")
    version = models.ForeignKey(Version, models.PROTECT)
    unit = models.SlugField(db_index=True)
    decision_ref = models.CharField(max_length=80)  # the meeting that passed it
    by = models.CharField(max_length=26)
    lodged_directly = models.BooleanField(default=False)  # by the mover: the officer sat on it
    at = models.DateTimeField(db_index=True)
    seq = models.BigIntegerField(null=True)  # entry of the record


class Withdrawal(models.Model):
    """The unit took its motion back."""

    motion = models.OneToOneField(Motion, models.CASCADE, related_name="withdrawal")
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    seq = models.BigIntegerField(null=True)


class Ruling(models.Model):
    """The arrangements committee ruled on the motion. A later ruling replaces an earlier one."""

    OUTCOMES = [("in_order", "in order"), ("out_of_order", "out of order")]

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="rulings")
    outcome = models.CharField(max_length=12, choices=OUTCOMES)
    rule = models.CharField(max_length=80, blank=True)  # the citation, as printed
    reasons = models.TextField(blank=True)
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Challenge(models.Model):
    """The unit challenges a ruling."""

    ruling = models.OneToOneField(Ruling, models.CASCADE, related_name="challenge")
    grounds = models.TextField()
    form = models.CharField(max_length=20, default="writing")
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class ChallengeDecision(models.Model):
    """What came of a challenge."""

    challenge = models.OneToOneField(Challenge, models.CASCADE, related_name="decision")
    upheld = models.BooleanField()
    reasons = models.TextField()
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Parent(models.Model):
    """A motion that a composite was made from."""

    composite = models.ForeignKey(Motion, models.CASCADE, related_name="parents")
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="composites")


class Consent(models.Model):
    """A parent's unit goes into the composite, or stays out. The last word counts."""

    parent = models.ForeignKey(Parent, models.CASCADE, related_name="consents")
    given = models.BooleanField()
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Origin(models.Model):
    """Where a sentence of a composite comes from: a parent, or new."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="origins")
    position = models.PositiveSmallIntegerField()
    sentence = models.TextField()
    parent = models.CharField(max_length=12, blank=True)  # a motion's key; empty for "new"


class Placing(models.Model):
    """The motion was put on the agenda of its conference."""

    motion = models.OneToOneField(Motion, models.CASCADE, related_name="placing")
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Proceeding(models.Model):
    """What happened to the motion in the hall: moved, referred back, remitted, taken in parts."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="proceedings")
    step = models.CharField(max_length=30)
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    seq = models.BigIntegerField(null=True)


class Certification(models.Model):
    """The carried rule change became an edition."""

    motion = models.OneToOneField(Motion, models.CASCADE, related_name="certification")
    document = models.SlugField()
    edition = models.PositiveIntegerField()
    in_force_on = models.DateField()
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

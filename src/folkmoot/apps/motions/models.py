"""Motions: what is proposed, and each step of its road as a row.

Where a motion stands is computed from its steps and the clock (`core.procedure`); nothing here is
a status. Persons, units, meetings and rule documents are held by key: they live in rooms below.
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
    unit = models.SlugField(db_index=True)  # where it is proposed; the proposing unit
    mover = models.CharField(max_length=26, db_index=True)
    conference = models.CharField(max_length=60, db_index=True)  # meeting key
    document = models.SlugField(blank=True)  # rule changes: the book they change
    base_edition = models.PositiveIntegerField(null=True)
    drafted_at = models.DateTimeField()
    model_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="adoptions")
    topic = models.CharField(max_length=60, blank=True)
    event = models.CharField(max_length=200, blank=True)  # emergency motions: what happened
    event_at = models.DateTimeField(null=True)  # and when
    composite = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["document", "conference"])]


class Numbering(models.Model):
    """One row per year, locked while a motion is given its number: two never get the same."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Version(models.Model):
    """The words at one moment. The last one stands; what is submitted is what is voted on."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=26)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)  # ordinary motions: the text; rule changes: the wording
    statement = models.TextField(blank=True)
    operations = models.JSONField(default=list)  # rule changes: see core.lawtext.serial
    begins = models.DateField(null=True)  # rule changes: the day voted on, if the mover names one
    ends = models.DateField(null=True)  # and the day from which the change no longer holds
    proviso = models.TextField(blank=True)  # and what the change is subject to

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


class Taken(models.Model):
    """A step of the road that was taken: the history from which the state is computed.

    The deadlines that it set are kept as they were found under the rules of that day, so that a
    rule changed later moves nobody's deadline.
    """

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="taken")
    step = models.CharField(max_length=30, db_index=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=26)
    deadlines = models.JSONField(default=dict)
    reference = models.CharField(max_length=120, blank=True)  # "decision:<meeting>:<number>"
    note = models.CharField(max_length=300, blank=True)
    seq = models.BigIntegerField(null=True)  # its entry in the record
    receipt = models.CharField(max_length=14, blank=True)


class Proposal(models.Model):
    """The motion was put on the agenda of a meeting of a unit."""

    taken = models.OneToOneField(Taken, models.CASCADE, null=True, related_name="proposal")
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="proposals")
    unit = models.SlugField(db_index=True)
    meeting = models.CharField(max_length=60)


class Submission(models.Model):
    """The motion reached head office."""

    taken = models.OneToOneField(Taken, models.CASCADE, related_name="submission")
    motion = models.OneToOneField(Motion, models.CASCADE, related_name="submission")
    version = models.ForeignKey(Version, models.PROTECT)
    unit = models.SlugField(db_index=True)  # whose quota it uses
    lodged_directly = models.BooleanField(default=False)


class Quota(models.Model):
    """One row per unit and conference, locked while the unit sends a motion.

    Two submissions at the same instant meet here, so that a quota of one admits exactly one.
    """

    unit = models.SlugField()
    conference = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "conference"], name="one_quota_per_unit")
        ]


class Ruling(models.Model):
    """The arrangements committee ruled on the motion, or reconsidered."""

    taken = models.OneToOneField(Taken, models.CASCADE, related_name="ruling")
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="rulings")
    outcome = models.CharField(max_length=12)  # in_order, out_of_order
    rule = models.CharField(max_length=80, blank=True)  # the citation, as printed
    reasons = models.TextField(blank=True)


class Challenge(models.Model):
    """The unit challenges a ruling."""

    taken = models.OneToOneField(Taken, models.CASCADE, related_name="challenge")
    ruling = models.OneToOneField(Ruling, models.CASCADE, related_name="challenge")
    grounds = models.TextField()
    form = models.CharField(max_length=20, default="writing")


class ChallengeDecision(models.Model):
    """What came of a challenge."""

    taken = models.OneToOneField(Taken, models.CASCADE, related_name="challenge_decision")
    challenge = models.OneToOneField(Challenge, models.CASCADE, related_name="decision")
    upheld = models.BooleanField()
    reasons = models.TextField()


class Parent(models.Model):
    """A motion from which a composite is drawn up."""

    composite = models.ForeignKey(Motion, models.CASCADE, related_name="parents")
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="composites")


class Answer(models.Model):
    """A parent's unit goes into the composite, or stays out. The last word counts."""

    parent = models.ForeignKey(Parent, models.CASCADE, related_name="answers")
    joins = models.BooleanField()
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Origin(models.Model):
    """Where a sentence of a composite comes from: parents, or nowhere: it is new."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="origins")
    position = models.PositiveSmallIntegerField()
    sentence = models.TextField()
    parents = models.JSONField(default=list)  # keys of motions; empty for "new"

    class Meta:
        ordering = ["position"]


class Certification(models.Model):
    """The carried rule change became an edition."""

    taken = models.OneToOneField(Taken, models.CASCADE, related_name="certification")
    motion = models.OneToOneField(Motion, models.CASCADE, related_name="certification")
    document = models.SlugField()
    edition = models.PositiveIntegerField()
    in_force_on = models.DateField()


class VotingPlan(models.Model):
    """The order of votes on the rule changes to one document, as the chair set it.

    Rows are only added; the last one stands. Each is the order of its day: what is put, what falls
    with it, and a digest over every outcome's edition, so that nobody can say later that they were
    told of another.
    """

    conference = models.CharField(max_length=60)
    document = models.SlugField()
    number = models.PositiveSmallIntegerField()  # of this conference and document, from 1
    edition = models.PositiveIntegerField()  # the edition the outcomes were made of
    way = models.CharField(max_length=12)  # core.lawtext.VotingRule
    steps = models.JSONField()  # see queries.plans.steps_told
    outcomes = models.CharField(max_length=64)  # digest over every outcome of every group
    at = models.DateTimeField()
    by = models.CharField(max_length=26)
    seq = models.BigIntegerField(null=True)  # its entry in the record
    receipt = models.CharField(max_length=14, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "document", "number"], name="one_plan_per_number"
            )
        ]


class Grouping(models.Model):
    """The committee put a motion under a topic. The last word counts.

    Motions that share a topic are one line of the priorities ballot.
    """

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="groupings")
    topic = models.CharField(max_length=60)
    by = models.CharField(max_length=26)
    at = models.DateTimeField()


class PriorityPaper(models.Model):
    """A paper in the priorities ballot of a conference, of a delegation or of one delegate."""

    conference = models.CharField(max_length=60)
    voter = models.CharField(max_length=60)  # a unit's short name, or a delegate's key
    unit = models.SlugField()
    college = models.CharField(max_length=40)
    topics = models.JSONField()
    by = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)  # its entry in the record

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "voter"], name="one_paper_per_voter")
        ]


class PriorityCount(models.Model):
    """The priorities ballot of a conference was counted: what was chosen, and the working."""

    conference = models.CharField(max_length=60, unique=True)
    chosen = models.JSONField()  # topics, in the order in which they were chosen
    working = models.JSONField()  # sentences
    lot = models.CharField(max_length=64, blank=True)  # the root from which ties were drawn
    by = models.CharField(max_length=26)
    at = models.DateTimeField()

"""Consultations: what is asked and said, who takes part, how they respond, what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Consultation(models.Model):
    """A question to the members of a unit. Where it stands follows from its two moments.

    ``address`` is the page it was opened about ("/motions/2026-17"), of whatever room; empty
    where it stands by itself. ``outside`` says that the public is heard as well, shown apart.
    ``checked_first`` says that a statement is shown only once a moderator has let it through.
    """

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=160)
    says = models.TextField(blank=True)
    unit = models.SlugField(db_index=True)
    address = models.CharField(max_length=200, blank=True, db_index=True)
    address_title = models.CharField(max_length=200, blank=True)
    roll = models.CharField(max_length=60)
    outside = models.BooleanField()
    checked_first = models.BooleanField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField(db_index=True)
    opened_by = models.CharField(max_length=60)
    opened_as = models.CharField(max_length=40)  # the office in which it was opened
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="a_consultation_closes_after_it_opens",
            )
        ]


class Statement(models.Model):
    """One thing somebody says; number 1 is what the consultation is about.

    ``by`` is who wrote it, for moderation and for the author's own file; nothing published has it.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=12)  # asked (by the office), member
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"], name="one_statement_per_number"
            )
        ]


class Moderation(models.Model):
    """A moderator hid a statement, or let it be seen (again), and why. The last one holds."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="moderations")
    hides = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="moderation_gives_a_reason")
        ]


class SecondLook(models.Model):
    """The author of a hidden statement asks that somebody else look at it."""

    moderation = models.OneToOneField(Moderation, models.PROTECT, related_name="second_look")
    says = models.TextField()
    at = models.DateTimeField()


class Participant(models.Model):
    """Somebody who takes part, under a pseudonym that is drawn by lot and tells nothing.

    ``person_key`` holds that a person responds once; it is never in anything published. One of the
    public has none, but the hash of a token her browser holds.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="participants")
    pseudonym = models.CharField(max_length=12)
    person_key = models.CharField(max_length=26, blank=True, db_index=True)
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "pseudonym"], name="a_pseudonym_is_somebodys"
            ),
            models.UniqueConstraint(
                fields=["consultation", "person_key"],
                condition=~Q(person_key=""),
                name="a_person_takes_part_once",
            ),
            models.UniqueConstraint(
                fields=["consultation", "token"],
                condition=~Q(token=""),
                name="a_token_takes_part_once",
            ),
            models.CheckConstraint(
                condition=Q(person_key="") | Q(token=""), name="inside_or_outside_not_both"
            ),
        ]


class Response(models.Model):
    """How a participant responded to a statement; of several the last counts."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="responses")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="responses")
    choice = models.SmallIntegerField()  # 1 agree, -1 disagree, 0 pass
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__gte=-1, choice__lte=1), name="agree_disagree_or_pass"
            )
        ]


class Published(models.Model):
    """What came of a consultation, as it was published: the very bytes."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="published")
    votes = models.TextField()
    result = models.TextField()
    votes_outside = models.TextField(blank=True)
    digest = models.CharField(max_length=64)  # SHA-256 of the result's bytes
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

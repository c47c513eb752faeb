"""News and documents, and who has them sent. There is no column by which one could stand first."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Publication(models.Model):
    """News, a document or a coming event, published by an office. Where it stands is when it was.

    A correction or a withdrawal is a row of its own (`Correction`, `Withdrawal`).
    """

    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10)  # news, document, event
    unit = models.SlugField(db_index=True)
    office = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    text = models.TextField()
    file_name = models.CharField(max_length=120, blank=True)
    file_kind = models.CharField(max_length=60, blank=True)
    file = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=160, blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)
    seq = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]


class Correction(models.Model):
    """The words as they are from now on; what was published before stays readable."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="corrections")
    title = models.CharField(max_length=160)
    text = models.TextField()
    why = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class Withdrawal(models.Model):
    """It was withdrawn, and why; its page says so."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    why = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class Subscription(models.Model):
    """A member has the news of a unit (or of all) sent, from a moment until another."""

    person_key = models.CharField(max_length=26, db_index=True)
    unit = models.SlugField(blank=True)  # empty: of every unit
    every = models.CharField(max_length=10)  # day, week
    token = models.CharField(max_length=64, unique=True)  # by which a letter's link ends it
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_key", "unit"],
                condition=Q(until=None),
                name="one_subscription_per_person_and_unit",
            )
        ]


class Digest(models.Model):
    """Letters of news were sent up to a moment; the next ones begin there."""

    every = models.CharField(max_length=10)
    upto = models.DateTimeField()
    letters = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["every", "upto"], name="one_digest_up_to_a_moment")
        ]

"""The organisation's own paid messages: what they say, to whom, and what was done when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Contest(models.Model):
    """What a message is about: an election, a referendum, a post of the organisation, an issue.

    ``limit_minor`` is what the law lets be spent, with ``source`` saying where it stands. Of the
    organisation's own posts the rules say it (`campaign.spending_limits`), by ``post``.
    """

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=20)  # public, referendum, post, law, issue
    day = models.DateField(null=True)
    post = models.SlugField(max_length=60, blank=True)
    limit_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="GBP")
    source = models.CharField(max_length=300, blank=True)
    information = models.CharField(max_length=300, blank=True)  # where voters are told officially
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)


class Message(models.Model):
    """One paid message. What it says stands in its wordings, what became of it in its steps."""

    number = models.CharField(max_length=20, unique=True)
    code = models.CharField(max_length=12, unique=True)  # of its short address
    unit = models.SlugField(db_index=True)
    contest = models.ForeignKey(Contest, models.PROTECT, null=True, related_name="messages")
    motion = models.CharField(max_length=120, blank=True)  # the address of a motion, as text
    at = models.DateTimeField()
    by = models.CharField(max_length=60)


class Creative(models.Model):
    """A picture or a PDF that is part of a message, kept by its digest, its metadata taken off."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    data = models.BinaryField()


class Wording(models.Model):
    """A message as it stood: everything that is declared of it, as canonical data."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="wordings")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=400, blank=True)  # of a correction
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "version"], name="campaigns_one_version")
        ]


class Step(models.Model):
    """Something that was done with a message: drafted, approved, declared, started, ended.

    ``on`` is the day from which it is so, ``at`` the moment it was written down.
    """

    message = models.ForeignKey(Message, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12)
    version = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=40, blank=True)
    on = models.DateField()
    spent_minor = models.BigIntegerField(null=True)
    seen_low = models.BigIntegerField(null=True)
    seen_high = models.BigIntegerField(null=True)
    note = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(spent_minor__isnull=True) | Q(spent_minor__gte=0),
                name="campaigns_nothing_below_nothing",
            )
        ]

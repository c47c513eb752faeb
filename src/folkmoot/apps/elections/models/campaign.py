"""What candidates say, with whom they stand, and where they can be heard."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Election


class Statement(models.Model):
    """A candidate's statement. The last version stands."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="statements")
    person_key = models.CharField(max_length=26)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["election", "person_key"])]


class Photograph(models.Model):
    """A candidate's photograph, made small by whoever sends it; kept with the rest of the rows."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="photographs")
    person_key = models.CharField(max_length=26)
    kind = models.CharField(max_length=20)  # image/jpeg, image/png
    data = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "person_key"], name="one_photograph")
        ]


class Slate(models.Model):
    """Candidates who stand together, under a name, with an organiser who answers for it."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="slates")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    organiser = models.CharField(max_length=26)
    says = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "slug"], name="one_slate_per_name")
        ]


class SlateMember(models.Model):
    """A candidate was asked onto a slate, and is on it once she has agreed."""

    slate = models.ForeignKey(Slate, models.CASCADE, related_name="members")
    person_key = models.CharField(max_length=26)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slate", "person_key"], name="once_on_a_slate")
        ]


class Hustings(models.Model):
    """A meeting at which all candidates can be heard."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="hustings")
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]


class Mailing(models.Model):
    """A candidate's letter to the electorate, sent for her; the roll is handed to nobody."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="mailings")
    person_key = models.CharField(max_length=26)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    recipients = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "person_key"], name="one_mailing_each")
        ]

"""Minutes approved and corrected, and the book of resolutions."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.assembly.models.decisions import Decision
from folkmoot.apps.assembly.models.meetings import Meeting


class MinutesApproval(models.Model):
    """The minutes of a meeting were approved at a later one, as they then stood."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="approval")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="approves")
    digest = models.CharField(max_length=64)  # of what was approved
    at = models.DateTimeField()
    by = models.CharField(max_length=60)


class MinutesCorrection(models.Model):
    """The minutes said one thing and should say another. Both stay visible."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    said = models.TextField()
    should_say = models.TextField()
    why = models.TextField(blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="corrections"
    )  # the decision whose figures or words were wrong
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_correction_per_number")
        ]


class Resolution(models.Model):
    """What was resolved, in the words that were carried, for the book of resolutions."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="resolution")
    number = models.CharField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField()


class FollowUp(models.Model):
    """What was done about a resolution."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="follow_ups")
    says = models.TextField()
    done = models.BooleanField()  # nothing more is to be done
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["at", "pk"]

"""Ballots on paper, entered by two people who must agree."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Election


class PaperBatch(models.Model):
    """A bundle of papers from the box, numbered when it is taken out; in no order of voting."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="batches")
    number = models.PositiveSmallIntegerField()
    papers = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    admitted_at = models.DateTimeField(null=True)  # into the box, once both entries agree

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="one_batch_per_number")
        ]


class PaperEntry(models.Model):
    """What one person read on one paper; blank where nothing countable stands on it."""

    batch = models.ForeignKey(PaperBatch, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    clerk = models.CharField(max_length=26)
    choices = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number", "clerk"], name="each_clerk_reads_a_paper_once"
            )
        ]

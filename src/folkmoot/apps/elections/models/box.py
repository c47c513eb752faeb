"""The box of a secret ballot and the register beside it.

Both have keys drawn by lot, and no time, no sequence and no reference to each other. They are
written in one transaction, so that a ballot accepted is a ballot kept; whoever could see both
lists grow row by row could join them. So rows are rewritten in batches in a new random order
(`actions.shuffle`), and ``fresh`` marks those that wait for their batch.
"""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Election


class Mark(models.Model):
    """The marked register: this elector has voted, or was given a paper."""

    key = models.CharField(max_length=32, primary_key=True)
    election = models.ForeignKey(Election, models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=26)
    paper = models.BooleanField(default=False)
    fresh = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "person_key"], name="nobody_votes_twice")
        ]
        indexes = [models.Index(fields=["election", "fresh"], name="fresh_marks")]


class Ballot(models.Model):
    """A ballot: preferences in order, the voter's phrase, the hash that may replace it."""

    key = models.CharField(max_length=32, primary_key=True)
    election = models.ForeignKey(Election, models.PROTECT, related_name="+")
    choices = models.CharField(max_length=400)  # "3 1 2": numbers of the paper's lines
    phrase = models.CharField(max_length=60, blank=True)
    tag = models.CharField(max_length=64)  # SHA-256 of a secret that the voter's device holds
    fresh = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "tag"], name="one_ballot_per_secret"),
            models.UniqueConstraint(
                fields=["election", "phrase"],
                condition=~models.Q(phrase=""),
                name="one_ballot_per_phrase",
            ),
        ]
        indexes = [models.Index(fields=["election", "fresh"], name="fresh_ballots")]

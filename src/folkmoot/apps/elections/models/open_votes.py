"""Open recorded votes: who voted how is for everybody to read."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Election


class OpenVote(models.Model):
    """A delegate's vote. One that is changed while the poll is open stays, and counts no more."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="open_votes")
    person_key = models.CharField(max_length=26)
    unit = models.SlugField(blank=True)
    choices = models.CharField(max_length=400)
    at = models.DateTimeField()
    standing = models.BooleanField(default=True)
    departs = models.BooleanField(default=False)  # from what the unit nominated
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person_key"],
                condition=models.Q(standing=True),
                name="one_open_vote_each",
            )
        ]

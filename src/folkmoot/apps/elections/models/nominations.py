"""The ledger of nominations, and what nominees answer."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Election


class Nomination(models.Model):
    """A unit, or a member, nominates somebody. Taken back it stays, and counts no more."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="nominations")
    person_key = models.CharField(max_length=26, db_index=True)  # the nominee
    unit = models.SlugField(blank=True)  # empty where a member nominates
    unit_kind = models.CharField(max_length=20)  # as the thresholds name it; "member"
    by = models.CharField(max_length=26)
    meeting = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    seq = models.BigIntegerField(null=True)
    receipt = models.CharField(max_length=14, blank=True)

    class Meta:
        indexes = [models.Index(fields=["election", "unit"])]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person_key", "unit"],
                condition=models.Q(taken_back_at__isnull=True) & ~models.Q(unit=""),
                name="a_unit_nominates_once",
            ),
            models.UniqueConstraint(
                fields=["election", "person_key", "by"],
                condition=models.Q(taken_back_at__isnull=True, unit=""),
                name="a_member_nominates_once",
            ),
        ]


class Answer(models.Model):
    """A nominee accepts or declines. The last answer counts."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="answers")
    person_key = models.CharField(max_length=26, db_index=True)
    accepts = models.BooleanField()
    groups = models.JSONField(default=list)  # for which kept places the candidate asks to count
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Withdrawal(models.Model):
    """A candidate withdrew."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="withdrawals")
    person_key = models.CharField(max_length=26)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "person_key"], name="one_withdrawal")
        ]

"""Frozen rolls."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.persons import Person
from folkmoot.apps.people.models.units import Unit


class Roll(models.Model):
    """A frozen roll: who may take part in what, as it was on a day by what was known at a time."""

    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rolls")
    freeze_on = models.DateField()
    known_at = models.DateTimeField()
    rules = models.JSONField()  # classes, months, minimum: what the rule said that day
    size = models.PositiveIntegerField()
    eligible = models.PositiveIntegerField()
    reasons = models.JSONField()  # how many for each verdict
    root = models.CharField(max_length=64)
    salt = models.BinaryField()
    record_seq = models.BigIntegerField(null=True)


class RollLine(models.Model):
    """One person's verdict on a roll. ``place`` is the leaf in the roll's Merkle tree."""

    # Lines are written together by the one act that freezes and found by roll and person; checks
    # and indexes row by row would only make a roll of 600,000 slow.
    roll = models.ForeignKey(
        Roll, models.CASCADE, related_name="lines", db_index=False, db_constraint=False
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="roll_lines", db_index=False, db_constraint=False
    )
    place = models.PositiveIntegerField()
    verdict = models.PositiveSmallIntegerField()  # a place in `rolls.VERDICTS`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll", "person"], name="one_line_per_person_and_roll")
        ]


class RollNode(models.Model):
    """Hashes of complete subtrees of a roll, from which proofs are made without recomputing."""

    roll = models.ForeignKey(Roll, models.CASCADE, related_name="nodes")
    level = models.PositiveSmallIntegerField()
    tile = models.PositiveIntegerField()
    hashes = models.BinaryField()  # up to 256, one after the other

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll", "level", "tile"], name="one_tile_per_place")
        ]


class RollChallenge(models.Model):
    """A person says that her verdict is wrong. It is answered with reasons, never by silence."""

    line = models.ForeignKey(RollLine, models.CASCADE, related_name="challenges")
    says = models.TextField()
    recorded_at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)

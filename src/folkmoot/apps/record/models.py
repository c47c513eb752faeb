"""The record: one Merkle log, append-only, with two lanes."""

from django.db import models


class LogHead(models.Model):
    """The right edge of the log: one row, locked briefly and last in every act."""

    origin = models.CharField(max_length=200)
    size = models.BigIntegerField(default=0)
    peaks = models.BinaryField(default=bytes)


class Entry(models.Model):
    """One leaf. A trigger refuses to change or delete it, whoever asks."""

    seq = models.BigIntegerField(primary_key=True)
    act = models.CharField(max_length=60, db_index=True)
    at = models.DateTimeField(db_index=True)
    data = models.BinaryField()  # the canonical JSON, byte for byte what was hashed


class Node(models.Model):
    """The hash of a complete subtree, so that proofs need no recomputing."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_per_node")]


class Mention(models.Model):
    """What an entry is about ("motion:2026-17"), for finding the acts of a thing."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="mentions")
    ref = models.CharField(max_length=120, db_index=True)


class Sealed(models.Model):
    """What a commitment was made to. Deleting the row erases the fact; the leaf stays."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="sealed")
    salt = models.BinaryField()
    payload = models.JSONField()


class Checkpoint(models.Model):
    """A signed statement of the log's size and root."""

    size = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    root = models.CharField(max_length=64)
    note = models.TextField()


class PrivateBatch(models.Model):
    """The one opaque leaf of an interval, present also when nothing happened in it."""

    start = models.DateTimeField(primary_key=True)
    end = models.DateTimeField()
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="batch")
    seed = models.BinaryField()


class PrivateAct(models.Model):
    """An act of the private lane: a commitment, and while it may be kept, what was committed to."""

    act = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)
    commitment = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField(null=True)
    payload = models.JSONField(null=True)
    promise = models.TextField()
    batch = models.ForeignKey(PrivateBatch, models.PROTECT, null=True, related_name="acts")
    interval_start = models.DateTimeField(db_index=True)


class Receipt(models.Model):
    """What a person was promised: the act, and where its proof is found."""

    code = models.CharField(max_length=14, unique=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="receipts")
    private_act = models.ForeignKey(PrivateAct, models.PROTECT, null=True, related_name="receipts")
    holder = models.CharField(max_length=60, db_index=True)
    at = models.DateTimeField()

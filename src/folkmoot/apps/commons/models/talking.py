"""How members talk: replies, notes beside a page, who rated them, and who is counted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Reply(models.Model):
    """What a member says to something published, or to another reply. The order is that of time.

    ``address`` is the page it stands under ("/news/doors-open"). What was erased has no words and
    no author; its place stays, so that answers to it keep theirs.
    """

    address = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by")
    text = models.TextField(blank=True)
    by = models.CharField(max_length=60, blank=True, db_index=True)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "number"], name="one_reply_per_number_on_a_page"
            )
        ]


class Note(models.Model):
    """Context a member adds beside a page, of whatever room; shown once it bridges."""

    address = models.CharField(max_length=200, db_index=True)
    address_title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    source = models.URLField(max_length=400, blank=True)
    by = models.CharField(max_length=60, blank=True, db_index=True)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class TalkDecision(models.Model):
    """A moderator hid a reply or a note, or showed it again, and why. The last one holds."""

    reply = models.ForeignKey(Reply, models.PROTECT, null=True, related_name="decisions")
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="decisions")
    hides = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)
    objection = models.TextField(blank=True)  # the author's, who asks for a second look
    objected_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reply=None, note__isnull=False) | Q(reply__isnull=False, note=None),
                name="a_reply_or_a_note_is_decided_on",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="talk_is_hidden_for_a_reason"),
        ]


class Rater(models.Model):
    """Somebody who rates notes, under a name drawn by lot; it is published, the key never."""

    pseudonym = models.CharField(max_length=12, unique=True)
    person_key = models.CharField(max_length=26, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_key"], condition=~Q(person_key=""), name="a_person_rates_as_one"
            )
        ]


class Rating(models.Model):
    """How somebody rated a note: helpful 1, somewhat 0, not helpful -1; the last one counts."""

    rater = models.ForeignKey(Rater, models.PROTECT, related_name="ratings")
    note = models.ForeignKey(Note, models.PROTECT, related_name="ratings")
    choice = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__gte=-1, choice__lte=1), name="helpful_somewhat_or_not"
            )
        ]


class Counted(models.Model):
    """Somebody agreed that whom they answer is counted with their group, until taken back."""

    person_key = models.CharField(max_length=26, db_index=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_key"], condition=Q(until=None), name="counted_once_at_a_time"
            )
        ]


class Measured(models.Model):
    """How much talk crossed the lines up to a midnight: the very bytes. Only the newest is kept.

    An older graph would still hold somebody who has taken consent back.
    """

    consultation = models.OneToOneField("commons.Consultation", models.PROTECT)
    upto = models.DateTimeField()
    links = models.TextField(blank=True)
    sides = models.TextField(blank=True)
    result = models.TextField(blank=True)  # empty: too few to say anything
    people = models.PositiveIntegerField()
    replies = models.PositiveIntegerField()
    at = models.DateTimeField()

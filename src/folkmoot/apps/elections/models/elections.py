"""Posts and who holds them, elections with their timetable, the poll and its paper."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Post(models.Model):
    """Something people are elected to: how many places, for how long, in which unit.

    ``role`` is the office (people's vocabulary) that the elected hold; empty where the post
    carries none. Posts are named by ``slug`` in the figures of the rules.
    """

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    unit = models.SlugField(db_index=True)
    role = models.CharField(max_length=40, blank=True)
    places = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField()
    by = models.CharField(max_length=60)


class Election(models.Model):
    """An election of some of a post's places. Where it stands follows from its moments.

    A ballot of all members on a question is held like an election, has no post, and a `Question`
    in its place.

    How it is held (electorate, mode, rule of counting, thresholds) is kept as it was found under
    the rules of the day it was called, so that a rule changed later changes nothing under way.
    """

    key = models.SlugField(max_length=60, unique=True)
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="elections")
    title = models.CharField(max_length=160)
    places = models.PositiveSmallIntegerField()
    electorate = models.CharField(max_length=30)  # a key of the electorates of the rules
    mode = models.CharField(max_length=10)  # secret, open
    counting = models.CharField(max_length=40)  # a name of core.tally's rules
    reopen = models.BooleanField()  # whether nominations may be re-opened by the voters
    statutory = models.BooleanField(default=False)
    kept = models.JSONField(default=list)  # [{"name": "women", "least": 2}]
    roll = models.CharField(max_length=60, blank=True)  # the frozen roll, of members' elections
    meeting = models.CharField(max_length=60, blank=True)  # whose delegates vote
    nominations_open = models.DateTimeField()
    nominations_close = models.DateTimeField()
    accept_by = models.DateTimeField()
    poll_opens = models.DateTimeField()
    poll_closes = models.DateTimeField(db_index=True)
    commitment = models.CharField(max_length=64)  # to the seed of order and lots
    called_at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nominations_close__gt=F("nominations_open"))
                & Q(accept_by__gte=F("nominations_close"))
                & Q(poll_opens__gte=F("accept_by"))
                & Q(poll_closes__gt=F("poll_opens")),
                name="the_moments_of_an_election_are_in_order",
            )
        ]


class Question(models.Model):
    """What all members are asked between meetings, in place of a post and its candidates."""

    election = models.OneToOneField(Election, models.CASCADE, related_name="question")
    unit = models.SlugField(db_index=True)
    words = models.TextField()  # as they stand on the paper
    about = models.CharField(max_length=200, blank=True, db_index=True)  # an address of the house
    ordered_by = models.CharField(max_length=200)  # the decision or requisition that asks for it


class Lot(models.Model):
    """The seed of an election, secret until the count; its commitment was published at once."""

    election = models.OneToOneField(Election, models.CASCADE, related_name="lot")
    seed = models.CharField(max_length=64)


class Poll(models.Model):
    """The paper was drawn and notice of poll given, or there was nothing to vote on."""

    election = models.OneToOneField(Election, models.PROTECT, related_name="poll")
    order_seed = models.CharField(max_length=64)
    contested = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)


class PaperLine(models.Model):
    """A line of the ballot paper. Re-open nominations has no person."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()  # from 1, as ballots name it
    person_key = models.CharField(max_length=26, blank=True)
    name = models.CharField(max_length=170)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="one_line_per_number")
        ]


class Term(models.Model):
    """Somebody holds a place of a post, from and until, because of an election."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="terms")
    election = models.ForeignKey(Election, models.PROTECT, related_name="terms")
    person_key = models.CharField(max_length=26, db_index=True)
    start = models.DateField()
    end = models.DateField()
    how = models.CharField(max_length=12)  # elected, unopposed, countback
    ended_on = models.DateField(null=True)  # a casual vacancy
    recorded_at = models.DateTimeField()

"""What was decided, by what count, under what threshold."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.assembly.models.meetings import AgendaItem, Meeting

METHODS = [
    ("agreed", "agreed without a vote"),
    ("hands", "show of hands"),
    ("tellers", "count by tellers"),
    ("recorded", "recorded vote"),
    ("card", "card vote"),
]
OUTCOMES = [
    ("carried", "carried"),
    ("lost", "lost"),
    ("unclear", "too close to call"),
    ("agreed", "agreed"),
]


class Decision(models.Model):
    """One vote on one question, or one agreement without a vote.

    Where a show of hands is unclear the next method's vote is a further row that points back by
    ``after``; the last of such a chain is the decision. A correction is a further row that
    points at what it corrects; both stay.

    Figures are exact: whole numbers or fractions as text, because the shares of a card divided
    among delegates need not be whole. ``working`` is the printed calculation under the rules of
    that day, kept so that a later change of the rules rewrites nothing; it can be recomputed.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="decisions")
    subject = models.CharField(max_length=120, blank=True, db_index=True)
    question = models.CharField(max_length=400)
    question_kind = models.CharField(max_length=30)  # which threshold and rules of voting apply
    method = models.CharField(max_length=10, choices=METHODS)
    figures = models.JSONField(default=dict)  # {"for": "14", "against": "2", …}
    threshold = models.CharField(max_length=60, blank=True)  # as the rule names it
    threshold_says = models.TextField(blank=True)
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    casting_vote = models.CharField(max_length=8, blank=True)  # "for" or "against", by the chair
    demanded_by = models.CharField(max_length=60, blank=True)  # "the chair", "60 delegates"
    working = models.JSONField(default=list)  # sentences
    present = models.PositiveIntegerField(null=True)
    quorum_says = models.TextField(blank=True)
    quorate = models.BooleanField()  # as found at the moment of the vote
    notice_ok = models.BooleanField()
    notice_says = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()
    after = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_decision_per_number")
        ]
        indexes = [models.Index(fields=["at"])]


class SectionCount(models.Model):
    """What the tellers counted in one section of the hall."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="sections")
    section = models.CharField(max_length=60)
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    abstentions = models.PositiveIntegerField()


class RecordedVote(models.Model):
    """How one person voted in a recorded vote."""

    CHOICES = [("for", "for"), ("against", "against"), ("abstain", "abstain")]

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="recorded_votes")
    person_key = models.CharField(max_length=26)
    choice = models.CharField(max_length=8, choices=CHOICES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "person_key"], name="one_recorded_vote")
        ]

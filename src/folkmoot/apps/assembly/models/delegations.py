"""Delegations and their weights, delegates and their credentials, card votes and cards."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.assembly.models.decisions import Decision
from folkmoot.apps.assembly.models.meetings import AgendaItem, Meeting


class WeightFreeze(models.Model):
    """The day on which members were counted for the card votes of a meeting."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="freeze")
    frozen_on = models.DateField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class Delegation(models.Model):
    """A unit's delegation to a meeting, with the weight of its card."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="delegations")
    unit_slug = models.SlugField(max_length=50)
    unit_name = models.CharField(max_length=120)  # as on the card
    college = models.CharField(max_length=40)
    weight = models.PositiveIntegerField()
    frozen_on = models.DateField()

    class Meta:
        ordering = ["college", "unit_name"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "unit_slug"], name="one_delegation_per_unit")
        ]


class Delegate(models.Model):
    """A person named by a unit as its delegate."""

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="delegates")
    person_key = models.CharField(max_length=26, db_index=True)
    named_at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "person_key"], name="a_delegate_is_named_once"
            )
        ]


class Credential(models.Model):
    """A delegate's credentials were checked and the card given out."""

    delegate = models.OneToOneField(Delegate, models.PROTECT, related_name="credential")
    at = models.DateTimeField()
    by = models.CharField(max_length=60)


class CardMandate(models.Model):
    """A unit's meeting told its delegates how to vote on an item; the latest counts."""

    INSTRUCTIONS = [("for", "for"), ("against", "against"), ("abstain", "abstain")]

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="mandates")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="mandates")
    instruction = models.CharField(max_length=8, choices=INSTRUCTIONS)
    decided_at = models.CharField(max_length=80)  # the unit's meeting, by its address or name
    decided_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]


class CardVote(models.Model):
    """A card vote was opened. It is closed by the decision that it led to."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="card_votes")
    number = models.PositiveIntegerField()
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="card_votes")
    subject = models.CharField(max_length=120, blank=True, db_index=True)
    question = models.CharField(max_length=400)
    question_kind = models.CharField(max_length=30)
    demanded_by = models.CharField(max_length=60, blank=True)
    after = models.OneToOneField(
        Decision, models.PROTECT, null=True, related_name="card_vote_that_followed"
    )
    opened_at = models.DateTimeField()
    by = models.CharField(max_length=60)
    decision = models.OneToOneField(
        Decision, models.PROTECT, null=True, related_name="card_vote"
    )  # set once, when it is closed

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_card_vote_per_number")
        ]


class CardCast(models.Model):
    """A card was cast: a whole delegation's by its tellers, or one delegate's share.

    The choice of a whole card may be divided: three whole numbers that make up its weight. A
    delegate's share is cast undivided. Which way a delegation voted is public, as the rules of a
    card vote have it. A card wrongly entered is replaced; both rows stay.
    """

    card_vote = models.ForeignKey(CardVote, models.PROTECT, related_name="casts")
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="casts")
    delegate = models.ForeignKey(Delegate, models.PROTECT, null=True, related_name="casts")
    votes_for = models.PositiveIntegerField(default=0)
    votes_against = models.PositiveIntegerField(default=0)
    abstentions = models.PositiveIntegerField(default=0)
    choice = models.CharField(max_length=8, blank=True)  # of an undivided card
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    why_replaced = models.CharField(max_length=200, blank=True)
    standing = models.BooleanField(default=True)  # false once replaced; repeats `replaces`, so that
    # the database itself can refuse a second card

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["card_vote", "delegate"],
                condition=models.Q(standing=True, delegate__isnull=False),
                name="one_card_per_delegate",
            ),
            models.UniqueConstraint(
                fields=["card_vote", "delegation"],
                condition=models.Q(standing=True, delegate__isnull=True),
                name="one_card_per_delegation",
            ),
        ]

"""Joining: the application before it is confirmed, and what the person declared."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.memberships import Membership, Objection
from folkmoot.apps.people.models.organisations import Organisation
from folkmoot.apps.people.models.persons import Person


class Application(models.Model):
    """Somebody asks to join. It becomes a membership when the code from the e-mail comes back.

    Until then it is nobody's file; it is deleted after `policy.joining.KEPT`.
    """

    key = models.CharField(max_length=26, unique=True)
    email = models.EmailField(db_index=True)
    facts = models.JSONField()
    code_hash = models.CharField(max_length=200)
    tries_left = models.PositiveSmallIntegerField(default=5)
    sent_at = models.DateTimeField(db_index=True)


class Declared(models.Model):
    """What a person declared about another organisation, on joining or later, in the own words."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="declared")
    membership = models.ForeignKey(Membership, models.CASCADE, null=True, related_name="declared")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    named = models.CharField(max_length=160)
    act = models.CharField(max_length=20)
    until = models.DateField(null=True)  # None: still
    recorded_at = models.DateTimeField()


class JoinerReview(models.Model):
    """One joiner of a cluster on the eve of a freeze, looked at as a person of the own."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="reviews")
    finding = models.CharField(max_length=20)  # clear, asked
    reasons = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class JoinerAnswer(models.Model):
    """What a person says to an objection to the own admission, or to a finding; never changed."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="answers")
    objection = models.ForeignKey(Objection, models.CASCADE, null=True, related_name="answers")
    review = models.ForeignKey(JoinerReview, models.CASCADE, null=True, related_name="answers")
    says = models.TextField()
    recorded_at = models.DateTimeField()

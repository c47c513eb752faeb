"""The register of other organisations, and rulings given in advance about them."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.dated import Dated
from folkmoot.apps.people.models.persons import Person


class Organisation(models.Model):
    """Another organisation, as it is looked up in the register."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=160)
    also = models.TextField(blank=True)  # other names, one a line
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class OrganisationStanding(Dated):
    """How an organisation stands to ours from a day on, by whose decision and by which words.

    ``definition`` says what makes the organisation what it is held to be; ``acts`` lists what of
    a member's conduct the standing speaks of (joining, standing for it, ...), and nothing else.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="standings")
    standing = models.CharField(max_length=12)  # affiliated, compatible, opposed
    acts = models.JSONField(default=list)
    decided_by = models.CharField(max_length=120)
    document = models.CharField(max_length=60)
    provision = models.CharField(max_length=60)
    definition = models.TextField()
    reasons = models.TextField()


class Question(models.Model):
    """A member asks beforehand: may I do this with that organisation?"""

    number = models.PositiveIntegerField(unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="questions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    named = models.CharField(max_length=160)
    act = models.CharField(max_length=20)
    says = models.TextField()
    asked_at = models.DateTimeField()
    answer_by = models.DateField()


class Ruling(models.Model):
    """The answer, with reasons. It protects the member who relies on it until it is withdrawn."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="ruling")
    may = models.BooleanField()
    conditions = models.TextField(blank=True)
    reasons = models.TextField()
    document = models.CharField(max_length=60, blank=True)
    provision = models.CharField(max_length=60, blank=True)
    holds_until = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()


class RulingWithdrawn(models.Model):
    """A ruling is withdrawn for the future. What was done before ``on`` stays protected."""

    ruling = models.OneToOneField(Ruling, models.CASCADE, related_name="withdrawn")
    on = models.DateField()
    reasons = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

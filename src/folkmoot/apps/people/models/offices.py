"""Offices, and what ends them."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.dated import Dated
from folkmoot.apps.people.models.persons import Person
from folkmoot.apps.people.models.units import Unit


class Office(Dated):
    """An office: who holds which role where, since when, by what authority. Vacancies are rows.

    ``role`` is a key of the vocabulary: secretary, chair, treasurer, delegate,
    arrangements_committee, general_secretary, executive, teller.
    """

    AUTHORITIES = [("elected", "elected"), ("appointed", "appointed"), ("acting", "acting")]

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="offices")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="offices")
    role = models.CharField(max_length=40)
    authority = models.CharField(max_length=10, choices=AUTHORITIES, default="elected")
    decided_by = models.CharField(max_length=120, blank=True)  # what decided it: "meeting:…"

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["unit", "role"]), models.Index(fields=["person"])]


class OfficeEnding(models.Model):
    """On what ground somebody left an office before its day, with the evidence the gate asks for.

    ``resigned`` is the holder's own; ``term_ended`` and ``succeeded`` name the decision (an acting
    officer needs none); with a membership or a unit its offices go; ``sanction`` needs a
    certificate of process.
    """

    GROUNDS = [
        (g, g)
        for g in (
            "resigned",
            "term_ended",
            "succeeded",
            "membership_ended",
            "unit_dissolved",
            "sanction",
        )
    ]

    office = models.ForeignKey(Office, models.CASCADE, related_name="endings")
    ground = models.CharField(max_length=20, choices=GROUNDS)
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_by = models.CharField(max_length=120, default="")
    certificate = models.CharField(max_length=64, default="")
    certificate_seq = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

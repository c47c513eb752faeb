"""Rights that somebody does without for a time: low in the house, because every room heeds them."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.persons import Person
from folkmoot.core.procedure.membership import RIGHTS


class Withheld(models.Model):
    """One right of one person, from one moment to another.

    Rows are only ever added. A review, a lifting or the end of a case is another row of the same
    source and right, and the newest counts; so what was known on a day can be asked as well.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="withheld")
    right = models.CharField(max_length=20, choices=[(right, right) for right in RIGHTS])
    start = models.DateTimeField()
    until = models.DateTimeField()  # the last moment
    source = models.CharField(max_length=64)  # digest of the certificate, or of a panel's decision
    certificate = models.CharField(max_length=64, default="", blank=True)
    certificate_seq = models.BigIntegerField(null=True)  # the entry of the record that holds it
    document = models.CharField(max_length=60, default="", blank=True)
    label = models.CharField(max_length=60, default="", blank=True)
    edition = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["source", "right"])]

"""Evidence, encrypted under the key of its case, and the schedule of all of it."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.conduct.models.cases import Case


class Exhibit(models.Model):
    """One piece of material. Its mark is a salted digest: it binds, and tells nothing."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="exhibits")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    mark = models.CharField(max_length=64)
    helps = models.BooleanField()  # whether it helps the member
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=100, default="text/plain")
    size = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(null=True)  # encrypted; null once erased

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_exhibit_per_number")
        ]


class Schedule(models.Model):
    """The investigator signs that this is all the material, what helps the member included."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="schedules")
    marks = models.JSONField()
    digest = models.CharField(max_length=64)
    signed_by = models.CharField(max_length=60)
    signed_at = models.DateTimeField()

"""Units, a dated tree."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.dated import Dated


class Unit(models.Model):
    """A part of the organisation: the whole, a region, a local party, a branch, an affiliate.

    ``kind`` is a key of the organisation's vocabulary (site data): national, region,
    local_party, branch, affiliate. ``path`` ("1/4/17/") repeats the newest place in the tree for
    fast scope tests; it is a projection, rebuilt from `UnitPlace`, the dated truth. For a date
    with changes after it the dated rows are asked instead (`queries.tree`). A dissolved unit
    stands nowhere and has no path.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True, blank=True)
    path = models.CharField(max_length=120, db_index=True, default="")

    def __str__(self) -> str:
        return self.name


class UnitPlace(Dated):
    """Where a unit stands in the tree, and since when."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="places")
    parent = models.ForeignKey(Unit, models.CASCADE, related_name="child_places")

    class Meta(Dated.Meta):
        # Whether the tree has changed since a day is asked by every scope test.
        indexes = [models.Index(fields=["start"]), models.Index(fields=["end"])]


class UnitArea(Dated):
    """An area of a public statistical map (an ONS code such as E14001063) belongs to a unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="areas")
    code = models.CharField(max_length=12, db_index=True)


class Postcode(models.Model):
    """In which area a postcode lies, from the file the organisation brought."""

    postcode = models.CharField(max_length=8, primary_key=True)  # without its space
    code = models.CharField(max_length=12)


class BoundaryChange(models.Model):
    """The boundaries between units were drawn anew, by a decision and for a published reason."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="boundary_changes")
    kind = models.CharField(max_length=10)  # split, merge
    on = models.DateField()
    decided_by = models.CharField(max_length=120)
    parts = models.JSONField()
    moved = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

"""Who stood for what: low in the house, because several rooms above read it."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.persons import Person


class Candidacy(models.Model):
    """Somebody stood for something: a dated fact.

    ``election`` is the key of the election's own room; ``post`` what it was for, in words.
    """

    OUTCOMES = [(o, o) for o in ("", "withdrawn", "elected", "unopposed", "not_elected")]

    person = models.ForeignKey(Person, models.CASCADE, related_name="candidacies")
    election = models.CharField(max_length=60, db_index=True)
    post = models.CharField(max_length=160)
    unit = models.SlugField()
    stood_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True, choices=OUTCOMES)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "election"], name="nobody_stands_twice_in_an_election"
            )
        ]

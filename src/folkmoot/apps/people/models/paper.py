"""Acts on paper."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.persons import Person


class SlipToConfirm(models.Model):
    """A paper or spoken act that one officer entered and a second person must confirm.

    ``act`` names the action, ``facts`` holds its arguments as JSON.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="slips")
    act = models.CharField(max_length=60)
    facts = models.JSONField()
    entered_by = models.ForeignKey(Person, models.CASCADE, related_name="slips_entered")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="slips_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=14, blank=True)  # of the act itself, once it is done

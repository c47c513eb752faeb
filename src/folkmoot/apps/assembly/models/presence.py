"""Who was there, by name or by count. Names are never public."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.assembly.models.meetings import Meeting

MODES = [("in_room", "in the room"), ("online", "online"), ("phone", "by phone")]


class Attendance(models.Model):
    """A member or a visitor was there, how, and from when until when."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person_key = models.CharField(max_length=26, blank=True, db_index=True)
    visitor = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=10, choices=MODES)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person_key"],
                condition=models.Q(until_at__isnull=True) & ~models.Q(person_key=""),
                name="nobody_is_there_twice",
            ),
            models.CheckConstraint(
                condition=(models.Q(person_key="") & ~models.Q(visitor=""))
                | (~models.Q(person_key="") & models.Q(visitor="")),
                name="a_member_or_a_visitor",
            ),
            models.CheckConstraint(
                condition=models.Q(until_at__isnull=True)
                | models.Q(until_at__gte=models.F("from_at")),
                name="nobody_leaves_before_coming",
            ),
        ]


class Apology(models.Model):
    """A member sent word of not coming."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="apologies")
    person_key = models.CharField(max_length=26)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person_key"], name="one_apology_each")
        ]


class HeadCount(models.Model):
    """A count of heads, where nobody took names. The latest one holds."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="head_counts")
    at = models.DateTimeField()
    in_room = models.PositiveIntegerField()
    online = models.PositiveIntegerField(default=0)
    phone = models.PositiveIntegerField(default=0)
    visitors = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

"""A meeting, how it was called, and what it has before it."""

from __future__ import annotations

from django.db import models

KINDS = [
    ("branch_meeting", "branch meeting"),
    ("general_meeting", "general meeting"),
    ("conference", "conference"),
    ("committee", "committee meeting"),
]
CONVENED_AS = [("ordinary", "ordinary"), ("special", "special"), ("annual", "annual")]
ITEM_KINDS = [
    ("business", "business"),
    ("motion", "motion"),
    ("report", "report"),
    ("minutes", "minutes"),
    ("election", "election"),
]


class Meeting(models.Model):
    """A meeting of a unit, or of one of its committees."""

    key = models.SlugField(max_length=80, unique=True)
    unit_slug = models.SlugField(max_length=50)
    kind = models.CharField(max_length=20, choices=KINDS)
    convened_as = models.CharField(max_length=10, choices=CONVENED_AS, default="ordinary")
    body = models.CharField(max_length=40, blank=True)  # a committee's members hold this role
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    joining = models.CharField(max_length=300, blank=True)  # how to join online or by phone

    class Meta:
        indexes = [
            models.Index(fields=["unit_slug", "starts_at"]),
            models.Index(fields=["kind", "starts_at"]),
        ]

    def __str__(self) -> str:
        return self.title


class Requisition(models.Model):
    """Members ask for a meeting. Who may, and how many it takes, is for the rules to say."""

    unit_slug = models.SlugField(max_length=50, db_index=True)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=KINDS)
    purpose = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_slug", "number"], name="one_requisition_per_number"
            )
        ]


class RequisitionSignature(models.Model):
    """One member's signature under a requisition."""

    requisition = models.ForeignKey(Requisition, models.PROTECT, related_name="signatures")
    person_key = models.CharField(max_length=26)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["requisition", "person_key"], name="one_signature_per_member"
            )
        ]


class Calling(models.Model):
    """Who called a meeting, when, and on what authority. A meeting noted afterwards has none."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="calling")
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    requisition = models.OneToOneField(
        Requisition, models.PROTECT, null=True, related_name="calling"
    )


class Notice(models.Model):
    """Notice of a meeting, as it was given: when, by whom, how and to how many."""

    HOW = [
        ("email", "by e-mail"),
        ("post", "by post"),
        ("hand", "by hand"),
        ("posted", "on the notice board"),
        ("announced", "announced at the meeting before"),
    ]

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notices")
    given_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=HOW)
    recipients = models.PositiveIntegerField()
    without_email = models.PositiveIntegerField(default=0)  # told some other way, or not at all
    text = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()


class AgendaItem(models.Model):
    """A line of the agenda. Its number ("3.2") is computed from the tree."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ITEM_KINDS)
    title = models.CharField(max_length=200)
    subject = models.CharField(max_length=120, blank=True, db_index=True)  # "motion:2026-17"
    text = models.TextField(blank=True)  # of a motion: the words moved, as printed
    question_kind = models.CharField(max_length=30)  # under which threshold it will be put
    ends_at = models.DateTimeField(null=True)  # when debate under it ends, if the agenda says so
    by = models.CharField(max_length=60)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "pk"]


class Extension(models.Model):
    """The meeting agreed to debate a line of its agenda, and what stands under it, for longer."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="extensions")
    until = models.DateTimeField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class ItemNote(models.Model):
    """A sentence the secretary adds to the minutes where the facts alone would not tell."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="notes")
    text = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class Opening(models.Model):
    """The meeting was opened, and who took the chair."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="opening")
    at = models.DateTimeField()
    chair_key = models.CharField(max_length=26, blank=True)
    by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()


class Closing(models.Model):
    """The meeting was closed."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="closing")
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

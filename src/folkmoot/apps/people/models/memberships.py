"""Memberships, what ends them, what hangs on them."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.people.models.dated import Dated
from folkmoot.apps.people.models.persons import Person
from folkmoot.apps.people.models.units import Unit


class Import(models.Model):
    """Members taken over from a file in one batch. Its undoing, by two people, is a fact too."""

    file_digest = models.CharField(max_length=64)
    preset = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    undone_second = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class Membership(Dated):
    """A person's membership of the organisation, by class.

    The gate in the database (`gate`) lets no row lose time, change hands or vanish: what ends
    does so by an `Ending`, what begins anew is another row.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    member_class = models.CharField(max_length=20, default="full")  # full, supporter, affiliated
    batch = models.ForeignKey(Import, models.PROTECT, null=True, related_name="memberships")

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["start", "end"])]


class Ending(models.Model):
    """On what ground a membership ended, with its evidence. There is no other ground than these.

    A resignation and a change of class are the member's own; for a death two officers vouch, and
    it may be overturned. The undoing of an import takes back what nobody has relied on; a file
    kept twice goes on in the other one (``merged``), and what that other was credited with ends
    when the two are parted again (``merge_undone``). Anything done *to* a member (sanction,
    lapse, ineligible) holds the digest of a certificate of process and the place in the record
    where that digest stands. The gate checks all of this again.
    """

    OWN = ("resigned", "class_changed")
    CERTIFIED = ("sanction", "lapse", "ineligible")
    MISTAKEN = ("import_undone", "merged", "merge_undone")
    GROUNDS = [(g, g) for g in (*OWN, "died", *MISTAKEN, *CERTIFIED)]

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="endings")
    ground = models.CharField(max_length=20, choices=GROUNDS)
    on = models.DateField()
    # Who brought the evidence. None for what the software itself carries out (a certificate).
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    certificate = models.CharField(max_length=64, default="")  # digest, hexadecimal
    certificate_seq = models.BigIntegerField(null=True)  # the entry of the record that holds it
    recorded_at = models.DateTimeField()
    overturned_at = models.DateTimeField(null=True, blank=True)  # reported in error, or undone


class Provision(models.Model):
    """A new membership is provisional until a day; objections must come before it."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="provision")
    until = models.DateField()
    recorded_at = models.DateTimeField()


class Objection(models.Model):
    """Somebody objects to an admission. It ends nothing: undecided by a day, silence admits.

    Withdrawn or dismissed it is gone. Upheld it becomes a case: only a certificate of process
    ends the membership (ground ``ineligible``).
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="objections")
    by = models.ForeignKey(Person, models.CASCADE, related_name="objections_made")
    reasons = models.TextField()
    decide_by = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)


class Dues(models.Model):
    """Up to which day a member has paid; a payment the organisation refused counts as paid."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="dues")
    paid_through = models.DateField()
    refused = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "paid_through"])]


class Reminder(models.Model):
    """A reminder of dues, served on a day. Arrears take away nothing by themselves."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="reminders")
    unpaid_since = models.DateField()
    served_on = models.DateField()
    recorded_at = models.DateTimeField()


class UnitMembership(Dated):
    """Which unit a member belongs to; membership of a branch implies its local party and region."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="unit_memberships")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="unit_memberships", db_index=False)

    class Meta(Dated.Meta):
        # Counting the members of a unit reads this index alone; it serves the unit itself too.
        indexes = [models.Index(fields=["unit", "end", "start", "person"])]


class Reinstatement(models.Model):
    """A membership that had ended runs on as if it had not: arrears paid, or a decision undone."""

    ending = models.OneToOneField(Ending, models.PROTECT, related_name="reinstatement")
    ground = models.CharField(max_length=20)  # paid, decision
    decided_by = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

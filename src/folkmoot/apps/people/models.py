"""Persons and their accounts, memberships, units and offices: dated facts, never flags.

Facts hold two times: when they were true (``start``, ``end``) and when they were written down
(``recorded_at``).
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Person(models.Model):
    """A human being. Everything that names her lives here and can be erased here."""

    key = models.CharField(max_length=26, unique=True)  # a ULID; all other rooms hold only this
    number = models.CharField(max_length=12, unique=True)  # membership number, as on the card
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)  # a household may share one
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    died_on = models.DateField(null=True, blank=True)
    # "okafor ada", for finding: a projection of the names, made by `folding.sought`.
    sought = models.CharField(max_length=170, db_index=True, default="")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class AccountManager(BaseUserManager["Account"]):
    """How Django makes accounts; holds no rule."""

    def create_user(self, username: str, password: str | None = None, **more: object) -> Account:
        account = self.model(username=username, **more)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What signs in. Its name is the membership number, so that a household may share a mailbox.

    There is no superuser: no flag opens a way around a rule.
    """

    username = models.CharField(max_length=12, unique=True)
    email = models.EmailField(blank=True)
    person = models.OneToOneField(Person, models.CASCADE, related_name="account")
    is_active = models.BooleanField(default=True)
    claimed_at = models.DateTimeField(null=True, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self) -> str:
        return self.username


class ClaimLetter(models.Model):
    """A letter with a one-time code, by which a member takes possession of the account."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="claim_letters")
    code_hash = models.CharField(max_length=200)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    tries_left = models.PositiveSmallIntegerField(default=5)


class Dated(models.Model):
    """From ``start`` (included) to ``end`` (not included); no end means "still"."""

    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
            )
        ]


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


class Membership(Dated):
    """A person's membership of the organisation, by class."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    member_class = models.CharField(max_length=20, default="full")  # full, supporter, affiliated

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["start", "end"])]


class Ending(models.Model):
    """On what ground a membership ended. There is no other ground than these.

    A resignation is the member's own; a death may be overturned. An ending as a sanction comes
    with a certificate of process (the conduct room) and is a row of another kind.
    """

    GROUNDS = [("resigned", "resigned"), ("died", "died")]

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="endings")
    ground = models.CharField(max_length=10, choices=GROUNDS)
    recorded_at = models.DateTimeField()
    overturned_at = models.DateTimeField(null=True, blank=True)  # a death reported in error


class UnitMembership(Dated):
    """Which unit a member belongs to; membership of a branch implies its local party and region."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="unit_memberships")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="unit_memberships")

    class Meta(Dated.Meta):
        # Counting the members of a unit reads this index alone.
        indexes = [models.Index(fields=["unit", "end", "start", "person"])]


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


class Look(models.Model):
    """Somebody read a person's file. Shown to that person; its digest enters the private lane.

    One row for each reader, kind of reading and day.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="looks")
    by = models.ForeignKey(Person, models.CASCADE, related_name="looks_taken")
    what = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)


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

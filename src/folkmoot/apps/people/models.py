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


class Import(models.Model):
    """Members taken over from a file in one batch. Its undoing, by two people, is a fact too."""

    file_digest = models.CharField(max_length=64)
    preset = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=120, blank=True)
    undone_second = models.CharField(max_length=120, blank=True)


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
    it may be overturned; the undoing of an import takes back what nobody has relied on. Anything
    done *to* a member (sanction, lapse, ineligible) holds the digest of a certificate of process
    and the place in the record where that digest stands. The gate checks all of this again.
    """

    OWN = ("resigned", "class_changed")
    CERTIFIED = ("sanction", "lapse", "ineligible")
    GROUNDS = [(g, g) for g in (*OWN, "died", "import_undone", *CERTIFIED)]

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="endings")
    ground = models.CharField(max_length=20, choices=GROUNDS)
    on = models.DateField()
    by = models.CharField(max_length=120, default="")  # ActorRef of who brought the evidence
    second = models.CharField(max_length=120, default="")
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
    """Somebody objects to an admission. It ends nothing: undecided by a day, silence admits."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="objection")
    by = models.CharField(max_length=120)
    reasons = models.TextField()
    decide_by = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()


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
    by = models.CharField(max_length=120, default="")
    decided_by = models.CharField(max_length=120, default="")
    certificate = models.CharField(max_length=64, default="")
    certificate_seq = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()


class Roll(models.Model):
    """A frozen roll: who may take part in what, as it was on a day by what was known at a time."""

    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rolls")
    freeze_on = models.DateField()
    known_at = models.DateTimeField()
    rules = models.JSONField()  # classes, months, minimum: what the rule said that day
    size = models.PositiveIntegerField()
    eligible = models.PositiveIntegerField()
    reasons = models.JSONField()  # how many for each verdict
    root = models.CharField(max_length=64)
    salt = models.BinaryField()
    record_seq = models.BigIntegerField(null=True)


class RollLine(models.Model):
    """One person's verdict on a roll. ``place`` is the leaf in the roll's Merkle tree."""

    # Lines are written together by the one act that freezes and found by roll and person; checks
    # and indexes row by row would only make a roll of 600,000 slow.
    roll = models.ForeignKey(
        Roll, models.CASCADE, related_name="lines", db_index=False, db_constraint=False
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="roll_lines", db_index=False, db_constraint=False
    )
    place = models.PositiveIntegerField()
    verdict = models.PositiveSmallIntegerField()  # a place in `rolls.VERDICTS`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll", "person"], name="one_line_per_person_and_roll")
        ]


class RollNode(models.Model):
    """Hashes of complete subtrees of a roll, from which proofs are made without recomputing."""

    roll = models.ForeignKey(Roll, models.CASCADE, related_name="nodes")
    level = models.PositiveSmallIntegerField()
    tile = models.PositiveIntegerField()
    hashes = models.BinaryField()  # up to 256, one after the other

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll", "level", "tile"], name="one_tile_per_place")
        ]


class RollChallenge(models.Model):
    """A person says that her verdict is wrong. It is answered with reasons, never by silence."""

    line = models.ForeignKey(RollLine, models.CASCADE, related_name="challenges")
    says = models.TextField()
    recorded_at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)


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

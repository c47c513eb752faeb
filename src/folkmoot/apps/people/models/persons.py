"""Persons, their accounts, and who has read their files."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


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
    sought = models.CharField(max_length=170, default="")
    recorded_at = models.DateTimeField()
    # Names and addresses have been wiped out; the key stays, so that the record holds.
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # Names are walked through in this index alone, in the order in which they are shown.
        indexes = [models.Index(fields=["sought", "key", "id"])]

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


class Look(models.Model):
    """Somebody read a person's file. Shown to that person; its digest enters the private lane.

    One row for each reader, kind of reading and day.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="looks")
    by = models.ForeignKey(Person, models.CASCADE, related_name="looks_taken")
    what = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)

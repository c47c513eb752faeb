"""Places that fall vacant before their term is over, and the papers counted back for them."""

from __future__ import annotations

from django.db import models

from folkmoot.apps.elections.models.elections import Term


class Vacancy(models.Model):
    """A place was found vacant, and those who stood are asked whether they would fill it."""

    term = models.OneToOneField(Term, models.PROTECT, related_name="vacancy")
    left = models.CharField(max_length=10)  # a key of casual_vacancy.LEFT
    answers_until = models.DateTimeField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)


class VacancyAnswer(models.Model):
    """Somebody who stood would fill the place, or would not. The last answer counts."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="answers")
    person_key = models.CharField(max_length=26)
    willing = models.BooleanField()
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class CountBack(models.Model):
    """The papers were counted back, by both counters, and whom they chose holds the place."""

    vacancy = models.OneToOneField(Vacancy, models.PROTECT, related_name="countback")
    record = models.JSONField()  # folkmoot.count-record/1, with what it was counted back from
    digest = models.CharField(max_length=64)
    figures = models.PositiveIntegerField()
    person_key = models.CharField(max_length=26)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)

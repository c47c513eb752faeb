"""Hustings: questions gathered, voted on and grouped; answers sealed, then opened together."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Hustings(models.Model):
    """Candidates of an election before the members, in writing. Its moments say where it stands."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=160)
    unit = models.SlugField(db_index=True)
    election = models.SlugField(max_length=60, db_index=True)
    roll = models.CharField(max_length=60)
    questions_close = models.DateTimeField()
    answers_open = models.DateTimeField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answers_open__gt=F("questions_close")),
                name="answers_open_after_questions_close",
            )
        ]


class Question(models.Model):
    """A question somebody puts to every candidate."""

    hustings = models.ForeignKey(Hustings, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["hustings", "number"], name="one_question_per_number")
        ]


class QuestionHidden(models.Model):
    """A question was left out, and why."""

    question = models.OneToOneField(Question, models.PROTECT, related_name="hidden")
    reason = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)


class Wish(models.Model):
    """Somebody wants a question answered."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="wishes")
    person_key = models.CharField(max_length=26, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "person_key"], name="one_wish_per_person")
        ]


class Chosen(models.Model):
    """A question as it is put to the candidates: the questions gathered that it stands for."""

    hustings = models.ForeignKey(Hustings, models.PROTECT, related_name="chosen")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    of = models.JSONField(default=list)  # numbers of questions
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["hustings", "number"], name="one_choice_per_number")
        ]


class Answer(models.Model):
    """A candidate's answer. Its commitment entered the record; nobody reads it before the hour.

    Of several to a question the last counts.
    """

    chosen = models.ForeignKey(Chosen, models.PROTECT, related_name="answers")
    person_key = models.CharField(max_length=26, db_index=True)
    text = models.TextField()
    salt = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["at", "pk"]

"""What this room holds on a person, table by table, for that person."""

from __future__ import annotations

from folkmoot.apps.commons.models import (
    Answer,
    Counted,
    Note,
    Participant,
    Question,
    Rating,
    Reply,
    Response,
    Statement,
    Subscription,
    Wish,
)
from folkmoot.apps.people.holdings import Section

_RATED = {1: "helpful", 0: "somewhat helpful", -1: "not helpful"}
_SAID = {1: "agree", -1: "disagree", 0: "pass"}


def gather(key: str) -> list[Section]:
    """What a person wrote and how they responded."""
    taken = Participant.objects.filter(person_key=key)
    responses = Response.objects.filter(participant__person_key=key).order_by("pk")
    return [
        Section(
            "Statements I put in",
            ("consultation", "number", "text", "at"),
            tuple(
                (name, number, text, at.isoformat())
                for name, number, text, at in Statement.objects.filter(by=f"person:{key}")
                .order_by("at", "pk")
                .values_list("consultation__key", "number", "text", "at")
            ),
        ),
        Section(
            "Consultations I took part in",
            ("consultation", "pseudonym"),
            tuple(taken.order_by("pk").values_list("consultation__key", "pseudonym")),
        ),
        Section(
            "How I responded",
            ("consultation", "statement", "response", "at"),
            tuple(
                (name, number, _SAID[choice], at.isoformat())
                for name, number, choice, at in responses.values_list(
                    "statement__consultation__key", "statement__number", "choice", "at"
                )
            ),
        ),
        *_at_hustings(key),
        *_talked(key),
        Section(
            "News I have sent, or had",
            ("unit", "every", "since", "until"),
            tuple(
                (unit, every, since.isoformat(), until.isoformat() if until else None)
                for unit, every, since, until in Subscription.objects.filter(person_key=key)
                .order_by("pk")
                .values_list("unit", "every", "since", "until")
            ),
        ),
    ]


def _talked(key: str) -> list[Section]:
    return [
        Section(
            "What I replied",
            ("page", "number", "text", "at"),
            tuple(
                (address, number, text, at.isoformat())
                for address, number, text, at in Reply.objects.filter(by=f"person:{key}")
                .order_by("at", "pk")
                .values_list("address", "number", "text", "at")
            ),
        ),
        Section(
            "Notes I added",
            ("page", "note", "text", "source", "at"),
            tuple(
                (address, number, text, source, at.isoformat())
                for address, number, text, source, at in Note.objects.filter(by=f"person:{key}")
                .order_by("at", "pk")
                .values_list("address", "pk", "text", "source", "at")
            ),
        ),
        Section(
            "How I rated notes",
            ("note", "pseudonym", "rating", "at"),
            tuple(
                (note, name, _RATED[choice], at.isoformat())
                for note, name, choice, at in Rating.objects.filter(rater__person_key=key)
                .order_by("pk")
                .values_list("note_id", "rater__pseudonym", "choice", "at")
            ),
        ),
        Section(
            "When I was counted in the conversation",
            ("since", "until"),
            tuple(
                (since.isoformat(), until.isoformat() if until else None)
                for since, until in Counted.objects.filter(person_key=key)
                .order_by("since")
                .values_list("since", "until")
            ),
        ),
    ]


def _at_hustings(key: str) -> list[Section]:
    return [
        Section(
            "Questions I asked",
            ("hustings", "number", "text", "at"),
            tuple(
                (name, number, text, at.isoformat())
                for name, number, text, at in Question.objects.filter(by=f"person:{key}")
                .order_by("at", "pk")
                .values_list("hustings__key", "number", "text", "at")
            ),
        ),
        Section(
            "Questions I want answered",
            ("hustings", "number"),
            tuple(
                Wish.objects.filter(person_key=key)
                .order_by("pk")
                .values_list("question__hustings__key", "question__number")
            ),
        ),
        Section(
            "Answers I sealed",
            ("hustings", "question", "text", "seal", "at"),
            tuple(
                (name, number, text, seal, at.isoformat())
                for name, number, text, seal, at in Answer.objects.filter(person_key=key)
                .order_by("at", "pk")
                .values_list("chosen__hustings__key", "chosen__number", "text", "commitment", "at")
            ),
        ),
    ]

"""What this room holds on a person, table by table, for that person."""

from __future__ import annotations

from folkmoot.apps.commons.models import Participant, Response, Statement
from folkmoot.apps.people.holdings import Section

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
                .order_by("at")
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
    ]

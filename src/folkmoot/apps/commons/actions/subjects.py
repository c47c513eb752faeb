"""Finding what an act is about, its row locked, or refusing plainly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import slugify

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Consultation, Statement
from folkmoot.apps.commons.queries.shapes import ConsultationView, StatementView
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused


@dataclass(frozen=True, slots=True)
class Subject:
    """A consultation under an act: its row, what is known of it, and the rules of the day."""

    row: Consultation
    view: ConsultationView
    rules: RuleSet


def the_consultation(key: str) -> ConsultationView:
    """A consultation.

    Raises:
        Refused: if there is none of that key.
    """
    view = queries.consultation(key)
    if view is None:
        raise Refused(no(Reason("consultation.unknown", "There is no such consultation.")))
    return view


def locked(act: Act, key: str, *, at: datetime) -> Subject:
    """A consultation, its row locked.

    Raises:
        Refused: if there is none of that key.
    """
    view = the_consultation(key)
    row = act.lock(Consultation, key=key)
    act.about(f"consultation:{key}")
    return Subject(row, view, people.rules_on(day_of(at)))


def the_statement(view: ConsultationView, number: int) -> tuple[Statement, StatementView]:
    """A statement of a consultation.

    Raises:
        Refused: if there is none of that number.
    """
    found = queries.statement(view, number)
    if found is None:
        says = "There is no statement {number} in it."
        raise Refused(no(Reason("statement.unknown", says, {"number": number})))
    return Statement.objects.get(pk=found.id), found


def free_key(title: str, year: int, taken: set[str]) -> str:
    """A short name from a title, with a number where it is taken."""
    base = f"{slugify(title)[:45].strip('-') or 'untitled'}-{year}"
    return next(
        name
        for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
        if name not in taken
    )

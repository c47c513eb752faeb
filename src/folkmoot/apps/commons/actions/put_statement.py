"""Putting a statement into a consultation, for others to respond to."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions.subjects import Subject, locked
from folkmoot.apps.commons.acts_declared import PUT
from folkmoot.apps.commons.models import Statement
from folkmoot.apps.commons.policy.taking_part import may_write
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules.consulting import (
    STATEMENT_CHARACTERS,
    STATEMENTS_EACH,
    check_number,
    check_room,
)
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def put_statement(
    *, actor: ActorRef, at: datetime, consultation: str, text: str
) -> tuple[int, str]:
    """Put a statement in. Who wrote it is told to nobody; moderators see it only with a reason.

    Returns:
        its number and the receipt.

    Raises:
        Refused: if the actor is not on the roll, it is closed, too long, or said already.
    """
    with official(PUT, actor=actor, at=at) as act:
        subject = locked(act, consultation, at=at)
        made = Statement.objects.filter(consultation=subject.row, by=str(actor), kind="member")
        act.require(
            may_write(subject.view, person=actor.key, at=at)
            & check_room(text, STATEMENT_CHARACTERS, subject.rules)
            & check_number(made.count(), STATEMENTS_EACH, subject.rules)
            & _is_new(subject, text)
        )
        last = Statement.objects.filter(consultation=subject.row).aggregate(n=Max("number"))["n"]
        row = Statement.objects.create(
            consultation=subject.row,
            number=(last or 0) + 1,
            text=" ".join(text.split()),
            kind="member",
            by=str(actor),
            at=at,
        )
        act.shows(consultation=consultation, statement=row.number, text=digest(row.text))
    return row.number, act.code


def _is_new(subject: Subject, text: str) -> Verdict:
    same = _as_said(text)
    for each in queries.statements(subject.view):
        if _as_said(each.text) == same:
            says = "Statement {number} says the same."
            remedy = "Respond to that one."
            params = {"number": each.number}
            return no(Reason("statement.said_already", says, params, None, remedy))
    return yes()


def _as_said(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

"""Agreeing, disagreeing, passing: one response for each person on the roll."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError

from folkmoot.apps.commons.actions.subjects import the_consultation, the_statement
from folkmoot.apps.commons.models import Participant, Response
from folkmoot.apps.commons.policy.taking_part import may_respond
from folkmoot.apps.commons.queries.shapes import ConsultationView, StatementView
from folkmoot.core.discourse import AGREE, DISAGREE, PASS
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.platform import acts

CHOICES = {"agree": AGREE, "disagree": DISAGREE, "pass": PASS}


def token_of(secret: str) -> str:
    """What is kept of the secret that the browser of one of the public holds."""
    return sha256(f"consultation|{secret}".encode()).hexdigest()


def respond(
    *,
    at: datetime,
    consultation: str,
    statement: int,
    choice: str,
    person: str = "",
    secret: str = "",
) -> str:
    """Respond to a statement; a response given before is replaced. It enters no record.

    Args:
        person: the key of the person; empty for one of the public.
        secret: what the browser of one of the public holds, so that it is not counted twice.

    Returns:
        the pseudonym under which it will be published.

    Raises:
        Refused: if the consultation is not open, the person is not on the roll, or there is no
            such statement to respond to.
    """
    view = the_consultation(consultation)
    row, seen = the_statement(view, statement)
    acts.require(
        may_respond(view, person=person, outside=bool(secret), at=at)
        & _can_be_responded_to(seen)
        & _is_a_response(choice)
    )
    token = "" if person else token_of(secret)
    with acts.one_transaction():
        who = _participant(view, person=person, token=token)
        Response.objects.create(participant=who, statement=row, choice=CHOICES[choice], at=at)
    return who.pseudonym


def _participant(view: ConsultationView, *, person: str, token: str) -> Participant:
    held = Participant.objects.filter(consultation_id=view.id, person_key=person, token=token)
    found = held.first()
    while found is None:
        try:
            with acts.one_transaction():
                found = Participant.objects.create(
                    consultation_id=view.id,
                    person_key=person,
                    token=token,
                    pseudonym=f"p{secrets.token_hex(4)}",
                )
        except IntegrityError:  # another tab was first, or the lot fell on a name that is taken
            found = held.first()
    return found


def _can_be_responded_to(seen: StatementView) -> Verdict:
    if seen.seen:
        return yes()
    says = "Statement {number} is not shown."
    remedy = "The log of moderation says why."
    return no(Reason("statement.not_shown", says, {"number": seen.number}, None, remedy))


def _is_a_response(choice: str) -> Verdict:
    if choice in CHOICES:
        return yes()
    says = "A response is to agree, to disagree or to pass."
    return no(Reason("response.none", says, {}, None, "Choose one of the three."))

"""Objecting to an admission, withdrawing it, and deciding in favour of the person."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person, witness
from folkmoot.apps.people.acts_declared import (
    OBJECTED,
    OBJECTION_DISMISSED,
    OBJECTION_WITHDRAWN,
)
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Membership, Objection, Person
from folkmoot.apps.people.policy import joining as policy
from folkmoot.apps.people.queries.joining import admission, objection
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.membership import decide_by
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import mail
from folkmoot.platform.acts import Refused


def object_to_admission(
    *, actor: ActorRef, at: datetime, person: str, reasons: str
) -> tuple[int, str]:
    """Object to an admission. The person is told at once who objects, and why.

    Raises:
        Refused: if the time is over, no reasons are given, or too many of the actor's wait.
    """
    today = day_of(at)
    with official(OBJECTED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        found = admission(person, today)
        if found is None:
            raise Refused(no(Reason("member.not_current", "This person is not a member.")))
        act.require(policy.may_object(actor, found, says=reasons, on=today))
        by = Person.objects.get(key=actor.key)
        made = Objection.objects.create(
            membership=Membership.objects.get(pk=found.key),
            by=by,
            reasons=reasons.strip(),
            decide_by=decide_by(today, rules_on(today)),
            recorded_at=at,
        )
        _tell(
            row,
            _("Somebody objects to your admission"),
            _(
                "%(name)s objects to your admission, for these reasons:\n\n%(reasons)s\n\nYour "
                "membership goes on meanwhile. If nothing is decided by %(day)s you are a member "
                "like any other. You can answer on your page.\n"
            )
            % {"name": by, "reasons": made.reasons, "day": made.decide_by.isoformat()},
        )
        act.seals(person=person, objection=made.pk, reasons=digest(made.reasons))
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return made.pk, act.code


def withdraw_objection(*, actor: ActorRef, at: datetime, objection_key: int) -> str:
    """Withdraw one's objection.

    Raises:
        Refused: if it is somebody else's, or settled.
    """
    with official(OBJECTION_WITHDRAWN, actor=actor, at=at) as act:
        row, person = _standing(objection_key)
        act.lock(Objection, pk=row.pk)
        act.require(policy.may_withdraw(actor, by=row.by.key))
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        act.seals(person=person, objection=row.pk)
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return act.code


def dismiss_objection(*, actor: ActorRef, at: datetime, objection_key: int, answer: str) -> str:
    """Decide an objection in favour of the person, with reasons for whoever objected.

    There is no act that upholds one here: against the person only a case decides, in which she
    is heard.

    Raises:
        Refused: if the actor keeps no file there, is part of it, or gives no reasons.
    """
    with official(OBJECTION_DISMISSED, actor=actor, at=at) as act:
        row, person = _standing(objection_key)
        act.lock(Objection, pk=row.pk)
        act.require(
            policy.may_dismiss(actor, person=person, by=row.by.key, answer=answer, on=day_of(at))
        )
        row.dismissed_at, row.answer = at, answer.strip()
        row.dismissed_by = witness(actor)
        row.save(update_fields=["dismissed_at", "answer", "dismissed_by"])
        for each in (row.by, row.membership.person):
            _tell(each, _("An objection was dismissed"), row.answer)
        act.seals(person=person, objection=row.pk, answer=digest(row.answer))
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}", f"person:{row.by.key}")
    return act.code


def _standing(key: int) -> tuple[Objection, str]:
    found = objection(key)
    if found is None or found[0].settled_on is not None:
        raise Refused(no(Reason("objection.none", "There is no such objection to decide.")))
    row = Objection.objects.select_related("by", "membership__person").get(pk=key)
    return row, found[1]


def _tell(person: Person, subject: str, text: str) -> None:
    if person.email:
        mail.post(to=[person.email], subject=subject, text=text)

"""Whoever joined answers an objection to the own admission, or what an officer asks of them."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import JOINER_ANSWERED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import JoinerAnswer, JoinerReview, Membership, Objection, Person
from folkmoot.apps.people.policy import joining as policy
from folkmoot.apps.people.queries.joining import admission
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef
from folkmoot.platform import mail


def answer_as_joiner(
    *, actor: ActorRef, at: datetime, person: str, says: str, objection: int | None = None
) -> str:
    """Answer an objection, or the last question that an officer had; returns the receipt's code.

    It stands beside what it answers for whoever decides. Whoever objected, or asked, gets it.

    Args:
        person: whose admission it is; nobody else answers.
        objection: which one; the officer's finding if not said.

    Raises:
        Refused: if it is somebody else's admission, nothing waits for an answer, or it is empty.
    """
    today = day_of(at)
    with official(JOINER_ANSWERED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(policy.may_answer(actor, person, objection=objection, says=says, on=today))
        found = admission(person, today)
        held = Membership.objects.get(pk=found.key if found else None)
        about = {} if objection is None else {"objection": Objection.objects.get(pk=objection)}
        if not about:
            about = {"review": JoinerReview.objects.filter(membership=held).order_by("-pk")[0]}
        made = JoinerAnswer.objects.create(
            membership=held, says=says.strip(), recorded_at=at, **about
        )
        (asked,) = about.values()
        _tell(asked.by, row, made.says)
        act.seals(person=person, answer=made.pk, says=digest(made.says))
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return act.code


def _tell(to: Person, who: Person, says: str) -> None:
    if to.email:
        mail.post(
            to=[to.email],
            subject=_("An answer from %(name)s") % {"name": who},
            text=_("%(name)s answers you about joining:\n\n%(says)s\n")
            % {"name": who, "says": says},
        )

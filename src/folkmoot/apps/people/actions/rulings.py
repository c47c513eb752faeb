"""Asking beforehand, answering, and withdrawing an answer for the future."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person, witness
from folkmoot.apps.people.acts_declared import ASKED, RULING_GIVEN, RULING_WITHDRAWN
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import (
    Organisation,
    Person,
    Question,
    Ruling,
    RulingWithdrawn,
)
from folkmoot.apps.people.policy import organisations as policy
from folkmoot.apps.people.queries.organisations import (
    QuestionView,
    organisation_named,
    question,
    stands_against,
)
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.membership import answer_by, holds_until, withdrawn_from
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import mail
from folkmoot.platform.acts import Refused


def ask_beforehand(
    *, actor: ActorRef, at: datetime, named: str, conduct: str, says: str
) -> tuple[QuestionView, str]:
    """Ask: may I do this with that organisation? If nobody answers in time the answer is yes.

    Raises:
        Refused: if the actor is no member, or the question says too little to be answered.
    """
    today = day_of(at)
    with official(ASKED, actor=actor, at=at) as act:
        act.require(policy.may_ask(actor, named=named, act=conduct, says=says, on=today))
        person = locked_person(act, actor.key)
        slug = organisation_named(named)
        number = (Question.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        Question.objects.create(
            number=number,
            person=person,
            organisation=Organisation.objects.filter(slug=slug).first() if slug else None,
            named=named.strip()[:160],
            act=conduct,
            says=says.strip(),
            asked_at=at,
            answer_by=answer_by(today, rules_on(today)),
        )
        act.seals(person=actor.key, number=number, says=digest(says.strip()))
        act.about(f"question:{number}")
    return _view(number), act.code


def answer_question(
    *,
    actor: ActorRef,
    at: datetime,
    number: int,
    may: bool,
    reasons: str,
    conditions: str = "",
) -> tuple[QuestionView, str]:
    """Answer a question. A no cites the finding that speaks against it; nothing else can.

    The answer is published without the asker's name and words, and protects the asker while it
    holds.

    Raises:
        Refused: if the actor may not, gives no reasons, or no finding speaks against it.
    """
    today = day_of(at)
    with official(RULING_GIVEN, actor=actor, at=at) as act:
        asked = _known(number)
        row = act.lock(Question, number=number)
        asked = _known(number)
        against = stands_against(asked.organisation, asked.act, today)
        act.require(
            policy.may_answer(
                actor, asked, may=may, reasons=reasons, against=against is not None, on=today
            )
        )
        cited = against if against is not None and not may else None
        ruling = Ruling.objects.create(
            question=row,
            may=may,
            conditions=conditions.strip(),
            reasons=reasons.strip(),
            document=cited.document if cited else "",
            provision=cited.provision if cited else "",
            holds_until=holds_until(today, rules_on(today)),
            by=witness(actor),
            given_at=at,
        )
        _tell(row.person, _answer_in_words(ruling), ruling.reasons, number)
        act.shows(
            number=number,
            organisation=asked.named,
            conduct=asked.act,
            answer=_answer_in_words(ruling),
            until=ruling.holds_until.isoformat(),
            document=ruling.document,
            provision=ruling.provision,
        )
        act.seals(person=asked.person, reasons=digest(ruling.reasons))
        refs = [f"organisation:{asked.organisation}"] if asked.organisation else []
        act.about(f"question:{number}", *refs)
        act.receipt_for(f"person:{asked.person}")
    return _view(number), act.code


def withdraw_ruling(
    *, actor: ActorRef, at: datetime, number: int, reasons: str
) -> tuple[date, str]:
    """Withdraw a yes for the future. What the member did before the day stays protected.

    Raises:
        Refused: if the actor may not, or gives no reasons.
    """
    today = day_of(at)
    with official(RULING_WITHDRAWN, actor=actor, at=at) as act:
        asked = _known(number)
        act.lock(Question, number=number)
        act.require(policy.may_withdraw(actor, _known(number), reasons=reasons, on=today))
        ruling = Ruling.objects.select_related("question__person").get(question__number=number)
        on = withdrawn_from(today, rules_on(today))
        RulingWithdrawn.objects.create(
            ruling=ruling, on=on, reasons=reasons.strip(), by=witness(actor), recorded_at=at
        )
        _tell(
            ruling.question.person,
            _("withdrawn from %(day)s on") % {"day": on.isoformat()},
            reasons.strip(),
            number,
        )
        act.shows(number=number, on=on.isoformat())
        act.seals(person=asked.person, reasons=digest(reasons.strip()))
        act.about(f"question:{number}")
        act.receipt_for(f"person:{asked.person}")
    return on, act.code


def _answer_in_words(ruling: Ruling) -> str:
    if ruling.may:
        return "yes, on conditions" if ruling.conditions else "yes"
    return "no"


def _tell(person: Person, answer: str, reasons: str, number: int) -> None:
    if person.email:
        mail.post(
            to=[person.email],
            subject=_("Your question %(number)d: %(answer)s")
            % {"number": number, "answer": answer},
            text=f"{reasons}\n",
        )


def _known(number: int) -> QuestionView:
    found = question(number)
    if found is None:
        raise Refused(no(Reason("ruling.unknown", "There is no such question.")))
    return found


def _view(number: int) -> QuestionView:
    return _known(number)

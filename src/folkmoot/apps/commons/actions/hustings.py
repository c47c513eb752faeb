"""Hustings: calling one, asking, wanting an answer, choosing, sealing an answer."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db.models import Max

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions.subjects import free_key
from folkmoot.apps.commons.acts_declared import (
    ANSWER_SEALED,
    HUSTINGS_CALLED,
    QUESTION_LEFT_OUT,
    QUESTION_PUT,
    QUESTIONS_CHOSEN,
)
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import (
    Answer,
    Chosen,
    Hustings,
    Question,
    QuestionHidden,
    Wish,
)
from folkmoot.apps.commons.policy.asking import (
    can_be_answered,
    can_be_chosen,
    check_hustings,
    is_a_question,
    may_ask,
    stands,
)
from folkmoot.apps.commons.policy.offices import may_convene, may_moderate
from folkmoot.apps.commons.queries.shapes import HustingsView
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.rolls import RollRules
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules.consulting import (
    QUESTIONS_EACH,
    STATEMENT_CHARACTERS,
    check_answer,
    check_chosen,
    check_moderation,
    check_number,
    check_room,
)
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import acts, search
from folkmoot.platform.acts import Refused


def call_hustings(
    *,
    actor: ActorRef,
    at: datetime,
    title: str,
    unit: str,
    election: str,
    questions_close: datetime,
    answers_open: datetime,
    key: str = "",
) -> tuple[HustingsView, str]:
    """Call the candidates of an election before the members, in writing.

    Raises:
        Refused: without the office, if there is no such election, or the moments are in disorder.
    """
    on = day_of(at)
    with official(HUSTINGS_CALLED, actor=actor, at=at) as act:
        act.require(
            may_convene(actor, unit=unit, on=on)
            & check_hustings(
                title,
                found=search.at_address(f"/elections/{election}") is not None,
                moments=(at, questions_close, answers_open),
            )
        )
        name = key or free_key(title, on.year, set(Hustings.objects.values_list("key", flat=True)))
        # Those who elect are those who ask; where no roll was frozen for it, one is now.
        roll = people.roll(f"election-{election}"[:60])
        if roll is None:
            roll, _ = people_acts.freeze_roll(
                actor=actor, at=at, key=f"hustings-{name}"[:60], title=title, unit=unit, on=on,
                rules=RollRules(),
            )  # fmt: skip
        row = Hustings.objects.create(
            key=name, title=title.strip(), unit=unit, election=election, roll=roll.key,
            questions_close=questions_close, answers_open=answers_open, by=str(actor), at=at,
        )  # fmt: skip
        act.shows(
            hustings=name, unit=unit, title=row.title, election=election,
            questions_close=questions_close.isoformat(), answers_open=answers_open.isoformat(),
        )  # fmt: skip
        act.about(f"hustings:{name}", f"election:{election}", f"unit:{unit}")
    Hustings.objects.filter(pk=row.pk).update(seq=act.seq)
    return the_hustings(name), act.code


def put_question(*, actor: ActorRef, at: datetime, hustings: str, text: str) -> tuple[int, str]:
    """Put a question to every candidate alike. Who asked is told to nobody.

    Raises:
        Refused: if the actor is not on the roll, it is too late, too long, or asked already.
    """
    with official(QUESTION_PUT, actor=actor, at=at) as act:
        view, row = _locked(act, hustings)
        rules = people.rules_on(day_of(at))
        asked = Question.objects.filter(hustings=row, by=str(actor)).count()
        act.require(
            may_ask(view, person=actor.key, at=at)
            & check_room(text, STATEMENT_CHARACTERS, rules)
            & check_number(asked, QUESTIONS_EACH, rules)
            & is_a_question(text, [each.text for each in queries.questions(view)])
        )
        last = Question.objects.filter(hustings=row).aggregate(n=Max("number"))["n"]
        made = Question.objects.create(
            hustings=row, number=(last or 0) + 1, text=" ".join(text.split()), by=str(actor), at=at
        )
        Wish.objects.create(question=made, person_key=actor.key)
        act.shows(hustings=hustings, question=made.number, text=digest(made.text))
    return made.number, act.code


def wish(*, person: str, at: datetime, hustings: str, question: int, wants: bool) -> None:
    """Want a question answered, or no longer. It enters no record, and nobody is told who did.

    Raises:
        Refused: if the person is not on the roll, or it is too late.
    """
    view = the_hustings(hustings)
    row = _question(view, question)
    acts.require(may_ask(view, person=person, at=at))
    with acts.one_transaction():
        if wants:
            Wish.objects.get_or_create(question=row, person_key=person)
        else:
            Wish.objects.filter(question=row, person_key=person).delete()


def leave_out(*, actor: ActorRef, at: datetime, hustings: str, question: int, reason: str) -> str:
    """Leave a question out, with a reason that is public.

    Raises:
        Refused: without the office or a reason, or once questions were put to the candidates.
    """
    with official(QUESTION_LEFT_OUT, actor=actor, at=at) as act:
        view, _row = _locked(act, hustings)
        row = _question(view, question)
        act.require(
            may_moderate(actor, unit=view.unit, on=day_of(at))
            & check_moderation(reason=reason, by=str(actor), last_by="", under_review=False)
            & can_be_chosen(view, at, while_asking=True)
        )
        made, _ = QuestionHidden.objects.get_or_create(
            question=row, defaults={"reason": reason.strip(), "by": str(actor), "at": at}
        )
        act.shows(hustings=hustings, question=question, reason=reason.strip())
    QuestionHidden.objects.filter(pk=made.pk).update(seq=act.seq)
    return act.code


def choose_questions(
    *, actor: ActorRef, at: datetime, hustings: str, chosen: Sequence[tuple[str, Sequence[int]]]
) -> str:
    """Put questions to the candidates, each for the questions it stands for. Once, for good.

    Raises:
        Refused: without the office, while questions are being asked, or if one that more people
            want answered is passed over.
    """
    with official(QUESTIONS_CHOSEN, actor=actor, at=at) as act:
        view, row = _locked(act, hustings)
        asked = queries.questions(view)
        act.require(
            may_convene(actor, unit=view.unit, on=day_of(at))
            & can_be_chosen(view, at)
            & check_chosen(
                [numbers for _text, numbers in chosen],
                {each.number: each.wishes for each in asked},
                {each.number for each in asked if each.left_out},
            )
        )
        Chosen.objects.bulk_create(
            Chosen(hustings=row, number=number, text=" ".join(text.split()), of=list(numbers),
                   at=at, by=str(actor))
            for number, (text, numbers) in enumerate(chosen, 1)
        )  # fmt: skip
        act.shows(hustings=hustings, questions=[" ".join(text.split()) for text, _ in chosen])
    return act.code


def seal_answer(
    *, actor: ActorRef, at: datetime, hustings: str, question: int, text: str
) -> tuple[str, str]:
    """Seal an answer, or one in its place: its commitment enters the record now, its words later.

    Returns:
        the commitment and the receipt.

    Raises:
        Refused: if the actor is no candidate, it is too long, or answers have been opened.
    """
    with official(ANSWER_SEALED, actor=actor, at=at) as act:
        view, row = _locked(act, hustings)
        put = Chosen.objects.filter(hustings=row, number=question).first()
        act.require(
            stands(actor.key, [key for key, _name in queries.candidates(view)])
            & can_be_answered(view, at, there=put is not None)
            & check_answer(text, people.rules_on(day_of(at)))
        )
        salt = secrets.token_hex(16)
        made = Answer.objects.create(
            chosen=put, person_key=actor.key, text=text.strip(), salt=salt,
            commitment=commitment_of(salt, text.strip()), at=at,
        )  # fmt: skip
        act.shows(hustings=hustings, question=question, commitment=made.commitment)
    Answer.objects.filter(pk=made.pk).update(seq=act.seq)
    return made.commitment, act.code


def commitment_of(salt: str, text: str) -> str:
    """What stands in the record of an answer; whoever has salt and words computes it again."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()


def the_hustings(key: str) -> HustingsView:
    """A hustings.

    Raises:
        Refused: if there is none of that key.
    """
    view = queries.hustings(key)
    if view is None:
        raise Refused(no(Reason("hustings.unknown", "There is no such hustings.")))
    return view


def _locked(act: Act, key: str) -> tuple[HustingsView, Hustings]:
    view = the_hustings(key)
    act.about(f"hustings:{key}")
    return view, act.lock(Hustings, key=key)


def _question(view: HustingsView, number: int) -> Question:
    row = Question.objects.filter(hustings_id=view.id, number=number).first()
    if row is None:
        says = "There is no question {number} in it."
        raise Refused(no(Reason("question.unknown", says, {"number": number})))
    return row

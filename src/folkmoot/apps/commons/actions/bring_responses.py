"""Many responses at once, into a consultation of a demonstration. Elsewhere everybody responds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions.respond import CHOICES, token_of
from folkmoot.apps.commons.actions.subjects import the_consultation
from folkmoot.apps.commons.models import Participant, Question, Response, Statement, Wish
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.consulting import check_open
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.platform import acts
from folkmoot.platform.acts import Refused
from folkmoot.platform.installation import installation


def bring_responses(
    *,
    consultation: str,
    responses: Sequence[tuple[str, int, str, datetime]],
    outside: bool = False,
) -> None:
    """Put many responses in: a person's key (or a secret of one of the public), statement, choice.

    Raises:
        Refused: anywhere but in a demonstration; if somebody is not on the roll, or it was not
            open at one of the moments.
    """
    only_invented()
    view = the_consultation(consultation)
    who = list(dict.fromkeys(each[0] for each in responses))
    verdict = yes() if outside else _all_on_roll(view.roll, who)
    for at in {each[3] for each in responses}:
        verdict &= check_open(view.opens_at, view.closes_at, at)
    acts.require(verdict)
    numbers = dict(Statement.objects.filter(consultation_id=view.id).values_list("number", "pk"))
    with acts.one_transaction():
        Participant.objects.bulk_create(
            Participant(
                consultation_id=view.id,
                pseudonym=_pseudonym(view.key, key),
                person_key="" if outside else key,
                token=token_of(key) if outside else "",
            )
            for key in who
        )
        held = dict(
            Participant.objects.filter(consultation_id=view.id).values_list("pseudonym", "pk")
        )
        Response.objects.bulk_create(
            (
                Response(
                    participant_id=held[_pseudonym(view.key, key)],
                    statement_id=numbers[statement],
                    choice=CHOICES[choice],
                    at=at,
                )
                for key, statement, choice, at in responses
            ),
            batch_size=5000,
        )


def bring_wishes(*, at: datetime, hustings: str, wishes: Sequence[tuple[str, int]]) -> None:
    """Many people's wishes to have a question of a hustings answered: person, question.

    Raises:
        Refused: anywhere but in a demonstration, or if somebody is not on the roll.
    """
    only_invented()
    view = queries.hustings(hustings)
    if view is None:
        raise Refused(no(Reason("hustings.unknown", "There is no such hustings.")))
    acts.require(
        _all_on_roll(view.roll, [person for person, _ in wishes])
        & check_open(at, view.questions_close, at)
    )
    numbers = dict(Question.objects.filter(hustings_id=view.id).values_list("number", "pk"))
    Wish.objects.bulk_create(
        Wish(question_id=numbers[number], person_key=person) for person, number in wishes
    )


def only_invented() -> None:
    if installation().demonstration is None:
        says = "This is a real organisation; here everybody speaks for themselves."
        raise Refused(no(Reason("commons.not_a_demonstration", says)))


def _pseudonym(consultation: str, key: str) -> str:
    """Of an invented person: invented too, and the same whenever the world is made again."""
    return f"p{sha256(f'{consultation}|{key}'.encode()).hexdigest()[:8]}"


def _all_on_roll(roll: str, keys: Sequence[str]) -> Verdict:
    if set(keys) <= set(people.electors_of(roll)):
        return yes()
    says = "Somebody is not on the roll."
    return no(Reason("consultation.not_on_roll", says))

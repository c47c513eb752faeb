"""Hustings: the questions, what is put to the candidates, and their answers once all are open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef

from folkmoot.apps.commons.models import Answer, Chosen, Hustings, Question, Wish
from folkmoot.apps.commons.queries.shapes import (
    AnswerView,
    HustingsView,
    PutView,
    QuestionView,
)
from folkmoot.apps.people import queries as people

NO_LONGER = ("withdrew", "withdrawn")


def all_hustings(*, election: str = "") -> list[HustingsView]:
    """Every hustings, or those of an election; the one that opens last first."""
    rows = Hustings.objects.annotate(put=Exists(Chosen.objects.filter(hustings=OuterRef("pk"))))
    if election:
        rows = rows.filter(election=election)
    return _views(rows.order_by("-answers_open", "-pk"))


def hustings(key: str) -> HustingsView | None:
    """One hustings."""
    rows = Hustings.objects.filter(key=key)
    put = Exists(Chosen.objects.filter(hustings=OuterRef("pk")))
    return next(iter(_views(rows.annotate(put=put))), None)


def questions(view: HustingsView) -> list[QuestionView]:
    """What was asked: most wanted first, those equally wanted in the order they were asked."""
    rows = Question.objects.filter(hustings_id=view.id).annotate(wanted=Count("wishes"))
    found = []
    for row in rows.select_related("hidden").order_by("-wanted", "number"):
        hidden = getattr(row, "hidden", None)
        found.append(
            QuestionView(
                row.number,
                row.text,
                row.wanted,
                hidden.reason if hidden else "",
                hidden.seq if hidden else None,
            )
        )
    return found


def wishes_of(view: HustingsView, person: str) -> set[int]:
    """The numbers of the questions somebody wants answered, for themselves."""
    rows = Wish.objects.filter(question__hustings_id=view.id, person_key=person)
    return set(rows.values_list("question__number", flat=True))


def candidates(view: HustingsView) -> list[tuple[str, str]]:
    """Who stands in its election: key and name, in the order of their names."""
    standing = [
        each.person_key
        for each in people.candidacies_in(view.election)
        if each.outcome not in NO_LONGER
    ]
    names = people.names_of(standing)
    return sorted(((key, names.get(key, "")) for key in set(standing)), key=lambda who: who[1])


def put_questions(view: HustingsView, at: datetime) -> list[PutView]:
    """What is put to the candidates, and their answers.

    The words of answers are in it only once all are open. To each question another candidate is
    the first to answer, so that nobody always is.
    """
    standing = candidates(view)
    opened = at >= view.answers_open
    last: dict[tuple[int, str], Answer] = {}
    for row in Answer.objects.filter(chosen__hustings_id=view.id).order_by("at", "pk"):
        last[row.chosen_id, row.person_key] = row
    found = []
    for place, row in enumerate(Chosen.objects.filter(hustings_id=view.id)):
        turn = place % len(standing) if standing else 0
        answers = tuple(
            _answer(key, name, last.get((row.pk, key)), opened=opened)
            for key, name in [*standing[turn:], *standing[:turn]]
        )
        found.append(PutView(row.number, row.text, tuple(row.of), answers))
    return found


def my_answer(view: HustingsView, number: int, person: str) -> str:
    """What a candidate has sealed as an answer, for themselves."""
    rows = Answer.objects.filter(
        chosen__hustings_id=view.id, chosen__number=number, person_key=person
    )
    row = rows.order_by("at", "pk").last()
    return row.text if row else ""


def _answer(key: str, name: str, row: Answer | None, *, opened: bool) -> AnswerView:
    if row is None:
        return AnswerView(key, name, "", "", "", None, None)
    return AnswerView(
        key,
        name,
        row.text if opened else "",
        row.salt if opened else "",
        row.commitment,
        row.at,
        row.seq,
    )


def _views(rows: Iterable[Hustings]) -> list[HustingsView]:
    found = []
    for row in rows:
        unit = people.unit(row.unit)
        found.append(
            HustingsView(
                id=row.pk,
                key=row.key,
                title=row.title,
                unit=row.unit,
                unit_name=unit.name if unit else row.unit,
                election=row.election,
                roll=row.roll,
                questions_close=row.questions_close,
                answers_open=row.answers_open,
                seq=row.seq,
                chosen=row.put,  # type: ignore[attr-defined]
            )
        )
    return found

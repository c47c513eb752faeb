"""A place falls vacant: it is given up or found vacant, those who stood are asked, the papers
that elected whoever has left are counted back.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.subjects import Subject, locked
from folkmoot.apps.elections.actions.vacancy_count import papers_of_vacancy
from folkmoot.apps.elections.acts_declared import (
    PLACE_GIVEN_UP,
    VACANCY_ANSWERED,
    VACANCY_FILLED,
    VACANCY_NOTED,
)
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import CountBack, Term, Vacancy, VacancyAnswer
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.elections.queries.vacancies import VacancyView, asked_of, why_left
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules.casual_vacancy import (
    VacancyFacts,
    answers_until,
    check_answer,
    check_counting_back,
    check_vacancy,
)
from folkmoot.core.tally import RULES, recount
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform.acts import Refused


def give_up_place(*, actor: ActorRef, at: datetime, election: str) -> str:
    """Give up one's place, from today; the office that goes with it ends as well.

    Raises:
        Refused: if the actor holds no place of this election.
    """
    day = day_of(at)
    with official(PLACE_GIVEN_UP, actor=actor, at=at) as act:
        subject = locked(act, election)
        mine = Term.objects.filter(election=subject.row, person_key=actor.key, end__gt=day)
        row = mine.filter(ended_on__isnull=True).select_related("post").first()
        act.require(_holds_a_place(row))
        assert row is not None  # noqa: S101  (just required)
        row.ended_on = day
        row.save(update_fields=["ended_on"])
        for office in people.offices_of(actor.key, day):
            if office.role == row.post.role and office.unit_slug == row.post.unit:
                people_acts.end_office(
                    actor=actor, at=at, office=office.key, ground="resigned", on=day
                )
        act.shows(election=election, post=subject.view.post.title)
        act.receipt_for(f"person:{actor.key}")
    return act.code


def note_vacancy(*, actor: ActorRef, at: datetime, term: int) -> tuple[VacancyView, str]:
    """Note that a place has fallen vacant; those who stood and were not elected are asked.

    That it is vacant follows from facts: it was given up, or its holder is no member or no
    officer any more. Nobody is put out of a place by this act.

    Raises:
        Refused: if the actor may not, the place is held, its term is over, or the rules want a
            by-election.
    """
    found = Term.objects.select_related("election", "post").filter(pk=term).first()
    if found is None:
        raise Refused(no(Reason("vacancy.unknown", "There is no such place.")))
    with official(VACANCY_NOTED, actor=actor, at=at) as act:
        subject = locked(act, found.election.key)
        view = subject.view
        left = why_left(found, day_of(at))
        facts = VacancyFacts(
            post=view.post.title,
            holder=people.name_of(found.person_key),
            left=left,
            over=found.end <= day_of(at),
            polled=view.contested,
            moves=RULES[view.counting].family == "transfer",
            noted=Vacancy.objects.filter(term=found).exists(),
        )
        act.require(
            may_conduct(actor, unit=view.post.unit, on=day_of(at))
            & check_vacancy(facts, subject.rules)
        )
        asked = asked_of(view)
        until = answers_until(at, subject.rules)
        row = Vacancy.objects.create(
            term=found, left=left, answers_until=until, at=at, by=str(actor)
        )
        act.shows(
            election=view.key,
            post=view.post.title,
            left=left,
            asked=len(asked),
            answers_until=until.isoformat(),
        )
        act.receipt_for(*(f"person:{key}" for _number, key, _name in asked))
    Vacancy.objects.filter(pk=row.pk).update(seq=act.seq)
    made = queries.vacancy(row.pk)
    assert made is not None  # noqa: S101  (it was written a moment ago)
    return made, act.code


def answer_vacancy(*, actor: ActorRef, at: datetime, vacancy: int, willing: bool) -> str:
    """Say whether one would fill a vacant place; the last answer in time counts.

    Raises:
        Refused: if the actor was not asked, is no member any more, or it is too late.
    """
    found = _vacancy(vacancy)
    with official(VACANCY_ANSWERED, actor=actor, at=at) as act:
        subject = locked(act, found.election)
        asked = any(each.person_key == actor.key for each in found.asked)
        act.require(
            check_answer(found.answers_until, at, asked=asked, counted=found.counted is not None)
            & _is_a_member(actor, at)
        )
        row = VacancyAnswer.objects.create(
            vacancy_id=vacancy, person_key=actor.key, willing=willing, at=at
        )
        act.shows(election=subject.view.key, answer="is willing" if willing else "is not willing")
    VacancyAnswer.objects.filter(pk=row.pk).update(seq=act.seq)
    return act.code


def count_back(*, actor: ActorRef, at: datetime, vacancy: int) -> tuple[CountBack, str]:
    """Count the papers back and fill the place for what is left of the term.

    Both counters count, and nothing is filled unless they agree. Places kept for a group stay
    kept: where the group would fall short, only its members are counted.

    Raises:
        Refused: if the actor may not, answers are still open, nobody is willing, or the counters
            differ.
    """
    found = _vacancy(vacancy)
    day = day_of(at)
    with official(VACANCY_FILLED, actor=actor, at=at) as act:
        subject = locked(act, found.election)
        # Asked again under the lock: an answer may have come.
        found = _vacancy(vacancy)
        willing = [each for each in found.willing if people.membership(each.person_key, day)]
        act.require(
            may_conduct(actor, unit=subject.view.post.unit, on=day)
            & check_counting_back(
                found.answers_until,
                at,
                willing=len(willing),
                silent=found.silent,
                counted=found.counted is not None,
            )
        )
        papers, record = papers_of_vacancy(subject, found, [each.number for each in willing])
        compared = recount(record, papers.profile)
        act.require(_agree(compared.faults))
        number = papers.numbers[record["elected"][0] - 1]
        chosen = next(each for each in willing if each.number == number)
        row = CountBack.objects.create(
            vacancy_id=vacancy, record=record, digest=digest(record), figures=compared.figures,
            person_key=chosen.person_key, at=at, by=str(actor),
        )  # fmt: skip
        _begin_term(subject, found, chosen.person_key, actor=actor, at=at)
        act.shows(
            election=subject.view.key,
            post=subject.view.post.title,
            record=row.digest,
            willing=len(willing),
        )
        act.seals(elected=chosen.person_key)
        act.receipt_for(f"person:{chosen.person_key}")
    CountBack.objects.filter(pk=row.pk).update(seq=act.seq)
    return row, act.code


def _begin_term(
    subject: Subject, found: VacancyView, person: str, *, actor: ActorRef, at: datetime
) -> None:
    post, start = subject.view.post, day_of(at) + timedelta(days=1)
    Term.objects.create(
        post=subject.row.post, election=subject.row, person_key=person, start=start,
        end=found.ends, how="countback", recorded_at=at,
    )  # fmt: skip
    if post.role:
        people_acts.appoint(
            actor=actor, at=at, person=person, role=post.role, unit=post.unit, start=start,
            end=found.ends, authority="elected", decided_by=f"election:{subject.view.key}",
        )  # fmt: skip


def _vacancy(number: int) -> VacancyView:
    found = queries.vacancy(number)
    if found is None:
        raise Refused(no(Reason("vacancy.unknown", "There is no such vacancy.")))
    return found


def _holds_a_place(row: Term | None) -> Verdict:
    if row is not None:
        return yes()
    says = "You hold no place that this election filled."
    return no(Reason("vacancy.no_place", says, {}, None, "The holder gives a place up."))


def _is_a_member(actor: ActorRef, at: datetime) -> Verdict:
    if people.membership(actor.key, day_of(at)) is not None:
        return yes()
    return no(Reason("vacancy.not_a_member", "Members fill the place.", {}, None, "Join again."))


def _agree(faults: tuple[str, ...]) -> Verdict:
    if not faults:
        return yes()
    says = "The two counters do not agree: {faults}."
    params = {"faults": "; ".join(faults[:3])}
    return no(Reason("count.counters_differ", says, params, None, "Nothing is filled."))

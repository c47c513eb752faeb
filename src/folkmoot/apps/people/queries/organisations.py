"""The register of organisations, and what members asked about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.folding import folded
from folkmoot.apps.people.models import Organisation, OrganisationStanding, Question
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.core.procedure.membership import (
    RulingFacts,
    RulingState,
    StandingFacts,
    burdens,
    protects,
    ruling_state,
)


@dataclass(frozen=True, slots=True)
class StandingView:
    """A finding about an organisation: what, by whom, under which words, and until when."""

    standing: str
    acts: tuple[str, ...]
    start: date
    end: date | None
    decided_by: str
    document: str
    provision: str
    definition: str
    reasons: str
    recorded_on: date

    @property
    def facts(self) -> StandingFacts:
        """As the law reads it."""
        return StandingFacts(
            standing=self.standing,  # type: ignore[arg-type]
            acts=self.acts,
            decided_by=self.decided_by,
            provision=self.provision,
            definition=self.definition,
            start=self.start,
            end=self.end,
            recorded_on=self.recorded_on,
        )


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Another organisation, and every finding about it, the newest first."""

    slug: str
    name: str
    also: tuple[str, ...]
    standings: tuple[StandingView, ...]

    @property
    def url(self) -> str:
        """Its page."""
        return f"/organisations/{self.slug}"

    def on(self, day: date) -> StandingView | None:
        """The finding in force on a day; None if nothing has been found."""
        return next(
            (s for s in self.standings if s.start <= day and (s.end is None or day < s.end)), None
        )


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question asked beforehand, and its answer. ``person`` is shown to that person alone."""

    number: int
    person: str
    organisation: str
    named: str
    act: str
    says: str
    asked_on: date
    answer_by: date
    may: bool | None
    conditions: str
    reasons: str
    document: str
    provision: str
    given_on: date | None
    holds_until: date | None
    withdrawn_on: date | None
    withdrawn_why: str

    @property
    def url(self) -> str:
        """Its page."""
        return f"/rulings/{self.number}"

    @property
    def facts(self) -> RulingFacts:
        """As the law reads it."""
        return RulingFacts(
            self.asked_on,
            self.answer_by,
            self.may,
            self.given_on,
            self.holds_until,
            self.withdrawn_on,
        )

    def state(self, on: date) -> RulingState:
        """What it says on a day."""
        return ruling_state(self.facts, on)


def organisations(words: str = "", *, most: int = 200) -> list[OrganisationView]:
    """The register by name, or those of it that a few words find."""
    sought = folded(words)
    views = _organisations(Organisation.objects.order_by("name"))
    found = [v for v in views if sought in folded(" ".join((v.name, *v.also)))]
    return found[:most]


def organisation(slug: str) -> OrganisationView | None:
    """One organisation of the register."""
    return next(iter(_organisations(Organisation.objects.filter(slug=slug))), None)


def organisation_named(text: str) -> str:
    """The short name of the organisation that goes by a name, or one of its others; or ""."""
    wanted = folded(text)
    for slug, name, also in Organisation.objects.values_list("slug", "name", "also"):
        if wanted and wanted in {folded(name), *(folded(line) for line in also.splitlines())}:
            return str(slug)
    return ""


def stands_against(slug: str, act: str, on: date) -> StandingView | None:
    """The finding that spoke against an act on the day it was done, as published by then.

    What was decided or published later speaks against nothing done before.
    """
    view = organisation(slug)
    for each in view.standings if view else ():
        if burdens(each.facts, act, on):
            return each
    return None


def question(number: int) -> QuestionView | None:
    """One question."""
    return next(iter(_questions(Question.objects.filter(number=number))), None)


def questions_of(person_key: str) -> list[QuestionView]:
    """What a person has asked, newest first."""
    return _questions(Question.objects.filter(person__key=person_key))


def waiting_questions() -> list[QuestionView]:
    """Questions that nobody has answered, the most urgent first."""
    rows = Question.objects.filter(ruling=None)
    return sorted(_questions(rows), key=lambda q: (q.answer_by, q.number))


def published_rulings(organisation: str = "", *, most: int = 100) -> list[QuestionView]:
    """Answers given, newest first; who asked is not among what may be shown."""
    rows = Question.objects.exclude(ruling=None)
    if organisation:
        rows = rows.filter(organisation__slug=organisation)
    return _questions(rows)[:most]


def ruling_that_protects(
    person_key: str, *, organisation: str, act: str, on: date
) -> QuestionView | None:
    """The ruling (or the silence) that protects a person for an act done on a day, if any."""
    rows = Question.objects.filter(person__key=person_key, act=act)
    wanted = folded(organisation)
    for each in _questions(rows):
        named = each.organisation == organisation or folded(each.named) == wanted
        if named and protects(each.facts, on):
            return each
    return None


def _organisations(rows: Iterable[Organisation]) -> list[OrganisationView]:
    found = list(rows)
    standings: dict[int, list[StandingView]] = {}
    held = OrganisationStanding.objects.filter(organisation__in=[o.pk for o in found])
    for row in held.order_by("-start", "-pk"):
        view = StandingView(
            row.standing,
            tuple(row.acts),
            row.start,
            row.end,
            row.decided_by,
            row.document,
            row.provision,
            row.definition,
            row.reasons,
            day_of(row.recorded_at),
        )
        standings.setdefault(row.organisation_id, []).append(view)
    return [
        OrganisationView(o.slug, o.name, tuple(o.also.splitlines()), tuple(standings.get(o.pk, ())))
        for o in found
    ]


def _questions(rows: Iterable[Question]) -> list[QuestionView]:
    related = rows.select_related("person", "organisation", "ruling", "ruling__withdrawn")  # type: ignore[attr-defined]
    found = []
    for row in related.order_by("-number"):
        ruling = getattr(row, "ruling", None)
        gone = getattr(ruling, "withdrawn", None)
        found.append(
            QuestionView(
                row.number,
                row.person.key,
                row.organisation.slug if row.organisation else "",
                row.organisation.name if row.organisation else row.named,
                row.act,
                row.says,
                day_of(row.asked_at),
                row.answer_by,
                ruling.may if ruling else None,
                ruling.conditions if ruling else "",
                ruling.reasons if ruling else "",
                ruling.document if ruling else "",
                ruling.provision if ruling else "",
                day_of(ruling.given_at) if ruling else None,
                ruling.holds_until if ruling else None,
                gone.on if gone else None,
                gone.reasons if gone else "",
            )
        )
    return found


def findings_in_force(on: date) -> int:
    """How many findings hold on a day."""
    return OrganisationStanding.objects.filter(on_day(on)).count()

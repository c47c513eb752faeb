"""Places that have fallen vacant: who left, who was asked, what they answered, who fills them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import Term, Vacancy, VacancyAnswer
from folkmoot.apps.elections.queries.elections import election, paper
from folkmoot.apps.elections.queries.results import declaration, profile
from folkmoot.apps.elections.queries.shapes import ElectionView
from folkmoot.apps.people import queries as people
from folkmoot.core.tally import Profile
from folkmoot.core.tally.countback import countback


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who stood and was not elected; ``willing`` is None until she has answered."""

    number: int  # on the paper
    person_key: str
    name: str
    willing: bool | None


@dataclass(frozen=True, slots=True)
class CountBackView:
    """The papers counted back, and whom they chose."""

    record: dict[str, Any]
    digest: str
    figures: int
    person_key: str
    name: str
    at: datetime
    seq: int | None


@dataclass(frozen=True, slots=True)
class VacancyView:
    """A place that has fallen vacant."""

    id: int
    election: str
    term: int
    holder: str
    holder_name: str
    left: str  # a key of casual_vacancy.LEFT
    ends: date
    answers_until: datetime
    at: datetime
    seq: int | None
    asked: tuple[Asked, ...]
    counted: CountBackView | None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/elections/{self.election}/vacancies/{self.id}"

    @property
    def willing(self) -> tuple[Asked, ...]:
        """Those who would fill it."""
        return tuple(each for each in self.asked if each.willing)

    @property
    def silent(self) -> int:
        """How many have not answered."""
        return sum(each.willing is None for each in self.asked)


def vacancy(number: int) -> VacancyView | None:
    """One vacancy."""
    return next(iter(_views(Vacancy.objects.filter(pk=number))), None)


def vacancies_of(key: str) -> tuple[VacancyView, ...]:
    """The vacancies of the places that an election filled, the newest first."""
    return _views(Vacancy.objects.filter(term__election__key=key).order_by("-at", "-pk"))


def open_vacancies() -> tuple[VacancyView, ...]:
    """The vacancies that nobody fills yet."""
    return _views(Vacancy.objects.filter(countback__isnull=True).order_by("at", "pk"))


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place that an election filled: who holds it, or why it is vacant."""

    id: int
    person_key: str
    name: str
    start: date
    end: date
    how: str
    left: str


def places_of(key: str, at: datetime) -> tuple[PlaceView, ...]:
    """The places an election filled, in the order in which they were."""
    rows = list(
        Term.objects.filter(election__key=key).select_related("post").order_by("start", "pk")
    )
    names = people.names_of({row.person_key for row in rows})
    return tuple(
        PlaceView(
            row.pk, row.person_key, names.get(row.person_key, ""), row.start, row.end, row.how,
            why_left(row, day_of(at)),
        )
        for row in rows
    )  # fmt: skip


def papers_counted_back(found: VacancyView) -> Profile | None:
    """The papers of a countback, made again from the ballots; None before it is counted."""
    view = election(found.election)
    declared = declaration(found.election)
    if found.counted is None or view is None or declared is None or declared.count is None:
        return None
    told = found.counted.record["countback"]
    return countback(
        declared.count.record,
        profile(view),
        member=told["member"],
        willing=told["numbers"],
    ).profile


def why_left(term: Term, on: date) -> str:
    """Why a place is vacant, as a key of casual_vacancy.LEFT; empty while it is held.

    Found from facts alone: the holder gave it up, is no member any more, or no longer holds the
    office that goes with it.
    """
    if term.ended_on is not None and term.ended_on <= on:
        return "resigned"
    if people.membership(term.person_key, on) is None:
        return "left"
    post = term.post
    if post.role and term.start <= on and not people.holds(
        term.person_key, post.role, post.unit, on
    ):  # fmt: skip
        return "office"
    return ""


def asked_of(view: ElectionView) -> tuple[tuple[int, str, str], ...]:
    """Those who stood and hold no place of the election: number on the paper, key and name."""
    placed = set(Term.objects.filter(election__key=view.key).values_list("person_key", flat=True))
    return tuple(
        (line.number, line.person_key, line.name)
        for line in paper(view.key)
        if line.person_key and line.person_key not in placed
    )


def _views(rows: Any) -> tuple[VacancyView, ...]:
    found = list(rows.select_related("term__election", "countback"))
    names = people.names_of(
        {row.term.person_key for row in found}
        | {row.countback.person_key for row in found if hasattr(row, "countback")}
    )
    return tuple(_view(row, names) for row in found)


def _view(row: Vacancy, names: dict[str, str]) -> VacancyView:
    counted = getattr(row, "countback", None)
    rows = VacancyAnswer.objects.filter(vacancy=row).order_by("at", "pk")
    answers = {each.person_key: each.willing for each in rows}
    view = election(row.term.election.key)
    assert view is not None  # noqa: S101  (the term names it)
    asked = asked_of(view)
    if counted is not None:  # who was chosen is placed now; the others were asked as well
        line = next(x for x in paper(view.key) if x.person_key == counted.person_key)
        asked = tuple(sorted({*asked, (line.number, line.person_key, line.name)}))
    return VacancyView(
        id=row.pk,
        election=view.key,
        term=row.term.pk,
        holder=row.term.person_key,
        holder_name=names.get(row.term.person_key, ""),
        left=row.left,
        ends=row.term.end,
        answers_until=row.answers_until,
        at=row.at,
        seq=row.seq,
        asked=tuple(Asked(n, key, name, answers.get(key)) for n, key, name in asked),
        counted=counted and _counted(counted, names),
    )


def _counted(row: Any, names: dict[str, str]) -> CountBackView:
    return CountBackView(
        record=row.record,
        digest=row.digest,
        figures=row.figures,
        person_key=row.person_key,
        name=names.get(row.person_key, ""),
        at=row.at,
        seq=row.seq,
    )

"""Elections, posts and terms, read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import (
    Election,
    Hustings,
    Lot,
    PaperLine,
    Poll,
    Post,
    Question,
    Term,
)
from folkmoot.apps.elections.queries.shapes import (
    ElectionView,
    LineOfPaper,
    PostView,
    QuestionView,
    TermView,
)
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.core.procedure.ruleset import RuleSet


def election(key: str) -> ElectionView | None:
    """One election."""
    return next(iter(views(_rows().filter(key=key))), None)


def elections(*, unit: str = "", post: str = "") -> tuple[ElectionView, ...]:
    """All elections, the latest poll first."""
    rows = _rows().order_by("-poll_closes", "-pk")
    if unit:
        rows = rows.filter(Q(post__unit=unit) | Q(question__unit=unit))
    if post:
        rows = rows.filter(post__slug=post)
    return views(rows)


def ballots_about(address: str) -> tuple[ElectionView, ...]:
    """The ballots of all members about an address of the house, the latest poll first."""
    return views(_rows().filter(question__about=address).order_by("-poll_closes", "-pk"))


def keys_polling(at: datetime) -> list[str]:
    """The keys of the elections whose poll is open at a moment, the first to close first."""
    rows = Election.objects.filter(poll__contested=True, poll_opens__lte=at, poll_closes__gt=at)
    return list(rows.order_by("poll_closes", "pk").values_list("key", flat=True))


def rules_of(view: ElectionView) -> RuleSet:
    """The rules under which an election is held: those of the day it was called."""
    return rulebook.rule_set(on=day_of(view.called_at))


def posts() -> tuple[PostView, ...]:
    """Every post."""
    rows = list(Post.objects.order_by("title"))
    names = people.units({row.unit for row in rows})
    return tuple(_post(row, names[row.unit].name if row.unit in names else "") for row in rows)


def post(slug: str) -> PostView | None:
    """One post."""
    row = Post.objects.filter(slug=slug).first()
    if row is None:
        return None
    unit = people.unit(row.unit)
    return _post(row, unit.name if unit else "")


def terms_of(slug: str) -> tuple[TermView, ...]:
    """Who has held the places of a post, the newest first."""
    rows = list(
        Term.objects.filter(post__slug=slug).select_related("election").order_by("-start", "pk")
    )
    names = people.names_of({row.person_key for row in rows})
    return tuple(
        TermView(
            row.person_key, names.get(row.person_key, ""), row.start, row.end, row.how,
            row.ended_on, row.election.key,
        )
        for row in rows
    )  # fmt: skip


def paper(key: str) -> tuple[LineOfPaper, ...]:
    """The lines of the ballot paper in their order; empty before it is drawn."""
    rows = PaperLine.objects.filter(election__key=key)
    return tuple(
        LineOfPaper(number, person, name, reopen and not person)
        for number, person, name, reopen in rows.values_list(
            "number", "person_key", "name", "election__reopen"
        )
    )


def order_seed_of(key: str) -> str:
    """The seed of the order of the paper, once notice of poll was given."""
    return Poll.objects.filter(election__key=key).values_list("order_seed", flat=True).first() or ""


def seed_of(key: str) -> str:
    """The seed of the election. To be told only with the count."""
    return Lot.objects.values_list("seed", flat=True).get(election__key=key)


def hustings_of(key: str) -> list[dict[str, object]]:
    """When and where candidates can be heard."""
    rows = Hustings.objects.filter(election__key=key)
    return [{"title": r.title, "starts_at": r.starts_at, "place": r.place} for r in rows]


def _rows():  # noqa: ANN202  (a query set of a private table)
    return Election.objects.select_related("post", "poll", "declaration", "question")


def views(rows: Iterable[Election]) -> tuple[ElectionView, ...]:
    """Rows as values."""
    found = list(rows)
    names = people.units({_unit(row) for row in found})
    return tuple(_view(row, names[_unit(row)].name if _unit(row) in names else "") for row in found)


def _unit(row: Election) -> str:
    return row.post.unit if row.post else row.question.unit


def _view(row: Election, unit_name: str) -> ElectionView:
    poll, declared = getattr(row, "poll", None), getattr(row, "declaration", None)
    return ElectionView(
        id=row.pk,
        key=row.key,
        post=_post(row.post, unit_name)
        if row.post
        else PostView("", row.title, row.question.unit, unit_name, "", 1, 0),
        title=row.title,
        places=row.places,
        electorate=row.electorate,
        mode=row.mode,
        counting=row.counting,
        reopen=row.reopen,
        statutory=row.statutory,
        kept=tuple((each["name"], each["least"]) for each in row.kept),
        roll=row.roll,
        meeting=row.meeting,
        times=Timetable(
            row.nominations_open,
            row.nominations_close,
            row.accept_by,
            row.poll_opens,
            row.poll_closes,
        ),
        commitment=row.commitment,
        called_at=row.called_at,
        seq=row.seq,
        noticed=poll is not None,
        contested=poll is None or poll.contested,
        declared_at=declared.at if declared else None,
        question=None if row.post else _question(row.question),
    )


def _question(row: Question) -> QuestionView:
    return QuestionView(row.words, row.about, row.ordered_by)


def _post(row: Post, unit_name: str) -> PostView:
    return PostView(row.slug, row.title, row.unit, unit_name, row.role, row.places, row.months)

"""Consultations, their statements and who takes part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef

from folkmoot.apps.commons.models import (
    Consultation,
    Moderation,
    Participant,
    Published,
    Response,
    Statement,
)
from folkmoot.apps.commons.queries.shapes import (
    ConsultationView,
    ModerationView,
    Numbers,
    PublishedView,
    StatementView,
)
from folkmoot.apps.people import queries as people

MOST = 200


def consultations(*, address: str = "", unit: str = "") -> list[ConsultationView]:
    """Consultations, the one that closes last first; of a page or of a unit where asked."""
    rows = Consultation.objects.annotate(
        done=Exists(Published.objects.filter(consultation=OuterRef("pk")))
    )
    if address:
        rows = rows.filter(address=address)
    if unit:
        rows = rows.filter(unit=unit)
    return _views(rows.order_by("-closes_at", "-pk")[:MOST])


def consultation(key: str) -> ConsultationView | None:
    """One consultation."""
    rows = Consultation.objects.filter(key=key).annotate(
        done=Exists(Published.objects.filter(consultation=OuterRef("pk")))
    )
    return next(iter(_views(rows)), None)


def statements(view: ConsultationView) -> list[StatementView]:
    """Every statement of a consultation, hidden ones too, in the order they were put."""
    return _statements(
        Statement.objects.filter(consultation_id=view.id), checked_first=view.checked_first
    )


def statement(view: ConsultationView, number: int) -> StatementView | None:
    """One statement."""
    rows = Statement.objects.filter(consultation_id=view.id, number=number)
    return next(iter(_statements(rows, checked_first=view.checked_first)), None)


def statements_by(view: ConsultationView, actor: str) -> list[StatementView]:
    """What somebody put in, for themselves."""
    rows = Statement.objects.filter(consultation_id=view.id, by=actor)
    return _statements(rows, checked_first=view.checked_first)


def moderations(view: ConsultationView) -> list[tuple[ModerationView, str]]:
    """The public log of moderation, the newest first, each with the words it was about."""
    rows = (
        Moderation.objects.filter(statement__consultation_id=view.id)
        .select_related("statement", "second_look")
        .order_by("-at", "-pk")
    )
    return [(_moderation(row), row.statement.text) for row in rows]


def numbers(view: ConsultationView) -> Numbers:
    """How many take part."""
    roll = people.roll(view.roll)
    inside = Participant.objects.filter(consultation_id=view.id, token="")
    return Numbers(
        participants=inside.count(),
        electors=roll.eligible if roll else 0,
        responses=Response.objects.filter(participant__in=inside).count(),
        outside=Participant.objects.filter(consultation_id=view.id).exclude(token="").count(),
        statements=Statement.objects.filter(consultation_id=view.id).count(),
    )


def pseudonym_of(view: ConsultationView, *, person: str = "", token: str = "") -> str:
    """The name under which somebody's responses are published; empty before the first."""
    if not person and not token:
        return ""
    rows = Participant.objects.filter(consultation_id=view.id, person_key=person, token=token)
    return rows.values_list("pseudonym", flat=True).first() or ""


def responses_of(view: ConsultationView, pseudonym: str) -> dict[int, int]:
    """How somebody responded, by the number of the statement, for themselves."""
    rows = Response.objects.filter(
        participant__consultation_id=view.id, participant__pseudonym=pseudonym
    ).order_by("pk")
    return dict(rows.values_list("statement__number", "choice"))


def published(key: str) -> PublishedView | None:
    """What was published of a consultation."""
    row = Published.objects.filter(consultation__key=key).first()
    if row is None:
        return None
    return PublishedView(row.votes, row.result, row.votes_outside, row.digest, row.at, row.seq)


def to_be_published(at: datetime) -> list[str]:
    """The keys of consultations that are closed and whose result is not published."""
    rows = Consultation.objects.filter(closes_at__lt=at, published=None)
    return list(rows.order_by("closes_at", "pk").values_list("key", flat=True))


def _views(rows: Iterable[Consultation]) -> list[ConsultationView]:
    found = list(rows)
    names = {slug: (people.unit(slug) or None) for slug in {row.unit for row in found}}
    views = []
    for row in found:
        unit = names[row.unit]
        views.append(
            ConsultationView(
                id=row.pk,
                key=row.key,
                title=row.title,
                says=row.says,
                unit=row.unit,
                unit_name=unit.name if unit else row.unit,
                address=row.address,
                address_title=row.address_title,
                roll=row.roll,
                outside=row.outside,
                checked_first=row.checked_first,
                opens_at=row.opens_at,
                closes_at=row.closes_at,
                opened_as=row.opened_as,
                seq=row.seq,
                published=row.done,  # type: ignore[attr-defined]
            )
        )
    return views


def _statements(rows: Iterable[Statement], *, checked_first: bool) -> list[StatementView]:
    found = list(rows)
    by_statement: dict[int, list[ModerationView]] = {}
    decided = Moderation.objects.filter(statement__in=[row.pk for row in found])
    for each in decided.select_related("statement", "second_look").order_by("at", "pk"):
        by_statement.setdefault(each.statement_id, []).append(_moderation(each))
    return [
        StatementView(
            id=row.pk,
            number=row.number,
            text=row.text,
            kind=row.kind,
            by=row.by,
            at=row.at,
            moderations=tuple(by_statement.get(row.pk, ())),
            checked_first=checked_first,
        )
        for row in found
    ]


def _moderation(row: Moderation) -> ModerationView:
    asked = getattr(row, "second_look", None)
    return ModerationView(
        statement=row.statement.number,
        hides=row.hides,
        reason=row.reason,
        by=row.by,
        at=row.at,
        seq=row.seq,
        second_look=asked.says if asked else "",
        asked_at=asked.at if asked else None,
    )

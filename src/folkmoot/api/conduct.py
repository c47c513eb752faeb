"""Fair process: the rule book measured, outcomes without names."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from folkmoot.api.problems import Problem
from folkmoot.apps.conduct.queries import meter as meters
from folkmoot.apps.conduct.queries.outcomes import OutcomeView, published
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.platform.clock import now

router = Router()


class ScoreOut(Schema):
    """One guarantee: kept, weak or missing, and the provision that grants it."""

    guarantee: str
    mark: str
    provision: str
    because: list[str]


class MeterOut(Schema):
    """The rule book in force, measured."""

    document: str
    edition: int
    kept: int
    out_of: int
    profile: str
    scores: list[ScoreOut]


class OutcomeOut(Schema):
    """One outcome: no name, no place, no day."""

    number: str
    kind: str
    document: str
    label: str
    edition: int
    source: str
    outcome: str
    sanction: str
    months: int | None
    year: int
    days: int
    days_to_notice: int | None
    suspended: bool
    on_papers: bool
    appealed: bool


@router.get("/fair-process", response={200: MeterOut, 404: Problem})
def fair_process(request: HttpRequest) -> MeterOut:
    """The rule book in force, measured guarantee by guarantee."""
    found = meters.today(rulebook.day(now()))
    if found is None:
        raise Http404("No rule book is in force.")
    return MeterOut(
        document=found.edition.document,
        edition=found.edition.sequence,
        kept=found.meter.kept,
        out_of=len(found.meter.scores),
        profile=found.meter.profile,
        scores=[
            ScoreOut(
                guarantee=score.guarantee,
                mark=score.mark,
                provision=str(score.provision or ""),
                because=list(score.because),
            )
            for score in found.meter.scores
        ],
    )


@router.get("/outcomes", response=list[OutcomeOut])
def outcomes(request: HttpRequest) -> list[OutcomeView]:
    """Every published outcome, newest first."""
    return published()

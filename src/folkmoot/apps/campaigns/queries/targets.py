"""How sponsors chose their audiences, as the platforms tell it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from folkmoot.apps.campaigns.models import ArchivedTargeting


@dataclass(frozen=True, slots=True)
class TargetLine:
    """How a sponsor chose audiences: one criterion."""

    kind: str
    value: str
    excluded: bool
    share: int | None
    adverts: int
    of_adverts: int


def targeting_sponsors() -> list[tuple[str, str, int, bool, bool]]:
    """Sponsors whose targeting is told: key, name, adverts, whether lists were uploaded, whether
    anybody was kept out.
    """
    rows = (
        ArchivedTargeting.objects.filter(adverts__gt=0)
        .values("sponsor_key")
        .annotate(
            name=Max("sponsor"),
            many=Max("of_adverts"),
            lists=Count("pk", filter=Q(kind="list")),
            out=Count("pk", filter=Q(excluded=True)),
        )
    )
    found = [
        (row["sponsor_key"], row["name"], row["many"], bool(row["lists"]), bool(row["out"]))
        for row in rows
    ]
    return sorted(found, key=lambda each: each[1].casefold())


def targeting(sponsor: str) -> list[TargetLine]:
    """How a sponsor chose audiences, the criteria with most of its money first."""
    rows = ArchivedTargeting.objects.filter(sponsor_key=sponsor, adverts__gt=0)
    return [
        TargetLine(row.kind, row.value, row.excluded, row.share, row.adverts, row.of_adverts)
        for row in rows.order_by("kind", "excluded", "-share", "value")
    ]

"""Writing rows of archives by the hundred, each once however often it comes."""

from __future__ import annotations

from typing import Any

from folkmoot.apps.campaigns.models import (
    Archive,
    ArchivedAdvert,
    ArchivedSpending,
    ArchivedTargeting,
    EarlierAdvert,
)
from folkmoot.core.adverts import (
    Advert,
    Criterion,
    Found,
    Range,
    Spending,
    clusters,
    identity,
    words,
)
from folkmoot.core.canon import digest

LONGEST_NAME = 300


class Batch:
    """Rows waiting to be written, and how many were new or told otherwise so far."""

    def __init__(self, archive: Archive) -> None:
        self.added = 0
        self.changed = 0
        self._archive = archive
        self._waiting: dict[str, Found] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, found: Found) -> None:
        """Take a row; of two that are the same the later one counts."""
        self._waiting[identity(found)] = found

    def write(self) -> None:
        """Write what waits. Called inside a transaction."""
        adverts = {key: each for key, each in self._waiting.items() if isinstance(each, Advert)}
        sums = {key: each for key, each in self._waiting.items() if isinstance(each, Spending)}
        self._adverts(adverts)
        self._new(ArchivedSpending, {key: _spending(each) for key, each in sums.items()})
        self._new(
            ArchivedTargeting,
            {
                key: _targeting(each)
                for key, each in self._waiting.items()
                if not isinstance(each, Advert | Spending)
            },
        )
        self._waiting.clear()

    def gather_alike(self) -> None:
        """Say anew of every advert with which others it says nearly the same."""
        said = dict(
            ArchivedAdvert.objects.exclude(said="").order_by("said").values_list("said", "body")
        )
        keys = list(said)
        leads: dict[str, str] = {}
        for group in clusters([said[key] for key in keys]):
            leads |= {keys[at]: keys[group[0]] for at in group}
        for key, lead in leads.items():
            ArchivedAdvert.objects.filter(said=key).exclude(alike=lead).update(alike=lead)

    def _new(self, model: Any, made: dict[str, dict[str, Any]]) -> None:
        if not made:
            return
        there = set(
            model.objects.filter(identity__in=list(made)).values_list("identity", flat=True)
        )
        rows = [
            model(identity=key, archive=self._archive, **values)
            for key, values in made.items()
            if key not in there
        ]
        model.objects.bulk_create(rows)
        self.added += len(rows)

    def _adverts(self, found: dict[str, Advert]) -> None:
        there = {
            row.identity: row for row in ArchivedAdvert.objects.filter(identity__in=list(found))
        }
        fresh: dict[str, dict[str, Any]] = {}
        for key, advert in found.items():
            values = _advert(advert)
            row = there.get(key)
            if row is None:
                fresh[key] = values
            elif row.digest != values["digest"]:
                self._change(row, values)
        self._new(ArchivedAdvert, fresh)

    def _change(self, row: ArchivedAdvert, values: dict[str, Any]) -> None:
        before = {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name in values
            if (value := getattr(row, name)) != values[name]
        }
        EarlierAdvert.objects.create(advert=row, archive_id=row.archive_id, content=before)
        for name, value in values.items():
            setattr(row, name, value)
        row.archive = self._archive
        row.save()
        self.changed += 1


def _advert(found: Advert) -> dict[str, Any]:
    values = {
        "source": found.source,
        "key": found.key[:120],
        "sponsor_key": found.sponsor_key[:120],
        "sponsor": found.sponsor[:LONGEST_NAME],
        "funder": found.funder[:LONGEST_NAME],
        "body": found.body,
        "said": _said(found.body),
        "started": found.started,
        "ended": found.ended,
        "currency": found.spend.unit if found.spend else "",
        "spend_low": found.spend.low if found.spend else None,
        "spend_high": found.spend.high if found.spend else None,
        "seen_low": found.seen.low if found.seen else None,
        "seen_high": found.seen.high if found.seen else None,
        "more": {
            "texts": list(found.texts),
            "criteria": [_criterion(each) for each in found.criteria],
            "places": dict(found.places),
            "people": dict(found.people),
            "platforms": list(found.platforms),
            "languages": list(found.languages),
            "audience": _bounds(found.audience),
        },
        "url": found.url[:500],
    }
    plain = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }
    return {**values, "digest": digest(plain)[:32]}


def _said(body: str) -> str:
    said = words(body)
    return digest(said)[:32] if said else ""


def _criterion(each: Criterion) -> list[Any]:
    return [each.kind, each.value, each.excluded]


def _bounds(found: Range | None) -> list[int | None] | None:
    return [found.low, found.high] if found else None


def _spending(found: Spending) -> dict[str, Any]:
    return {
        "source": found.source,
        "sponsor_key": found.sponsor_key[:120],
        "sponsor": found.sponsor[:LONGEST_NAME],
        "funder": found.funder[:LONGEST_NAME],
        "place": found.place[:200],
        "started": found.started,
        "ended": found.ended,
        "adverts": found.adverts,
        "currency": found.spend.unit,
        "spend_low": found.spend.low,
        "spend_high": found.spend.high,
    }


def _targeting(found: Any) -> dict[str, Any]:
    return {
        "source": found.source,
        "sponsor_key": found.sponsor_key[:120],
        "sponsor": found.sponsor[:LONGEST_NAME],
        "funder": found.funder[:LONGEST_NAME],
        "kind": found.criterion.kind,
        "value": found.criterion.value[:500],
        "excluded": found.criterion.excluded,
        "share": found.criterion.share,
        "adverts": found.adverts,
        "of_adverts": found.of_adverts,
        "started": found.started,
        "ended": found.ended,
    }

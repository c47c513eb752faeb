"""What can be taken away: the leaflet, the notice, the data standard, tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.leaflet import leaflet_pdf
from folkmoot.apps.campaigns.notices import notice_of, standard_of
from folkmoot.apps.campaigns.queries import AdvertView, MessageView
from folkmoot.apps.campaigns.views.acting import message_or_404
from folkmoot.core.adverts import notice_json as written_notice
from folkmoot.core.adverts import write_advert
from folkmoot.platform.access import public

MESSAGE_COLUMNS = (
    "number", "state", "corrected", "title", "unit", "sponsor", "controller", "payer", "currency",
    "amount_minor", "spent_minor", "begins", "ends", "declared_at", "contest", "channels",
    "variant", "text", "sought", "kept_out", "lists", "digest", "record_entry",
)  # fmt: skip
ADVERT_COLUMNS = (
    "source", "sponsor_key", "sponsor", "funder", "currency", "spend_low_minor",
    "spend_high_minor", "seen_low", "seen_high", "started", "ended", "text", "sought", "kept_out",
    "url", "archive",
)  # fmt: skip


class _Echo:
    """Gives back what is written, so that a table is sent row by row."""

    def write(self, value: str) -> str:
        return value


@public
def leaflet(request: HttpRequest, number: str) -> HttpResponse:
    """The leaflet of a message; a draft's says on every page that it is one."""
    view = message_or_404(request, number)
    answer = HttpResponse(leaflet_pdf(view), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="leaflet-{view.number}.pdf"'
    return answer


@public
def notice_json(request: HttpRequest, number: str) -> HttpResponse:
    """The transparency notice as data."""
    view = message_or_404(request, number)
    return _json(written_notice(notice_of(view)), f"notice-{view.number}.json")


@public
def standard_json(request: HttpRequest, number: str) -> HttpResponse:
    """The variants in the data standard; one object for each."""
    view = message_or_404(request, number)
    return _json(standard_of(view), f"adverts-{view.number}.json")


@public
def messages_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The register, a row for each variant of each message."""
    rows = (row for view in queries.messages() for row in _message_rows(view))
    return _table(MESSAGE_COLUMNS, rows, "register.csv")


@public
def adverts_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Everybody's adverts, with both bounds of every amount."""
    return _table(ADVERT_COLUMNS, map(_advert_row, queries.adverts()), "adverts.csv")


@public
def adverts_json(request: HttpRequest) -> StreamingHttpResponse:
    """Everybody's adverts in the data standard, one object to a line of an array."""

    def lines() -> Iterator[str]:
        yield "[\n"
        for place, view in enumerate(queries.adverts()):
            made = json.dumps(write_advert(queries.as_advert(view)), ensure_ascii=False)
            yield made if place == 0 else f",\n{made}"
        yield "\n]\n"

    answer = StreamingHttpResponse(lines(), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="adverts.json"'
    return answer


def _json(made: Any, name: str) -> HttpResponse:
    text = json.dumps(made, ensure_ascii=False, indent=2)
    answer = HttpResponse(text + "\n", content_type="application/json")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _table(
    columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]] | Any, name: str
) -> StreamingHttpResponse:
    writer = csv.writer(_Echo())
    lines = (writer.writerow([_safe(cell) for cell in row]) for row in (columns, *rows))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _safe(cell: Any) -> Any:
    # A table program would take what begins like a formula for one.
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t"}:
        return f"'{cell}"
    return cell


def _message_rows(view: MessageView) -> Iterator[tuple[Any, ...]]:
    content = view.content
    declared, ended = view.last("declared"), view.last("ended")
    for each in content.variants:
        yield (
            view.number, view.state, "yes" if view.corrected else "no", content.title, view.unit,
            content.sponsor.name, content.controller.name, content.payer.name, content.currency,
            content.money.minor, ended.spent if ended else "", content.begins or "",
            content.ends or "", declared.at.isoformat() if declared else "",
            view.contest.key if view.contest else "", "; ".join(content.channels), each.name,
            each.text, _criteria(each.criteria, excluded=False),
            _criteria(each.criteria, excluded=True),
            "; ".join(f"{c.value} ({c.source}; {c.basis})" for c in each.criteria
                      if c.kind == "list"),
            view.wording.digest, declared.seq if declared else "",
        )  # fmt: skip


def _advert_row(view: AdvertView) -> tuple[Any, ...]:
    spend, seen = view.spend, view.seen
    return (
        view.source, view.sponsor_key, view.sponsor, view.funder, spend.unit if spend else "",
        spend.low if spend else "", spend.high if spend and spend.high is not None else "",
        seen.low if seen else "", seen.high if seen and seen.high is not None else "",
        view.started or "", view.ended or "", view.body,
        _criteria(view.criteria, excluded=False), _criteria(view.criteria, excluded=True),
        view.url, view.archive,
    )  # fmt: skip


def _criteria(criteria: Any, *, excluded: bool) -> str:
    return "; ".join(f"{c.kind}: {c.value}" for c in criteria if c.excluded == excluded)

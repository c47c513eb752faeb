"""The map of opinions: the picture, its tables, and the files to work it out again."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.drawing import picture
from folkmoot.apps.commons.queries import ConsultationView
from folkmoot.apps.commons.views.acting import consultation_or_404, crumbs, status_of
from folkmoot.apps.record.acting import key_of
from folkmoot.core.discourse import Count, Opinion, say_across
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

PROPOSITION = "1"
MOST_BRIDGING = 6
HOW = {
    "bridges": (gettext_lazy("bridges"), "done"),
    "divides": (gettext_lazy("divides"), "urgent"),
    "against": (gettext_lazy("rejected by all"), "stopped"),
    "open": (gettext_lazy("neither clearly"), ""),
}


@public
@never_cache
def opinion_map(request: HttpRequest, key: str) -> HttpResponse:
    """Who stands where, what bridges them, what stands for whom."""
    view = consultation_or_404(key)
    at = now()
    drawn = queries.map_of(view, at)
    found = drawn.opinion
    context: dict[str, Any] = {
        "view": view,
        "status": status_of(view, at),
        "drawn": drawn,
        "numbers": queries.numbers(view),
        "crumbs": crumbs((view.title, view.url)),
        "published": queries.published(key),
        "now": at,
    }
    if found is not None:
        context |= _told(view, found, drawn.upto)
        mine = queries.pseudonym_of(view, person=key_of(request))
        context["mine"] = queries.group_of(found, mine) if mine else None
    return render(request, "commons/map.html", context)


def _told(view: ConsultationView, found: Opinion, upto: datetime) -> dict[str, Any]:
    statements = queries.statements(view)
    lines = queries.lines(found, statements)
    groups = queries.groups(found, statements)
    bridging = sorted(
        (line for line in lines if line.how == "bridges"),
        key=lambda line: (-line.consensus, line.number),
    )
    outside = _outside(view, upto)
    return {
        "picture": picture(queries.places(found)),
        "sentence": say_across(found, PROPOSITION),
        "groups": groups,
        "in_none": int((found.grouping.groups < 0).sum()),
        "bridging": bridging[:MOST_BRIDGING],
        "dividing": [line for line in lines if line.how == "divides"],
        "columns": [
            {"label": _("Statement")},
            {"label": _("Stands")},
            {"label": _("Everybody")},
            *({"label": _("Group %(n)d") % {"n": group.number}} for group in groups),
            *([{"label": _("The public")}] if view.outside else []),
        ],
        "rows": [
            (
                f"{line.number}. {line.text}",
                str(HOW[line.how][0]),
                said(line.whole),
                *(shares(count) for count in line.groups if groups),
                *([outside[line.number]] if view.outside else []),
            )
            for line in lines
        ],
    }


def _outside(view: ConsultationView, upto: datetime) -> dict[int, str]:
    """What the public said of each statement; apart from the members, and not of very few."""
    if not view.outside:
        return {}
    counted = queries.outside_counts(view, upto)
    return {each.number: said(counted.get(each.number)) for each in queries.statements(view)}


def said(count: Count | None) -> str:
    """A count in words; of fewer than five people nothing is said."""
    if count is None or count.seen < queries.FEWEST:
        return _("fewer than 5")
    return _("%(agree)d agree, %(disagree)d disagree, %(pass)d pass") % {
        "agree": count.agree,
        "disagree": count.disagree,
        "pass": count.seen - count.agree - count.disagree,
    }


def shares(count: Count | None) -> str:
    """A group's count as shares of those who saw the statement."""
    if count is None:
        return _("fewer than 5")
    return _("%(agree)d%% agree, %(disagree)d%% disagree of %(seen)d") % {
        "agree": 100 * count.agree // count.seen,
        "disagree": 100 * count.disagree // count.seen,
        "seen": count.seen,
    }


@public
def votes_file(request: HttpRequest, key: str) -> HttpResponse:
    """The votes as published: what `folkmoot opinion` reads."""
    return _file(key, "votes", "text/csv; charset=utf-8", f"{key}-votes.csv")


@public
def result_file(request: HttpRequest, key: str) -> HttpResponse:
    """The result as published: what `folkmoot opinion --json` prints, byte for byte."""
    return _file(key, "result", "application/json", f"{key}-result.json")


@public
def outside_file(request: HttpRequest, key: str) -> HttpResponse:
    """The votes of the public, apart."""
    return _file(key, "votes_outside", "text/csv; charset=utf-8", f"{key}-votes-public.csv")


@public
def statements_file(request: HttpRequest, key: str) -> HttpResponse:
    """What the numbers stand for: the statements that are shown, and where they came from."""
    view = consultation_or_404(key)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["statement", "text", "from"])
    for each in queries.statements(view):
        if each.seen:
            rows.writerow(
                [each.number, each.text, "office" if each.kind == "asked" else "participant"]
            )
    return _download(out.getvalue(), "text/csv; charset=utf-8", f"{key}-statements.csv")


def _file(key: str, which: str, kind: str, name: str) -> HttpResponse:
    done = queries.published(consultation_or_404(key).key)
    text = getattr(done, which) if done else ""
    if not text:
        raise Http404(key)
    return _download(text, kind, name)


def _download(text: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

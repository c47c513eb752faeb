"""The count, its declaration, challenges, and what is published."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.forms.standing import GroundsForm
from folkmoot.apps.elections.printing import result_pdf
from folkmoot.apps.elections.queries import CountView, ElectionView
from folkmoot.apps.elections.views import sheet
from folkmoot.apps.elections.views.acting import (
    act_page,
    conducts,
    crumbs,
    election_or_404,
    officers_only,
    posted,
    sent,
    status_of,
)
from folkmoot.apps.record.acting import actor_of
from folkmoot.core.tally import RULES
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
@never_cache
def count(request: HttpRequest, key: str) -> HttpResponse:
    """The result sheet, once declared; for the returning officer the count before that."""
    view = election_or_404(key)
    officer = conducts(request, view)
    declared = queries.declaration(key)
    made = declared.count if declared else queries.latest_count(key) if officer else None
    shown = made if declared or officer else None
    figures = _figures(view, shown) if shown else {}
    return render(
        request,
        "elections/count.html",
        {
            "election": view,
            "status": status_of(view),
            "declared": declared,
            "officer": officer,
            "may_count": officer and declared is None and view.phase(now()) == "closed"
            and view.polls_here,
            "may_declare": officer and declared is None and view.noticed
            and (made is not None or not view.contested),
            "made": shown,
            "rule": RULES[view.counting],
            "stages": sheet.sheets(figures) if shown else (),
            "narrative": sheet.narrative(figures) if shown else (),
            "picture": sheet.picture(figures) if shown else None,
            "seed": queries.seed_of(key) if declared else "",
            "challenges": queries.challenges_of(key) if declared else (),
            "crumbs": crumbs(view),
            "now": now(),
        },
    )  # fmt: skip


@require_POST
def counting(request: HttpRequest, key: str) -> HttpResponse:
    """Open the box and count."""
    view = election_or_404(key)

    def do() -> tuple[str, str, str]:
        made, code = actions.count_ballots(actor=actor_of(request), at=now(), election=key)
        said = (
            _("Both counters agree on %(n)d figures.")
            if not made.faults
            else _("The counters do not agree. Nothing can be declared.")
        )
        return said % {"n": made.figures} if not made.faults else said, code, f"{view.url}/count"

    return posted(request, do, back=f"{view.url}/count")


@require_POST
def declaring(request: HttpRequest, key: str) -> HttpResponse:
    """Declare the result."""
    view = election_or_404(key)

    def do() -> tuple[str, str, str]:
        declare = actions.declare_ballot if view.question else actions.declare_result
        _row, code = declare(actor=actor_of(request), at=now(), election=key)
        return _("The result is declared."), code, f"{view.url}/count"

    return posted(request, do, back=f"{view.url}/count")


def challenge(request: HttpRequest, key: str) -> HttpResponse:
    """Challenge a result."""
    view = election_or_404(key)
    declared = queries.declaration(key)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.challenge_result(
            actor=actor_of(request), at=now(), election=key, grounds=values["grounds"]
        )
        return _("Your challenge is in."), code, f"{view.url}/count"

    return act_page(
        request, form=GroundsForm(sent(request)), do=do, crumbs=crumbs(view),
        kicker=view.title, title=_("Challenge this result"),
        lede=_("Say what was wrong. It is answered with reasons, and both are published."),
        closes=declared.challenge_until if declared else None, button=_("Challenge it"),
        back=f"{view.url}/count",
    )  # fmt: skip


@require_POST
def answering(request: HttpRequest, key: str, challenge: int) -> HttpResponse:
    """Answer a challenge."""
    view = election_or_404(key)
    if shut := officers_only(request, view):
        return shut

    def do() -> tuple[str, str, str]:
        code = actions.answer_result_challenge(
            actor=actor_of(request),
            at=now(),
            challenge=challenge,
            upheld=request.POST.get("upheld") == "yes",
            answer=request.POST.get("answer", "")[:4000],
        )
        return _("The challenge is answered."), code, f"{view.url}/count"

    return posted(request, do, back=f"{view.url}/count")


@public
def ballots(request: HttpRequest, key: str) -> HttpResponse:
    """Every ballot, published once the result is declared; find one's own by its phrase."""
    view, names = _published(key)
    wanted = request.GET.get("phrase", "").strip()
    rows = _rows(view, names)
    if wanted:
        rows = [row for row in rows if row[0].casefold() == wanted.casefold()]
    most = 500
    return render(
        request,
        "elections/ballots.html",
        {
            "election": view,
            "phrase": wanted,
            "rows": rows[:most],
            "more": max(0, len(rows) - most),
            "total": len(rows),
            "columns": [
                {"label": _("Phrase") if view.secret else _("Delegate")},
                {"label": _("Preferences")},
                {"label": _("Digest") if view.secret else _("Unit")},
            ],
            "crumbs": crumbs(view, (_("Count"), f"{view.url}/count")),
        },
    )


def _rows(view: ElectionView, names: dict[int, str]) -> list[list[str]]:
    if not view.secret:
        return [
            [vote.name, ", ".join(names[c] for c in vote.choices), vote.unit_name]
            for vote in queries.open_votes(view.key)
        ]
    return [
        [
            phrase or "–",  # noqa: RUF001  (a dash for nothing)
            ", ".join(names[int(choice)] for choice in choices.split()),
            actions.ballot_digest(election=view.key, tag=tag, phrase=phrase, choices=choices)[:16],
        ]
        for choices, phrase, tag in queries.box(view.key)
    ]


@public
def ballots_blt(request: HttpRequest, key: str) -> HttpResponse:
    """The papers as a BLT file, for any counter."""
    view, _names = _published(key)
    return file_of(
        queries.written_blt(queries.profile(view)), "text/plain; charset=utf-8", f"{key}.blt"
    )


@public
def ballots_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Every ballot with its phrase, the tag that could replace it, and its digest."""
    view, _names = _published(key)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    if view.secret:
        table.writerow(["digest", "tag", "phrase", "choices"])
        for choices, phrase, tag in queries.box(key):
            said = actions.ballot_digest(election=key, tag=tag, phrase=phrase, choices=choices)
            # A cell that begins like a formula would be computed by a spreadsheet.
            safe = f"'{phrase}" if phrase[:1] in {"=", "+", "-", "@"} else phrase
            table.writerow([said, tag, safe, choices])
    else:
        table.writerow(["delegate", "unit", "choices"])
        for vote in queries.open_votes(key):
            table.writerow([vote.name, vote.unit, " ".join(map(str, vote.choices))])
    return file_of(out.getvalue(), "text/csv; charset=utf-8", f"{key}-ballots.csv")


@public
def count_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The stages in the form in which electronic counts report them: a row for each."""
    view, _names = _published(key)
    return file_of(
        sheet.stage_csv(_declared_count(key).record), "text/csv; charset=utf-8", f"{view.key}.csv"
    )


@public
def count_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """The result sheet for the notice board."""
    view, _names = _published(key)
    made = _declared_count(key)
    printed = result_pdf(
        view,
        made,
        declared=queries.declaration(key),
        rule=RULES[view.counting].title,
        stages=sheet.printed_stages(_figures(view, made)),
        narrative=sheet.narrative(_figures(view, made)),
    )
    return file_of(printed, "application/pdf", f"{view.key}-result.pdf")


@public
def record(request: HttpRequest, key: str) -> HttpResponse:
    """The count record, with which `folkmoot recount` counts the ballots again."""
    _published(key)
    text = json.dumps(_declared_count(key).record, ensure_ascii=False, indent=1)
    return file_of(text, "application/json", f"{key}-count.json")


def _figures(view: ElectionView, made: CountView) -> Mapping[str, Any]:
    return sheet.of_question(made.record) if view.question else made.record


def _declared_count(key: str) -> CountView:
    declared = queries.declaration(key)
    if declared is None or declared.count is None:
        raise Http404(key)
    return declared.count


def _published(key: str) -> tuple[ElectionView, dict[int, str]]:
    view = election_or_404(key)
    if view.declared_at is None or not view.contested:
        raise Http404(key)
    return view, {line.number: line.name for line in queries.paper(key)}


def file_of(text: str | bytes, kind: str, name: str) -> HttpResponse:
    """A file to look at, or to keep under its name."""
    response = HttpResponse(text, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response

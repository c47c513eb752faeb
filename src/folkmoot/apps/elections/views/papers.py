"""Ballots on paper, and the marked register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.forms.papers import papers_of
from folkmoot.apps.elections.policy.offices import may_read_papers, may_scrutinise
from folkmoot.apps.elections.printing import ballot_pdf
from folkmoot.apps.elections.views.acting import crumbs, election_or_404, posted, status_of
from folkmoot.apps.record.acting import FORBIDDEN, actor_of, key_of, refused
from folkmoot.core.procedure.rules.polling import MARKED
from folkmoot.core.terms import Reason, no
from folkmoot.platform.clock import now

MOST_PAPERS = 500


@never_cache
def papers(request: HttpRequest, key: str) -> HttpResponse:
    """Papers given out, bundles taken out of the box, and where their two readings stand."""
    view = election_or_404(key)
    verdict = may_read_papers(actor_of(request), unit=view.post.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, status=FORBIDDEN)
    me = key_of(request)
    return render(
        request,
        "elections/papers.html",
        {
            "election": view,
            "status": status_of(view),
            "phase": view.phase(now()),
            "lines": queries.paper(key),
            "batches": [
                {
                    "batch": batch,
                    "may_read": batch.admitted_at is None
                    and (me in batch.clerks or len(batch.clerks) < 2),  # noqa: PLR2004
                    "papers": [
                        (number, batch.read.get(me, {}).get(number, ""))
                        for number in range(1, batch.papers + 1)
                    ],
                }
                for batch in queries.batches(key)
            ],
            "crumbs": crumbs(view),
        },
    )


def to_print(request: HttpRequest, key: str) -> HttpResponse:
    """The ballot paper as PDF, for those who give papers out."""
    view = election_or_404(key)
    verdict = may_read_papers(actor_of(request), unit=view.post.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, status=FORBIDDEN)
    if not queries.paper(key):
        says = "The ballot paper has not been drawn."
        verdict = no(Reason("paper.not_drawn", says, {}, None, "Draw it and give notice first."))
        return refused(request, verdict, back=view.url)
    response = HttpResponse(ballot_pdf(view), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{view.key}-ballot-paper.pdf"'
    return response


@require_POST
def issuing(request: HttpRequest, key: str) -> HttpResponse:
    """Give an elector a paper."""
    view = election_or_404(key)

    def do() -> tuple[str, str, str]:
        code = actions.issue_paper(
            actor=actor_of(request), at=now(), election=key, number=request.POST.get("number", "")
        )
        return _("The register is marked; hand the paper out."), code, f"{view.url}/papers"

    return posted(request, do, back=f"{view.url}/papers")


@require_POST
def opening(request: HttpRequest, key: str) -> HttpResponse:
    """Take a bundle of papers out of the box."""
    view = election_or_404(key)
    text = request.POST.get("papers", "")
    many = int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0  # noqa: PLR2004

    def do() -> tuple[str, str, str]:
        number = actions.open_batch(
            actor=actor_of(request), at=now(), election=key, papers=min(many, MOST_PAPERS)
        )
        return _("Bundle %(n)d waits for two readers.") % {"n": number}, "", f"{view.url}/papers"

    return posted(request, do, back=f"{view.url}/papers")


@require_POST
def reading(request: HttpRequest, key: str, batch: int) -> HttpResponse:
    """What I read on the papers of a bundle."""
    view = election_or_404(key)
    found = next((each for each in queries.batches(key) if each.number == batch), None)
    try:
        read = papers_of(request.POST, papers=found.papers if found else 0)
    except ValueError as wrong:
        says = "What stands for paper {paper} is no list of line numbers."
        verdict = no(Reason("batch.no_numbers", says, {"paper": int(str(wrong))}, None, "As 3 1 2"))
        return refused(request, verdict, back=f"{view.url}/papers")

    def do() -> tuple[str, str, str]:
        actions.enter_papers(
            actor=actor_of(request), at=now(), election=key, batch=batch, papers=read
        )
        return _("Your reading is kept."), "", f"{view.url}/papers"

    return posted(request, do, back=f"{view.url}/papers")


@require_POST
def admission(request: HttpRequest, key: str, batch: int) -> HttpResponse:
    """Put a bundle into the box."""
    view = election_or_404(key)

    def do() -> tuple[str, str, str]:
        code = actions.admit_batch(actor=actor_of(request), at=now(), election=key, batch=batch)
        return _("The bundle is in the box."), code, f"{view.url}/papers"

    return posted(request, do, back=f"{view.url}/papers")


@never_cache
def register(request: HttpRequest, key: str) -> HttpResponse:
    """Who has voted, for scrutineers, once the poll is closed and where the rules grant it."""
    view = election_or_404(key)
    rules = queries.rules_of(view)
    verdict = may_scrutinise(actor_of(request), unit=view.post.unit, on=day_of(now()))
    if verdict and not rules.flag(MARKED):
        verdict = rules.refuse(MARKED, "register.not_granted", "Nobody is told who has voted.")
    if verdict and view.phase(now()) not in {"closed", "declared"}:
        says = "The register is shown when the poll is closed."
        verdict = no(Reason("register.poll_open", says, {}, None, ""))
    if not verdict:
        return refused(request, verdict, back=view.url, status=FORBIDDEN)
    rows = queries.marked_register(key) if view.secret else []
    return render(
        request,
        "elections/register.html",
        {
            "election": view,
            "rows": [
                [number, name, _("on paper") if paper else _("here")]
                for number, name, paper in rows
            ],
            "columns": [{"label": _("Number")}, {"label": _("Name")}, {"label": _("Voted")}],
            "turnout": queries.turnout(view),
            "crumbs": crumbs(view),
        },
    )

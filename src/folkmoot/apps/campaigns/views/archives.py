"""Archives: importing a file, and what was found in each."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.forms.steps import ArchiveForm
from folkmoot.apps.campaigns.policy.offices import may_keep
from folkmoot.apps.campaigns.queries import ArchiveView
from folkmoot.apps.campaigns.views.acting import act_page, crumbs, keeps, sent, shut
from folkmoot.apps.campaigns.words import sums_words
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of
from folkmoot.core.adverts import SOURCES, AdvertsError, Range
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

LARGEST = 30_000_000


@public
def archives(request: HttpRequest) -> HttpResponse:
    """Every file that was imported, and what can be read from the archives together."""
    rows = [
        (
            format_html('<a href="{}">{}</a>', view.url, view.name),
            SOURCES.get(view.source, _("being read")),
            f"{view.rows:,}",
            f"{view.added:,}",
            f"{view.faults:,}",
        )
        for view in queries.archives()
    ]
    columns = [
        {"label": _("File")}, {"label": _("Archive")}, {"label": _("Rows"), "number": True},
        {"label": _("New by it"), "number": True},
        {"label": _("Not readable"), "number": True},
    ]  # fmt: skip
    return render(
        request, "campaigns/archives.html",
        {"columns": columns, "rows": rows, "keeps": keeps(request), "crumbs": crumbs()},
    )  # fmt: skip


@public
def archive(request: HttpRequest, number: int) -> HttpResponse:
    """One file: where it came from, its figures, the rows that could not be read."""
    view = queries.archive(number)
    if view is None:
        raise Http404(str(number))
    return render(
        request,
        "campaigns/archive.html",
        {
            "archive": view,
            "figures": _figures(view),
            "money": _money(view),
            "by": people.actor_name(ActorRef(*view.by.split(":", 1))),
            "columns": [{"label": _("Line"), "number": True}, {"label": _("What is wrong")}],
            "faults": [(f"{line:,}", says) for line, says in view.first_faults],
            "crumbs": crumbs((_("Archives"), "/campaigns/archives/")),
            "now": now(),
        },
    )


def new(request: HttpRequest) -> HttpResponse:
    """Import a file in the browser; a larger one is imported from the command line."""
    if answer := shut(request, may_keep(actor_of(request), on=day_of(now())), "/campaigns/"):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        file = values["file"]
        if file.size > LARGEST:
            says = "The file has {size} MB; in the browser {most} MB can be brought."
            remedy = "Use the command line: folkmoot import adverts."
            params = {"size": file.size // 1_000_000, "most": LARGEST // 1_000_000}
            raise Refused(no(Reason("archive.size", says, params, None, remedy)))
        done = _import(request, file)
        last = done[-1]
        if last.known:
            return _("This very file was imported before; nothing is new."), "", _url(last)
        rows = sum(each.rows for each in done)
        sentence = ngettext("%(n)d row was read.", "%(n)d rows were read.", rows) % {"n": rows}
        return sentence, last.code, _url(last)

    return act_page(
        request, form=ArchiveForm(sent(request), request.FILES or None), do=do, files=True,
        crumbs=crumbs((_("Archives"), "/campaigns/archives/")), title=_("Import an archive"),
        lede=_("What a platform publishes about everybody's adverts. Ranges stay ranges, every "
               "row keeps the file it came from, and the same file twice changes nothing."),
        button=_("Import it"), back="/campaigns/archives/", known=list(SOURCES.values()),
    )  # fmt: skip


def _import(request: HttpRequest, file: Any) -> list[actions.Imported]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive"
        with path.open("wb") as kept:
            for piece in file.chunks():
                kept.write(piece)
        name = Path(str(file.name)).name
        try:
            return [
                actions.import_archive(actor=actor_of(request), at=now(), text=text)
                for text in actions.texts_of(path, name)
            ]
        except AdvertsError as wrong:
            says = "“{name}” cannot be read: {why}."
            reason = Reason("archive.unreadable", says, {"name": name, "why": str(wrong)})
            raise Refused(no(reason)) from None


def _url(done: actions.Imported) -> str:
    return f"/campaigns/archives/{done.number}"


def _figures(view: ArchiveView) -> list[dict[str, Any]]:
    known = view.figures
    figures = [
        {"value": f"{view.rows:,}", "label": _("rows read")},
        {"value": f"{known.get('once', 0):,}", "out_of": f"{view.rows:,}",
         "label": _("that are not repetitions")},
        {"value": f"{view.faults:,}", "out_of": f"{view.rows + view.faults:,}",
         "label": _("rows that could not be read")},
        {"value": f"{known.get('without_funder', 0):,}", "out_of": f"{view.rows:,}",
         "label": _("rows that name nobody who paid")},
    ]  # fmt: skip
    if known.get("texts"):
        figures += [
            {"value": f"{known['texts']:,}", "out_of": f"{known['with_text']:,}",
             "label": _("different texts")},
            {"value": f"{known['clusters']:,}", "out_of": f"{known['texts']:,}",
             "label": _("groups of texts nearly alike"), "url": "/campaigns/adverts/alike",
             "link": _("see them")},
        ]  # fmt: skip
    return figures


def _money(view: ArchiveView) -> list[dict[str, str]]:
    def sums(name: str) -> str:
        found = {unit: Range(low, high, unit) for unit, (low, high) in
                 view.figures.get(name, {}).items()}  # fmt: skip
        return sums_words(found)

    return [
        {"term": _("Spent, all rows added up"), "detail": sums("spend")},
        {"term": _("Spent, each advert once"), "detail": sums("spend_once")},
    ]

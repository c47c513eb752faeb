"""News and documents: the list, one of them, feeds; publishing, correcting, withdrawing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.commons import actions, feeds, queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.publishing import (
    CorrectionForm,
    PublicationForm,
    WithdrawalForm,
)
from folkmoot.apps.commons.policy.offices import PUBLISH, may_publish
from folkmoot.apps.commons.queries import PublicationView
from folkmoot.apps.commons.views.acting import act_page, refused, sent, units_for
from folkmoot.apps.commons.views.talking import beneath
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation

KIND = {
    "news": gettext_lazy("News"),
    "document": gettext_lazy("Document"),
    "event": gettext_lazy("Event"),
}


def crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up to all news."""
    return [{"label": label, "url": url} for label, url in ((_("News"), "/news/"), *more)]


@public
def index(request: HttpRequest, unit: str = "") -> HttpResponse:
    """Everything published, the newest first."""
    of = people.unit(unit) if unit else None
    if unit and of is None:
        raise Http404(unit)
    before = _moment(request.GET.get("before", ""))
    found = queries.publications(unit=unit, before=before)
    return render(
        request,
        "commons/news.html",
        {
            "unit": of,
            "items": [(each, KIND[each.kind]) for each in found],
            "events": queries.coming_events(unit=unit, after=now()),
            "older": found[-1].at.isoformat() if len(found) == queries.PAGE else "",
            "publishes": bool(units_for(request, PUBLISH, below=False)),
            "feed": f"/news/unit/{unit}.atom" if unit else "/news/feed.atom",
            "calendar": f"/news/unit/{unit}.ics" if unit else "/news/events.ics",
            "crumbs": crumbs() if unit else [],
            "now": now(),
        },
    )


@public
def publication(request: HttpRequest, key: str) -> HttpResponse:
    """One publication, with its corrections and where it stands in the record."""
    view = _found(key)
    may = bool(may_publish(actor_of(request), unit=view.unit, on=day_of(now())))
    return render(
        request,
        "commons/publication.html",
        {
            "item": view,
            "beneath": beneath(request, view.url, noting=True),
            "kind": KIND[view.kind],
            "office": view.office.replace("_", " "),
            "may": may and not view.withdrawn,
            "crumbs": crumbs((view.unit_name, f"/news/unit/{view.unit}")),
            "size": f"{max(1, view.file_size // 1000)} kB",
            "now": now(),
        },
    )


@public
def file(request: HttpRequest, key: str) -> HttpResponse:
    """The file of a document."""
    view = _found(key)
    data = queries.file_of(key)
    if not data or view.withdrawn:
        raise Http404(key)
    response = HttpResponse(data, content_type=view.file_kind)
    response["Content-Disposition"] = content_disposition_header(True, view.file_name) or ""
    return response


@public
def feed(request: HttpRequest, unit: str = "") -> HttpResponse:
    """The newest as an Atom feed."""
    of = people.unit(unit) if unit else None
    if unit and of is None:
        raise Http404(unit)
    text = feeds.atom(
        queries.publications(unit=unit),
        title=of.name if of else installation().name,
        path=request.path,
    )
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@public
def calendar(request: HttpRequest, unit: str = "") -> HttpResponse:
    """Coming events for a calendar."""
    if unit and people.unit(unit) is None:
        raise Http404(unit)
    text = feeds.events(queries.coming_events(unit=unit, after=now()), now=now())
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def new(request: HttpRequest) -> HttpResponse:
    """Publish something."""
    units = units_for(request, PUBLISH, below=False)
    if not units:
        verdict = may_publish(actor_of(request), unit=people.national().slug, on=day_of(now()))
        return refused(request, verdict, back="/news/", shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        sent_file = values.pop("document")
        made, code = actions.publish(
            actor=actor_of(request), at=now(), **values,
            file=sent_file.read() if sent_file else b"",
            file_name=sent_file.name if sent_file else "",
        )  # fmt: skip
        return _("It is published."), code, made.url

    counted = ", ".join(
        _("%(n)d for %(unit)s") % {"n": queries.subscribers(slug), "unit": name}
        for slug, name in units
    )
    return act_page(
        request,
        form=PublicationForm(sent(request), request.FILES or None, units=units,
                             initial={"kind": "news"}),
        do=do, crumbs=crumbs(), title=_("Publish"),
        lede=_("It stands above what is older and below what is newer, and nothing moves it. "
               "With the next letters it goes to: %(counted)s.") % {"counted": counted},
        files=True, button=_("Publish it"), back="/news/",
    )  # fmt: skip


def correction(request: HttpRequest, key: str) -> HttpResponse:
    """Correct it."""
    view = _found(key)
    verdict = may_publish(actor_of(request), unit=view.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.correct(actor=actor_of(request), at=now(), publication=key, **values)
        return _("It is corrected; what stood there before can still be read."), code, view.url

    return act_page(
        request,
        form=CorrectionForm(sent(request), initial={"title": view.title, "text": view.text}),
        do=do, crumbs=crumbs((view.title, view.url)), title=_("Correct it"),
        lede=_("It keeps its place in the list. What stood there before stays readable."),
        button=_("Correct it"), back=view.url,
    )  # fmt: skip


def withdrawal(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw it."""
    view = _found(key)
    verdict = may_publish(actor_of(request), unit=view.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.withdraw(actor=actor_of(request), at=now(), publication=key, **values)
        return _("It is withdrawn."), code, view.url

    return act_page(
        request, form=WithdrawalForm(sent(request)), do=do, crumbs=crumbs((view.title, view.url)),
        title=_("Withdraw it"), lede=_("Its page stays, and says why."),
        button=_("Withdraw it"), back=view.url,
    )  # fmt: skip


def _found(key: str) -> PublicationView:
    view = queries.publication(key)
    if view is None:
        raise Http404(key)
    return view


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found.tzinfo else None

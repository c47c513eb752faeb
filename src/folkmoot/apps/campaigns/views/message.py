"""The notice of a message: what it says to whom, who pays, every step on the record."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.content import Content, Named
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.notices import notice_of
from folkmoot.apps.campaigns.policy.declaring import (
    breaches_of,
    checks_of,
    may_declare,
)
from folkmoot.apps.campaigns.queries import MessageView, StepView
from folkmoot.apps.campaigns.views.acting import (
    campaigns_for,
    crumbs,
    message_or_404,
    role_of,
    status_of,
)
from folkmoot.apps.campaigns.views.telling import sides_of, told_tables
from folkmoot.apps.campaigns.views.verdicts import finding_rows
from folkmoot.apps.campaigns.words import (
    JURISDICTIONS,
    MEDIA,
    PUBLISHERS,
    STANDING,
    STEPS,
    count_words,
    money_words,
)
from folkmoot.core.adverts import Check, Range, Variant, missing, told
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def short(request: HttpRequest, code: str) -> HttpResponse:
    """From the address that is printed to the notice. Nothing is counted, nobody is followed."""
    view = queries.message_of_code(code)
    if view is None or not view.public:
        raise Http404(code)
    return HttpResponseRedirect(view.url)


@public
def notice(request: HttpRequest, number: str) -> HttpResponse:
    """A message for everybody who was sent it, and for everybody else."""
    view = message_or_404(request, number)
    content = view.content
    on = content.begins or day_of(now())
    checks = checks_of(content, on=on, notice=view.short)
    variants = [Variant(each.name, each.text, each.criteria) for each in content.variants]
    compared = told(variants)
    url = f"{settings.ORIGIN}{view.short}"
    return render(
        request,
        "campaigns/message.html",
        {
            "message": view,
            "content": content,
            "status": status_of(view),
            "act": _act(request, view),
            "links": _links(request, view),
            "facts": _facts(view),
            "money": _money(view),
            "told": list(zip(compared, content.variants, strict=True)),
            "sides": sides_of(compared),
            "told_tables": told_tables(compared),
            "checks": _findings(checks),
            "missing": [(item, name, rule) for item, name, rule in missing(notice_of(view))]
            if content.jurisdiction == "eu"
            else [],
            "breaches": list(breaches_of(view)),
            "events": [_event(step, view) for step in view.steps],
            "earlier": [_earlier(before, after) for before, after in _pairs(view)],
            "files": _files(view),
            "qr": qr(url),
            "short_url": url,
            "declared": view.last("declared"),
            "crumbs": crumbs(),
            "now": now(),
        },
    )


@public
def picture(request: HttpRequest, number: str, digest: str) -> HttpResponse:
    """A picture of a message."""
    view = message_or_404(request, number)
    wordings = (view.wording, *view.earlier)
    named = {each.creative for wording in wordings for each in wording.content.variants}
    found = queries.creative(digest) if digest in named else None
    if found is None:
        raise Http404(digest)
    return HttpResponse(found[2], content_type=found[1])


def qr(url: str) -> SafeString:
    """A code to point a telephone at."""
    drawn: str = segno.make(url, error="m").svg_inline(
        omitsize=True, svgclass=None, lineclass=None, border=1
    )
    return mark_safe(drawn)  # noqa: S308 drawn by segno from our own address


def _findings(checks: list[tuple[str, Check]]) -> list[tuple[str, Check, list[dict[str, Any]]]]:
    """The findings of each variant; once, where they are the same for all."""
    found = [(name, check, finding_rows(check)) for name, check in checks]
    return found[:1] if all(rows == found[0][2] for _, _, rows in found) else found


def _act(request: HttpRequest, view: MessageView) -> dict[str, Any] | None:
    if view.last("declared") is None and role_of(request, view) and not _approved(request, view):
        return {"label": _("Read and approve"), "url": f"{view.url}/approval"}
    if not campaigns_for(request, view):
        return None
    if view.state == "draft" and not may_declare(view, now()):
        return {"label": _("Change the wording"), "url": f"{view.url}/wording"}
    if view.last("declared") is None:
        return {"label": _("Declare it"), "url": f"{view.url}/declaration"}
    following = {"declared": (_("It runs now"), "start"), "running": (_("It has ended"), "end")}
    label, noun = following.get(view.state, ("", ""))
    return {"label": label, "url": f"{view.url}/{noun}"} if noun else None


def _approved(request: HttpRequest, view: MessageView) -> bool:
    actor = str(getattr(request, "actor", ""))
    return view.wording.by == actor or any(
        step.kind == "approved" and step.version == view.wording.version and step.by == actor
        for step in view.steps
    )


def _links(request: HttpRequest, view: MessageView) -> list[dict[str, Any]]:
    if not campaigns_for(request, view):
        return []
    links = []
    if view.state == "draft":
        links.append({"label": _("Change the wording"), "url": f"{view.url}/wording"})
        if view.last("declared") is None:
            links.append({"label": _("Declare it"), "url": f"{view.url}/declaration"})
            links.append({"label": _("It runs already"), "url": f"{view.url}/start"})
    else:
        links.append({"label": _("Correct it"), "url": f"{view.url}/correction"})
    return links


def _facts(view: MessageView) -> list[dict[str, Any]]:
    content = view.content
    facts = [
        {"term": _("Sponsor"), "detail": _body(content.sponsor)},
        {"term": _("Controlled in the end by"), "detail": _body(content.controller)},
        {"term": _("Paid by"), "detail": _body(content.payer)},
        {"term": _("Promoted by"), "detail": _body(content.promoter)},
        {"term": _("Printed by"), "detail": _body(content.printer)},
        {"term": _("Form"), "detail": f"{MEDIA[content.medium]}; {', '.join(content.channels)}"
         if content.channels else MEDIA[content.medium]},
        {"term": _("Whose law"), "detail": JURISDICTIONS[content.jurisdiction],
         "note": PUBLISHERS[content.publisher]},
        {"term": _("Imprint"), "detail": content.imprint_line},
    ]  # fmt: skip
    if view.contest:
        facts.append({"term": _("About"), "detail": view.contest.title, "url": view.contest.url})
    if view.motion:
        facts.append({"term": _("Motion"), "detail": view.motion, "url": view.motion})
    return [fact for fact in facts if fact["detail"]]


def _money(view: MessageView) -> list[dict[str, Any]]:
    content = view.content
    declared = Range(content.money.minor, content.money.minor, content.currency)
    ended = view.last("ended")
    facts = [
        {"term": _("Declared"), "detail": money_words(declared), "note": content.method},
        {"term": _("Spent"), "detail": money_words(view.money) if ended else _("not told yet")},
        {"term": _("Seen"), "detail": count_words(view.seen)},
        {"term": _("Money from"), "detail": content.public_funds or _("not told")},
    ]
    if view.contest and view.contest.limit:
        spending = queries.spending(view.contest)
        word, _state = STANDING[spending.standing] if spending.standing else ("", "")
        facts.append(
            {"term": _("All for this election"), "detail": money_words(spending.spent),
             "note": f"{word}, {money_words(_limit(view))}", "url": view.contest.url}
        )  # fmt: skip
    return facts


def _limit(view: MessageView) -> Range | None:
    limit = view.contest.limit if view.contest else None
    return Range(limit.minor, limit.minor, limit.currency) if limit else None


def _body(named: Named) -> str:
    return ", ".join(filter(None, (named.name, named.address, named.email, named.registration)))


def _event(step: StepView, view: MessageView) -> dict[str, Any]:
    title = str(STEPS[step.kind])
    if step.kind == "approved":
        title = _("Approved by the %(role)s") % {"role": step.role.replace("_", " ")}
    if step.kind in {"drafted", "corrected", "approved"}:
        title = f"{title}, {_('wording')} {step.version}"
    body = step.note
    if step.kind in {"started", "ended"} and step.on != day_of(step.at):
        body = _("as of %(day)s") % {"day": step.on.isoformat()}
    return {
        "at": step.at,
        "title": title,
        "body": body,
        "entry": step.seq,
        "url": f"/record/{step.seq}" if step.seq is not None else "",
        "link": _("the entry and its proof"),
    }


def _pairs(view: MessageView) -> list[tuple[queries.WordingView, queries.WordingView]]:
    declared = view.last("declared")
    if declared is None:
        return []
    first = min(step.version for step in view.steps if step.kind == "declared")
    whole = [each for each in (*view.earlier, view.wording) if each.version >= first]
    return list(pairwise(whole))


def _earlier(before: queries.WordingView, after: queries.WordingView) -> dict[str, Any]:
    changed = [name for name in Content.__slots__ if _field(before, name) != _field(after, name)]
    return {
        "version": after.version,
        "reason": after.reason,
        "at": after.at,
        "changed": ", ".join(name.replace("_", " ") for name in changed),
        "before": before,
        "texts": [
            (old.name, old.text) for old in before.content.variants
            if old.text not in {new.text for new in after.content.variants}
        ],
    }  # fmt: skip


def _field(wording: queries.WordingView, name: str) -> object:
    return getattr(wording.content, name)


def _files(view: MessageView) -> list[dict[str, str]]:
    return [
        {"title": _("Leaflet, with imprint and code"), "url": f"{view.url}/leaflet.pdf",
         "kind": "PDF"},
        {"title": _("Transparency notice"), "url": f"{view.url}/notice.json", "kind": "JSON"},
        {"title": _("The data standard of Who Targets Me"), "url": f"{view.url}/standard.json",
         "kind": "JSON"},
    ]  # fmt: skip

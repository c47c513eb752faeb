"""What members see and hear: captures, the claims log, manifestos."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.forms.steps import CaptureForm, ClaimForm, ManifestoForm
from folkmoot.apps.campaigns.policy.offices import may_keep
from folkmoot.apps.campaigns.views.acting import act_page, crumbs, keeps, sent, shut
from folkmoot.apps.campaigns.words import WAYS
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def captures(request: HttpRequest) -> HttpResponse:
    """Adverts that members saw."""
    return render(
        request, "campaigns/captures.html", {"captures": queries.captures(), "crumbs": crumbs()}
    )


@public
def capture_picture(request: HttpRequest, number: int) -> HttpResponse:
    """The picture of one."""
    found = queries.capture_picture(number)
    if found is None:
        raise Http404(str(number))
    return HttpResponse(found[1], content_type=found[0])


def new_capture(request: HttpRequest) -> HttpResponse:
    """Add one. Nothing of whoever adds it is kept."""

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        picture = values.pop("picture")
        _number, code = actions.capture_advert(
            at=now(), picture=picture.read() if picture else b"", **values
        )
        return _("It is added. Nothing says that it was you."), code, "/campaigns/captures/"

    return act_page(
        request, form=CaptureForm(sent(request), request.FILES or None,
                                  initial={"seen_on": day_of(now())}),
        do=do, files=True, crumbs=crumbs((_("Seen by members"), "/campaigns/captures/")),
        title=_("I saw an advert"), button=_("Add it"), back="/campaigns/captures/",
        lede=_("A photograph, a screenshot, or its words. Your name is not kept, not even sealed; "
               "of the picture only the picture."),
    )  # fmt: skip


@public
def claims(request: HttpRequest) -> HttpResponse:
    """What is being said, and where it may come from."""
    known = queries.sources()
    units = {unit.slug: unit.name for unit in people.units_under(people.national().slug)}
    found = [
        {
            "claim": each,
            "way": WAYS[each.way],
            "unit": units.get(each.unit, ""),
            "origins": [
                (origin, origin.thousandths // 10) for origin in queries.origins(each.text, known)
            ],
        }
        for each in queries.claims()
    ]
    return render(
        request,
        "campaigns/claims.html",
        {
            "claims": found,
            "manifestos": queries.manifestos(),
            "held": len(known),
            "keeps": keeps(request),
            "crumbs": crumbs(),
        },
    )


def new_claim(request: HttpRequest) -> HttpResponse:
    """Add something that is being said."""
    units = [(unit.slug, unit.name) for unit in people.units_under(people.national().slug)]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _number, code = actions.note_claim(at=now(), **values)
        return _("It is in the log."), code, "/campaigns/claims/"

    return act_page(
        request, form=ClaimForm(sent(request), units=units, initial={"heard_on": day_of(now())}),
        do=do, crumbs=crumbs((_("Claims log"), "/campaigns/claims/")),
        title=_("I heard a claim"), button=_("Add it"), back="/campaigns/claims/",
        lede=_("What is said on doorsteps and telephones. Nothing of who said it has a place here: "
               "no name, no number, no address."),
    )  # fmt: skip


@public
def manifesto(request: HttpRequest, key: str) -> HttpResponse:
    """A manifesto, passage by passage."""
    found = queries.manifestos().get(key)
    if found is None:
        raise Http404(key)
    title, text = found
    passages = list(filter(None, map(str.strip, text.split("\n\n"))))
    return render(
        request, "campaigns/manifesto.html",
        {"title": title, "passages": passages,
         "crumbs": crumbs((_("Claims log"), "/campaigns/claims/"))},
    )  # fmt: skip


def new_manifesto(request: HttpRequest) -> HttpResponse:
    """Put a text of promises beside the claims log."""
    back = "/campaigns/claims/"
    if answer := shut(request, may_keep(actor_of(request), on=day_of(now())), back):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        text = values["text"].replace("\r\n", "\n")
        key, code = actions.publish_manifesto(
            actor=actor_of(request), at=now(), title=values["title"], text=text
        )
        return _("It stands beside the log."), code, f"/campaigns/manifestos/{key}"

    return act_page(
        request, form=ManifestoForm(sent(request)), do=do,
        crumbs=crumbs((_("Claims log"), back)), title=_("A manifesto"),
        lede=_("Claims are held against it passage by passage."), button=_("Put it there"),
        back=back,
    )  # fmt: skip

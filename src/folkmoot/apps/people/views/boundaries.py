"""Areas of units, splitting a unit, and the file of postcodes."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.files import AreasForm, PostcodesForm, SplitForm
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.record.acting import FORBIDDEN, UNPROCESSABLE, done
from folkmoot.core.terms import Reason, no
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def postcodes(request: HttpRequest) -> HttpResponse:
    """Which unit a postcode lies in; and, for officers of the whole, the file."""
    asked = request.GET.get("q", "")[:12]
    today = day_of(now())
    actor = getattr(request, "actor", None)
    may = actor is not None and bool(
        authority.may_shape_the_tree(actor, unit=queries.national().slug, on=today)
    )
    context = {
        "asked": asked,
        "unit": queries.unit_for_postcode(asked, today) if asked else None,
        "known": queries.postcodes_known(),
        "may": may,
    }
    return render(request, "people/postcodes.html", context)


def postcode_file(request: HttpRequest) -> HttpResponse:
    """Bring the file of postcodes."""
    _person, actor = signed_in(request)
    may = authority.may_shape_the_tree(actor, unit=queries.national().slug, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)
    form = PostcodesForm(request.POST or None, request.FILES or None)
    verdict = None
    if request.method == "POST" and form.is_valid():
        text = io.TextIOWrapper(form.cleaned_data["file"], "utf-8-sig", errors="replace")
        try:
            many = actions.bring_postcodes(
                csv.reader(text), area_column=form.cleaned_data["area_column"]
            )
        except (actions.PostcodeFileError, csv.Error) as fault:
            verdict = no(
                Reason(
                    "postcodes.file",
                    "The file cannot be read as one of postcodes: {fault}.",
                    {"fault": str(fault)},
                    remedy="Its first line names a column of postcodes and one of areas; if yours "
                    "calls the areas otherwise, write how. The file before stays in use.",
                )
            )
        else:
            says = ngettext(
                "The file is read: %(count)d postcode, in the place of those before.",
                "The file is read: %(count)d postcodes, in the place of those before.",
                many,
            )
            return done(request, says % {"count": many}, "", "/units/postcodes")
    context = {
        "form": form,
        "verdict": verdict,
        "refused_title": _("This file cannot be used"),
        "title": _("Bring a file of postcodes"),
        "lede": _(
            "From the Office for National Statistics (ONSPD or NSPL), as CSV: a column of "
            "postcodes, and one of areas. It replaces the one before."
        ),
        "button": _("Bring it"),
        "back": "/units/postcodes",
    }
    status = UNPROCESSABLE if verdict is not None or form.errors else 200
    return render(request, "people/act.html", context, status=status)


def areas(request: HttpRequest, slug: str) -> HttpResponse:
    """Which areas belong to a unit."""
    _person, actor = signed_in(request)
    unit = _found(slug)
    form = AreasForm(
        request.POST or None,
        initial={"areas": "\n".join(queries.areas_of(slug, day_of(now())))},
    )

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        _areas, code = actions.set_areas(actor=actor, at=now(), unit=slug, areas=form.codes())
        return _("The areas are set from today on."), code, unit.url

    return act_page(
        request,
        form=form,
        do=do,
        title=_("Areas of %(unit)s") % {"unit": unit.name},
        lede=_("Whoever joins with a postcode in one of them finds this unit."),
        button=_("Set them"),
        back=unit.url,
    )


def split(request: HttpRequest, slug: str) -> HttpResponse:
    """A part leaves a unit and becomes one beside it."""
    _person, actor = signed_in(request)
    unit = _found(slug)
    today = day_of(now())
    branches = [(child.slug, child.name) for child in queries.unit_children(slug, today)]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        part = actions.Part(
            values["name"],
            slugify(values["name"])[:50],
            tuple(values["areas"].upper().split()),
            tuple(values["branches"]),
        )
        moved, code = actions.split_unit(
            actor=actor, at=now(), unit=slug, parts=[part], decided_by=values["decided_by"]
        )
        says = ngettext(
            "Split. %(count)d member belongs to %(unit)s now, and was told by e-mail.",
            "Split. %(count)d members belong to %(unit)s now, and were told by e-mail.",
            moved,
        )
        return says % {"count": moved, "unit": part.name}, code, f"/units/{part.slug}"

    return act_page(
        request,
        form=SplitForm(request.POST or None, branches=branches),
        do=do,
        title=_("Split %(unit)s") % {"unit": unit.name},
        lede=_(
            "Members move by branch or by postcode, nobody by name. Whoever can be told by "
            "neither stays. To merge two units, dissolve one into the other."
        ),
        button=_("Split it"),
        back=unit.url,
    )


def _found(slug: str) -> queries.UnitView:
    unit = queries.unit(slug)
    if unit is None:
        raise Http404
    return unit

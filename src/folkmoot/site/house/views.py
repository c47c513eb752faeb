"""The house calculator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core.arithmetic import FileError, House, HouseError, read_house, write_house
from folkmoot.platform.access import public
from folkmoot.site.house.columns import own_columns, what_if_columns
from folkmoot.site.house.forms import ROWS, AsText, OwnHouse, WhatIf
from folkmoot.site.house.prepared import prepared
from folkmoot.site.house.presenting import NOTHING, seats_of, shown


@public
def index(request: HttpRequest) -> HttpResponse:
    """What this is, the prepared houses, and the ways to count another."""
    houses = [
        {"url": reverse("house:prepared", args=[name]), "house": house, **shown(house)}
        for name, house in prepared().items()
    ]
    act = {"label": _("Count your own house"), "url": reverse("house:own")}
    return render(request, "site/house/index.html", {"houses": houses, "act": act})


@public
def one(request: HttpRequest, name: str) -> HttpResponse:
    """A prepared house, as it stood or with other votes of its blocs."""
    house = _prepared(name)
    form = WhatIf(house, _given(request))
    asked = form.asked()
    rows = [
        [
            bloc.name,
            seats_of(bloc),
            *(form[f"{key}{place}"].as_widget() if bloc.voting else NOTHING for key in "bra"),
        ]
        for place, bloc in enumerate(house.blocs)
    ]
    context = {
        **shown(asked),
        "crumbs": _crumbs(),
        "form": form,
        "form_columns": what_if_columns(),
        "rows": rows,
        "changed": asked != house,
        "here": reverse("house:prepared", args=[name]),
        "file_url": _with_query(request, reverse("house:prepared-file", args=[name])),
        "text_url": f"{reverse('house:text')}?from={name}",
    }
    return render(request, "site/house/one.html", context, status=_status(form))


@public
def one_file(request: HttpRequest, name: str) -> HttpResponse:
    """A prepared house as a file, as it stood or as it is asked for."""
    return _file(WhatIf(_prepared(name), _given(request)).asked(), name)


@public
def own(request: HttpRequest) -> HttpResponse:
    """A house of one's own, entered bloc by bloc; all of it stands in the address."""
    form = OwnHouse(_given(request))
    house = form.asked()
    rows = [
        [
            row,
            *(form[f"{key}{row}"].as_widget() for key in "nmvrkswq"),
        ]
        for row in range(1, ROWS + 1)
    ]
    context: dict[str, Any] = {
        "form": form,
        "crumbs": _crumbs(),
        "form_columns": own_columns(),
        "rows": rows,
        "house": house,
    }
    if house is not None:
        context |= shown(house)
        context["file_url"] = _with_query(request, reverse("house:own-file"))
    return render(request, "site/house/own.html", context, status=_status(form))


@public
def own_file(request: HttpRequest) -> HttpResponse:
    """One's own house as a file."""
    house = OwnHouse(_given(request)).asked()
    if house is None:
        raise Http404
    return _file(house, "house")


@public
def as_text(request: HttpRequest) -> HttpResponse:
    """A house as text, pasted or sent as a file; nothing of it is kept."""
    house: House | None = None
    if request.method == "POST":
        form = AsText(request.POST, request.FILES)
        if form.is_valid():
            try:
                house = read_house(form.cleaned_data["text"])
            except (FileError, HouseError) as error:
                form.add_error("text", str(error))
            # A file that was sent is shown as the text that it is.
            form.data = {"text": form.cleaned_data.get("text", "")}
    else:
        start = prepared().get(request.GET.get("from", ""))
        form = AsText(initial={"text": write_house(start) if start else ""})
    context: dict[str, Any] = {"form": form, "house": house, "crumbs": _crumbs()}
    if house is not None:
        context |= shown(house)
    return render(request, "site/house/text.html", context, status=_status(form))


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Count the house"), "url": reverse("house:index")}]


def _given(request: HttpRequest) -> Mapping[str, str]:
    return request.GET.dict()


def _prepared(name: str) -> House:
    house = prepared().get(name)
    if house is None:
        raise Http404(_("There is no such house."))
    return house


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


def _with_query(request: HttpRequest, url: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{url}?{query}" if query else url


def _file(house: House, name: str) -> HttpResponse:
    response = HttpResponse(write_house(house), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return response

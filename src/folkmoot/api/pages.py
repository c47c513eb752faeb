"""The page about the API, and its schema as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.api.v1 import reference
from folkmoot.platform.access import public


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every route in one list; no script of others, so that the page keeps our policy."""
    groups: dict[str, list[list[str]]] = {}
    for path, operations in reference()["paths"].items():
        for method, operation in operations.items():
            shown = format_html("<code>{} {}</code>", method.upper(), path)
            if method == "get" and "{" not in path:
                shown = format_html('<a href="{}">{}</a>', path, shown)
            about = operation.get("description") or operation.get("summary", "")
            groups.setdefault(operation["tags"][0], []).append([shown, about])
    context = {
        "groups": list(groups.items()),
        "columns": [{"label": _("Address")}, {"label": _("What it does")}],
    }
    return render(request, "api/index.html", context)


@public
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The schema (OpenAPI 3.1)."""
    return JsonResponse(reference(), json_dumps_params={"indent": 1})

"""The figures of the rules in plain language, each beside the provision that grants it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.views.missing import no_document, no_edition
from folkmoot.core.procedure.catalogue import GROUPS
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
@require_safe
def parameters(request: HttpRequest, slug: str) -> HttpResponse:
    """What this document sets, and what no rule document sets and therefore holds by default."""
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    today = queries.day(now())
    view = queries.edition_for(slug, at=None, today=today)
    if view is None:
        return no_edition(request, document, at="")
    granted = queries.parameters_in(view)
    silent = {each.key: each for each in queries.defaults(today)}
    groups = {key: name for name, some in GROUPS.items() for key in (each.key for each in some)}
    return render(
        request,
        "rulebook/parameters.html",
        {
            "document": document,
            "edition": view,
            "granted": [
                (
                    name,
                    [
                        (each, view.tree.provision(each.pid).text)
                        for each in granted
                        if groups.get(each.key, "") == name
                    ],
                )
                for name in dict.fromkeys(groups.get(each.key, "") for each in granted)
            ],
            "silent": [
                (name, [silent[each.key] for each in some if each.key in silent])
                for name, some in GROUPS.items()
                if any(each.key in silent for each in some)
            ],
            "crumbs": [
                {"label": _("Rules"), "url": "/rules/"},
                {"label": document.title, "url": document.url},
            ],
        },
    )

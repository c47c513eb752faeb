"""The figures of the rules in plain language, each beside the provision that grants it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.queries import EditionView, ParameterView
from folkmoot.apps.rulebook.views.book import fingerprint
from folkmoot.apps.rulebook.views.missing import no_document, no_edition
from folkmoot.apps.rulebook.views.serving import Page, public_page
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
    beside = [queries.edition_on(each.slug, today) for each in queries.documents()]

    def page() -> Page:
        silent = {each.key: each for each in queries.defaults(today)}
        return Page(
            title=_("Figures of the rules: %s") % document.title,
            crumbs=[
                {"label": _("Rules"), "url": "/rules/"},
                {"label": document.title, "url": document.url},
            ],
            template="rulebook/parameters.html",
            context={
                "document": document,
                "edition": view,
                "granted": _granted(view),
                "silent": [
                    (name, held)
                    for name, some in GROUPS.items()
                    if (held := [silent[each.key] for each in some if each.key in silent])
                ],
            },
        )

    return public_page(
        request,
        depends_on=fingerprint("figures", view, *beside),
        modified=max(each.certified_at for each in (view, *beside) if each),
        page=page,
    )


def _granted(view: EditionView) -> list[tuple[str, list[tuple[ParameterView, str]]]]:
    """What the edition grants, by group of the catalogue, each with the words that grant it."""
    groups = {each.key: name for name, some in GROUPS.items() for each in some}
    found: dict[str, list[tuple[ParameterView, str]]] = {}
    for each in queries.parameters_in(view):
        words = view.tree.provision(each.pid).text
        found.setdefault(groups.get(each.key, ""), []).append((each, words))
    return list(found.items())

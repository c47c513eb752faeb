"""The rules in another language, each provision with whether its translation is up to date."""

from __future__ import annotations

import hashlib
from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.queries.translations import languages_of, translated
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.apps.rulebook.views.book import (
    fingerprint,
    name_of,
    standing_of,
    wanted_edition,
)
from folkmoot.apps.rulebook.views.missing import no_document, no_edition
from folkmoot.apps.rulebook.views.serving import Page, public_page
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

_DEEPEST = 5


@public
@require_safe
def in_language(
    request: HttpRequest, slug: str, language: str, at: str | None = None
) -> HttpResponse:
    """An edition in another language, beside what it is a translation of where that has changed."""
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    today = queries.day(now())
    wanted, fault = wanted_edition(at)
    view = None if fault else queries.edition_for(slug, at=wanted, today=today)
    if view is None:
        return no_edition(request, document, at=at or "")
    if language not in languages_of(slug):
        raise Http404(_("Nothing of it has been translated into that language."))
    standing = standing_of(view, until=queries.in_force_until(view), today=today)
    rows = translated(view, language)

    def page() -> Page:
        counts = Counter(each.state for each in rows)
        places = addresses_of(view)
        return Page(
            title=_("%(title)s in %(language)s")
            % {"title": view.document_title, "language": name_of(language)},
            crumbs=[
                {"label": _("Rules"), "url": "/rules/"},
                {"label": view.document_title, "url": provision_path(slug, "", at=wanted)},
            ],
            template="rulebook/translation.html",
            context={
                "edition": view,
                "language": language,
                "language_name": name_of(language),
                "standing": standing,
                "counts": counts,
                "lines": [
                    {
                        "row": each,
                        "level": min(each.depth, _DEEPEST),
                        "url": provision_path(slug, places[each.own.pid], at=wanted),
                        "paragraphs": each.text.split("\n\n") if each.text else [],
                        "authentic": each.own.text.split("\n\n") if each.own.text else [],
                    }
                    for each in rows
                ],
            },
        )

    told = [(each.own.pid, each.state, each.heading, each.text) for each in rows]
    newest = hashlib.sha256(repr(told).encode()).hexdigest()
    return public_page(
        request,
        depends_on=fingerprint("translation", language, at, standing["state"], view, newest),
        modified=view.certified_at,
        page=page,
    )

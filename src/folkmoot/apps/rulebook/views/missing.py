"""Where an address leads nowhere: say so, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.queries import DocumentView, EditionView, Pointer
from folkmoot.apps.rulebook.views.leaves import Entry
from folkmoot.web.moments import day_words

NOT_FOUND, GONE = 404, 410


def no_document(request: HttpRequest, slug: str) -> HttpResponse:
    """There is no such rule document; here are those there are."""
    return _page(
        request,
        title=_("There is no rule document called “%(name)s”") % {"name": slug},
        says=_("These are the rule documents of this organisation."),
        near=[Entry("", each.title, each.url) for each in queries.documents()],
    )


def no_edition(request: HttpRequest, document: DocumentView, *, at: str) -> HttpResponse:
    """There is no such edition, or nothing was in force on that day."""
    views = queries.editions(document.slug)
    first = views[-1] if views else None
    says = _("The document has no edition yet.")
    if first is not None and at.isdigit():
        says = _("It has editions 1 to %(last)d.") % {"last": document.last}
    elif first is not None:
        says = _("The first edition we hold came into force on %(day)s.") % {
            "day": day_words(first.in_force_on)
        }
    return _page(
        request,
        title=_("No edition of “%(title)s” for “%(at)s”") % {"title": document.title, "at": at},
        says=says,
        near=[
            Entry(
                str(each.sequence),
                _("in force from %(day)s") % {"day": day_words(each.in_force_on)},
                each.url,
            )
            for each in views
        ],
        document=document.slug,
    )


def no_provision(
    request: HttpRequest, view: EditionView, address: str, near: Sequence[Pointer]
) -> HttpResponse:
    """There is no such provision; here are those that look like it."""
    return _page(
        request,
        title=_("There is no provision “%(address)s”") % {"address": address},
        says=_("Not in edition %(edition)d of “%(title)s”, and in no edition before it.")
        % {"edition": view.sequence, "title": view.document_title},
        near=[Entry(each.label, each.title, each.url) for each in near],
        document=view.document,
        words=address,
    )


def gone(
    request: HttpRequest, view: EditionView, address: str, *, last: EditionView, url: str
) -> HttpResponse:
    """The provision was repealed; here is where it stood last, and what ended it."""
    ended = queries.edition(view.document, last.sequence + 1) or view
    why = ended.enactment.label or _("an imported edition")
    return _page(
        request,
        title=_("“%(address)s” is no longer in the rules") % {"address": address},
        says=_("Edition %(edition)d repealed it on %(day)s, by %(why)s.")
        % {"edition": ended.sequence, "day": day_words(ended.in_force_on), "why": why},
        near=[
            Entry("", _("Read it as it last stood, in edition %d") % last.sequence, url),
            Entry(
                "",
                _("See everything that edition %d changed") % ended.sequence,
                f"/rules/{view.document}/compare?from={last.sequence}&to={ended.sequence}",
            ),
        ],
        document=view.document,
        status=GONE,
    )


def _page(
    request: HttpRequest,
    *,
    title: str,
    says: str,
    near: Sequence[Entry],
    document: str = "",
    words: str = "",
    status: int = NOT_FOUND,
) -> HttpResponse:
    crumbs = [{"label": _("Rules"), "url": "/rules/"}]
    if document and (known := queries.document(document)):
        crumbs.append({"label": known.title, "url": known.url})
    inside = render_to_string(
        "rulebook/missing.html", {"title": title, "says": says, "near": near, "words": words}
    )
    frame = {"title": title, "crumbs": crumbs, "inside": inside}
    return render(request, "rulebook/frame.html", frame, status=status)

"""Editions and comparisons as files, and the certificate of an edition."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.exports import EXPORTS, comparison_docx_of, comparison_pdf_of
from folkmoot.apps.rulebook.queries import EditionView
from folkmoot.apps.rulebook.queries.history import operations_of, wording_of
from folkmoot.apps.rulebook.queries.rebuilding import Rebuilt, rebuild
from folkmoot.apps.rulebook.views.book import fingerprint, standing_of, wanted_edition
from folkmoot.apps.rulebook.views.missing import no_document, no_edition
from folkmoot.apps.rulebook.views.serving import Page, public_file, public_page
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

_COMPARED = {"docx": comparison_docx_of, "pdf": comparison_pdf_of}


@public
@require_safe
def export(request: HttpRequest, slug: str, suffix: str, at: str | None = None) -> HttpResponse:
    """An edition in another format."""
    view = _wanted(slug, at)
    if view is None:
        return _missing(request, slug, at)
    return public_file(
        request,
        body=lambda: EXPORTS[suffix].write(view),
        digest=f"{suffix}-{view.digest[:28]}{view.content_hash[:28]}",
        modified=view.certified_at,
        content_type=EXPORTS[suffix].media,
        name=f"{slug}-{view.sequence}.{suffix}",
    )


@public
@require_safe
def compared(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """Two editions compared, as a file to be opened elsewhere."""
    numbers = [request.GET.get(key, "") for key in ("from", "to")]
    views = [
        queries.edition(slug, int(n)) if n.isascii() and n.isdigit() and len(n) < 10 else None  # noqa: PLR2004
        for n in numbers
    ]
    old, new = views
    if old is None or new is None:
        raise Http404(_("There are no such two editions."))
    return public_file(
        request,
        body=lambda: _COMPARED[suffix](old, new),
        digest=f"{suffix}-{old.digest[:28]}{new.digest[:28]}",
        modified=max(old.certified_at, new.certified_at),
        content_type=EXPORTS[suffix].media,
        name=f"{slug}-{old.sequence}-{new.sequence}.{suffix}",
    )


@public
@require_safe
def certificate(request: HttpRequest, slug: str, at: str | None = None) -> HttpResponse:
    """What was certified, by which act, from which decision, and how anybody can check it."""
    view = _wanted(slug, at)
    if view is None:
        return _missing(request, slug, at)
    today = queries.day(now())
    standing = standing_of(view, until=queries.in_force_until(view), today=today)

    sunset = queries.sunset_of(slug, view.sequence)
    stuck = "" if sunset is None or sunset.expired_by else _in_the_way(slug, view.sequence)

    def page() -> Page:
        rebuilt = next(each for each in rebuild(slug) if each.sequence == view.sequence)
        return Page(
            title=_("Certificate of edition %d") % view.sequence,
            crumbs=[
                {"label": _("Rules"), "url": "/rules/"},
                {"label": view.document_title, "url": f"/rules/{slug}"},
                {"label": _("Edition %d") % view.sequence, "url": view.url},
            ],
            template="rulebook/certificate.html",
            context={
                "edition": view,
                "standing": standing,
                "rebuilt": rebuilt,
                "facts": _facts(view, rebuilt),
                "wording": wording_of(view),
                "operations": len(operations_of(view)),
                "sunset": sunset,
                "stuck": stuck,
            },
        )

    return public_page(
        request,
        depends_on=fingerprint("certificate", standing["state"], view, sunset, stuck),
        modified=view.certified_at,
        page=page,
    )


def _in_the_way(slug: str, sequence: int) -> str:
    """Why a temporary change cannot be taken out as it stands; empty if it can."""
    return " ".join(reason.sentence for reason in queries.way_back(slug, sequence).verdict.reasons)


def _facts(view: EditionView, rebuilt: Rebuilt) -> list[tuple[str, str]]:
    base = queries.edition(view.document, view.base) if view.base is not None else None
    rows = [
        (_("Merkle root of every word and where it stands"), view.digest),
        (_("SHA-256 of the text"), view.content_hash),
        (_("Digest of the operations that made it"), rebuilt.operations_digest if base else ""),
        (_("Merkle root of the edition it was made of"), base.digest if base else ""),
    ]
    return [(label, value) for label, value in rows if value]


def _wanted(slug: str, at: str | None) -> EditionView | None:
    wanted, fault = wanted_edition(at)
    return None if fault else queries.edition_for(slug, at=wanted, today=queries.day(now()))


def _missing(request: HttpRequest, slug: str, at: str | None) -> HttpResponse:
    document = queries.document(slug)
    return no_edition(request, document, at=at or "") if document else no_document(request, slug)

"""The list of rule documents, and a whole rule book to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.queries import EditionView, ParameterView
from folkmoot.apps.rulebook.queries.translations import languages_of
from folkmoot.apps.rulebook.views.leaves import contents_of, leaf_of
from folkmoot.apps.rulebook.views.missing import no_document, no_edition
from folkmoot.apps.rulebook.views.serving import Page, public_page
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every rule document, with the edition in force."""
    today = queries.day(now())
    rows = [
        (each, queries.edition_on(each.slug, today), queries.coming(each.slug, today))
        for each in queries.documents()
    ]
    newest = [queries.last_edition(each.slug) for each, _in_force, _coming in rows]

    def page() -> Page:
        return Page(
            title=_("Rules"),
            description=_("The rule documents of this organisation, today and on any day before."),
            template="rulebook/index.html",
            context={"rows": rows},
        )

    return public_page(
        request,
        depends_on=fingerprint("index", today, *(part for row in rows for part in row)),
        modified=max((each.certified_at for each in newest if each), default=now()),
        page=page,
    )


@public
@require_safe
def book(request: HttpRequest, slug: str, at: str | None = None) -> HttpResponse:
    """One edition from the title to the last provision."""
    today = queries.day(now())
    wanted, fault = wanted_edition(at)
    view = None if fault else queries.edition_for(slug, at=wanted, today=today)
    if view is None:
        document = queries.document(slug)
        return (
            no_edition(request, document, at=at or "") if document else no_document(request, slug)
        )
    until = queries.in_force_until(view)
    coming = queries.coming(slug, today)
    current = queries.edition_on(slug, today)
    standing = standing_of(view, until=until, today=today)

    def page() -> Page:
        figures = figures_by_provision(view)
        return Page(
            title=view.document_title,
            description=_("%(title)s, edition %(n)d: every provision with its own address")
            % {"title": view.document_title, "n": view.sequence},
            kind="rule-book",
            data=f"{view.url}.json",
            crumbs=[{"label": _("Rules"), "url": "/rules/"}],
            template="rulebook/book.html",
            context={
                "edition": view,
                "root": leaf_of(view, view.tree.root.pid, at=wanted, figures=figures),
                "contents": contents_of(view),
                "standing": standing,
                "is_current": current is not None and current.sequence == view.sequence,
                "current": current,
                "coming": coming if coming and coming.sequence != view.sequence else None,
                "propose": _propose(view),
                "tools": _tools(view),
            },
        )

    return public_page(
        request,
        depends_on=fingerprint(
            "book", at, standing["state"], view, coming, current, *languages_of(slug)
        ),
        modified=view.certified_at,
        page=page,
    )


def wanted_edition(at: str | None) -> tuple[int | date | None, bool]:
    """What stands after the @ of an address, and whether it is a day no calendar has."""
    if at is None:
        return None, False
    if at.isdigit():
        return int(at), False
    try:
        return date.fromisoformat(at), False
    except ValueError:
        return None, True


def standing_of(view: EditionView, *, until: date | None, today: date) -> dict[str, str]:
    """Whether an edition is in force: a word and a state for ``web/parts/status.html``."""
    if view.in_force_on > today:
        return {"word": _("Not yet in force"), "state": "waiting"}
    if until is not None and until <= today:
        return {"word": _("No longer in force"), "state": "stopped"}
    return {"word": _("In force"), "state": "done"}


def figures_by_provision(view: EditionView) -> Mapping[str, Sequence[ParameterView]]:
    """The figures that an edition grants, by the identifier of the provision."""
    found: dict[str, list[ParameterView]] = {}
    for each in queries.parameters_in(view):
        found.setdefault(each.pid, []).append(each)
    return found


def fingerprint(*parts: object) -> str:
    """Everything a page is made of, in one name; editions by number and digests."""
    return "|".join(_named(part) for part in parts)


def name_of(language: str) -> str:
    """The language's own name, or its code where nobody knows it."""
    try:
        return str(get_language_info(language)["name_local"])
    except KeyError:
        return language


def _named(part: object) -> str:
    if isinstance(part, EditionView):
        return f"{part.ref}:{part.digest}:{part.content_hash}"
    return str(part)


def _propose(view: EditionView) -> dict[str, str]:
    return {"label": _("Propose a change"), "url": f"/motions/new?document={view.document}"}


def _tools(view: EditionView) -> list[dict[str, str]]:
    """What else can be read of the book."""
    return [
        {"label": _("Editions and what changed"), "url": f"/rules/{view.document}/editions"},
        {"label": _("Figures of the rules"), "url": f"/rules/{view.document}/parameters"},
        {"label": _("Source text"), "url": f"{view.url}.txt"},
        *(
            {"label": name_of(language), "url": f"/rules/{view.document}/in/{language}"}
            for language in languages_of(view.document)
        ),
    ]

"""One provision at its stable address."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.addresses import MOST, provision_path, split_at
from folkmoot.apps.rulebook.queries import EditionView, ProvisionView, SunsetView
from folkmoot.apps.rulebook.queries.history import history_in, standing
from folkmoot.apps.rulebook.queries.provisions import find, formerly, nearest, provision_view
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.apps.rulebook.views.book import figures_by_provision, fingerprint, standing_of
from folkmoot.apps.rulebook.views.differences import HistoryLine, history_lines
from folkmoot.apps.rulebook.views.leaves import leaf_of, surroundings_of
from folkmoot.apps.rulebook.views.missing import gone, no_document, no_edition, no_provision
from folkmoot.apps.rulebook.views.serving import Page, public_page
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import day_words

MOVED_PERMANENTLY, FOUND = 301, 302
_SAFE = "~.()"
_DESCRIBED = 150


@public
@require_safe
def provision(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """A provision in the edition its address asks for, or the way to where it lives now."""
    today = queries.day(now())
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    try:
        label, at = split_at(address)
    except ValueError:
        return no_edition(request, document, at=address.rpartition("@")[2])
    view = queries.edition_for(slug, at=at, today=today)
    if view is None:
        return no_edition(request, document, at=str(at))
    pid = find(view, label)
    if pid is None:
        return _elsewhere(request, view, label, at)
    if addresses_of(view)[pid] != label:
        return _to(provision_path(slug, addresses_of(view)[pid], at=at), status=FOUND)
    return _page(request, view, pid, at=at, today=today)


def _page(
    request: HttpRequest, view: EditionView, pid: str, *, at: int | date | None, today: date
) -> HttpResponse:
    coming = queries.coming(view.document, today)
    current = queries.edition_on(view.document, today)
    standing = standing_of(view, until=queries.in_force_until(view), today=today)
    temporary = queries.sunsets(view.document)
    asked = request.GET.get("formerly", "")[:MOST]
    former = formerly(view, asked) if asked else None
    if former is not None and former[0] != pid:
        former = None

    def page() -> Page:
        shown = provision_view(view, pid, at=at)
        figures = figures_by_provision(view)
        lines = history_lines(history_in(view.document, pid), temporary)
        below = [own.pid for own in view.tree.provision(pid).walk()][1:]
        notices = [] if former is None else [_followed(asked, former[1], shown)]
        notices += [
            _for_a_time(line, line.sunset)
            for line in lines
            if line.sunset is not None and line.sequence <= view.sequence
        ]
        return Page(
            title=_title(shown),
            description=shown.text[:_DESCRIBED],
            kind="rule-page",
            canonical=shown.url,
            crumbs=_crumbs(view, shown, at=at),
            template="rulebook/provision.html",
            context={
                "provision": shown,
                "edition": view,
                "leaf": leaf_of(view, pid, at=at, figures={**figures, pid: ()}, alone=True),
                "figures": figures.get(pid, ()),
                "inner_figures": [each for inner in below for each in figures.get(inner, ())],
                "contents": surroundings_of(view, pid, at=at),
                "history": lines,
                "last_change": _last_change(lines, view),
                "standing": standing,
                "notices": [*notices, *_notices(view, shown, current=current, coming=coming)],
                "act": _act(pid, current or view),
                "links": _links(pid, current or view),
                "kicker": _kicker(shown),
                "stands": _("as edition %d has it") % view.sequence,
                "words_url": (
                    f"{view.url if at is not None else f'/rules/{view.document}'}/words/"
                    f"{quote(addresses_of(view)[pid], safe=_SAFE)}"
                ),
            },
        )

    return public_page(
        request,
        depends_on=fingerprint(
            "provision",
            pid,
            at,
            standing["state"],
            view,
            coming,
            current,
            queries.last_edition(view.document),
            temporary,
            (asked, former) if former else "",
        ),
        modified=view.certified_at,
        page=page,
    )


def _elsewhere(
    request: HttpRequest, view: EditionView, label: str, at: int | date | None
) -> HttpResponse:
    """The address was a provision's once: go where it lives now, or say what became of it."""
    former = formerly(view, label)
    if label.startswith("~"):
        former = _by_identity(view, label[1:])
    if former is None:
        return no_provision(request, view, label, nearest(view, label))
    pid = former[0]
    if pid in view.tree:
        path = provision_path(view.document, addresses_of(view)[pid], at=at)
        return _to(f"{path}?{urlencode({'formerly': label})}", status=MOVED_PERMANENTLY)
    ends = standing(view.document, pid)
    last = queries.edition(view.document, ends[1]) if ends else None
    if last is None or last.sequence >= view.sequence:
        return no_provision(request, view, label, nearest(view, label))
    url = provision_path(view.document, addresses_of(last)[pid], at=last.sequence)
    return gone(request, view, label, last=last, url=url)


def _by_identity(view: EditionView, pid: str) -> tuple[str, int] | None:
    sequences = standing(view.document, pid)
    return (pid, sequences[1]) if sequences else None


def _to(path: str, *, status: int) -> HttpResponse:
    response = HttpResponseRedirect(path)
    response.status_code = status
    return response


def _followed(asked: str, last: int, shown: ProvisionView) -> dict[str, str]:
    return {
        "kind": "info",
        "title": _("You followed the address “%s”") % asked,
        "body": _("That was its number up to edition %(last)d. It is %(now)s now.")
        % {"last": last, "now": shown.cite},
    }


def _notices(
    view: EditionView,
    shown: ProvisionView,
    *,
    current: EditionView | None,
    coming: EditionView | None,
) -> list[dict[str, str]]:
    """What a reader of this page must know before relying on it."""
    if current is not None and current.sequence != view.sequence:
        return [_other_edition(view, shown, current)]
    if coming is not None and (soon := _coming(shown, coming)):
        return [soon]
    return []


def _for_a_time(line: HistoryLine, sunset: SunsetView) -> dict[str, str]:
    return {
        "kind": "info",
        "title": _("What edition %(n)d changed here holds only until %(day)s")
        % {"n": line.sequence, "day": day_words(sunset.ends_on)},
        "body": _(
            "On that day the machine takes the words out again, on the record, unless a meeting "
            "has prolonged them before."
        ),
        "url": f"{line.url}/certificate",
        "link": _("What was certified"),
    }


def _other_edition(view: EditionView, shown: ProvisionView, current: EditionView) -> dict[str, str]:
    if shown.pid not in current.tree:
        body = _("It is not part of the edition in force.")
        url, link = current.url, _("Read the edition in force")
    else:
        own, other = view.tree.provision(shown.pid), current.tree.provision(shown.pid)
        same = [(p.heading, p.text) for p in own.walk()] == [
            (p.heading, p.text) for p in other.walk()
        ]
        body = (
            _("Its words are the same in the edition in force.")
            if same
            else _("It reads differently in the edition in force.")
        )
        url = provision_path(view.document, addresses_of(current)[shown.pid])
        link = _("Read it as it stands now")
    return {
        "kind": "warning",
        "title": _("This is edition %(this)d; in force is edition %(now)d")
        % {"this": view.sequence, "now": current.sequence},
        "body": body,
        "url": url,
        "link": link,
    }


def _coming(shown: ProvisionView, coming: EditionView) -> dict[str, str]:
    """Whether what is coming changes this provision; nothing if it does not."""
    here, there = shown.edition.tree, coming.tree
    if shown.pid not in there:
        body = _("It will no longer be part of the rules then.")
        url = coming.url
    elif here.provision(shown.pid) == there.provision(shown.pid):
        return {}
    else:
        body = _("It will read differently then.")
        url = provision_path(coming.document, addresses_of(coming)[shown.pid], at=coming.sequence)
    return {
        "kind": "warning",
        "title": _("Edition %d has been certified and is not in force yet") % coming.sequence,
        "body": body,
        "url": url,
        "link": _("Read it as it will stand"),
    }


def _crumbs(
    view: EditionView, shown: ProvisionView, *, at: int | date | None
) -> list[dict[str, str]]:
    return [
        {"label": _("Rules"), "url": "/rules/"},
        {"label": view.document_title, "url": provision_path(view.document, "", at=at)},
        *({"label": f"{step.label} {step.title}".strip(), "url": step.url} for step in shown.path),
    ]


def _title(shown: ProvisionView) -> str:
    named = f"{shown.label} {shown.heading}" if shown.label and shown.heading else shown.cite
    return f"{named}, {shown.edition.document_title}"


def _kicker(shown: ProvisionView) -> str:
    """Kind and number over a heading; the book's title over a number or bare words."""
    if not shown.heading or not shown.label:
        return shown.edition.document_title
    kind = "" if shown.kind in {"text", "matter", "item"} else shown.kind
    return f"{kind[:1].upper()}{kind[1:]} {shown.label}".strip()


def _act(pid: str, current: EditionView) -> dict[str, str] | None:
    """Proposing a change to the provision as it stands now, whichever edition is being read."""
    if pid not in current.tree:
        return None
    asked = {"document": current.document, "provision": current.tree.label(pid) or f"~{pid}"}
    return {
        "label": _("Propose a change"),
        "url": f"/motions/new?{urlencode(asked)}",
        "note": _("You edit the words in place; the motion words itself."),
    }


def _links(pid: str, current: EditionView) -> list[dict[str, str]]:
    if pid not in current.tree:
        return []
    path = provision_path(current.document, addresses_of(current)[pid])
    clause = path.replace("/rules/", "/motions/clause/", 1)
    return [{"label": _("Who wants to change it: your clause"), "url": clause}]


def _last_change(lines: list[HistoryLine], view: EditionView) -> date | None:
    """Since when the words stand so in the edition shown."""
    days = [line.in_force_on for line in lines if line.sequence <= view.sequence]
    return days[0] if days else None

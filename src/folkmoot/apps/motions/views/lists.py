"""The public list of motions, one's own, and a conference with its rulings and composites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import road, surroundings
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.kinds import KINDS
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

PAGE = 50
GROUPS: dict[str, tuple[str, ...]] = {
    "ruling": ("submitted",),
    "in-order": ("in_order", "composited"),
    "out-of-order": ("out_of_order", "challenged", "ruled_out"),
    "agenda": ("on_agenda", "moved", "counted"),
    "decided": ("carried", "certified", "in_force", "lost", "remitted", "referred_back", "fallen"),
    "withdrawn": ("withdrawn",),
}


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every public motion: by conference, by where it stands, by kind, by rule, by words."""
    at = now()
    conferences = assembly.conferences()
    chosen = request.GET.get("conference")
    if chosen is None:
        chosen = _current(conferences, at)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in KINDS else ""
    everything = queries.public_motions(chosen, at=at, kind=kind)
    found = _matching(everything, request.GET.get("provision", ""), request.GET.get("q", ""))
    group = request.GET.get("state", "")
    shown = [line for line in found if line.state in GROUPS[group]] if group in GROUPS else found
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    kept = {
        name: value
        for name, value in (
            ("conference", chosen),
            ("kind", kind),
            ("provision", request.GET.get("provision", "")),
            ("q", request.GET.get("q", "")),
        )
        if value or name == "conference"
    }
    context = {
        "head": _index_head(request, chosen, at),
        "tabs": _tabs(found, group, kept),
        "page": page,
        "rows": [_row(line) for line in page],
        "url_start": "?" + urlencode({**kept, "state": group, "page": ""}),
        "kept": kept,
        "group": group,
        "conferences": [(line.key, line.title, line.key == chosen) for line in conferences],
        "kinds": [(each, surroundings.kind_title(each), each == kind) for each in KINDS],
        "now": at,
    }
    return render(request, "motions/index.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The motions one moves or works on, and those before one's units."""
    at = now()
    person = surroundings.person_key(request)
    own = queries.mine(person, at=at) if person else []
    known = {line.key for line in own}
    units = surroundings.units_to_propose_at(request, at=at)
    near = [
        (name, [_row(line) for line in queries.of_unit(slug, at=at) if line.key not in known])
        for slug, name in units
    ]
    context = {
        "crumbs": surroundings.crumbs(),
        "own": [_row(line) for line in own],
        "near": [(name, rows) for name, rows in near if rows],
        "now": at,
    }
    return render(request, "motions/mine.html", context)


@public
@require_safe
def conference(request: HttpRequest, key: str) -> HttpResponse:
    """When motions close, what is on the agenda, what was ruled, what is composited."""
    at = now()
    meeting = assembly.conference(key)
    if meeting is None:
        raise Http404(_("There is no conference %(key)s.") % {"key": key})
    lines = queries.public_motions(key, at=at)
    by_key = {line.key: line for line in lines}
    committee = sits_on_committee(surroundings.person_key(request), at=at)
    context = {
        "crumbs": surroundings.crumbs(),
        "meeting": meeting,
        "head": _conference_head(meeting, lines, committee=committee),
        "deadlines": _deadlines(key, at),
        "agenda": _agenda(key, by_key),
        "waiting": [_row(line) for line in queries.awaiting_ruling(key, at=at)],
        "out_of_order": [
            (ruling, view.body if (view := queries.motion(ruling.motion, at=at)) else "")
            for ruling in queries.rulings(key, outcome="out_of_order")
        ],
        "in_order": [_row(line) for line in lines if line.state == "in_order"],
        "composites": [_row(line) for line in lines if line.composite],
        "committee": committee,
        "now": at,
    }
    return render(request, "motions/conference.html", context)


def sits_on_committee(person: str, *, at: datetime) -> bool:
    """Whether a person sits on the arrangements committee."""
    if not person:
        return False
    whole = people.national().slug
    return people.holds(person, "arrangements_committee", whole, surroundings.today(at))


def _row(line: queries.MotionLine) -> dict[str, object]:
    return {
        "key": line.key,
        "title": line.title,
        "url": line.url,
        "kind": _("composite") if line.composite else _(line.kind_words),
        "unit": line.unit_name,
        "labels": ", ".join(line.labels[:3]) + ("…" if len(line.labels) > 3 else ""),  # noqa: PLR2004
        "status": road.status_of(line.state, line.state_title, composite=line.composite),
        "since": line.since,
    }


def _current(conferences: Sequence[assembly.MeetingLine], at: datetime) -> str:
    """The conference that is on or comes next; the last one if none does."""
    coming = [line for line in conferences if line.status != "closed" and line.starts_at >= at]
    running = [line for line in conferences if line.status == "open"]
    found = running or sorted(coming, key=lambda line: line.starts_at) or list(conferences)
    return found[0].key if found else ""


def _matching(
    lines: Sequence[queries.MotionLine], provision: str, words: str
) -> list[queries.MotionLine]:
    wanted = words.casefold().split()
    label = provision.strip().casefold()
    return [
        line
        for line in lines
        if (not label or any(each.casefold().startswith(label) for each in line.labels))
        and all(word in f"{line.key} {line.title} {line.unit_name}".casefold() for word in wanted)
    ]


def _tabs(
    lines: Sequence[queries.MotionLine], group: str, kept: dict[str, str]
) -> list[dict[str, object]]:
    words = {
        "ruling": _("Awaiting a ruling"),
        "in-order": _("In order"),
        "out-of-order": _("Out of order"),
        "agenda": _("On the agenda"),
        "decided": _("Decided"),
        "withdrawn": _("Withdrawn"),
    }
    tabs: list[dict[str, object]] = [
        {
            "label": _("All"),
            "url": "?" + urlencode(kept),
            "current": group not in GROUPS,
            "count": len(lines),
        }
    ]
    for name, states in GROUPS.items():
        count = sum(line.state in states for line in lines)
        if count or name == group:
            url = "?" + urlencode({**kept, "state": name})
            tabs.append(
                {"label": words[name], "url": url, "current": name == group, "count": count}
            )
    return tabs


def _index_head(request: HttpRequest, chosen: str, at: datetime) -> dict[str, object]:
    meeting = assembly.conference(chosen) if chosen else None
    links = []
    if surroundings.person_key(request):
        links.append({"label": _("My motions"), "url": reverse("motions:mine")})
    if meeting is not None:
        links.append(
            {
                "label": _("%(title)s: agenda and rulings") % {"title": meeting.title},
                "url": reverse("motions:conference", args=[meeting.key]),
            }
        )
    closing, rule = None, None
    if meeting is not None:
        rules = rules_for(at)
        for kind in KINDS:
            found = surroundings.closing(kind, meeting.key, rules)
            if found is not None and found.moment > at:
                closing = found.moment
                rule = surroundings.rule_link(rules, f"motion.{kind}.closes_before")
                break
    return {
        "title": _("Motions"),
        "lede": meeting.title if meeting else _("What members want conference to decide."),
        "act": {"label": _("Draft a motion"), "url": reverse("motions:new")},
        "closes": closing,
        "closes_rule": rule,
        "links": links,
    }


def _deadlines(key: str, at: datetime) -> list[dict[str, object]]:
    rules = rules_for(at)
    found = []
    for kind in KINDS:
        closing = surroundings.closing(kind, key, rules)
        if closing is not None:
            found.append(
                {
                    "at": closing.moment,
                    "label": _("%(kind)s: at head office by")
                    % {"kind": surroundings.kind_title(kind)},
                    "rule": surroundings.rule_link(rules, f"motion.{kind}.closes_before"),
                    "moved": surroundings.moved_because(closing),
                }
            )
    return found


def _conference_head(
    meeting: assembly.MeetingView, lines: Sequence[queries.MotionLine], *, committee: bool
) -> dict[str, object]:
    words = {"called": _("called"), "open": _("in session"), "closed": _("over")}
    shapes = {"called": "waiting", "open": "open", "closed": "done"}
    act = None
    if committee and meeting.status != "closed":
        url = reverse("motions:composites-new", args=[meeting.key])
        act = {"label": _("Draw up a composite"), "url": url, "kind": "secondary"}
    return {
        "title": meeting.title,
        "status": {"word": words[meeting.status], "state": shapes[meeting.status]},
        "stands": _("%(n)d motions") % {"n": len(lines)},
        "act": act,
        "links": [{"label": _("The meeting itself"), "url": meeting.url}],
    }


def _agenda(key: str, by_key: dict[str, queries.MotionLine]) -> list[dict[str, object]]:
    lines = []
    for item in assembly.agenda_lines(key):
        motion = by_key.get(item.subject.removeprefix("motion:"))
        lines.append(
            {
                "number": item.number,
                "title": item.title,
                "url": motion.url if motion else "",
                "unit": motion.unit_name if motion else "",
                "status": road.status_of(motion.state, motion.state_title) if motion else None,
                "depth": item.depth,
            }
        )
    return lines

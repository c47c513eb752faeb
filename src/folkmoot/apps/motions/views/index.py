"""The public list of motions: by conference, by where they stand, by kind, by rule, by words.

What the list shows follows from what was done and the clock, so its inside is kept until the next
act, or until the clock next changes something (`record.memo`). Only the frame and the time left
are made for each visitor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.next_change import next_change_of_public
from folkmoot.apps.motions.queries.places import closing_of, rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.lists import row_of
from folkmoot.apps.record import memo
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asks to see; an empty conference means all of them, None the present one."""

    conference: str | None
    kind: str
    provision: str
    words: str
    group: str
    page: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The list as it was made for whoever asked first.

    Attributes:
        head: what this is, what can be done and by when, as ``web/parts/page_head.html`` has it.
        inside: filter, tabs, rows and pages as HTML.
    """

    head: dict[str, object]
    inside: str


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every public motion."""
    at, asked = now(), _asked(request)
    signed_in = bool(surroundings.person_key(request))
    if asked.words or asked.provision:
        shown, _until = _made(asked, at, signed_in=signed_in)
    else:
        key = ("motions.index", asked, signed_in, get_language())
        shown = memo.kept(key, lambda: _made(asked, at, signed_in=signed_in), at=at)
    minute = at.replace(second=0, microsecond=0)  # so that one head does for all who ask in it
    context = {"head": shown.head, "inside": shown.inside, "minute": minute}
    return render(request, "motions/index.html", context)


def _asked(request: HttpRequest) -> Asked:
    kind, group = request.GET.get("kind", ""), request.GET.get("state", "")
    page = request.GET.get("page", "")
    return Asked(
        conference=request.GET.get("conference"),
        kind=kind if kind in KINDS else "",
        provision=request.GET.get("provision", ""),
        words=request.GET.get("q", ""),
        group=group if group in GROUPS else "",
        page=page if page.isdigit() else "",
    )


def _made(asked: Asked, at: datetime, *, signed_in: bool) -> tuple[Inside, datetime | None]:
    conferences = assembly.conferences()
    chosen = _current(conferences, at) if asked.conference is None else asked.conference
    everything = queries.public_motions(chosen, at=at, kind=asked.kind)
    found = _matching(everything, asked.provision, asked.words)
    states = GROUPS.get(asked.group)
    shown = [line for line in found if states is None or line.state in states]
    page = Paginator(shown, PAGE).get_page(asked.page)
    kept = {
        name: value
        for name, value in (
            ("conference", chosen),
            ("kind", asked.kind),
            ("provision", asked.provision),
            ("q", asked.words),
        )
        if value or name == "conference"
    }
    inside = render_to_string(
        "motions/parts/index_inside.html",
        {
            "tabs": _tabs(found, asked.group, kept),
            "page": page,
            "rows": [row_of(line) for line in page],
            "url_start": "?" + urlencode({**kept, "state": asked.group, "page": ""}),
            "kept": kept,
            "group": asked.group,
            "conferences": [(line.key, line.title, line.key == chosen) for line in conferences],
            "kinds": [(each, surroundings.kind_title(each), each == asked.kind) for each in KINDS],
        },
    )
    meeting = assembly.conference(chosen) if chosen else None
    closes, rule = _next_closing(meeting, at) if meeting else (None, None)
    moments = [next_change_of_public(at=at), closes, *(line.starts_at for line in conferences)]
    until = min((each for each in moments if each is not None and each > at), default=None)
    head = _head(meeting, signed_in=signed_in)
    return Inside({**head, "closes": closes, "closes_rule": rule}, inside), until


def _next_closing(
    meeting: assembly.MeetingView, at: datetime
) -> tuple[datetime | None, dict[str, str] | None]:
    rules = rules_for(at)
    for kind in KINDS:
        found = closing_of(kind, meeting, rules)
        if found.moment > at:
            return found.moment, surroundings.rule_link(rules, f"motion.{kind}.closes_before")
    return None, None


def _head(meeting: assembly.MeetingView | None, *, signed_in: bool) -> dict[str, object]:
    links = []
    if signed_in:
        links.append({"label": _("My motions"), "url": reverse("motions:mine")})
    if meeting:
        links.append(
            {
                "label": _("%(title)s: agenda and rulings") % {"title": meeting.title},
                "url": reverse("motions:conference", args=[meeting.key]),
            }
        )
    return {
        "title": _("Motions"),
        "lede": meeting.title if meeting else _("What members want conference to decide."),
        "act": {"label": _("Draft a motion"), "url": reverse("motions:new")},
        "links": links,
    }


def _current(conferences: Sequence[assembly.MeetingLine], at: datetime) -> str:
    """The conference that is on or comes next; the last one if none does."""
    coming = [
        line for line in conferences if line.status in {"called", "open"} and line.starts_at >= at
    ]
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

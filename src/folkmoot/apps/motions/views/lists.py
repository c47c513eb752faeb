"""One's own motions, and a conference with its rulings and composites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.queries.priorities import is_held
from folkmoot.apps.motions.views import road, surroundings
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.kinds import KINDS
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The motions one moves or works on, and those before one's units."""
    at = now()
    person = surroundings.person_key(request)
    own = queries.mine(person, at=at) if person else []
    known = {line.key for line in own}
    units = surroundings.units_to_propose_at(request, at=at)
    near = [
        (name, [row_of(line) for line in queries.of_unit(slug, at=at) if line.key not in known])
        for slug, name in units
    ]
    context = {
        "crumbs": surroundings.crumbs(),
        "own": [row_of(line) for line in own],
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
    ballot = is_held(rules_for(at))
    context = {
        "crumbs": surroundings.crumbs(),
        "meeting": meeting,
        "head": _conference_head(meeting, lines, committee=committee, ballot=ballot),
        "deadlines": _deadlines(key, at),
        "agenda": _agenda(key, by_key),
        "waiting": [row_of(line) for line in queries.awaiting_ruling(key, at=at)],
        "out_of_order": [
            (ruling, view.body if (view := queries.motion(ruling.motion, at=at)) else "")
            for ruling in queries.rulings(key, outcome="out_of_order")
        ],
        "in_order": [row_of(line) for line in lines if line.state == "in_order"],
        "composites": [row_of(line) for line in lines if line.composite],
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


def row_of(line: queries.MotionLine) -> dict[str, object]:
    """A line as templates show it."""
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
    meeting: assembly.MeetingView,
    lines: Sequence[queries.MotionLine],
    *,
    committee: bool,
    ballot: bool,
) -> dict[str, object]:
    words = {"called": _("called"), "open": _("in session"), "closed": _("over")}
    words["called_off"] = _("called off")
    shapes = {"called": "waiting", "open": "open", "closed": "done", "called_off": "stopped"}
    act = None
    if committee and meeting.status in {"called", "open"}:
        url = reverse("motions:composites-new", args=[meeting.key])
        act = {"label": _("Draw up a composite"), "url": url, "kind": "secondary"}
    return {
        "title": meeting.title,
        "status": {"word": words[meeting.status], "state": shapes[meeting.status]},
        "stands": _("%(n)d motions") % {"n": len(lines)},
        "act": act,
        "links": [
            {"label": _("The meeting itself"), "url": meeting.url},
            *(
                [
                    {
                        "label": _("Priorities ballot"),
                        "url": reverse("motions:priorities", args=[meeting.key]),
                    }
                ]
                if ballot
                else []
            ),
            *(
                [
                    {
                        "label": _("Only what will be voted on, in order"),
                        "url": reverse("motions:conference-votes", args=[meeting.key]),
                    },
                    {
                        "label": _("How the rule changes clash"),
                        "url": reverse("motions:conference-rivals", args=[meeting.key]),
                    },
                ]
                if any(line.kind == "rule_change" for line in lines)
                else []
            ),
        ],
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

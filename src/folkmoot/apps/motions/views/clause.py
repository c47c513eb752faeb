"""Your clause: one rule, what is proposed for it, and what your branch can do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from folkmoot.apps.assembly.queries.outlines import MeetingOutline, next_outlines
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import road, surroundings
from folkmoot.apps.motions.views.motion import DECIDED, reading_of
from folkmoot.apps.motions.views.reading import Line, Place, Reading, lines_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import clock_words, day_words, local, span_words

MOST_WEIGHED = 6
MOST_INSIDE = 30


@dataclass(frozen=True, slots=True)
class Leading:
    """The motion shown with the rule.

    Attributes:
        motion: it.
        family: its number and those of the motions that adopted the same model.
        places: what it does here.
        elsewhere: how many other provisions it changes too.
        counts: local parties that adopted, rejected, and all of them.
        road: its road in one line, each part with where it can be checked.
        seq: the entry of the record that proves when head office got it.
    """

    motion: queries.MotionView
    family: frozenset[str]
    reading: Reading
    elsewhere: int
    adopted: int
    rejected: int
    all: int
    road: tuple[dict[str, str], ...]
    seq: int | None
    receipt: str
    closes: datetime | None


@public
@require_safe
def clause(request: HttpRequest, document: str, label: str) -> HttpResponse:
    """The rule as printed, the words to go and to come, and one button."""
    at = now()
    found = rulebook.provision(document, label)
    if found is None:
        raise Http404(_("There is no provision %(label)s.") % {"label": label})
    lines = _lines(found, at=at)
    lead = _leading(lines, found, at=at)
    others = [line for line in lines if lead is None or line.key not in lead.family]
    yours = _yours(request, lead, at=at)
    context = {
        "now": at,
        "provision": found,
        "plain": _plain(found),
        "lead": lead,
        "others": [_other(line) for line in others],
        "yours": yours,
        "act": _act(found, lead, yours, at=at),
        "address": request.build_absolute_uri(),
        "crumbs": [
            {"label": found.edition.document_title, "url": f"/rules/{document}"},
            {"label": found.cite, "url": found.url},
        ],
    }
    return render(request, "motions/clause.html", context)


def _lines(found: rulebook.ProvisionView, *, at: datetime) -> list[queries.MotionLine]:
    """The public motions on the provision and on what stands in it, newest first."""
    own = found.edition.tree.provision(found.pid)
    pids = [each.pid for each in own.walk()][:MOST_INSIDE]
    lines = queries.on_provisions(found.edition.document, pids, at=at)
    return sorted(lines, key=lambda line: line.since or at, reverse=True)


def _plain(found: rulebook.ProvisionView) -> tuple[Line, ...]:
    return lines_of(found.edition.tree, found.pid)


def _leading(
    lines: Sequence[queries.MotionLine], found: rulebook.ProvisionView, *, at: datetime
) -> Leading | None:
    """Of those still on their road the one most units have sent; else the last decided."""
    live = [line for line in lines if line.state not in ENDED][:MOST_WEIGHED]
    decided = next((line for line in lines if line.state in DECIDED - {"in_force"}), None)
    wanted = live or ([decided] if decided else [])
    read = queries.known_all(queries.rows_of(line.key for line in wanted))
    known = {each.row.key: each for each in read}
    views = [queries.view_of(known[line.key], at=at) for line in wanted]
    families = Counter(view.model_of or view.key for view in views)
    ranked = sorted(
        views,
        key=lambda view: (
            -families[view.model_of or view.key],
            not view.composite,
            bool(view.model_of),
            view.drafted_at,
        ),
    )
    if not ranked:
        return None
    root = ranked[0].model_of or ranked[0].key
    family = frozenset(view.key for view in ranked if (view.model_of or view.key) == root)
    return _shown(ranked[0], known[ranked[0].key], family, found, at=at)


ENDED = frozenset(
    {
        "ruled_out",
        "composited",
        "lost",
        "fallen",
        "remitted",
        "referred_back",
        "withdrawn",
        "in_force",
        "carried",
        "certified",
    }
)


def _shown(
    motion: queries.MotionView,
    known: queries.Known,
    family: frozenset[str],
    found: rulebook.ProvisionView,
    *,
    at: datetime,
) -> Leading | None:
    reading = reading_of(motion)
    if reading is None:
        return None
    here = tuple(place for place in reading.places if _is_here(place, found))
    map_ = queries.adoptions(known, at=at)
    taken = queries.history(known)
    sent = next((each for each in taken if each.step in {"submit", "lodge"}), None)
    adopted = sum(each.stands == "adopted" for each in map_)
    rejected = sum(each.stands == "rejected" for each in map_)
    closing = surroundings.closing(motion.kind, known.conference, rules_for(at))  # type: ignore[arg-type]
    return Leading(
        motion=motion,
        family=family,
        reading=Reading(here, reading.reason),
        elsewhere=len([place for place in reading.places if place.kind != "number"]) - len(here),
        adopted=adopted,
        rejected=rejected,
        all=len(map_),
        road=tuple(_road(motion, sent, adopted, rejected, len(map_))),
        seq=sent.seq if sent else None,
        receipt=sent.receipt if sent else "",
        closes=closing.moment if closing else None,
    )


def _is_here(place: Place, found: rulebook.ProvisionView) -> bool:
    tree = found.edition.tree
    if place.pid in tree:
        return any(own.pid == found.pid for own in tree.path(place.pid))
    label = found.label
    return bool(label) and (place.cite == label or place.cite.startswith(f"{label}."))


def _road(
    motion: queries.MotionView,
    sent: queries.StepView | None,
    adopted: int,
    rejected: int,
    everyone: int,
) -> list[dict[str, str]]:
    parts = []
    if not motion.composite:
        said = ngettext(
            "%(n)d of %(all)d local parties has adopted it",
            "%(n)d of %(all)d local parties have adopted it",
            adopted,
        )
        parts.append(
            {"says": said % {"n": adopted, "all": everyone}, "url": f"{motion.url}#adoptions"}
        )
        if rejected:
            said = ngettext("%(n)d has rejected it", "%(n)d have rejected it", rejected)
            parts.append({"says": said % {"n": rejected}, "url": f"{motion.url}#adoptions"})
    if sent is not None and sent.receipt:
        parts.append(
            {
                "says": _("head office gave receipt %(code)s") % {"code": sent.receipt},
                "url": f"/record/receipts/{sent.receipt}",
            }
        )
    stands = _("a ruling is due") if motion.state == "submitted" else _(motion.state_title)
    parts.append({"says": stands, "url": motion.url})
    return parts


def _other(line: queries.MotionLine) -> dict[str, object]:
    return {
        "key": line.key,
        "title": line.title,
        "url": line.url,
        "unit_name": line.unit_name,
        **road.status_of(line.state, line.state_title, composite=line.composite),
        "says": "",
    }


def _yours(request: HttpRequest, lead: Leading | None, *, at: datetime) -> dict[str, object]:
    """What this person's branch can do, or how branches do it, until when."""
    person = surroundings.person_key(request)
    home = people.home_of(person, surroundings.today(at)) if person else None
    closes = lead.closes if lead and lead.closes and lead.closes > at else None
    meeting = next_outlines([home.slug], at).get(home.slug) if home else None
    return {
        "home": home.name if home else "",
        "title": _title(home.name if home else "", lead, open_=closes is not None),
        "hall": _hall(lead) if closes is None else "",
        "meets": _meets(meeting) if meeting else "",
        "no_meeting": bool(home) and meeting is None,
        "closes": closes,
        "in": span_words(closes - at) if closes else "",
        "mine": _mine(person, lead, at=at),
    }


def _title(home: str, lead: Leading | None, *, open_: bool) -> str:
    if lead is not None and lead.closes and not open_:
        return _("Conference decides it")
    return _("It needs %(branch)s") % {"branch": home} if home else _("It needs your branch")


def _hall(lead: Leading | None) -> str:
    """Where conference has got to with it, once no unit can send it any more."""
    if lead is None or not lead.closes:
        return ""
    conference = {"conference": lead.motion.conference_title}
    if lead.motion.state in {"moved", "counted"}:
        return _("It is before the delegates of %(conference)s now.") % conference
    return _("The delegates of %(conference)s vote on it, if it reaches the agenda.") % conference


def _meets(meeting: MeetingOutline) -> str:
    here = local(meeting.starts_at)
    return _("next meeting %(day)s, %(time)s") % {
        "day": day_words(here),
        "time": clock_words(here.time()),
    }


def _mine(person: str, lead: Leading | None, *, at: datetime) -> queries.MotionLine | None:
    """This person's own copy of the leading motion, if there is one."""
    if not person or lead is None:
        return None
    key = lead.motion.key
    own = queries.mine_like(person, key, model=lead.motion.model_of or key, at=at)
    return next(iter(own), None)


def _act(
    found: rulebook.ProvisionView,
    lead: Leading | None,
    yours: dict[str, object],
    *,
    at: datetime,
) -> dict[str, str]:
    mine = yours["mine"]
    if isinstance(mine, queries.MotionLine):
        return {"label": _("Go to your motion"), "url": mine.url, "note": mine.title}
    if lead is not None and not lead.motion.ended and lead.closes and lead.closes > at:
        return {
            "label": _("Propose this at my branch"),
            "url": f"{lead.motion.url}/copies",
            "note": _(
                "You get a draft with these words. Nothing is sent before your branch decides."
            ),
        }
    address = quote(found.label or f"~{found.pid}")
    return {
        "label": _("Change this rule"),
        "url": f"{reverse('motions:new')}?document={found.edition.document}&provision={address}",
        "note": _("Every member may draft a change. You edit the words where they stand."),
    }

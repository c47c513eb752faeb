"""The page of one motion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_safe

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import others, road, surroundings
from folkmoot.apps.motions.views.following import consequences_of
from folkmoot.apps.motions.views.next_steps import Ahead, ahead
from folkmoot.apps.motions.views.reading import Reading, read_change
from folkmoot.apps.motions.views.seeing import known_or_404
from folkmoot.apps.motions.views.stations import stations
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.form import count_words
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web import offers

BEFORE_HEAD_OFFICE = frozenset({"draft", "proposed", "not_passed", "passed", "adopted"})
AFTER_THE_END = {
    "remitted": _later("Conference did not vote on it: the executive considers it and reports."),
    "referred_back": _later("Conference did not vote on it: it goes back to those who wrote it."),
    "composited": _later("Its words go on in the composite, and are voted on there."),
}
DECIDED = frozenset({"carried", "certified", "in_force", "lost"})


@public
@require_safe
def motion(request: HttpRequest, key: str) -> HttpResponse:
    """What it says, where it stands, what can be done now and by when."""
    from folkmoot.apps.motions.views import prolonging

    at = now()
    known, view = known_or_404(request, key, at=at)
    rules = rules_for(at)
    person = surroundings.person_key(request)
    coming = ahead(person, view, at=at, known=known, rules=rules)
    taken = queries.history(known)
    # Names are for members only; one question for all of them.
    called = people.names_of({view.mover, *(each.by for each in taken)} - {""}) if person else {}
    newest = rulebook.last_edition(view.document) if view.document else None
    reading = reading_of(view, newest=newest)
    composite = queries.composite_view(known, at=at)
    context = {
        "motion": view,
        "now": at,
        "crumbs": surroundings.crumbs(
            (view.conference_title, reverse("motions:conference", args=[view.conference]))
        ),
        "head": head_of(view, coming, known, rules),
        "buttons": coming.mine,
        "reading": reading,
        "wording": view.body.split("\n") if view.document else [],
        "words": count_words(view.body),
        "stations": stations(
            queries.road(known, at=at, rules=rules),
            taken,
            motion=view,
            composite=composite,
            asked_by=queries.unanswered_composite(known) if view.state == "in_order" else "",
            goes_on_as=queries.motion(view.composited_into, at=at)
            if view.composited_into
            else None,
        ),
        "events": _events(view, taken, composite, called),
        "rulings": queries.rulings(motion=known),
        "rivals": others.rivals_of(known, at=at, edition=newest) if newest else (),
        "follow": consequences_of(newest.tree, view.operations)
        if newest and not view.ended and view.state not in DECIDED
        else [],
        "facts": facts_of(view, taken, mover=called.get(view.mover, ""), composite=composite),
        "composite": composite,
        "composites": queries.composites_with(known),
        "adoptions": adoptions_of(view, known, at=at),
        "companions_url": _companions_url(view, coming),
        "beside": offers.beside(view.url, person, at) if view.public else (),
        "prolonging_url": prolonging.prolonging_url(key, person) if view.state in DECIDED else "",
        "address": request.build_absolute_uri(view.url),
    }
    return render(request, "motions/motion.html", context)


def reading_of(
    view: queries.MotionView, *, newest: rulebook.EditionView | None = None
) -> Reading | None:
    """The change, read on the edition it meets: the newest, or its own once it is decided.

    Args:
        newest: the newest edition of its book, where it has been read already.
    """
    if not view.document:
        return None
    edition = newest or rulebook.last_edition(view.document)
    if view.base_edition is not None and (view.state in DECIDED or view.ended):
        edition = rulebook.edition(view.document, view.base_edition) or edition
    if edition is None:
        return None
    return read_change(view.document, edition.tree, view.operations, edition=edition.sequence)


def head_of(
    view: queries.MotionView, coming: Ahead, known: queries.Known, rules: RuleSet
) -> dict[str, object]:
    """What the head of the page says."""
    words = surroundings.kind_title(view.kind)
    kind = _("Composite %(kind)s") % {"kind": view.kind_words} if view.composite else words
    first = next((each for each in coming.mine if each.kind != "quiet"), None)
    closes = first.by if first and first.by else coming.by
    closes_rule = None
    if view.state in BEFORE_HEAD_OFFICE:
        closing = surroundings.closing(view.kind, known.conference, rules)  # type: ignore[arg-type]
        closes = closing.moment if closing else closes
        closes_rule = surroundings.rule_link(rules, f"motion.{view.kind}.closes_before")
    say = "" if first else coming.waits_for
    if view.ended and not first:
        say = AFTER_THE_END.get(view.state, "")
    return {
        "kicker": f"{kind} · {view.key}",
        "title": view.title,
        "lede": _lede(view),
        "status": road.status_of(view.state, view.state_title, composite=view.composite),
        "since": view.since,
        "act": {"label": first.label, "url": first.url, "kind": "primary"} if first else None,
        "links": [
            {"label": each.label, "url": each.url} for each in coming.mine if each is not first
        ],
        "closes": closes,
        "closes_rule": closes_rule,
        "say": say,
    }


def _lede(view: queries.MotionView) -> str:
    if view.composite:
        return _("Made of several motions on one subject.")
    if view.labels:
        return _("A change to %(rules)s, from %(unit)s") % {
            "rules": _(" and ").join(view.labels[:3]),
            "unit": view.adopting_name if view.public else view.unit_name,
        }
    return _("From %(unit)s") % {"unit": view.adopting_name if view.public else view.unit_name}


def _events(
    view: queries.MotionView,
    taken: list[queries.StepView],
    composite: queries.CompositeView | None,
    called: Mapping[str, str],
) -> list[road.Event]:
    """What happened, oldest first."""
    found = road.events(taken, called=called)
    if composite is not None:
        before = list(road.of_the_composite(composite, drawn_up=view.drafted_at))
        found = sorted([*before, *found], key=lambda each: each.at)
    return found


def facts_of(
    view: queries.MotionView,
    taken: list[queries.StepView],
    *,
    mover: str,
    composite: queries.CompositeView | None = None,
) -> list[dict[str, object]]:
    """The facts beside the text."""
    sent = next((each for each in taken if each.step in {"submit", "lodge"}), None)
    facts: list[dict[str, object]] = [
        {"term": _("For"), "detail": view.conference_title, "url": f"/meetings/{view.conference}"},
    ]
    if composite is not None:
        numbers = ", ".join(parent.motion for parent in composite.parents)
        return [*facts, {"term": _("Made of"), "detail": numbers, "url": "#parents"}]
    facts.append(
        {"term": _("Proposed at"), "detail": view.unit_name, "url": f"/units/{view.unit_slug}"}
    )
    if view.adopting_slug != view.unit_slug:
        facts.append(
            {
                "term": _("Sent by"),
                "detail": view.adopting_name,
                "url": f"/units/{view.adopting_slug}",
            }
        )
    if mover:
        facts.append({"term": _("Moved by"), "detail": mover})
    if sent and sent.receipt:
        facts.append(
            {
                "term": _("Receipt of head office"),
                "detail": sent.receipt,
                "url": f"/record/receipts/{sent.receipt}",
                "note": _("Anybody can check it."),
            }
        )
    if view.event:
        facts.append({"term": _("Event"), "detail": view.event})
    if view.model_of:
        facts.append(
            {"term": _("Model motion"), "detail": view.model_of, "url": f"/motions/{view.model_of}"}
        )
    if view.composited_into:
        facts.append(
            {
                "term": _("Part of"),
                "detail": _("composite %(key)s") % {"key": view.composited_into},
                "url": f"/motions/{view.composited_into}",
            }
        )
    return facts


def adoptions_of(
    view: queries.MotionView, known: queries.Known, *, at: datetime
) -> dict[str, object] | None:
    """The map of who adopted it: by region as bars, unit by unit as a table."""
    if not view.public or view.composite:
        return None
    lines = queries.adoptions(known, at=at)
    counts = {name: sum(each.stands == name for each in lines) for name in STANDS}
    if counts["adopted"] + counts["rejected"] < 2:  # noqa: PLR2004  (itself alone is no map)
        return None
    regions: dict[str, list[queries.AdoptionView]] = {}
    for each in lines:
        regions.setdefault(each.region or _("Elsewhere"), []).append(each)
    bars = [
        {
            "label": region,
            "value": sum(each.stands == "adopted" for each in some),
            "words": _("%(n)d of %(all)d")
            % {"n": sum(each.stands == "adopted" for each in some), "all": len(some)},
        }
        for region, some in regions.items()
    ]
    return {
        "bars": bars,
        "most": max(len(some) for some in regions.values()),
        "lines": [(region, [_line(each) for each in some]) for region, some in regions.items()],
        "figures": [
            {
                "value": counts["adopted"],
                "out_of": len(lines),
                "label": _("local parties adopted it"),
            },
            {"value": counts["rejected"], "out_of": len(lines), "label": _("rejected it")},
            {"value": counts["not_met"], "out_of": len(lines), "label": _("have not met on it")},
        ],
        **counts,
        "all": len(lines),
    }


STANDS = {"adopted": "done", "rejected": "stopped", "proposed": "waiting", "not_met": ""}


def _line(each: queries.AdoptionView) -> dict[str, object]:
    words = {
        "adopted": _("adopted"),
        "rejected": _("rejected"),
        "proposed": _("before a meeting"),
        "not_met": _("has not met"),
    }
    return {
        "unit": each.unit_name,
        "url": f"/units/{each.unit_slug}",
        "status": {"word": words[each.stands], "state": STANDS[each.stands]},
        "motion": each.motion,
        "at": each.at,
        "votes": each.votes,
        "meets_at": each.meets_at,
    }


def _companions_url(view: queries.MotionView, coming: Ahead) -> str:
    if view.state not in {"draft", "not_passed"}:
        return ""
    if not any(each.noun == "revision" for each in coming.mine):
        return ""
    return reverse("motions:companions", args=[view.key])

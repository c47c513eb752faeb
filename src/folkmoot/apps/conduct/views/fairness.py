"""What the public may see: the meter, the charter, the outcomes, and an exclusion to try."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.queries import meter as meters
from folkmoot.apps.conduct.queries.outcomes import published, table
from folkmoot.apps.conduct.views.acting import crumbs
from folkmoot.apps.conduct.views.words import OUTCOMES, PROFILES, SANCTIONS
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import UNPROCESSABLE
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.queries import EditionView
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.guarantees import PROFILES as PROFILE_KEYS
from folkmoot.core.terms import ProvisionRef, Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation

_MARKS = {
    "kept": ("done", _("kept")),
    "weak": ("urgent", _("weak")),
    "missing": ("stopped", _("missing")),
}
FEWEST = 10
"""Counts below this are not shown by themselves: somebody could be recognised."""


@public
def meter(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """The rule book measured, guarantee by guarantee."""
    document = meters.main_document()
    found = meters.meters(document.slug) if document else []
    today = rulebook.day(now())
    if edition is None:
        shown = meters.today(today)
    else:
        shown = next((each for each in found if each.edition.sequence == edition), None)
        if shown is None:
            raise Http404
    if shown is None:
        return render(request, "conduct/meter.html", {"shown": None, "crumbs": crumbs()})
    before = next((e for e in found if e.edition.sequence == shown.edition.sequence - 1), None)
    was = {score.guarantee: score.mark for score in before.meter.scores} if before else {}
    context = {
        "shown": shown,
        "document": document,
        "crumbs": crumbs(),
        "kept": shown.meter.kept,
        "of": len(GUARANTEES),
        "profile": PROFILES[shown.meter.profile],
        "scores": [_score(score, was) for score in shown.meter.scores],
        "vague": _vague(shown.meter.vague),
        "editions": [
            {
                "label": _("Edition %(n)d: %(kept)d of 24")
                % {"n": each.edition.sequence, "kept": each.meter.kept},
                "url": f"/cases/fair-process/{each.edition.sequence}",
                "current": each.edition.sequence == shown.edition.sequence,
            }
            for each in found
        ],
    }
    return render(request, "conduct/meter.html", context)


def _score(score: Any, was: dict[str, str]) -> dict[str, Any]:
    state, word = _MARKS[score.mark]
    before = was.get(score.guarantee)
    return {
        "guarantee": score.guarantee,
        "promise": GUARANTEES[score.guarantee],
        "state": state,
        "word": word,
        "provision": score.provision,
        "because": score.because,
        "changed": _("was: %(mark)s") % {"mark": _MARKS[before][1]}
        if before and before != score.mark
        else "",
    }


def _vague(found: Any) -> list[tuple[Any, list[Any]]]:
    by_place: dict[Any, list[Any]] = {}
    for each in found:
        by_place.setdefault(each.provision, []).append(each)
    return list(by_place.items())


@public
def charter(request: HttpRequest) -> HttpResponse:
    """The motion that would grant what the rule book lacks."""
    profile = request.GET.get("profile", "full_charter")
    shown = meters.today(rulebook.day(now()))
    if profile not in PROFILE_KEYS or shown is None:
        raise Http404
    found = meters.charter(shown.edition, profile)
    context = {
        "charter": found,
        "draft": _draft_address(shown.edition, found, PROFILES[profile]) if found else "",
        "edition": shown.edition,
        "profile": PROFILES[profile],
        "profiles": [
            {
                "label": PROFILES[each],
                "url": f"/cases/fair-process/motion?profile={each}",
                "current": each == profile,
            }
            for each in PROFILE_KEYS
        ],
        "crumbs": [*crumbs(), {"label": _("Meter"), "url": "/cases/fair-process"}],
    }
    return render(request, "conduct/charter.html", context)


def _draft_address(edition: EditionView, found: meters.CharterView, profile: str) -> str:
    """Where the motion stands in the form of a draft, every word filled in; nothing is saved."""
    fields = [
        ("kind", "rule_change"),
        ("document", edition.document),
        ("title", _("A charter of fair process")),
        (
            "statement",
            _(
                "Measured against the profile “%(profile)s”, the rule book lacks what this motion "
                "grants. Nobody shall be excluded without notice, sight of the evidence, a "
                "hearing, reasons and an appeal."
            )
            % {"profile": profile},
        ),
        *(each for each in found.fields if each[1]),
    ]
    return f"/motions/new?{urlencode(fields)}"


@public
def outcomes(request: HttpRequest) -> HttpResponse:
    """Every outcome, without names."""
    rows = published()
    by_year: dict[int, int] = {}
    for each in rows:
        by_year[each.year] = by_year.get(each.year, 0) + 1
    context = {
        "total": len(rows),
        "bars": [
            {"label": str(year), "value": many, "words": str(many), "tone": 1}
            for year, many in sorted(by_year.items(), reverse=True)
            if many >= FEWEST
        ],
        "fewest": FEWEST,
        "columns": [
            {"label": _("Number")}, {"label": _("Rule")}, {"label": _("Outcome")},
            {"label": _("Sanction")}, {"label": _("Days it took"), "number": True},
        ],
        "rows": [
            [
                each.number,
                f"{each.document} {each.label}",
                OUTCOMES[each.outcome],
                SANCTIONS[each.sanction]
                + (f", {_('%(n)d months') % {'n': each.months}}" if each.months else ""),
                str(each.days),
            ]
            for each in rows
        ],
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "conduct/outcomes.html", context)


@public
def outcomes_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table, for whoever wants to repeat the statistics."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table(published()))
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="outcomes.csv"'
    return response


@public
@never_cache
def auto_exclusion(request: HttpRequest) -> HttpResponse:
    """An exclusion "automatically", for anybody to try in the demonstration; nobody can."""
    stamp = installation().demonstration
    if stamp is None:
        raise Http404
    member = stamp["story"].get("accused", "")
    name = people.name_of(member)
    verdict: Verdict | None = None
    gate = ""
    clause = rulebook.provision("party", "2.I.4.B")
    edition = rulebook.edition_on("party", rulebook.day(now()))
    relied_on = ProvisionRef("party", "2.I.4.B", edition.sequence) if clause and edition else None
    if request.method == "POST":
        try:
            actions.exclude_at_once(at=now(), person=member, clause=relied_on)
        except Refused as no:
            verdict = no.verdict
        gate = actions.try_the_gate(member, now())
    context = {
        "member_name": name,
        "verdict": verdict,
        "gate": gate,
        "clause": clause,
        "still": people.membership(member, rulebook.day(now())) is not None,
        "crumbs": crumbs(),
    }
    status = UNPROCESSABLE if verdict is not None else 200
    return render(request, "conduct/auto_exclusion.html", context, status=status)

"""Before a conference: how its rule changes clash, what will be voted on, and what if."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.queries.contests import Contest, contest, documents_at
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import road, surroundings
from folkmoot.apps.motions.views.conflict_map import map_of
from folkmoot.apps.motions.views.contest_lines import (
    asking,
    ballot_line,
    group_lines,
    pair_line,
    whole_lines,
)
from folkmoot.apps.motions.views.following import consequences_said
from folkmoot.apps.motions.views.planning import plan_shown
from folkmoot.apps.motions.views.reading import Reading, read_change
from folkmoot.core.lawtext import (
    Amendment,
    lawful_wording,
    what_if,
)
from folkmoot.core.lawtext.proposals import in_parts, severable
from folkmoot.core.procedure.rules.contest import VOTING
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

WAYS = {
    "sequential": gettext_lazy(
        "Changes that exclude each other are put one after another, in the order of the agenda; "
        "once one is carried, those that concern the same words fall."
    ),
    "inclusive": gettext_lazy(
        "Changes that exclude each other are put from the smallest to the widest; a later one that "
        "is carried takes the place of an earlier."
    ),
    "ranked": gettext_lazy(
        "Changes that exclude each other are put on one ballot with preferences; the winner must "
        "then reach the majority that a rule change needs."
    ),
    "package": gettext_lazy(
        "Changes that hang together are put in one vote; anybody may have one of them separated."
    ),
}


@public
@require_safe
def rivals(request: HttpRequest, key: str) -> HttpResponse:
    """The map and the table of clashes, the groups, and every outcome before anybody votes."""
    at = now()
    meeting, found = wanted(request, key, at)
    shown = [pair for pair in found.plan.pairs if pair.kind != "independent" or pair.also]
    names = [each.name for each in found.amendments]
    context = {
        **_common(meeting, found, at=at, current="rivals"),
        "map": map_of(names, shown),
        "pairs": [pair_line(pair) for pair in shown],
        "independent": len(found.plan.pairs) - len(shown),
        "groups": [
            group_lines(key, found, group, outcomes)
            for group, outcomes in zip(found.plan.groups, found.plan.outcomes, strict=True)
            if len(group) > 1
        ],
    }
    return render(request, "motions/contest_rivals.html", context)


@public
@require_safe
def votes(request: HttpRequest, key: str) -> HttpResponse:
    """Only what will be voted on, in order: each change, and what falls with it."""
    at = now()
    meeting, found = wanted(request, key, at)
    return render(
        request, "motions/contest_votes.html", votes_context(request, meeting, found, at=at)
    )


def votes_url(key: str, document: str) -> str:
    """Where the votes on a document are shown."""
    return f"{reverse('motions:conference-votes', args=[key])}?{urlencode({'document': document})}"


def votes_context(
    request: HttpRequest, meeting: assembly.MeetingView, found: Contest, *, at: datetime
) -> dict[str, object]:
    """What the page of the votes shows."""
    by_name = {each.name: each for each in found.amendments}

    def read(name: str) -> dict[str, object]:
        line = found.lines[name]
        return {
            "line": line,
            "status": road.status_of(line.state, line.state_title, composite=line.composite),
            "same": found.same[name],
            "parts": _parts(found, by_name[name]),
            "reading": read_change(
                found.document,
                found.edition.tree,
                by_name[name].operations,
                edition=found.edition.sequence,
            ),
        }

    return {
        **_common(meeting, found, at=at, current="votes"),
        **plan_shown(request, meeting, found, at=at),
        "ballots": [
            ballot_line(number, step, read, found)
            for number, step in enumerate(found.plan.steps, start=1)
        ],
        "over": [
            {
                "line": found.lines[k],
                "status": road.status_of(found.lines[k].state, found.lines[k].state_title),
            }
            for k in (*found.made, *found.decided)
            if k not in by_name and not any(k in some for some in found.same.values())
        ],
    }


@public
@require_safe
def what_would_be(request: HttpRequest, key: str) -> HttpResponse:
    """Tick what is carried, and read the rule book that comes of it."""
    at = now()
    meeting, found = wanted(request, key, at)
    names = [each.name for each in found.amendments]
    ticked = request.GET.getlist("carried")
    carried = [name for name in names if name in ticked]
    tree, outcome = what_if(found.edition.tree, found.amendments, carried)
    by_name = {each.name: each for each in found.amendments}
    operations = [op for name in outcome.adopted for op in by_name[name].operations]
    whole = "whole" in request.GET
    reading = (
        read_change(found.document, found.edition.tree, operations, edition=found.edition.sequence)
        if operations
        else Reading(())
    )
    context = {
        **_common(meeting, found, at=at, current="what-if"),
        "choices": [
            {"line": found.lines[name], "ticked": name in carried, "same": found.same[name]}
            for name in names
        ],
        "asked": bool(ticked) or whole,
        "outcome": outcome,
        "fallen": [found.lines[name] for name in outcome.fallen],
        "adopted": [found.lines[name] for name in outcome.adopted],
        "reading": reading,
        "wording": [
            line
            for name in outcome.adopted
            for line in lawful_wording(by_name[name].operations, found.edition.tree).splitlines()
        ],
        "consequences": consequences_said(found.edition.tree, tree),
        "whole": whole_lines(found, tree, reading) if whole else None,
        "whole_url": asking(request.path, carried, ("whole", "1")),
    }
    return render(request, "motions/contest_what_if.html", context)


def wanted(request: HttpRequest, key: str, at: datetime) -> tuple[assembly.MeetingView, Contest]:
    """The conference, and the rule changes to the document that is asked for, or to the first."""
    meeting = assembly.conference(key)
    documents = documents_at(key) if meeting else []
    asked = request.GET.get("document", "")
    document = asked if asked in documents else next(iter(documents), "")
    found = contest(key, document, at=at) if document else None
    if meeting is None or found is None:
        raise Http404(_("There are no rule changes for conference %(key)s.") % {"key": key})
    return meeting, found


def _common(
    meeting: assembly.MeetingView, found: Contest, *, at: datetime, current: str
) -> dict[str, object]:
    tabs = (
        ("votes", "conference-votes", _("What will be voted on")),
        ("rivals", "conference-rivals", _("How they clash")),
        ("what-if", "conference-what-if", _("What if")),
    )
    groups = [group for group in found.plan.groups if len(group) > 1]
    return {
        "meeting": meeting,
        "contest": found,
        "now": at,
        "crumbs": [
            *surroundings.crumbs(),
            {"label": meeting.title, "url": reverse("motions:conference", args=[meeting.key])},
        ],
        "tabs": [
            {
                "label": label,
                "url": reverse(f"motions:{name}", args=[meeting.key]),
                "current": noun == current,
            }
            for noun, name, label in tabs
        ],
        "stands": _stands(len(found.amendments), len(groups)),
        "rule": str(WAYS[found.rule]),
        "rule_link": surroundings.rule_link(rules_for(at), VOTING),
    }


def _parts(found: Contest, amendment: Amendment) -> list[dict[str, object]]:
    """The parts that can be voted on separately, where there is more than one."""
    cut = severable(found.edition.tree, in_parts(found.edition.tree, amendment.operations))
    return [{"name": name, "needs": needs} for name, needs in cut.items()] if len(cut) > 1 else []


def _stands(changes: int, groups: int) -> str:
    one = ngettext("%(n)d different change", "%(n)d different changes", changes) % {"n": changes}
    other = ngettext(
        "%(n)d group that hangs together", "%(n)d groups that hang together", groups
    ) % {"n": groups}
    return f"{one}; {other}"

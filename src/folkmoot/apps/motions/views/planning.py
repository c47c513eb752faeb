"""The chair sets the order of votes: read it once more, and put it on the record."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import actions
from folkmoot.apps.motions.policy.planning import sets_the_order
from folkmoot.apps.motions.queries.contests import Contest
from folkmoot.apps.motions.queries.plans import PlanView, standing_plan
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.record.acting import tell
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SEE_OTHER = 303
REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Set the order of votes as the rule gives it now; who only looks is taken to the votes."""
    from folkmoot.apps.motions.views import contests

    at = now()
    meeting, found = contests.wanted(request, key, at)
    if request.method != "POST":
        return HttpResponseRedirect(contests.votes_url(meeting.key, found.document))
    try:
        done = actions.plan_votes(
            actor=request.actor,  # type: ignore[attr-defined]
            at=at,
            conference=meeting.key,
            document=found.document,
        )
    except Refused as refused:
        context = contests.votes_context(request, meeting, found, at=at)
        answer = {**context, "verdict": refused.verdict}
        return render(request, "motions/contest_votes.html", answer, status=REFUSED)
    tell(request, _("The order of votes is on the record."), done.receipt)
    return HttpResponseRedirect(contests.votes_url(meeting.key, found.document), status=SEE_OTHER)


def plan_shown(
    request: HttpRequest, meeting: assembly.MeetingView, found: Contest, *, at: datetime
) -> dict[str, object]:
    """The plan that stands, and whether this person may set one now."""
    standing: PlanView | None = standing_plan(found, meeting.key)
    chairs = sets_the_order(surroundings.person_key(request), meeting, at=at)
    return {
        "plan": standing,
        "may_plan": chairs and bool(found.plan.steps) and not (standing and standing.holds),
    }

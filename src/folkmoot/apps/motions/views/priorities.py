"""The priorities ballot of a conference: what can be chosen, by whom, and what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import MeetingOutline, outline
from folkmoot.apps.motions import actions
from folkmoot.apps.motions.forms.priorities import PaperForm, TopicForm
from folkmoot.apps.motions.policy.priorities import by_delegation
from folkmoot.apps.motions.queries import priorities as queries
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.lists import row_of, sits_on_committee
from folkmoot.apps.record.acting import UNPROCESSABLE, done
from folkmoot.core.procedure.rules import priorities as rule
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SAYS = (rule.KINDS_IN_BALLOT, rule.COLLEGES, rule.VOTE_BY, rule.OVERLAP)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, key: str) -> HttpResponse:
    """The topics, the paper for a delegate, and the result; a paper that is handed in."""
    at, meeting = now(), _conference(key)
    if request.method != "POST":
        return _page(request, meeting, at)
    chosen = request.POST.getlist("topics")

    def put_in() -> str:
        _paper, code = actions.put_in_priorities(
            actor=request.actor, at=at, conference=key, topics=chosen
        )
        return code

    return _tried(request, meeting, at, put_in, said=_("The paper is in. It cannot be changed."))


@require_POST
def topic(request: HttpRequest, key: str) -> HttpResponse:
    """The committee puts a motion under a topic."""
    at, meeting = now(), _conference(key)

    def name() -> str:
        _grouping, code = actions.name_topic(
            actor=request.actor,
            at=at,
            motion=request.POST.get("motion", ""),
            topic=request.POST.get("topic", ""),
        )
        return code

    return _tried(request, meeting, at, name, said=_("It stands under that topic."))


@require_POST
def count(request: HttpRequest, key: str) -> HttpResponse:
    """The committee counts the ballot."""
    at, meeting = now(), _conference(key)

    def count_them() -> str:
        _count, code = actions.count_priorities(actor=request.actor, at=at, conference=key)
        return code

    return _tried(request, meeting, at, count_them, said=_("The ballot is counted."))


def _tried(
    request: HttpRequest, meeting: MeetingOutline, at: datetime, do: Callable[[], str], *, said: str
) -> HttpResponse:
    try:
        return done(request, said, do(), reverse("motions:priorities", args=[meeting.key]))
    except Refused as no:
        return _page(request, meeting, at, verdict=no.verdict)


def _conference(key: str) -> MeetingOutline:
    meeting = outline(key)
    if meeting is None or meeting.kind != "conference":
        raise Http404(_("There is no conference %(key)s.") % {"key": key})
    return meeting


def _page(
    request: HttpRequest, meeting: MeetingOutline, at: datetime, *, verdict: Verdict | None = None
) -> HttpResponse:
    rules = rules_for(at)
    held = queries.is_held(rules)
    topics = queries.topics(meeting.key, rules, at=at) if held else ()
    counted = queries.result(meeting.key)
    hours = queries.hours(meeting, rules)
    committee = sits_on_committee(surroundings.person_key(request), at=at)
    papers = queries.papers(meeting.key)
    lines = [line for each in topics for line in each.motions]
    context: dict[str, Any] = {
        "crumbs": surroundings.crumbs(
            (meeting.title, reverse("motions:conference", args=[meeting.key]))
        ),
        "meeting": meeting,
        "held": held,
        "rules": [(rules.explain(each), surroundings.rule_link(rules, each)) for each in SAYS]
        if held
        else [(rules.explain(rule.KINDS_IN_BALLOT), surroundings.rule_link(rules, SAYS[0]))],
        "hours": hours,
        "begun": at >= hours.opens,
        "over": at > hours.closes,
        "topics": [(each.title, [row_of(line) for line in each.motions]) for each in topics],
        "counted": counted,
        "papers": _named(meeting, papers) if counted else (),
        "papers_in": len(papers),
        "form": None if counted or at > hours.closes else _paper(request, meeting, topics, rules),
        "topic_form": TopicForm(motions=[(line.key, f"{line.key} {line.title}") for line in lines])
        if committee and lines and not counted
        else None,
        "may_count": committee and held and not counted and at > hours.closes,
        "verdict": verdict,
        "now": at,
    }
    status = UNPROCESSABLE if verdict is not None else 200
    return render(request, "motions/priorities.html", context, status=status)


def _named(meeting: MeetingOutline, papers: tuple[Any, ...]) -> list[dict[str, Any]]:
    names = {each.unit_slug: each.unit_name for each in assembly.delegations(meeting.key)}
    return [
        {"unit": names.get(each.unit, each.unit), "college": each.college, "topics": each.topics}
        for each in papers
    ]


def _paper(
    request: HttpRequest, meeting: MeetingOutline, topics: tuple[queries.Topic, ...], rules: RuleSet
) -> PaperForm | None:
    person = surroundings.person_key(request)
    delegation = assembly.delegation_of(person, meeting.key) if person else None
    if delegation is None or not topics:
        return None
    voter = delegation.unit_slug if by_delegation(rules) else person
    if any(each.voter == voter for each in queries.papers(meeting.key)):
        return None
    most = rules.counts(rule.COLLEGES).get(delegation.college, 0)
    return PaperForm(
        request.POST if request.method == "POST" else None,
        topics=[(each.title, each.title) for each in topics],
        most=most,
    )

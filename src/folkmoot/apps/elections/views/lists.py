"""All elections and posts; making a post, calling an election."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.forms.calling import ElectionForm, PostForm
from folkmoot.apps.elections.policy.offices import CONDUCT
from folkmoot.apps.elections.views.acting import act_page, crumbs, sent, shut, status_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

HELD = {
    "elected": gettext_lazy("elected"),
    "unopposed": gettext_lazy("unopposed"),
    "countback": gettext_lazy("by countback"),
}


@public
def index(request: HttpRequest) -> HttpResponse:
    """What is open, what comes, what was decided; and the posts."""
    at = now()
    found = queries.elections()
    going = [view for view in found if view.phase(at) not in {"declared", "called"}]
    coming = [view for view in found if view.phase(at) == "called"]
    past = [view for view in found if view.phase(at) == "declared"]
    return render(
        request,
        "elections/index.html",
        {
            "going": [(view, status_of(view), _next_deadline(view)) for view in going],
            "coming": coming,
            "past": past,
            "posts": queries.posts(),
            "conducts": bool(_scopes(request)),
            "now": at,
        },
    )


@public
def post(request: HttpRequest, slug: str) -> HttpResponse:
    """A post: its places, who holds them, its elections."""
    found = queries.post(slug)
    if found is None:
        raise Http404(slug)
    terms = queries.terms_of(slug)
    return render(
        request,
        "elections/post.html",
        {
            "post": found,
            "terms": [(term, HELD[term.how]) for term in terms],
            "elections": queries.elections(post=slug),
            "crumbs": crumbs(),
        },
    )


def new_post(request: HttpRequest) -> HttpResponse:
    """Write a post down."""
    scopes = _scopes(request)
    if not scopes:
        return shut(request)
    units = [(u.slug, u.name) for scope in scopes for u in people.units_under(scope)]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.make_post(actor=actor_of(request), at=now(), **values)
        return _("The post is written down."), code, made.url

    return act_page(
        request,
        form=PostForm(sent(request), units=list(dict(units).items())),
        do=do,
        crumbs=crumbs(),
        title=_("A new post"),
        lede=_("Something people are elected to."),
        button=_("Write it down"),
        back="/elections/",
    )


def new_election(request: HttpRequest) -> HttpResponse:
    """Call an election."""
    scopes = _scopes(request)
    if not scopes:
        return shut(request)
    mine = [
        view
        for view in queries.posts()
        if any(people.is_within(view.unit, scope) for scope in scopes)
    ]
    form = ElectionForm(
        sent(request),
        posts=[(view.slug, f"{view.title}, {view.unit_name}") for view in mine],
        conferences=[(line.key, line.title) for line in assembly.conferences()],
    )

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.call_election(actor=actor_of(request), at=now(), **form.arguments())
        return _("The election is called."), code, view.url

    return act_page(
        request,
        form=form,
        do=do,
        crumbs=crumbs(),
        title=_("Call an election"),
        lede=_(
            "You set the dates. Who votes, how, and how it is counted is what the rules say today."
        ),
        button=_("Call it"),
        back="/elections/",
    )


def _next_deadline(view: queries.ElectionView) -> Any:
    times = view.times
    return {
        "nominations": times.nominations_close,
        "acceptance": times.accept_by,
        "campaign": times.poll_opens,
        "poll": times.poll_closes,
    }.get(view.phase(now()))


def _scopes(request: HttpRequest) -> list[str]:
    person = key_of(request)
    return people.scopes_of(person, CONDUCT, day_of(now())) if person else []

"""What every page of an election has in common: who looks, what they may, how an act is tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.elections.queries import ElectionView
from folkmoot.apps.record import acting
from folkmoot.apps.record.acting import FORBIDDEN, Doing, actor_of, done
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

PHASES = {
    "called": (gettext_lazy("Called"), "waiting"),
    "nominations": (gettext_lazy("Nominations are open"), "open"),
    "acceptance": (gettext_lazy("Nominees answer"), "waiting"),
    "campaign": (gettext_lazy("Campaign"), "waiting"),
    "poll": (gettext_lazy("The poll is open"), "open"),
    "closed": (gettext_lazy("The poll is closed"), "waiting"),
    "declared": (gettext_lazy("Declared"), "done"),
}


def election_or_404(key: str) -> ElectionView:
    """An election.

    Raises:
        Http404: if there is none.
    """
    view = queries.election(key)
    if view is None:
        raise Http404(key)
    return view


def conducts(request: HttpRequest, view: ElectionView) -> bool:
    """Whether the visitor conducts this election."""
    return bool(may_conduct(actor_of(request), unit=view.post.unit, on=day_of(now())))


def status_of(view: ElectionView) -> dict[str, str]:
    """Where an election stands, as a word and a shape."""
    word, state = PHASES[view.phase(now())]
    return {"word": word, "state": state}


def crumbs(view: ElectionView | None = None, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up."""
    steps = [(_("Elections"), "/elections/")]
    if view is not None:
        steps.append((view.title, view.url))
    return [{"label": label, "url": url} for label, url in (*steps, *more)]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where it is empty; None where a form is only shown."""
    return request.POST if request.method == "POST" else None


def act_page(request: HttpRequest, *, form: forms.Form, do: Doing, **context: Any) -> HttpResponse:
    """A page of this room with one form and one act (see `record.acting`)."""
    context = {"now": now(), **context}
    return acting.act_page(request, template="elections/act.html", form=form, do=do, **context)


def posted(
    request: HttpRequest, do: Callable[[], tuple[str, str, str]], *, back: str
) -> HttpResponse:
    """An act without a page of its own: done, or the refusal alone with the way back."""
    try:
        return done(request, *do())
    except Refused as refused:
        return acting.refused(request, refused.verdict, back=back)


def officers_only(request: HttpRequest, view: ElectionView) -> HttpResponse | None:
    """The answer for whoever does not conduct the election; None for who does."""
    verdict = may_conduct(actor_of(request), unit=view.post.unit, on=day_of(now()))
    if verdict:
        return None
    return acting.refused(request, verdict, back=view.url, status=FORBIDDEN)


def shut(request: HttpRequest) -> HttpResponse:
    """The answer for whoever conducts no election at all."""
    says = "Elections are called by returning officers and secretaries."
    verdict = no(Reason("elections.no_office", says, {}, None, "Ask one of them."))
    return acting.refused(request, verdict, back="/elections/", status=FORBIDDEN)


def contest_or_404(key: str) -> ElectionView:
    """An election of people to a post, not a ballot on a question.

    Raises:
        Http404: if there is none.
    """
    view = election_or_404(key)
    if view.question is not None:
        raise Http404(key)
    return view

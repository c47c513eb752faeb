"""The sub-pages on which a step of the road is taken: one small form each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.forms.steps import StepForm
from folkmoot.apps.motions.policy.open_steps import open_steps
from folkmoot.apps.motions.views import motion as motion_page
from folkmoot.apps.motions.views import road, surroundings
from folkmoot.apps.motions.views.next_steps import NOUNS
from folkmoot.apps.motions.views.seeing import motion_or_404
from folkmoot.apps.record.acting import tell
from folkmoot.core.procedure.permission import OpenStep
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SEE_OTHER = 303
REFUSED = 422


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does it to what, when."""

    actor: ActorRef
    at: datetime
    motion: queries.MotionView


@dataclass(frozen=True, slots=True)
class ActPage:
    """One sub-page.

    Attributes:
        title, lede: what is done here.
        button: the words on the button.
        form: makes the form; from what was posted, or empty.
        act: does it, with the form's clean values.
        said: what is said afterwards.
        beside: a template with what has to be read before deciding; gets it as ``extra``.
        gather: what that template needs.
        free: the state does not open or close it (drafts, copies, composites say so themselves).
        grave: the button is that of something which cannot be taken back.
    """

    title: Callable[[queries.MotionView], str]
    lede: Callable[[queries.MotionView], str]
    button: Callable[[queries.MotionView], str]
    act: Callable[[Doing, Mapping[str, Any]], object]
    said: Callable[[queries.MotionView], str]
    form: Callable[[QueryDict | None, queries.MotionView, HttpRequest, datetime], StepForm] = (
        lambda data, _motion, _request, _at: StepForm(data)
    )
    beside: str = ""
    gather: Callable[[queries.MotionView, datetime], dict[str, object]] = lambda _motion, _at: {}
    free: bool = False
    grave: bool = False
    goes_to: Callable[[queries.MotionView, object], str] = field(
        default=lambda motion, _result: motion.url
    )


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, key: str, noun: str) -> HttpResponse:
    """Read what it is about, fill in what is needed, do it; or be told which rule is in the way."""
    from folkmoot.apps.motions.views.act_pages import PAGES

    at = now()
    motion = motion_or_404(request, key, at=at)
    known = queries.composites_with(key) if noun == "composite" and not motion.composite else []
    if known:
        return HttpResponseRedirect(f"/motions/{known[-1]}", status=SEE_OTHER)
    page = PAGES[noun]
    if request.method != "POST":
        return _page(request, noun, page, motion, page.form(None, motion, request, at), at=at)
    form = page.form(request.POST, motion, request, at)
    if not form.is_valid():
        return _page(request, noun, page, motion, form, at=at, status=REFUSED)
    doing = Doing(request.actor, at, motion)  # type: ignore[attr-defined]
    try:
        result = page.act(doing, form.cleaned_data)
    except Refused as no:
        return _page(request, noun, page, motion, form, at=at, verdict=no.verdict)
    tell(request, page.said(motion), surroundings.receipt_of(result))
    return HttpResponseRedirect(page.goes_to(motion, result), status=SEE_OTHER)


def _page(
    request: HttpRequest,
    noun: str,
    page: ActPage,
    motion: queries.MotionView,
    form: StepForm,
    *,
    at: datetime,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    steps = _steps(noun, motion, request, at=at)
    closed = not page.free and not steps
    yours = page.free or any(step.yours for step in steps)
    context = {
        "page": {
            "title": page.title(motion),
            "lede": page.lede(motion),
            "button": page.button(motion),
            "grave": page.grave,
        },
        "motion": motion,
        "form": form,
        "now": at,
        "by": min((step.by for step in steps if step.by), default=None),
        "verdict": verdict,
        "beforehand": _beforehand(noun, steps) if verdict is None and not closed else None,
        "closed": _closed(motion) if closed else "",
        "not_yours": "" if yours or closed else _for_whom(steps),
        "status": road.status_of(motion.state, motion.state_title, composite=motion.composite),
        "crumbs": surroundings.crumbs((f"{motion.key} {motion.title}", motion.url)),
        "beside": page.beside,
        "extra": page.gather(motion, at),
        "reading": motion_page.reading_of(motion),
        "wording": motion.body.split("\n") if motion.document else [],
    }
    answer = REFUSED if verdict is not None else status
    return render(request, "motions/act.html", context, status=answer)


def _steps(
    noun: str, motion: queries.MotionView, request: HttpRequest, *, at: datetime
) -> list[OpenStep]:
    found = open_steps(motion.key, surroundings.person_key(request), at=at)
    wanted = {step for step, own in NOUNS.items() if own == noun}
    if noun == "decision":
        wanted = {"pass", "reject", "adopt", "decline"}
    if noun == "consent":
        wanted = {"join_composite", "stay_out", "leave_composite"}
    return [step for step in found if step.step in wanted]


def _beforehand(noun: str, steps: list[OpenStep]) -> Verdict | None:
    """What the rules say already, where all that they look at is known."""
    if noun not in {"submission", "lodging"} or not steps:
        return None
    return steps[0].verdict


def _closed(motion: queries.MotionView) -> str:
    return _("This is not possible now: the motion is %(state)s.") % {
        "state": _(motion.state_title)
    }


def _for_whom(steps: list[OpenStep]) -> str:
    who = dict.fromkeys(str(power) for step in steps for power in step.powers)
    return _("This is for %(who)s.") % {"who": _(" or ").join(who)}

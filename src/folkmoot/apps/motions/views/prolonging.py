"""The page on which a carried motion lets a temporary change of the rules hold longer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.apps.motions.actions.prolong_change import prolong_change
from folkmoot.apps.motions.forms.hall import ProlongingForm
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.prolonging import may_prolong, was_carried
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.motion import reading_of
from folkmoot.apps.motions.views.seeing import known_or_404
from folkmoot.apps.record.acting import act_page, actor_of, key_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.platform.clock import now


def prolonging_url(key: str, person: str) -> str:
    """Where a carried motion's certifier can prolong something; empty if there is nothing to."""
    row = Motion.objects.get(key=key)
    open_ones = was_carried(row) and rulebook.sunsets()
    return (
        reverse("motions:prolongation", args=[key])
        if open_ones and person and may_prolong(row, person, at=now())
        else ""
    )


def prolongation(request: HttpRequest, key: str) -> HttpResponse:
    """Choose the change and its new day."""
    at = now()
    _known, view = known_or_404(request, key, at=at)
    waiting = {
        f"{each.document}@{each.edition}": each
        for each in rulebook.sunsets()
        if each.ends_on > rulebook.day(at)
    }
    if not waiting:
        raise Http404
    choices = [
        (
            name,
            _("Edition %(n)s of %(rules)s, %(why)s: until %(day)s")
            % {
                "n": each.edition,
                "rules": each.document,
                "why": each.label,
                "day": date_format(each.ends_on, "j F Y"),
            },
        )
        for name, each in waiting.items()
    ]

    def do(cleaned: dict[str, Any]) -> tuple[str, str, str]:
        chosen = waiting[cleaned["change"]]
        prolong_change(
            actor=actor_of(request),
            at=at,
            motion=key,
            document=chosen.document,
            edition=chosen.edition,
            until=cleaned["until"],
        )
        page = f"/rules/{chosen.document}@{chosen.edition}/certificate"
        return _("The change holds longer. It is on the record."), "", page

    row = Motion.objects.get(key=key)
    verdict = may_prolong(row, key_of(request), at=at)
    return act_page(
        request,
        template="motions/act.html",
        form=ProlongingForm(request.POST or None, choices=choices),
        do=do,
        page={
            "title": _("Let a change hold longer"),
            "lede": _("Conference decided so before its day: say which change, and until when."),
            "button": _("Put it on the record"),
        },
        motion=view,
        crumbs=surroundings.crumbs((view.key, view.url)),
        now=at,
        not_yours="" if verdict else " ".join(reason.sentence for reason in verdict.reasons),
        reading=reading_of(view),
        wording=view.body.split("\n") if view.document else [],
    )

"""What a unit tells its delegates to do with its card."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.cards import MandateForm
from folkmoot.apps.assembly.views.acting import act_page, crumbs, door, refused, shut
from folkmoot.apps.assembly.views.delegations import own_delegations
from folkmoot.apps.record.acting import FORBIDDEN
from folkmoot.core.terms import Reason, no
from folkmoot.platform.clock import now


def new_mandate(request: HttpRequest, key: str) -> HttpResponse:
    """An officer of a unit enters what its meeting decided on a line of the agenda."""
    at = door(request, key)
    if answer := shut(request, at):
        return answer
    units = own_delegations(at, queries.delegations(key))
    if not units:
        says = "A mandate is entered by the secretary or the chair of the unit it comes from."
        verdict = no(Reason("mandate.not_an_officer", says, {}, None, "Ask one of them."))
        return refused(request, verdict, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        unit, code = actions.mandate_delegates(actor=at.actor, at=now(), meeting=key, **values)
        words = _("The delegates of %(unit)s are told.") % {"unit": unit}
        return words, code, f"{at.meeting.url}/delegations"

    items = [(line.id, f"{line.number} {line.title}") for line in queries.agenda_lines(key)]
    return act_page(
        request,
        form=MandateForm(
            request.POST or None,
            units=units,
            items=items,
            initial={"item": request.GET.get("item")},
        ),
        do=do,
        crumbs=crumbs(at, (_("Delegations"), f"{at.meeting.url}/delegations")),
        title=_("Tell your delegates how to vote"),
        lede=_(
            "What a meeting of your unit decided. Whether it binds, or is the unit's wish, is for "
            "the rules to say; a card that departs from it is shown as such."
        ),
        button=_("Enter the mandate"),
        back=f"{at.meeting.url}/delegations",
    )

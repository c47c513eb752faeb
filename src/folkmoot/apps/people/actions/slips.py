"""Acts on paper: one officer enters, a second person confirms, the member gets a slip."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import SLIP_CONFIRMED, SLIP_DECLINED, SLIP_ENTERED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Person, SlipToConfirm
from folkmoot.apps.people.paper import PaperAct, paper_acts
from folkmoot.apps.people.policy import slips as policy
from folkmoot.apps.people.queries.slips import SlipView
from folkmoot.apps.people.queries.slips import slip as slip_of
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import mail
from folkmoot.platform.acts import Refused
from folkmoot.platform.installation import installation


def enter_slip(
    *, actor: ActorRef, at: datetime, person: str, act: str, facts: Mapping[str, Any]
) -> tuple[SlipView, str]:
    """Enter an act that a member brought on paper or spoke. It has no effect yet.

    Raises:
        Refused: if the actor keeps no file of the member, or the facts are incomplete.
    """
    with official(SLIP_ENTERED, actor=actor, at=at) as official_act:
        row = locked_person(official_act, person)
        official_act.require(policy.may_enter(actor, person=person, act=act, on=day_of(at)))
        _cleaned(paper_acts()[act], facts)
        slip = SlipToConfirm.objects.create(
            person=row,
            act=act,
            facts=dict(facts),
            entered_by=Person.objects.get(key=actor.key),
            entered_at=at,
        )
        official_act.seals(slip=slip.pk, person=person, paper_act=act, facts=digest(dict(facts)))
        official_act.about(f"person:{person}")
    return _view(slip.pk), official_act.code


def confirm_slip(*, actor: ActorRef, at: datetime, slip: int) -> tuple[SlipView, str]:
    """Confirm a slip as the second person: now it is done, as the member's own act.

    Raises:
        Refused: if the actor may not be the second person, or the act itself is refused.
    """
    with official(SLIP_CONFIRMED, actor=actor, at=at) as official_act:
        row, view = _locked(official_act, slip)
        official_act.require(policy.may_confirm(actor, view, on=day_of(at)))
        paper = paper_acts()[row.act]
        row.receipt = _run(paper, view, second=actor, at=at)
        row.confirmed_by = Person.objects.get(key=actor.key)
        row.confirmed_at = at
        row.save(update_fields=["receipt", "confirmed_by", "confirmed_at"])
        _post(row.person, paper, row.receipt)
        official_act.seals(slip=slip, person=view.person.key, receipt=row.receipt)
        official_act.about(f"person:{view.person.key}")
        official_act.receipt_for(f"person:{view.person.key}", f"person:{view.entered_by}")
    return _view(slip), official_act.code


def decline_slip(*, actor: ActorRef, at: datetime, slip: int) -> tuple[SlipView, str]:
    """Settle a slip without doing it: the second person could not confirm it.

    Raises:
        Refused: if the actor may not be the second person.
    """
    with official(SLIP_DECLINED, actor=actor, at=at) as official_act:
        row, view = _locked(official_act, slip)
        official_act.require(policy.may_confirm(actor, view, on=day_of(at)))
        row.declined_at = at
        row.save(update_fields=["declined_at"])
        official_act.seals(slip=slip, person=view.person.key)
        official_act.about(f"person:{view.person.key}")
        official_act.receipt_for(f"person:{view.person.key}", f"person:{view.entered_by}")
    return _view(slip), official_act.code


def _locked(official_act: Act, slip: int) -> tuple[SlipToConfirm, SlipView]:
    view = slip_of(slip)
    if view is None:
        raise Refused(no(Reason("slip.unknown", "There is no such slip.")))
    row = official_act.lock(SlipToConfirm, pk=slip)
    return row, _view(slip)  # read again: another may have settled it while we waited


def _view(slip: int) -> SlipView:
    view = slip_of(slip)
    if view is None:
        raise LookupError(slip)
    return view


def _run(paper: PaperAct, slip: SlipView, *, second: ActorRef, at: datetime) -> str:
    cleaned = _cleaned(paper, slip.facts)
    if paper.own:
        actor = ActorRef("person", slip.person.key)
        return paper.run(actor=actor, at=at, person=slip.person.key, **cleaned)[1]
    actor = ActorRef("person", slip.entered_by)
    return paper.run(actor=actor, second=second, at=at, person=slip.person.key, **cleaned)[1]


def _cleaned(paper: PaperAct, facts: Mapping[str, Any]) -> dict[str, Any]:
    form = paper.form(data=dict(facts))
    if form.is_valid():
        return form.cleaned_data
    faults = "; ".join(
        f"{form.fields[name].label or name}: {' '.join(errors)}"
        if name in form.fields
        else " ".join(errors)
        for name, errors in form.errors.items()
    )
    reason = Reason("slip.incomplete", "The slip is not complete: {faults}", {"faults": faults})
    raise Refused(no(reason))


def _post(person: Person, paper: PaperAct, receipt: str) -> None:
    if not person.email:
        return  # the slip is printed from its page and goes by post
    mail.post(
        to=[person.email],
        subject=_("Done for you on paper: %(what)s") % {"what": paper.label},
        text=_(
            "Dear %(name)s,\n\n"
            "two officers have entered this for you: %(what)s.\n"
            "Your receipt: %(receipt)s\n\n"
            "If you did not ask for it, tell %(organisation)s at once.\n"
        )
        % {
            "name": person.given_name,
            "what": paper.label,
            "receipt": receipt,
            "organisation": installation().name,
        },
    )

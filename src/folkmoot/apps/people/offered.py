"""What this room offers to the site: its places, its cards, its acts on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.people import actions, joint_acts, queries
from folkmoot.apps.people.background import keep_members
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.acts import (
    AddressOnPaper,
    DeathOnPaper,
    MoveOnPaper,
    NothingMore,
)
from folkmoot.apps.people.forms.joining import ClassForm
from folkmoot.apps.people.holdings import register_holding
from folkmoot.apps.people.policy.slips import may_confirm
from folkmoot.apps.people.policy.together import may_agree
from folkmoot.apps.people.queries import own_file
from folkmoot.apps.people.queries.slips import waiting_slips
from folkmoot.core.terms import ActorRef
from folkmoot.platform.tasks import periodic
from folkmoot.web.offers import Card, offer_cards, offer_place

_ORDER = 50


def offer() -> None:
    """Called once, when the applications are ready."""
    offer_place(label=gettext_lazy("Units"), url="/units/", order=_ORDER)
    offer_cards(slips_that_wait)
    offer_cards(joints_that_wait)
    offer_cards(what_concerns_me)
    joint_acts.register_all()
    register_holding("Members", own_file.gather)
    register_holding("Record", own_file.gather_receipts)
    periodic.offer(keep_members)
    actions.register_paper_act(
        "people.resign",
        label=gettext_lazy("Resignation from membership"),
        form=NothingMore,
        run=actions.resign_membership,
    )
    actions.register_paper_act(
        "people.move",
        label=gettext_lazy("Move to another unit"),
        form=MoveOnPaper,
        run=actions.transfer,
    )
    actions.register_paper_act(
        "people.class",
        label=gettext_lazy("Change of class of membership"),
        form=ClassForm,
        run=actions.change_class,
    )
    actions.register_paper_act(
        "people.address",
        label=gettext_lazy("New e-mail address"),
        form=AddressOnPaper,
        run=_change_email,
    )
    actions.register_paper_act(
        "people.death",
        label=gettext_lazy("Death of the member"),
        form=DeathOnPaper,
        run=_record_death,
        own=False,
    )


def slips_that_wait(person_key: str, now: datetime) -> Sequence[Card]:
    """One card for the slips that wait for this person as the second one."""
    if not person_key:
        return ()
    actor, today = ActorRef("person", person_key), day_of(now)
    waiting = sum(1 for slip in waiting_slips() if may_confirm(actor, slip, on=today))
    if not waiting:
        return ()
    return (
        Card(
            kind="awaits",
            title=_("Acts on paper to confirm: %(count)d") % {"count": waiting},
            url="/slips/",
            says=_("Compare them with the paper; they take effect when you confirm."),
            action=_("Confirm"),
        ),
    )


def joints_that_wait(person_key: str, now: datetime) -> Sequence[Card]:
    """One card for what waits for this person as the second of two."""
    if not person_key:
        return ()
    actor, today = ActorRef("person", person_key), day_of(now)
    waiting = [j for j in queries.waiting_joints() if may_agree(actor, j, on=today)]
    if not waiting:
        return ()
    return (
        Card(
            kind="awaits",
            title=_("To be done by two: %(count)d") % {"count": len(waiting)},
            url="/together/",
            says=_("Another officer asked for it; it is done only when you agree."),
            action=_("Look at it"),
        ),
    )


def what_concerns_me(person_key: str, now: datetime) -> Sequence[Card]:
    """An objection to my admission, and dues that are open."""
    if not person_key:
        return ()
    today = day_of(now)
    cards = []
    admission = queries.admission(person_key, today)
    if admission is not None and admission.state == "objected":
        waits = [each for each in admission.objections if each.stands(today)]
        answered = all(each.said for each in waits)
        cards.append(
            Card(
                kind="due" if answered else "awaits",
                title=_("Somebody objects to your admission"),
                url="/me/admission",
                says=_("You have answered. If nothing is decided in time, you are a member.")
                if answered
                else _("Read why, and answer. If nothing is decided in time, you are a member."),
                at=queries.end_of(max(each.decide_by for each in waits)),
                action="" if answered else _("Read it"),
            )
        )
    asked = queries.finding_about(person_key) if admission is not None else None
    if asked is not None and asked.finding == "asked" and not asked.said:
        cards.append(
            Card(
                kind="awaits",
                title=_("A question about your joining"),
                url="/me/admission",
                says=_("An officer asks you something; it keeps you off no roll."),
                action=_("Answer"),
            )
        )
    dues = queries.dues_of(person_key, today)
    if dues.state != "paid":
        cards.append(
            Card(
                kind="due",
                title=_("Your dues are open"),
                url="/me/dues",
                says=_("Your membership goes on; a payment puts everything right."),
            )
        )
    return tuple(cards)


def _change_email(**values: Any) -> tuple[str, str]:
    return values["email"], actions.change_email(**values)


def _record_death(*, died_on: date, **values: Any) -> tuple[date, str]:
    return actions.record_death(died_on=died_on, **values)

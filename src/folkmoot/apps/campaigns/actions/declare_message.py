"""Declaring a message: from now on everybody can read it, and nothing of it changes unseen."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.campaigns.actions.subjects import locked, write_step
from folkmoot.apps.campaigns.acts_declared import DECLARED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Step
from folkmoot.apps.campaigns.policy.declaring import may_declare
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.campaigning import say_money
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import search


def declare_message(*, actor: ActorRef, at: datetime, message: str) -> str:
    """Declare a message as it stands: who pays, how much, when, what is said to whom.

    A message that runs already can still be declared; that it was late is shown with it.

    Raises:
        Refused: with everything that stands in the way.
    """
    with official(DECLARED, actor=actor, at=at) as act:
        subject = locked(act, message)
        view = subject.view
        act.require(
            may_campaign(actor, unit=view.unit, on=day_of(at))
            & _not_declared(view)
            & may_declare(view, at)
        )
        content = view.content
        step = write_step(
            subject.row, "declared", version=view.wording.version, actor=actor, at=at, on=day_of(at)
        )
        search.index(
            kind="message",
            key=view.number,
            url=view.url,
            title=f"{view.number} {content.title}",
            body="\n".join([content.sponsor.name, *(each.text for each in content.variants)]),
        )
        act.shows(
            message=message,
            version=view.wording.version,
            digest=view.wording.digest,
            unit=view.unit,
            sponsor=content.sponsor.name,
            amount=say_money(content.money),
            begins=content.begins.isoformat() if content.begins else "",
            ends=content.ends.isoformat() if content.ends else "",
            contest=view.contest.key if view.contest else "",
            channels=list(content.channels),
            audiences=len(content.variants),
            creatives=[each.creative for each in content.variants if each.creative],
        )
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    return act.code


def _not_declared(view: MessageView) -> Verdict:
    if view.last("declared") is None:
        return yes()
    says = "{number} is declared already."
    remedy = "Correct it if something of it was wrong."
    return no(Reason("campaign.declared", says, {"number": view.number}, None, remedy))

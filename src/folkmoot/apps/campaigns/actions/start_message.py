"""Noting from which day a message runs."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.campaigns.actions.subjects import locked, write_step
from folkmoot.apps.campaigns.acts_declared import STARTED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Step
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def start_message(*, actor: ActorRef, at: datetime, message: str, on: date | None = None) -> str:
    """Write down that a message runs, and since when.

    That it ran before it was declared is a fact like any other: it is written down, everybody
    can read the message from then on, and the register shows the breach.

    Raises:
        Refused: if the actor may not, it runs or ran already, or the day lies ahead.
    """
    since = on or day_of(at)
    with official(STARTED, actor=actor, at=at) as act:
        subject = locked(act, message)
        view = subject.view
        act.require(
            may_campaign(actor, unit=view.unit, on=day_of(at))
            & _once(started=view.last("started") is not None)
            & _not_ahead(since, day_of(at))
        )
        step = write_step(
            subject.row, "started", version=view.wording.version, actor=actor, at=at, on=since
        )
        act.shows(message=message, on=since.isoformat())
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    return act.code


def _once(*, started: bool) -> Verdict:
    if not started:
        return yes()
    return no(Reason("campaign.started", "Since when it runs is written down already."))


def _not_ahead(since: date, today: date) -> Verdict:
    if since <= today:
        return yes()
    says = "The day lies ahead."
    return no(Reason("campaign.ahead", says, {}, None, "Write it down once it runs."))

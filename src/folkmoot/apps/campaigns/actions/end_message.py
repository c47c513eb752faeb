"""Noting that a message ended, and what it came to."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.campaigns.actions.subjects import in_state, locked, write_step
from folkmoot.apps.campaigns.acts_declared import ENDED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Step
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.record.acts import official
from folkmoot.core.adverts import Range
from folkmoot.core.procedure.rules.campaigning import say_money
from folkmoot.core.terms import ActorRef, Money, Reason, Verdict, no, yes


def end_message(
    *,
    actor: ActorRef,
    at: datetime,
    message: str,
    on: date | None = None,
    spent: int | None = None,
    seen: Range | None = None,
) -> str:
    """Write down the last day, what was really spent and how often it was seen.

    Args:
        spent: in minor units; None where it is what was declared.
        seen: as far as it is told, as a range.

    Raises:
        Refused: if the actor may not, it does not run, or it would end before it began.
    """
    until = on or day_of(at)
    with official(ENDED, actor=actor, at=at) as act:
        subject = locked(act, message)
        view = subject.view
        act.require(
            may_campaign(actor, unit=view.unit, on=day_of(at))
            & in_state(view, ["running"], "{number} is {state}; it does not run.")
            & _in_order(view, until, day_of(at))
            & _something(spent)
        )
        money = view.content.money if spent is None else Money(spent, view.content.currency)
        step = write_step(
            subject.row, "ended", version=view.wording.version, actor=actor, at=at, on=until,
            spent_minor=money.minor, seen_low=seen.low if seen else None,
            seen_high=seen.high if seen else None,
        )  # fmt: skip
        act.shows(message=message, on=until.isoformat(), spent=say_money(money), seen=_said(seen))
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    return act.code


def _said(seen: Range | None) -> str:
    if seen is None:
        return "not told"
    return str(seen.low) if seen.exact else f"{seen.low} to {seen.high or 'no bound'}"


def _in_order(view: MessageView, until: date, today: date) -> Verdict:
    started = view.last("started")
    if (started is None or started.on <= until) and until <= today:
        return yes()
    says = "It cannot end before it began, nor on a day that lies ahead."
    return no(Reason("campaign.wrong_end", says, {}, None, "Check the day."))


def _something(spent: int | None) -> Verdict:
    if spent is None or spent >= 0:
        return yes()
    return no(Reason("campaign.below_nothing", "An amount lies below nothing."))

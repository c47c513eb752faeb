"""Correcting a declaration: a new wording beside the old one, with the reason."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.campaigns.actions.subjects import (
    in_state,
    locked,
    readable,
    write_step,
    write_wording,
)
from folkmoot.apps.campaigns.acts_declared import CORRECTED
from folkmoot.apps.campaigns.content import Content, content_digest
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Step
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes


def correct_message(
    *, actor: ActorRef, at: datetime, message: str, content: Content, reason: str
) -> str:
    """Say what was wrong and what is right. What was declared stays to be read.

    Raises:
        Refused: if the actor may not, it is a draft, no reason is given, or nothing changes.
    """
    with official(CORRECTED, actor=actor, at=at) as act:
        subject = locked(act, message)
        view = subject.view
        act.require(
            may_campaign(actor, unit=view.unit, on=day_of(at))
            & in_state(
                view, ["declared", "running", "ended"],
                "{number} is a draft; there is nothing to correct.", "Change its wording.",
            )
            & check_words(reason, "The reason", most=400, needed=True)
            & readable(content)
            & _changes(view.wording.digest, content_digest(content))
        )  # fmt: skip
        version = view.wording.version + 1
        mark = write_wording(
            subject.row, content, version=version, actor=actor, at=at, reason=reason.strip()
        )
        step = write_step(
            subject.row, "corrected", version=version, actor=actor, at=at, on=day_of(at),
            note=reason.strip(),
        )  # fmt: skip
        act.shows(message=message, version=version, digest=mark, reason=reason.strip())
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    return act.code


def _changes(before: str, after: str) -> Verdict:
    if before != after:
        return yes()
    return no(Reason("campaign.same_words", "Nothing of it is changed."))

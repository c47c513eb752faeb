"""Approving the wording of a message, by office."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.campaigns.actions.subjects import locked, write_step
from folkmoot.apps.campaigns.acts_declared import APPROVED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Step
from folkmoot.apps.campaigns.policy.offices import approving_role
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.campaigning import check_approval
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def approve_message(*, actor: ActorRef, at: datetime, message: str) -> str:
    """Approve a draft as it stands. A later change of its wording asks for it again.

    Raises:
        Refused: if the actor holds no office that approves, wrote it, or approved it already.
    """
    with official(APPROVED, actor=actor, at=at) as act:
        subject = locked(act, message)
        view = subject.view
        rules = rulebook.rule_set(on=day_of(at))
        role = approving_role(actor, unit=view.unit, on=day_of(at), rules=rules)
        version = view.wording.version
        again = any(
            step.kind == "approved" and step.version == version and step.by == str(actor)
            for step in view.steps
        )
        act.require(
            _waits(view)
            & check_approval(role, own=view.wording.by == str(actor), again=again, rules=rules)
        )
        step = write_step(
            subject.row, "approved", version=version, actor=actor, at=at, on=day_of(at), role=role
        )
        act.shows(
            message=message, version=version, role=role.replace("_", " "),
            digest=view.wording.digest,
        )  # fmt: skip
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    return act.code


def _waits(view: MessageView) -> Verdict:
    """What runs without a declaration can still be approved, so that it can be declared."""
    if view.last("declared") is None:
        return yes()
    says = "{number} is declared; there is nothing to approve."
    return no(Reason("campaign.declared", says, {"number": view.number}, None, ""))

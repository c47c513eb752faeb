"""Asking for something that two do together; agreeing to it; declining it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from folkmoot.apps.people.acts_declared import (
    AGREED_TOGETHER,
    ASKED_TOGETHER,
    DECLINED_TOGETHER,
)
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import JointAct, Person
from folkmoot.apps.people.policy import together as policy
from folkmoot.apps.people.queries.together import JointView
from folkmoot.apps.people.queries.together import joint as joint_of
from folkmoot.apps.people.together import joints
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused


def ask_together(
    *, actor: ActorRef, at: datetime, act: str, facts: Mapping[str, Any]
) -> tuple[JointView, str]:
    """Ask for something. It has no effect until a second person agrees.

    Raises:
        Refused: if the actor may not do it with anybody.
    """
    with official(ASKED_TOGETHER, actor=actor, at=at) as done:
        done.require(policy.may_ask(actor, act, facts, on=day_of(at)))
        row = JointAct.objects.create(
            act=act, facts=dict(facts), asked_by=Person.objects.get(key=actor.key), asked_at=at
        )
        done.seals(joint=row.pk, what=act, facts=digest(dict(facts)))
        done.about(f"together:{row.pk}")
    return _view(row.pk), done.code


def agree_together(*, actor: ActorRef, at: datetime, joint: int) -> tuple[JointView, str]:
    """Agree as the second person: now it is done.

    Raises:
        Refused: if the actor may not be the second person, or the act itself is refused.
    """
    with official(AGREED_TOGETHER, actor=actor, at=at) as done:
        _known(joint)
        row = done.lock(JointAct, pk=joint)
        view = _view(joint)
        done.require(policy.may_agree(actor, view, on=day_of(at)))
        first = ActorRef("person", view.asked_by)
        outcome, receipt = joints()[view.act].run(
            actor=first, second=actor, at=at, **dict(view.facts)
        )
        row.outcome, row.receipt = outcome, receipt
        row.agreed_by, row.agreed_at = Person.objects.get(key=actor.key), at
        row.save(update_fields=["outcome", "receipt", "agreed_by", "agreed_at"])
        done.seals(joint=joint, receipt=receipt)
        done.about(f"together:{joint}")
        done.receipt_for(f"person:{view.asked_by}")
    return _view(joint), done.code


def decline_together(*, actor: ActorRef, at: datetime, joint: int) -> tuple[JointView, str]:
    """Settle it without doing it. Whoever asked may take it back the same way.

    Raises:
        Refused: if the actor has no part in it.
    """
    with official(DECLINED_TOGETHER, actor=actor, at=at) as done:
        _known(joint)
        row = done.lock(JointAct, pk=joint)
        view = _view(joint)
        if actor.key != view.asked_by or not view.waits:
            done.require(policy.may_agree(actor, view, on=day_of(at)))
        row.declined_at = at
        row.save(update_fields=["declined_at"])
        done.seals(joint=joint)
        done.about(f"together:{joint}")
        done.receipt_for(f"person:{view.asked_by}")
    return _view(joint), done.code


def _known(key: int) -> None:
    if joint_of(key) is None:
        raise Refused(no(Reason("together.none", "There is nothing like that to agree to.")))


def _view(key: int) -> JointView:
    found = joint_of(key)
    assert found is not None  # noqa: S101  (it was read or written a moment ago)
    return found

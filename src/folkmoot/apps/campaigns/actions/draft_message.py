"""Drafting a paid message, and changing its wording while it is a draft."""

from __future__ import annotations

import secrets
from datetime import datetime

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.actions.subjects import (
    in_state,
    locked,
    readable,
    write_step,
    write_wording,
)
from folkmoot.apps.campaigns.acts_declared import DRAFTED
from folkmoot.apps.campaigns.content import Content
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Contest, Message, Step
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import crockford
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

_CODE_BYTES, _CODE_LETTERS = 4, 6


def draft_message(
    *,
    actor: ActorRef,
    at: datetime,
    unit: str,
    content: Content,
    contest: str = "",
    motion: str = "",
) -> tuple[MessageView, str]:
    """Write a message down before anything is paid for. Nobody but the unit's officers sees it.

    Raises:
        Refused: if the actor may not, there is no such unit or contest, or nothing is said.
    """
    with official(DRAFTED, actor=actor, at=at) as act:
        found = Contest.objects.filter(key=contest).first() if contest else None
        act.require(
            may_campaign(actor, unit=unit, on=day_of(at))
            & _places_exist(unit, contest, found)
            & readable(content)
        )
        row = Message.objects.create(
            number=_free_number(day_of(at).year), code=_free_code(), unit=unit, contest=found,
            motion=motion.strip()[:120], at=at, by=str(actor),
        )  # fmt: skip
        mark = write_wording(row, content, version=1, actor=actor, at=at)
        step = write_step(row, "drafted", version=1, actor=actor, at=at, on=day_of(at))
        act.about(f"message:{row.number}", f"unit:{unit}")
        act.shows(message=row.number, unit=unit, version=1, digest=mark)
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    made = queries.message(row.number)
    assert made is not None  # noqa: S101  (it was written a moment ago)
    return made, act.code


def redraft_message(*, actor: ActorRef, at: datetime, message: str, content: Content) -> str:
    """Change the wording of a draft. What was approved was another wording: approvals lapse.

    Raises:
        Refused: if the actor may not, it is declared already, or nothing is said.
    """
    with official(DRAFTED, actor=actor, at=at) as act:
        subject = locked(act, message)
        view = subject.view
        act.require(
            may_campaign(actor, unit=view.unit, on=day_of(at))
            & in_state(
                view, ["draft"], "{number} is {state}; its wording no longer changes.",
                "Correct it: both wordings stay to be seen.",
            )
            & readable(content)
        )  # fmt: skip
        version = view.wording.version + 1
        mark = write_wording(subject.row, content, version=version, actor=actor, at=at)
        step = write_step(
            subject.row, "drafted", version=version, actor=actor, at=at, on=day_of(at)
        )
        act.shows(message=message, unit=view.unit, version=version, digest=mark)
    Step.objects.filter(pk=step.pk).update(seq=act.seq)
    return act.code


def _places_exist(unit: str, contest: str, found: Contest | None) -> Verdict:
    verdict = yes()
    if people.unit(unit) is None:
        verdict &= no(Reason("campaign.no_unit", "There is no such unit.", {}, None, "Choose one."))
    if contest and found is None:
        says = "There is no such election or issue in the register."
        verdict &= no(Reason("campaign.no_contest", says, {}, None, "Write it down first."))
    return verdict


def _free_number(year: int) -> str:
    taken = Message.objects.filter(number__startswith=f"{year}-").values_list("number", flat=True)
    most = max((int(number.partition("-")[2]) for number in taken), default=0)
    return f"{year}-{most + 1}"


def _free_code() -> str:
    while True:
        drawn = crockford(int.from_bytes(secrets.token_bytes(_CODE_BYTES), "big"), length=7)
        code = drawn[-_CODE_LETTERS:]
        if not Message.objects.filter(code=code).exists():
            return code

"""Acting in a case: what every action of this room does in the same way.

The rows are written first and the law is asked about the very rows that would stand, inside the
one transaction: a refusal takes them back, so that nothing is changed, and there is no second
description of the case that could differ from what is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from folkmoot.apps.conduct import letters
from folkmoot.apps.conduct.actions.withholding import settle_suspensions
from folkmoot.apps.conduct.models import Case, Taken
from folkmoot.apps.conduct.policy import powers as policy
from folkmoot.apps.conduct.policy.steps import verdict_on
from folkmoot.apps.conduct.queries.history import events_of, road_of, rules_of, standing_of
from folkmoot.apps.record.act_types import ActType
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.procedure.conduct.facts import Case as Facts
from folkmoot.core.procedure.permission import may
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import taken
from folkmoot.core.terms import ActorRef, Reason, Verdict, no
from folkmoot.platform.acts import Refused


@dataclass(slots=True)
class Doing:
    """An act in a case in the making.

    Attributes:
        named: moments for clocks that the step starts or moves.
        note: what a page prints beside the step.
        tell: parts of the case whose people get a letter.
    """

    act: Act
    row: Case
    rules: RuleSet
    at: datetime
    named: Mapping[str, datetime] = field(default_factory=dict)
    note: str = ""
    tell: tuple[str, ...] = ()
    says: str = ""

    @property
    def receipt(self) -> str:
        """The code of the receipt, once the act is done."""
        return self.act.code


@contextmanager
def acting(
    kind: ActType, *, actor: ActorRef, at: datetime, case: str, parts: tuple[str, ...]
) -> Iterator[Doing]:
    """Do something in a case that is no step of its road.

    Raises:
        Refused: if the actor has none of the parts; to outsiders the case does not exist.
    """
    with official(kind, actor=actor, at=at) as act:
        row = locked(act, case)
        act.require(policy.has_part(row, actor, parts, at))
        doing = Doing(act, row, rules_of(row, at), at)
        yield doing
        _finish(doing)


@contextmanager
def stepping(
    kind: ActType, step: str, *, actor: ActorRef, at: datetime, case: str
) -> Iterator[Doing]:
    """Take a step of the road: what is written inside is what the law judges.

    Raises:
        Refused: with every law in the way; nothing that was written inside remains.
    """
    with official(kind, actor=actor, at=at) as act:
        row = locked(act, case)
        act.require(policy.is_within(row, actor, at))
        act.require(_open(row, step, actor, at))
        doing = Doing(act, row, rules_of(row, at), at)
        yield doing
        row = fresh(row)
        act.require(verdict_on(row, step, actor=actor, at=at, rules=doing.rules))
        event = taken(road_of(row), step, at=at, rules=doing.rules, actor=actor, named=doing.named)
        made = Taken.objects.create(
            case=row,
            step=step,
            at=at,
            by=str(actor),
            deadlines={key: ends.isoformat() for key, ends in event.deadlines.items()},
            note=doing.note[:300],
        )
        doing.row = fresh(row)
        act.seals(step=step)
        _finish(doing)
    made.receipt = act.code
    made.save(update_fields=["receipt"])


def locked(act: Act, code: str) -> Case:
    """The case, its row locked.

    Raises:
        Refused: if there is none of that code, in the words an outsider would get.
    """
    try:
        return act.lock(Case, code=code)
    except Case.DoesNotExist:
        raise Refused(policy.unknown()) from None


def fresh(row: Case) -> Case:
    """The case without anything remembered about it."""
    return Case.objects.get(pk=row.pk)


def refuse(code: str, says: str, remedy: str = "", **params: str | int) -> Refused:
    """A refusal of this room that no rule of a rule book stands behind."""
    return Refused(no(Reason(f"conduct.{code}", says, params, remedy=remedy)))


def is_live(row: Case, at: datetime) -> bool:
    """Whether a case goes on."""
    return not standing_of(row, at).ended


def _open(row: Case, step: str, actor: ActorRef, at: datetime) -> Verdict:
    """Whether the state and the power allow it: asked before anything is written."""
    road = road_of(row)
    steps = tuple(replace(each, guards=()) if each.key == step else each for each in road.steps)
    return may(
        replace(road, steps=steps),
        events_of(row),
        step,
        powers=policy.powers_of(row, actor, at),
        facts=Facts(ActorRef("person", row.respondent)),
        rules=rules_of(row, at),
        at=at,
    )


def _finish(doing: Doing) -> None:
    settle_suspensions(doing.row, doing.at)
    doing.act.seals(case=doing.row.code)
    doing.act.about(f"case:{doing.row.code}")
    if doing.tell:
        letters.something_new(doing.row, parts=doing.tell, at=doing.at, says=doing.says)

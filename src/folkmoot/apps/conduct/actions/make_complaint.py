"""Somebody complains of a member."""

from __future__ import annotations

import secrets
from datetime import datetime

from folkmoot.apps.conduct import evidence, letters
from folkmoot.apps.conduct.acts_declared import COMPLAINED
from folkmoot.apps.conduct.codes import new_code
from folkmoot.apps.conduct.models import Case, CaseKey, CaseRole, Complaint, Taken
from folkmoot.apps.conduct.policy.complaining import may_complain
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.history import road_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import queries as record
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.procedure.conduct.panel import lot_order
from folkmoot.core.procedure.membership import ObjectionFacts, case_lapses
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import taken
from folkmoot.core.terms import ActorRef

_SALT = 32


def make_complaint(
    *,
    actor: ActorRef,
    at: datetime,
    against: str,
    says: str,
    act_at: datetime,
    act_until: datetime | None = None,
    known_at: datetime | None = None,
    place: str = "",
    medium: str = "",
    kind: str = "discipline",
    source: str = "member",
    office: int | None = None,
) -> tuple[str, str]:
    """Complain of a person; returns the case's code and the receipt's.

    An adjudicator is drawn by lot at once. The person complained of is not told yet: that is the
    clerk's duty as soon as an investigation is opened.

    Args:
        against: the person's key.
        act_at, act_until: when it began and ended.
        known_at: when the complainant learned of it; the end of the act if not said.

    Raises:
        Refused: if it says nothing, its days do not fit, or it is one too many.
    """
    rules = rulebook.rule_set(rulebook.day(at))
    until = act_until or act_at
    with official(COMPLAINED, actor=actor, at=at) as act:
        act.require(
            may_complain(
                actor,
                against=against,
                says=says,
                act_at=act_at,
                act_until=until,
                known_at=known_at or until,
                rules=rules,
                at=at,
                kind=kind,
                office=office,
            )
        )
        row = open_case(kind=kind, respondent=against, at=at, office=office)
        Complaint.objects.create(
            case=row,
            says=says.strip(),
            act_at=act_at,
            act_until=until,
            known_at=known_at or until,
            place=place.strip(),
            medium=medium.strip(),
            source=source,
        )
        CaseRole.objects.create(case=row, person=actor.key, part="complainant", since=at)
        draw_adjudicator(row, at)
        named = _lapse(kind, against, rules, at)
        event = taken(road_of(row), "complain", at=at, rules=rules, actor=actor, named=named)
        made = Taken.objects.create(
            case=row,
            step="complain",
            at=at,
            by=str(actor),
            deadlines={key: ends.isoformat() for key, ends in event.deadlines.items()},
        )
        letters.something_new(row, parts=("clerk", "adjudicator"), at=at)
        act.seals(case=row.code, kind=kind, against=against)
        act.about(f"case:{row.code}")
    made.receipt = act.code
    made.save(update_fields=["receipt"])
    return row.code, act.code


def _lapse(kind: str, against: str, rules: RuleSet, at: datetime) -> dict[str, datetime]:
    """When a case about an admission is over undecided; what the road says of any other."""
    if kind != "admission":
        return {}
    today = rulebook.day(at)
    held = people.admission(against, today)
    waiting = [
        ObjectionFacts(each.made_on, each.decide_by, each.settled_on)
        for each in (held.objections if held else ())
        if each.stands(today)
    ]
    ends = case_lapses(at, waiting, rules)
    return {} if ends is None else {"lapse": ends}


def open_case(*, kind: str, respondent: str, at: datetime, office: int | None = None) -> Case:
    """A new case with its salt and its key. Must run inside the act that opens it."""
    row = Case.objects.create(
        code=new_code(),
        kind=kind,
        respondent=respondent,
        received_at=at,
        salt=secrets.token_bytes(_SALT),
        office=office,
    )
    CaseKey.objects.create(case=row, wrapped=evidence.new_key())
    return row


def draw_adjudicator(row: Case, at: datetime) -> str:
    """Draw who looks at the complaint first, from the pool, without those connected to it.

    The lot is made of the case's salt and the newest root of the record. Returns the person's
    key; empty if nobody is left, so that the clerk has to ask for a larger pool.
    """
    barred = {row.respondent, *(each.person for each in row.roles.all())}
    barred |= {actor.key for actor in draws.executive(at)} | set(draws.clerks(at))
    pool = {draws.opaque(row, key): key for key in draws.pool_of("panel", at)}
    excluded = {name: "connected" for name, key in pool.items() if key in barred}
    newest = record.newest_checkpoint()
    seed = digest([bytes(row.salt).hex(), newest["root_short"] if newest else ""])
    order = lot_order(pool, excluded, seed)
    if not order:
        return ""
    person = pool[order[0]]
    CaseRole.objects.create(case=row, person=person, part="adjudicator", since=at)
    return person

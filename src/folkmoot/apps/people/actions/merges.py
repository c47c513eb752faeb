"""One person with two files: joined by two officers, parted by a word of the person."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.subjects import locked_person, witness
from folkmoot.apps.people.acts_declared import MERGE_UNDONE, MERGED, NOT_DUPLICATES
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import (
    Dues,
    Ending,
    Membership,
    Merge,
    NotDuplicates,
    Person,
    UnitMembership,
)
from folkmoot.apps.people.policy import duplicates as policy
from folkmoot.apps.people.queries.dues import dues_facts
from folkmoot.apps.people.queries.duplicates import merge as merge_of
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import mail
from folkmoot.platform.acts import Refused


def merge_files(
    *, actor: ActorRef, second: ActorRef, at: datetime, kept: str, other: str, says: str
) -> tuple[int, str]:
    """Let one file go on in another. The earliest day of joining survives; both are told.

    The file that goes keeps its number and account: whoever was taken for somebody else signs in
    and parts the two again, alone.

    Raises:
        Refused: if the two officers are one or concerned, or the file that goes holds an office.
    """
    today = day_of(at)
    with official(MERGED, actor=actor, at=at) as act:
        kept_row, other_row = locked_person(act, kept), locked_person(act, other)
        if actor == second:
            raise Refused(no(Reason("merge.needs_two", "Two officers join two files.")))
        for each in (actor, second):
            act.require(policy.may_propose(each, kept=kept, other=other, on=today))
        act.require(policy.may_merge(kept=kept, other=other, says=says, on=today))
        made = Merge.objects.create(
            kept=kept_row,
            other=other_row,
            says=says.strip(),
            by=witness(actor),
            second=witness(second),
            credit=_credit(kept_row, other_row, today, at),
            recorded_at=at,
        )
        _let_go(made, today, at)
        _tell(made)
        act.seals(kept=kept, other=other, second=str(second), says=digest(made.says))
        act.about(f"person:{kept}", f"person:{other}")
        act.receipt_for(str(second), f"person:{kept}", f"person:{other}")
    return made.pk, act.code


def part_files(*, actor: ActorRef, at: datetime, merge: int) -> str:
    """Part two files again: everything is as if they had not been joined.

    Raises:
        Refused: if the actor is neither of the two nor keeps the file of the whole.
    """
    with official(MERGE_UNDONE, actor=actor, at=at) as act:
        found = merge_of(merge)
        if found is None:
            raise Refused(no(Reason("merge.unknown", "There is no such joining of files.")))
        row = act.lock(Merge, pk=merge)
        act.require(policy.may_part(actor, found, on=day_of(at)))
        row.undone_at, row.undone_by = at, witness(actor)
        row.save(update_fields=["undone_at", "undone_by"])
        _give_back(row, at)
        act.seals(merge=merge, kept=found.kept.key, other=found.other.key)
        act.about(f"person:{found.kept.key}", f"person:{found.other.key}")
        act.receipt_for(f"person:{found.kept.key}", f"person:{found.other.key}")
    return act.code


def keep_apart(*, actor: ActorRef, at: datetime, one: str, other: str) -> str:
    """Find that two alike files are two people's, so that they are not shown again.

    Raises:
        Refused: if the actor keeps not both files.
    """
    with official(NOT_DUPLICATES, actor=actor, at=at) as act:
        act.require(policy.may_propose(actor, kept=one, other=other, on=day_of(at)))
        rows = sorted((locked_person(act, one), locked_person(act, other)), key=lambda p: p.pk)
        NotDuplicates.objects.get_or_create(
            first=rows[0], second=rows[1], defaults={"by": witness(actor), "recorded_at": at}
        )
        act.seals(one=one, other=other)
        act.about(f"person:{one}", f"person:{other}")
    return act.code


def _credit(kept: Person, other: Person, on: date, at: datetime) -> Membership | None:
    mine, theirs = queries.membership(kept.key, on), queries.membership(other.key, on)
    if mine is None or theirs is None or mine.since <= theirs.since:
        return None
    return Membership.objects.create(
        person=kept,
        member_class=theirs.member_class,
        start=theirs.since,
        end=mine.since,
        recorded_at=at,
    )


def _let_go(made: Merge, on: date, at: datetime) -> None:
    paid, known = dues_facts(made.other.key).paid_through, dues_facts(made.kept.key).paid_through
    if paid is not None and (known is None or paid > known):
        Dues.objects.create(person=made.kept, paid_through=paid, recorded_at=at)
    for held in Membership.objects.filter(person=made.other, end=None):
        Ending.objects.create(
            membership=held,
            ground="merged",
            on=max(on, held.start),
            by=made.by,
            second=made.second,
            recorded_at=at,
        )
        held.end = max(on, held.start)
        held.save(update_fields=["end"])
    for belongs in UnitMembership.objects.filter(person=made.other, end=None):
        belongs.end = max(on, belongs.start)
        belongs.save(update_fields=["end"])


def _give_back(row: Merge, at: datetime) -> None:
    endings = Ending.objects.filter(
        membership__person=row.other, ground="merged", overturned_at=None
    ).select_related("membership")
    days = [ending.membership.end for ending in endings]
    Membership.objects.filter(pk__in=[e.membership_id for e in endings]).update(end=None)
    UnitMembership.objects.filter(person=row.other, end__in=days).update(end=None)
    endings.update(overturned_at=at)
    if row.credit is not None:
        Ending.objects.create(
            membership=row.credit,
            ground="merge_undone",
            on=row.credit.start,
            by=row.undone_by,
            recorded_at=at,
        )
        Membership.objects.filter(pk=row.credit_id).update(end=row.credit.start)


def _tell(made: Merge) -> None:
    for address in {made.kept.email, made.other.email} - {""}:
        mail.post(
            to=[address],
            subject=_("Two files were found to be yours"),
            text=_(
                "The files with the numbers %(kept)s and %(other)s were found to be one "
                "person's, and go on as %(kept)s. The earliest day of joining counts. If that is "
                "wrong, sign in with either number: one click on your page parts them again.\n"
            )
            % {"kept": made.kept.number, "other": made.other.number},
        )

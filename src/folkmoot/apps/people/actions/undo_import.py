"""Taking an import back as one, before anybody has relied on it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q

from folkmoot.apps.people.actions.subjects import witness
from folkmoot.apps.people.acts_declared import IMPORT_UNDONE
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Account, Import, Membership, Office, UnitMembership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries import national
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform.acts import Refused

UNDONE_WITHIN = 14
"""Days for which an import can be taken back as one."""


def undo_import(*, actor: ActorRef, second: ActorRef, at: datetime, batch: int) -> tuple[int, str]:
    """End every membership of an import, by two people; return how many.

    Not once somebody of it has claimed the account or holds an office, and not after two weeks:
    what a member relies on is no longer a slip of the keyboard.

    Raises:
        Refused: if the two are one, either keeps no file of the whole, or it is too late.
    """
    with official(IMPORT_UNDONE, actor=actor, at=at) as act:
        found = Import.objects.filter(pk=batch, undone_at=None).first()
        if found is None:
            raise Refused(no(Reason("import.unknown", "There is no such import to undo.")))
        row = act.lock(Import, pk=batch)
        today, whole = day_of(at), national().slug
        act.require(
            _are_two(actor, second)
            & authority.may_keep_the_file(actor, unit=whole, on=today)
            & authority.may_keep_the_file(second, unit=whole, on=today)
            & _is_in_time(row, at)
        )
        row.undone_at, row.undone_by, row.undone_second = at, witness(actor), witness(second)
        row.save(update_fields=["undone_at", "undone_by", "undone_second"])
        ended = _end(row, at)
        act.seals(batch=batch, ended=ended, second=str(second))
        act.about(f"import:{batch}")
        act.receipt_for(str(second))
    return ended, act.code


def _are_two(actor: ActorRef, second: ActorRef) -> Verdict:
    if actor != second:
        return yes()
    return no(Reason("import.undo_needs_two", "Two people undo an import together."))


def _is_in_time(row: Import, at: datetime) -> Verdict:
    persons = Membership.objects.filter(batch=row).values("person")
    relied = Q(person__in=persons)
    claimed = Account.objects.filter(relied).exclude(claimed_at=None).exists()
    if claimed or Office.objects.filter(relied).exists():
        return no(
            Reason(
                "import.relied_on",
                "Somebody of this import has claimed the account or holds an office.",
                remedy="Members who were imported in error can resign, or a case be brought.",
            )
        )
    if at > row.recorded_at + timedelta(days=UNDONE_WITHIN):
        return no(
            Reason(
                "import.too_late",
                "An import can be undone for {days} days.",
                {"days": UNDONE_WITHIN},
            )
        )
    return yes()


def _end(row: Import, at: datetime) -> int:
    running = Membership.objects.filter(batch=row, end=None)
    persons = list(running.values_list("person", flat=True))
    day, when = day_of(at), connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO people_ending (membership_id, ground, "on", by_id, second_id, '
            "certificate, recorded_at) SELECT id, 'import_undone', %s, %s, %s, '', %s "
            'FROM people_membership WHERE batch_id = %s AND "end" IS NULL',
            [day, row.undone_by_id, row.undone_second_id, when, row.pk],
        )
    running.update(end=day)
    belonging = UnitMembership.objects.filter(
        end=None, person__in=Membership.objects.filter(batch=row).values("person")
    )
    belonging.update(end=day)
    return len(persons)

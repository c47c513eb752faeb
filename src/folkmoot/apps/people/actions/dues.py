"""Dues: a payment written down, reminders sent, and arrears made good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person, the_unit
from folkmoot.apps.people.acts_declared import DUES_RECORDED, REMINDED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Dues, Person, Reminder
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries.dues import DuesView, dues_facts, dues_of, owing
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.membership import check_reminder
from folkmoot.core.terms import ActorRef, Reason, no, yes
from folkmoot.platform import mail
from folkmoot.platform.acts import require
from folkmoot.platform.installation import installation


def record_dues(
    *, actor: ActorRef, at: datetime, person: str, paid_through: date, refused: bool = False
) -> tuple[DuesView, str]:
    """Write down up to which day a member has paid, or that a payment was refused.

    A payment the organisation refused counts as paid: nobody falls into arrears by that. Money
    that was once written down is never taken back here.

    Raises:
        Refused: if the actor keeps no books there, or it would put the day back.
    """
    with official(DUES_RECORDED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(authority.keeps_the_books_of(actor, person=person, on=day_of(at)))
        known = dues_facts(person).paid_through
        back = no(
            Reason(
                "dues.put_back",
                "It is written down already that dues are paid up to {day}.",
                {"day": known.isoformat() if known else ""},
            )
        )
        act.require(yes() if known is None or paid_through >= known else back)
        Dues.objects.create(person=row, paid_through=paid_through, refused=refused, recorded_at=at)
        act.seals(person=person, paid_through=paid_through.isoformat(), refused=refused)
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return dues_of(person, day_of(at)), act.code


def remind_of_dues(
    *, actor: ActorRef, at: datetime, unit: str, persons: Sequence[str] = ()
) -> tuple[int, str]:
    """Remind those of a unit who owe dues and can be reminded today; or some of them.

    Raises:
        Refused: if the actor keeps no books there, or nobody can be reminded.
    """
    today = day_of(at)
    rules = rules_on(today)
    with official(REMINDED, actor=actor, at=at) as act:
        the_unit(unit, on=today)
        act.require(authority.may_keep_the_books(actor, unit=unit, on=today))
        due = [
            view.key
            for view, _dues in owing(unit, today, most=100_000)
            if (not persons or view.key in persons)
            and check_reminder(dues_facts(view.key), rules, today)
        ]
        nobody = no(
            Reason(
                "reminder.nobody",
                "Nobody here can be reminded today: nothing is owed, or they just were.",
            )
        )
        require(yes() if due else nobody)
        rows = list(Person.objects.filter(key__in=due))
        Reminder.objects.bulk_create(
            [
                Reminder(
                    person=row,
                    unpaid_since=dues_facts(row.key).paid_through or today,
                    served_on=today,
                    recorded_at=at,
                )
                for row in rows
                if row.email
            ]
        )
        for row in rows:
            if row.email:
                _write(row, dues_of(row.key, today))
        act.seals(unit=unit, persons=sorted(row.key for row in rows if row.email))
        act.about(f"unit:{unit}")
    return sum(1 for row in rows if row.email), act.code


def _write(person: Person, dues: DuesView) -> None:
    until = dues.cure_until.isoformat() if dues.cure_until else ""
    mail.post(
        to=[person.email],
        subject=_("Your dues, %(name)s") % {"name": installation().name},
        text=_(
            "Dear %(name)s,\n\nby our books your dues are paid up to %(day)s. If that is wrong, "
            "tell the treasurer of your unit. If you pay, everything goes on as before, on any "
            "day: your membership does not end by itself.\n"
        )
        % {
            "name": person.given_name or person.family_name,
            "day": dues.paid_through.isoformat() if dues.paid_through else "",
        }
        + (
            _("After %(until)s a case for lapse could be brought; you would be heard in it.\n")
            % {"until": until}
            if until
            else ""
        ),
    )

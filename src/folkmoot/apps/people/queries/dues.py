"""Dues: how far members have paid, and who has been reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from folkmoot.apps.people.models import Dues, Membership, Person, Reminder, UnitMembership
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.core.procedure.membership import (
    ArrearsState,
    DuesFacts,
    arrears_state,
    cure_until,
)


@dataclass(frozen=True, slots=True)
class DuesView:
    """How a member stands with dues on a day."""

    paid_through: date | None
    refused: bool
    reminders: tuple[date, ...]
    state: ArrearsState
    cure_until: date | None


def dues_facts(person_key: str) -> DuesFacts:
    """What is known of a person's dues: the furthest day paid for, and reminders since."""
    rows = Dues.objects.filter(person__key=person_key)
    paid = rows.aggregate(last=Max("paid_through"))["last"]
    refused = paid is not None and rows.filter(paid_through=paid, refused=True).exists()
    served = Reminder.objects.filter(person__key=person_key).order_by("served_on")
    days = served.values_list("served_on", flat=True)
    return DuesFacts(paid, refused, tuple(d for d in days if paid is None or d > paid))


def dues_of(person_key: str, on: date) -> DuesView:
    """How a person stands with dues on a day, by the rules of that day."""
    facts, rules = dues_facts(person_key), rules_on(on)
    return DuesView(
        facts.paid_through,
        facts.refused,
        facts.reminders,
        arrears_state(facts, rules, on),
        cure_until(facts, rules),
    )


def owing(slug: str, on: date, *, most: int = 200) -> list[tuple[PersonView, DuesView]]:
    """Members of a unit whose dues are not paid up to a day, who owe longest first."""
    here = UnitMembership.objects.filter(on_day(on), unit__in=tree.subtree(slug, on))
    members = Membership.objects.filter(on_day(on), person__in=here.values("person"))
    late = (
        Person.objects.filter(pk__in=members.values("person"))
        .annotate(paid=Max("dues__paid_through"))
        .filter(paid__lt=on)
        .order_by("paid", "key")[:most]
    )
    found = [
        (PersonView(p.key, p.number, p.given_name, p.family_name), dues_of(p.key, on)) for p in late
    ]
    return [each for each in found if each[1].state != "paid"]

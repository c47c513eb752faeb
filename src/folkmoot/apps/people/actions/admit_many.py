"""Admitting many persons in one act: an import, or the making of a demonstration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from folkmoot.apps.people.actions.numbering import (
    FIRST_NUMBER,
    NO_PASSWORD,
    new_key,
    next_number,
)
from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import ADMITTED_MANY
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.folding import sought
from folkmoot.apps.people.models import Account, Membership, Person, Unit, UnitMembership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, Reason, Verdict, all_of, no, yes

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Admission:
    """One person to admit. An empty number takes the next free one; an empty key a fresh one."""

    given_name: str
    family_name: str
    unit: str
    start: date
    also_in: tuple[str, ...] = ()
    member_class: str = "full"
    number: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    key: str = ""


def admit_many(
    rows: Iterable[Admission], *, actor: ActorRef, at: datetime
) -> tuple[list[PersonView], str]:
    """Admit persons together, all or none, in one act.

    Raises:
        Refused: naming the rows that stand in the way.
    """
    wanted = list(rows)
    with official(ADMITTED_MANY, actor=actor, at=at) as act:
        units = _units(wanted)
        act.require(_may_all(actor, sorted(units), on=day_of(at)) & _are_well_formed(wanted))
        persons = _persons(wanted, at)
        act.require(_numbers_are_free([person.number for person in persons]))
        _write(persons, wanted, units, at)
        act.seals(persons=len(persons), keys=digest([person.key for person in persons]))
    views = [PersonView(p.key, p.number, p.given_name, p.family_name) for p in persons]
    return views, act.code


def _units(wanted: Sequence[Admission]) -> dict[str, int]:
    since: dict[str, date] = {}
    for row in wanted:
        for slug in (row.unit, *row.also_in):
            since[slug] = min(row.start, since.get(slug, row.start))
    for slug, day in since.items():
        the_unit(slug, on=day)
    return dict(Unit.objects.filter(slug__in=since).values_list("slug", "pk"))


def _may_all(actor: ActorRef, units: Sequence[str], *, on: date) -> Verdict:
    return all_of(authority.may_keep_the_file(actor, unit=unit, on=on) for unit in units)


def _are_well_formed(wanted: Sequence[Admission]) -> Verdict:
    nameless = [
        str(place)
        for place, row in enumerate(wanted, start=1)
        if not policy.has_a_name(row.given_name, row.family_name)
    ]
    verdict = all_of(policy.is_class(kind) for kind in {row.member_class for row in wanted})
    if not nameless:
        return verdict
    reason = Reason(
        "member.no_name_in_rows",
        "A member needs a name; it is missing in row {rows}.",
        {"rows": ", ".join(nameless[:20])},
    )
    return verdict & no(reason)


def _numbers_are_free(numbers: Sequence[str]) -> Verdict:
    twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
    taken: list[str] = []
    rest = iter(numbers)
    while chunk := list(islice(rest, _BATCH)):
        taken += Person.objects.filter(number__in=chunk).values_list("number", flat=True)
    if not twice and not taken:
        return yes()
    return no(
        Reason(
            "member.numbers_taken",
            "These membership numbers belong to somebody already, or come twice: {numbers}.",
            {"numbers": ", ".join(sorted({*twice, *taken})[:20])},
        )
    )


def _persons(wanted: Sequence[Admission], at: datetime) -> list[Person]:
    given = {row.number for row in wanted if row.number}
    highest = max((int(number) for number in given if number.isdecimal()), default=0)
    following = max(int(next_number()), highest + 1, FIRST_NUMBER)
    persons = []
    for row in wanted:
        number = row.number
        if not number:
            number, following = str(following), following + 1
        persons.append(
            Person(
                key=row.key or new_key(at),
                number=number,
                given_name=row.given_name.strip(),
                family_name=row.family_name.strip(),
                email=row.email.strip(),
                phone=row.phone.strip(),
                address=row.address.strip(),
                sought=sought(row.given_name, row.family_name),
                recorded_at=at,
            )
        )
    return persons


def _write(
    persons: list[Person], wanted: Sequence[Admission], units: dict[str, int], at: datetime
) -> None:
    Person.objects.bulk_create(persons, batch_size=_BATCH)
    Account.objects.bulk_create(
        [Account(username=p.number, password=NO_PASSWORD, person=p) for p in persons],
        batch_size=_BATCH,
    )
    Membership.objects.bulk_create(
        [
            Membership(person=p, member_class=row.member_class, start=row.start, recorded_at=at)
            for p, row in zip(persons, wanted, strict=True)
        ],
        batch_size=_BATCH,
    )
    UnitMembership.objects.bulk_create(
        [
            UnitMembership(person=p, unit_id=units[slug], start=row.start, recorded_at=at)
            for p, row in zip(persons, wanted, strict=True)
            for slug in dict.fromkeys((row.unit, *row.also_in))
        ],
        batch_size=_BATCH,
    )

"""New members: how far each admission has come, what was declared, and who objected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.folding import folded
from folkmoot.apps.people.models import (
    Declared,
    Ending,
    Membership,
    Objection,
    Provision,
    UnitMembership,
)
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.core.procedure.membership import (
    AdmissionState,
    ObjectionFacts,
    Past,
    admission_state,
    comparables,
)

_MOST = 500


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection to an admission; who made it is told to the person it concerns."""

    key: int
    by: str
    reasons: str
    made_on: date
    decide_by: date
    settled_on: date | None
    dismissed: bool
    answer: str
    said: tuple[str, ...]  # what the person says to it

    def stands(self, on: date) -> bool:
        """Whether it still waits for a decision on a day."""
        return self.settled_on is None and on <= self.decide_by


@dataclass(frozen=True, slots=True)
class DeclaredView:
    """What a person declared about another organisation."""

    organisation: str  # its short name in the register; empty if it is not there
    named: str
    act: str
    until: date | None


@dataclass(frozen=True, slots=True)
class AdmissionView:
    """Somebody who joined, and how far that has come."""

    key: int
    person: PersonView
    member_class: str
    joined_on: date
    unit_slug: str
    unit_name: str
    until: date | None
    state: AdmissionState
    objections: tuple[ObjectionView, ...]


@dataclass(frozen=True, slots=True)
class ComparableView:
    """Somebody with a similar history, without a name: what was declared, what came of it."""

    likeness: int
    joined_on: date
    declared: tuple[DeclaredView, ...]
    outcome: str  # admitted, provisional, objected, refused
    objections: int


def admission(person_key: str, on: date) -> AdmissionView | None:
    """The admission of a person who is a member on a day; None if there is no membership."""
    rows = Membership.objects.filter(on_day(on), person__key=person_key)
    return next(iter(_views(list(rows.values_list("pk", flat=True)), on)), None)


def new_members(slugs: Sequence[str], on: date) -> list[AdmissionView]:
    """Those whose admission to some units, or units below them, can still be objected to."""
    units = {pk for slug in slugs for pk in tree.subtree(slug, on).values_list("pk", flat=True)}
    waiting = Provision.objects.filter(until__gt=on).values("membership")
    objected = Objection.objects.filter(
        withdrawn_at=None, dismissed_at=None, decide_by__gte=on
    ).values("membership")
    here = UnitMembership.objects.filter(on_day(on), unit__in=units).values("person")
    rows = Membership.objects.filter(on_day(on), person__in=here)
    found = {
        *rows.filter(pk__in=waiting).values_list("pk", flat=True),
        *rows.filter(pk__in=objected).values_list("pk", flat=True),
    }
    return _views(sorted(found)[:_MOST], on)


def undecided_by(person_key: str, on: date) -> int:
    """How many objections of a person are undecided."""
    return Objection.objects.filter(
        by__key=person_key, withdrawn_at=None, dismissed_at=None, decide_by__gte=on
    ).count()


def objection(key: int) -> tuple[ObjectionView, str] | None:
    """One objection, and the key of the person it is about."""
    row = Objection.objects.filter(pk=key).select_related("by", "membership__person").first()
    return None if row is None else (_objection(row), row.membership.person.key)


def declared_by(person_key: str) -> list[DeclaredView]:
    """What a person has declared, the newest last."""
    rows = Declared.objects.filter(person__key=person_key).order_by("pk")
    values = rows.values_list("organisation__slug", "named", "act", "until")
    return [DeclaredView(slug or "", named, act, until) for slug, named, act, until in values]


def comparables_of(person_key: str, on: date) -> list[ComparableView]:
    """Who joined with a similar history, and what came of it; nobody is named."""
    mine: list[tuple[Past, date]] = []
    others: dict[int, list[tuple[Past, date]]] = {}
    said: dict[int, list[DeclaredView]] = {}
    joined: dict[int, date] = {}
    rows = Declared.objects.exclude(membership=None).values_list(
        "membership", "person__key", "membership__start",
        "organisation__slug", "named", "act", "until",
    )  # fmt: skip
    for pk, key, start, slug, named, act, until in rows.order_by("pk"):
        past = (Past(slug or folded(named), act, until), start)
        if key == person_key:
            mine.append(past)
            continue
        others.setdefault(pk, []).append(past)
        said.setdefault(pk, []).append(DeclaredView(slug or "", named, act, until))
        joined[pk] = start
    alike = comparables(mine, ((pk, tuple(history)) for pk, history in others.items()))
    outcomes = _outcomes([pk for pk, _ in alike], on)
    return [
        ComparableView(points, joined[pk], tuple(said[pk]), *outcomes[pk]) for pk, points in alike
    ]


def _outcomes(pks: Iterable[int], on: date) -> dict[int, tuple[str, int]]:
    wanted = list(pks)
    refused = set(
        Ending.objects.filter(
            membership__in=wanted, ground="ineligible", overturned_at=None
        ).values_list("membership", flat=True)
    )
    facts = _facts(wanted)
    untils = dict(
        Provision.objects.filter(membership__in=wanted).values_list("membership", "until")
    )
    words = {"member": "admitted", "provisional": "provisional", "objected": "objected"}
    return {
        pk: (
            "refused"
            if pk in refused
            else words[admission_state(untils.get(pk), tuple(facts.get(pk, ())), on)],
            len(facts.get(pk, ())),
        )
        for pk in wanted
    }


def _facts(pks: Iterable[int]) -> dict[int, list[ObjectionFacts]]:
    found: dict[int, list[ObjectionFacts]] = {}
    for row in Objection.objects.filter(membership__in=list(pks)):
        found.setdefault(row.membership_id, []).append(_objection_facts(row))
    return found


def _objection_facts(row: Objection) -> ObjectionFacts:
    settled = row.withdrawn_at or row.dismissed_at
    return ObjectionFacts(
        day_of(row.recorded_at), row.decide_by, day_of(settled) if settled else None
    )


def _objection(row: Objection) -> ObjectionView:
    facts = _objection_facts(row)
    return ObjectionView(
        row.pk,
        row.by.key,
        row.reasons,
        facts.made_on,
        row.decide_by,
        facts.settled_on,
        row.dismissed_at is not None,
        row.answer,
        tuple(each.says for each in sorted(row.answers.all(), key=lambda each: each.pk)),
    )


def _views(pks: Sequence[int], on: date) -> list[AdmissionView]:
    rows = Membership.objects.filter(pk__in=pks).select_related("person", "provision")
    objections: dict[int, list[ObjectionView]] = {}
    made = Objection.objects.filter(membership__in=pks).select_related("by")
    for row in made.prefetch_related("answers").order_by("pk"):
        objections.setdefault(row.membership_id, []).append(_objection(row))
    homes = {
        person: (slug, name)
        for person, slug, name in UnitMembership.objects.filter(
            on_day(on), person__memberships__in=pks
        )
        .exclude(unit__kind="affiliate")
        .values_list("person", "unit__slug", "unit__name")
    }
    found = []
    for row in rows.order_by("-start", "-pk"):
        until = row.provision.until if hasattr(row, "provision") else None
        mine = tuple(objections.get(row.pk, ()))
        facts = tuple(ObjectionFacts(o.made_on, o.decide_by, o.settled_on) for o in mine)
        person = row.person
        found.append(
            AdmissionView(
                row.pk,
                PersonView(person.key, person.number, person.given_name, person.family_name),
                row.member_class,
                row.start,
                *homes.get(row.person_id, ("", "")),
                until,
                admission_state(until, facts, on),
                mine,
            )
        )
    return found

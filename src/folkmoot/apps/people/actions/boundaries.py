"""Drawing boundaries anew: areas of units, and a unit split into parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.found_unit import found_unit
from folkmoot.apps.people.actions.place_unit import place_unit
from folkmoot.apps.people.actions.subjects import locked_unit
from folkmoot.apps.people.acts_declared import AREAS_SET, BOUNDARY_CHANGED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import (
    BoundaryChange,
    Person,
    Postcode,
    Unit,
    UnitArea,
    UnitMembership,
)
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import units as policy
from folkmoot.apps.people.queries.postcodes import postcode_in
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import mail

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a unit is split into: its name, its areas, and which branches go with it."""

    name: str
    slug: str
    areas: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()


def set_areas(
    *, actor: ActorRef, at: datetime, unit: str, areas: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """Say which areas of the public map belong to a unit from today on.

    Raises:
        Refused: if the actor may not shape the tree there, or an area belongs to another unit.
    """
    today = day_of(at)
    wanted = tuple(dict.fromkeys(code.strip().upper() for code in areas if code.strip()))
    with official(AREAS_SET, actor=actor, at=at) as act:
        row, view = locked_unit(act, unit, on=today)
        act.require(
            authority.may_shape_the_tree(actor, unit=view.parent_slug or unit, on=today)
            & _are_free(wanted, row)
        )
        _give_areas(row, wanted, today, at)
        act.shows(unit=unit, areas=list(wanted), on=today.isoformat())
        act.about(f"unit:{unit}")
    return wanted, act.code


def split_unit(
    *, actor: ActorRef, at: datetime, unit: str, parts: Sequence[Part], decided_by: str
) -> tuple[int, str]:
    """Split a unit: new units beside it take over branches and members, by a rule for all.

    Members move by the branch they belong to, or by the area their postcode lies in; nobody is
    picked by name. Whoever cannot be told by either stays in the unit that was split. Everybody
    who moves is told. Returns how many moved.

    Raises:
        Refused: if the actor may not, no decision is named, or a part has neither area nor
            branch.
    """
    today = day_of(at)
    with official(BOUNDARY_CHANGED, actor=actor, at=at) as act:
        row, view = locked_unit(act, unit, on=today)
        act.require(
            _is_split(parts, decided_by, view.parent_slug)
            & authority.may_shape_the_tree(actor, unit=view.parent_slug or unit, on=today)
            & _branches_are_below(unit, parts, today)
            & policy.nothing_later(view, today)
        )
        moved = 0
        for part in parts:
            found_unit(
                actor=actor, at=at, name=part.name, kind=view.kind, parent=view.parent_slug,
                slug=part.slug, on=today,
            )  # fmt: skip
            made = Unit.objects.get(slug=part.slug)
            for branch in part.branches:
                place_unit(actor=actor, at=at, unit=branch, parent=part.slug, on=today)
                moved += _tell_branch(branch, made, today)
            UnitArea.objects.filter(unit=row, code__in=part.areas, end=None).update(end=today)
            _give_areas(made, part.areas, today, at)
            moved += _move_by_area(row, made, part.areas, today, at)
        listed = [
            {"unit": p.slug, "areas": list(p.areas), "branches": list(p.branches)} for p in parts
        ]
        BoundaryChange.objects.create(
            unit=row, kind="split", on=today, decided_by=decided_by, parts=listed, moved=moved,
            recorded_at=at,
        )  # fmt: skip
        act.shows(
            unit=unit,
            parts=[part.slug for part in parts],
            on=today.isoformat(),
            moved=moved,
            decided_by=decided_by,
        )
        act.about(f"unit:{unit}", *(f"unit:{part.slug}" for part in parts), decided_by)
    return moved, act.code


def _give_areas(row: Unit, wanted: Sequence[str], on: date, at: datetime) -> None:
    held = UnitArea.objects.filter(unit=row, end=None)
    held.exclude(code__in=wanted).update(end=on)
    there = set(held.values_list("code", flat=True))
    UnitArea.objects.bulk_create(
        [
            UnitArea(unit=row, code=code, start=on, recorded_at=at)
            for code in wanted
            if code not in there
        ]
    )


def _move_by_area(row: Unit, made: Unit, areas: Sequence[str], on: date, at: datetime) -> int:
    direct = UnitMembership.objects.filter(unit=row, end=None).select_related("person")
    codes = {belongs.pk: postcode_in(belongs.person.address) for belongs in direct}
    lying = dict(
        Postcode.objects.filter(pk__in={c for c in codes.values() if c}).values_list("pk", "code")
    )
    going = [b for b in direct if lying.get(codes[b.pk]) in set(areas)]
    UnitMembership.objects.bulk_create(
        [
            UnitMembership(person=b.person, unit=made, start=max(on, b.start), recorded_at=at)
            for b in going
        ],
        batch_size=_BATCH,
    )
    UnitMembership.objects.filter(pk__in=[b.pk for b in going]).update(end=on)
    _tell([b.person for b in going], made)
    return len(going)


def _tell_branch(branch: str, made: Unit, on: date) -> int:
    """Tell the members of a branch that went along; returns how many they are."""
    keys = list(queries.members_of(branch, on))
    held = queries.unit(branch)
    says = _(
        "Boundaries were drawn anew: your branch, %(branch)s, belongs to %(unit)s now. Your "
        "membership goes on without a break. If you would rather belong elsewhere, move on your "
        "own page.\n"
    )
    _post(keys, made, says % {"branch": held.name if held else branch, "unit": made.name})
    return len(keys)


def _tell(persons: Sequence[Person], made: Unit) -> None:
    says = _(
        "Boundaries were drawn anew, and your address lies in %(unit)s. Your membership goes "
        "on without a break. If you would rather belong elsewhere, move on your own page.\n"
    )
    _post([person.key for person in persons], made, says % {"unit": made.name})


def _post(keys: Sequence[str], made: Unit, text: str) -> None:
    found: list[str] = []
    for begin in range(0, len(keys), _BATCH):
        there = Person.objects.filter(key__in=keys[begin : begin + _BATCH]).exclude(email="")
        found += there.values_list("email", flat=True)
    mail.post(to=found, subject=_("You now belong to %(unit)s") % {"unit": made.name}, text=text)


def _is_split(parts: Sequence[Part], decided_by: str, parent: str) -> Verdict:
    verdict = yes()
    if not parent:
        verdict &= no(Reason("unit.is_whole", "The whole organisation cannot be split here."))
    if not parts or not all(part.areas or part.branches for part in parts):
        verdict &= no(
            Reason(
                "boundary.no_rule",
                "Each part needs an area or a branch: members move by a rule, not by name.",
            )
        )
    if not decided_by.strip():
        verdict &= no(Reason("boundary.no_decision", "Name the decision (a meeting)."))
    return verdict


def _branches_are_below(unit: str, parts: Sequence[Part], on: date) -> Verdict:
    below = {view.slug for view in queries.unit_children(unit, on)}
    strange = [b for part in parts for b in part.branches if b not in below]
    if not strange:
        return yes()
    return no(
        Reason(
            "boundary.other_branch",
            "{branches} do not stand directly below the unit that is split.",
            {"branches": ", ".join(strange)},
        )
    )


def _are_free(codes: Sequence[str], row: Unit) -> Verdict:
    others = UnitArea.objects.filter(code__in=codes, end=None, unit__kind=row.kind)
    taken = others.exclude(unit=row).select_related("unit").first()
    if taken is None:
        return yes()
    return no(
        Reason(
            "boundary.area_taken",
            "The area {code} belongs to {unit}.",
            {"code": taken.code, "unit": taken.unit.name},
        )
    )

"""May a unit be founded, moved or dissolved?"""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people.models import UnitMembership, UnitPlace
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.apps.people.vocabulary import LEVELS, word
from folkmoot.core.terms import Reason, Verdict, no, yes


def stands(unit: UnitView, on: date) -> Verdict:
    """Whether a unit exists on a day."""
    if unit.founded_on > on:
        return no(
            Reason(
                "unit.not_yet",
                "{unit} is only founded on {day}.",
                {"unit": unit.name, "day": unit.founded_on.isoformat()},
            )
        )
    if unit.dissolved_on is not None and unit.dissolved_on <= on:
        return no(
            Reason(
                "unit.dissolved",
                "{unit} was dissolved on {day}.",
                {"unit": unit.name, "day": unit.dissolved_on.isoformat()},
            )
        )
    return yes()


def may_stand_below(kind: str, parent: UnitView) -> Verdict:
    """Whether a unit of a kind may stand below another."""
    if LEVELS.get(kind, -1) > LEVELS.get(parent.kind, 99):
        return yes()
    return no(
        Reason(
            "unit.wrong_level",
            "A {kind} cannot stand below a {parent_kind}.",
            {"kind": word(kind), "parent_kind": word(parent.kind)},
            remedy="Choose a unit of a higher level.",
        )
    )


def makes_no_circle(unit: UnitView, parent: UnitView, on: date) -> Verdict:
    """Whether a unit would, from a day on, at some time stand below itself."""
    starts = UnitPlace.objects.filter(start__gt=on).values_list("start", flat=True).distinct()
    for day in (on, *starts):
        if parent.slug in set(tree.subtree(unit.slug, day).values_list("slug", flat=True)):
            return no(
                Reason(
                    "unit.circle",
                    "{parent} stands below {unit}; {unit} cannot move below it.",
                    {"unit": unit.name, "parent": parent.name},
                    remedy="Move {parent} first.",
                )
            )
    return yes()


def moves_after_its_last_place(unit: UnitView, last_start: date, on: date) -> Verdict:
    """Whether a move comes after the place the unit has now began; the past is not rewritten."""
    if on > last_start:
        return yes()
    return no(
        Reason(
            "unit.move_in_the_past",
            "{unit} has stood in its place since {day}; it can only move after that.",
            {"unit": unit.name, "day": last_start.isoformat()},
        )
    )


def nothing_later(unit: UnitView, on: date) -> Verdict:
    """Whether nobody joins or leaves the units below after a day on which one is dissolved."""
    rows = UnitMembership.objects.filter(unit__slug=unit.slug)
    if rows.filter(start__gt=on).exists() or rows.filter(end__gt=on).exists():
        return no(
            Reason(
                "unit.later_facts",
                "Members join or leave {unit} after that day.",
                {"unit": unit.name},
                remedy="Choose a later day.",
            )
        )
    return yes()

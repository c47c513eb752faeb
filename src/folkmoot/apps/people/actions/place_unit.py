"""Moving a unit to another place in the tree."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.paths import rebuild_paths
from folkmoot.apps.people.actions.subjects import locked_unit, the_unit
from folkmoot.apps.people.acts_declared import UNIT_PLACED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Unit, UnitPlace
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import units as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, no


def place_unit(
    *, actor: ActorRef, at: datetime, unit: str, parent: str, on: date | None = None
) -> tuple[UnitPlace, str]:
    """Move a unit, with all below it, under another from a day on.

    Raises:
        Refused: if the actor may not, it would make a circle, or it would rewrite the past.
    """
    day = on or day_of(at)
    with official(UNIT_PLACED, actor=actor, at=at) as act:
        row, view = locked_unit(act, unit, on=day)
        above = the_unit(parent, on=day)
        place = UnitPlace.objects.filter(unit=row, end=None).first()
        if place is None:
            act.require(no(Reason("unit.is_whole", "The whole organisation cannot be moved.")))
            raise AssertionError  # `require` has raised
        act.require(
            authority.may_shape_the_tree(actor, unit=parent, on=day)
            & authority.may_shape_the_tree(actor, unit=view.parent_slug, on=day)
            & policy.may_stand_below(view.kind, above)
            & policy.moves_after_its_last_place(view, place.start, day)
            & policy.makes_no_circle(view, above, day)
        )
        place.end = day
        place.save(update_fields=["end"])
        new = UnitPlace.objects.create(
            unit=row, parent=Unit.objects.get(slug=parent), start=day, recorded_at=at
        )
        rebuild_paths()
        act.shows(unit=unit, parent=parent, on=day.isoformat())
        act.about(f"unit:{unit}", f"unit:{parent}")
    return new, act.code

"""Founding a unit."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.text import slugify

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import UNIT_FOUNDED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Unit, UnitPlace
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import units as policy
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def found_unit(
    *,
    actor: ActorRef,
    at: datetime,
    name: str,
    kind: str,
    parent: str = "",
    slug: str = "",
    on: date | None = None,
) -> tuple[UnitView, str]:
    """Found a unit below another; the first one, the whole, has no parent.

    Raises:
        Refused: if the actor may not, the name is taken, or it cannot stand there.
    """
    day = on or day_of(at)
    slug = slug or slugify(name)
    with official(UNIT_FOUNDED, actor=actor, at=at) as act:
        act.require(_is_new(slug) & _one_whole(kind, parent))
        row = Unit(slug=slug, name=name, kind=kind, founded_on=day)
        if parent:
            _place_below(act, row, parent)
        else:
            act.require(authority.may_shape_the_tree(actor, unit=slug, on=day))
            row.save(force_insert=True)
            row.path = f"{row.pk}/"
            row.save(update_fields=["path"])
        act.shows(unit=slug, name=name, kind=kind, parent=parent, on=day.isoformat())
        act.about(f"unit:{slug}")
    view = queries.unit(slug)
    assert view is not None  # noqa: S101  (it was written a moment ago)
    return view, act.code


def _place_below(act: Act, row: Unit, parent: str) -> None:
    above = the_unit(parent, on=row.founded_on)
    act.require(
        policy.may_stand_below(row.kind, above)
        & authority.may_shape_the_tree(act.actor, unit=parent, on=row.founded_on)
    )
    parent_row = act.lock(Unit, slug=parent)
    row.save(force_insert=True)
    row.path = f"{parent_row.path}{row.pk}/"
    row.save(update_fields=["path"])
    UnitPlace.objects.create(unit=row, parent=parent_row, start=row.founded_on, recorded_at=act.at)


def _is_new(slug: str) -> Verdict:
    if slug and not Unit.objects.filter(slug=slug).exists():
        return yes()
    return no(
        Reason(
            "unit.name_taken",
            "There is, or was, a unit “{slug}” already.",
            {"slug": slug},
            remedy="Choose another short name.",
        )
    )


def _one_whole(kind: str, parent: str) -> Verdict:
    if kind == "national" and not parent:
        if not Unit.objects.filter(kind="national", dissolved_on=None).exists():
            return yes()
        return no(Reason("unit.whole_exists", "The organisation as a whole exists already."))
    if kind != "national" and parent:
        return yes()
    return no(
        Reason(
            "unit.needs_parent",
            "Every unit but the whole organisation stands below another.",
            remedy="Say below which unit it stands.",
        )
    )

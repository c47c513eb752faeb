"""Rebuilding the paths of units from their dated places."""

from __future__ import annotations

from folkmoot.apps.people.models import Unit, UnitPlace


def rebuild_paths() -> int:
    """Bring `Unit.path` up to the newest tree; return how many had to change."""
    parents = dict(UnitPlace.objects.filter(end=None).values_list("unit", "parent"))
    units = {unit.pk: unit for unit in Unit.objects.all()}
    paths: dict[int, str] = {}

    def path_of(pk: int) -> str:
        if pk not in paths:
            unit = units[pk]
            above = path_of(parents[pk]) if pk in parents else ""
            gone = unit.dissolved_on is not None or (pk not in parents and unit.kind != "national")
            paths[pk] = "" if gone else f"{above}{pk}/"
        return paths[pk]

    changed = []
    for pk, unit in units.items():
        if unit.path != path_of(pk):
            unit.path = paths[pk]
            changed.append(unit)
    Unit.objects.bulk_update(changed, ["path"], batch_size=500)
    return len(changed)

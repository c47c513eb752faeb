"""Sixty motions before conference: one goes its road by acts, the others are its like.

Run as a script inside an installation that `served.Served.build` has made.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from folkmoot.ops.house import open_house

open_house()

from django.db import transaction

import road
import world as cast
from folkmoot.apps.motions.models import Motion, Numbering, Submission, Taken, Touch, Version
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.signing import latest_checkpoint

MOTIONS = 60
MAY = datetime(2026, 5, 4, 10, tzinfo=UTC)


def build() -> None:
    """The motions, and a signed record."""
    who = cast.World(people=actors(), conference="conference-2026")
    first, _ = road.submitted(who)
    with transaction.atomic():
        for _ in range(MOTIONS - 1):
            again(Motion.objects.get(key=first))
    latest_checkpoint(at=MAY)
    print(Motion.objects.count())


def actors():
    """The cast, by first name, from what stands in the database."""
    from django.apps import apps

    from folkmoot.core.terms import ActorRef

    rows = apps.get_model("people", "Person").objects.values_list("given_name", "key")
    return {
        name: ActorRef("person", key)
        for given, key in rows
        for name, (first, _, _) in cast.CAST.items()
        if first == given
    }


def again(motion: Motion) -> None:
    """A motion with the same words and the same history under the next number."""
    numbers = Numbering.objects.get()
    numbers.last += 1
    numbers.save()
    rows = {
        kind: list(kind.objects.filter(**{lookup: motion}))
        for kind, lookup in (
            (Version, "motion"),
            (Touch, "version__motion"),
            (Taken, "motion"),
            (Submission, "motion"),
        )
    }
    motion.pk, motion.key = None, f"{numbers.year}-{numbers.last}"
    motion.mover = f"another-{numbers.last}"
    motion.save(force_insert=True)
    new: dict[tuple[type, int], object] = {}
    for kind, found in rows.items():
        for row in found:
            old = row.pk
            row.pk = None
            if hasattr(row, "motion_id"):
                row.motion = motion
            for field, other in (("version", Version), ("taken", Taken)):
                if hasattr(row, f"{field}_id"):
                    setattr(row, field, new[other, getattr(row, f"{field}_id")])
            row.save(force_insert=True)
            new[kind, old] = row


if __name__ == "__main__":
    assert people.national()
    build()

"""What this room holds on a person, table by table, for that person."""

from __future__ import annotations

from folkmoot.apps.motions.models import Companion, Motion, Taken, Version
from folkmoot.apps.people.holdings import Section


def gather(key: str) -> list[Section]:
    """What a person moved, wrote, helped with, and did on the road of motions."""
    return [
        Section(
            "Motions I moved",
            ("motion", "kind", "unit", "conference", "drafted_at"),
            tuple(
                (motion, kind, unit, conference, at.isoformat())
                for motion, kind, unit, conference, at in Motion.objects.filter(mover=key)
                .order_by("drafted_at")
                .values_list("key", "kind", "unit", "conference", "drafted_at")
            ),
        ),
        Section(
            "Versions I wrote",
            ("motion", "version", "title", "at"),
            tuple(
                (motion, number, title, at.isoformat())
                for motion, number, title, at in Version.objects.filter(by=key)
                .order_by("at")
                .values_list("motion__key", "number", "title", "at")
            ),
        ),
        Section(
            "Motions I help with",
            ("motion", "since"),
            tuple(
                (motion, since.isoformat())
                for motion, since in Companion.objects.filter(person=key).values_list(
                    "motion__key", "since"
                )
            ),
        ),
        Section(
            "Steps I took",
            ("motion", "step", "at", "receipt"),
            tuple(
                (motion, step, at.isoformat(), receipt)
                for motion, step, at, receipt in Taken.objects.filter(by=key)
                .order_by("at")
                .values_list("motion__key", "step", "at", "receipt")
            ),
        ),
    ]

"""The words of a motion: its versions, its operations, what they touch."""

from __future__ import annotations

import json
from collections.abc import Sequence

from folkmoot.apps.motions.models import Motion, Version
from folkmoot.core.lawtext import Operation, operations_from_json, operations_to_json


def current(motion: Motion) -> Version:
    """The words as they stand: what was submitted, or the newest version of a draft."""
    submission = getattr(motion, "submission", None)
    read = getattr(motion, "_prefetched_objects_cache", {}).get("versions")
    if read is not None:  # pages of many motions read all versions at once
        sent = submission.version_id if submission else None
        return max(read, key=lambda each: (each.pk == sent, each.number))
    if submission is not None:
        return submission.version
    return motion.versions.order_by("-number")[0]


def operations_of(version: Version) -> tuple[Operation, ...]:
    """The operations of a rule change, as the law applies them."""
    return operations_from_json(json.dumps(version.operations))


def as_data(operations: Sequence[Operation]) -> list[object]:
    """Operations as they are kept in a version."""
    return list(json.loads(operations_to_json(operations)))

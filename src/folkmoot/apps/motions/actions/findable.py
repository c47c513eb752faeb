"""A motion can be found by its words from the moment it is public."""

from __future__ import annotations

from folkmoot.apps.motions.models import Motion, Version
from folkmoot.platform.search import index


def make_findable(motion: Motion, version: Version) -> None:
    """Index a public motion."""
    index(
        kind="motion",
        key=motion.key,
        title=f"{motion.key} {version.title}",
        body=f"{version.body}\n{version.statement}",
        url=f"/motions/{motion.key}",
    )

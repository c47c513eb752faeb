"""What the sub-pages of a motion have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.views.acts import Doing
from folkmoot.apps.motions.views.next_steps import unnoted

Words = Callable[[queries.MotionView], str]


def fixed(words: object) -> Words:
    """The same words for every motion."""
    return lambda _motion: str(words)


def simply(do: Callable[..., object], *names: str) -> Callable[[Doing, Mapping[str, Any]], object]:
    """An action that takes the motion and some values of the form as they are."""

    def act(doing: Doing, given: Mapping[str, Any]) -> object:
        values = {name: given[name] for name in names}
        return do(actor=doing.actor, at=doing.at, motion=doing.motion.key, **values)

    return act


def decided(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    """What meetings decided and nobody has noted, and the unit's next meeting."""
    unit = motion.adopting_slug if motion.state == "passed" else motion.unit_slug
    return {"decisions": unnoted(motion.key), "meeting": assembly.next_meeting(unit, at)}

"""What two people do together: one asks, a second one agrees, and only then it is done.

``run(*, actor, second, at, **facts)`` does it, with the two and what was asked; it returns what
came of it (as JSON) and the receipt. The acts check for themselves that the two may.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from folkmoot.core.terms import ActorRef, Verdict

Run = Callable[..., tuple[dict[str, Any], str]]
May = Callable[[ActorRef, Mapping[str, Any], date], Verdict]
Says = Callable[[Mapping[str, Any]], str]
Officers = Callable[[Mapping[str, Any], date], list[str]]
Sensible = Callable[[Mapping[str, Any], date], Verdict]


@dataclass(frozen=True, slots=True)
class Joint:
    """One act of two.

    Attributes:
        name: its stable name, "people.export".
        says: what is asked for, in words.
        may: whether somebody may ask for it or agree to it.
        run: does it.
        officers: the units whose officers, or those above them, could be the second.
        sensible: whether what is asked for could be done at all, told to whoever asks.
    """

    name: str
    says: Says
    may: May
    run: Run
    officers: Officers
    sensible: Sensible | None = None


_known: dict[str, Joint] = {}


def register(joint: Joint) -> None:
    """Make an act one of two people.

    Raises:
        ValueError: if the name is taken by another.
    """
    if _known.get(joint.name, joint) != joint:
        raise ValueError(f"there is a joint act {joint.name!r} already")
    _known[joint.name] = joint


def joints() -> dict[str, Joint]:
    """Every act of two, by name."""
    return dict(_known)

"""Who acted, without saying who that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class ActorRef:
    """An opaque reference to whoever did something.

    Attributes:
        kind: ``"person"``, ``"office"``, ``"unit"``, ``"system"``, or ``"visitor"``: somebody who
            has not signed in, whom no policy knows.
        key: an identifier that only the people room can turn into a name.
    """

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

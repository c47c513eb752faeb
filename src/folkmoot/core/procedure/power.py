"""Who may take a step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

PowerKind = Literal[
    "office", "officer", "body", "mover", "delegate", "member", "chair", "system", "anyone"
]


@dataclass(frozen=True, slots=True)
class Power:
    """A standing from which somebody acts, asked for by a step or held by a person.

    Asked for, an empty ``key`` or ``of`` means "any". Held, they are filled in. So a step open to
    ``Power("officer", of="local")`` is open to whoever holds ``Power("officer", "secretary",
    "local")`` with regard to the matter at hand. The caller computes what a person holds *for this
    matter*: the secretary of another branch does not hold the power for this branch's motion.

    Attributes:
        kind: ``office`` (a named role), ``officer`` (any officer of a unit who has the authority),
            ``body`` (acting for a committee or meeting by its decision), ``mover`` (of this very
            motion, or the subject of this very case), ``delegate``, ``member``, ``chair`` (of the
            session), ``system`` (the clock or the machine, never a person), ``anyone``.
        key: the role or the body; empty for any.
        of: the tier of the unit it belongs to (``"branch"``, ``"local"``); empty for any.
        words: how a sentence names whoever has it: "the arrangements committee".
    """

    kind: PowerKind
    key: str = ""
    of: str = ""
    words: str = field(default="", compare=False)

    def is_met_by(self, held: Power) -> bool:
        """Whether holding ``held`` satisfies this requirement."""
        if self.kind == "anyone":
            return True
        return self.kind == held.kind and self.key in {"", held.key} and self.of in {"", held.of}

    def __str__(self) -> str:
        return self.words or " ".join(part for part in (self.of, self.key or self.kind) if part)


def holds_any(asked: Collection[Power], held: Collection[Power]) -> bool:
    """Whether one of the powers asked for is among, or met by, those held."""
    if any(power.kind == "anyone" for power in asked):
        return True
    return any(power.is_met_by(mine) for power in asked for mine in held)

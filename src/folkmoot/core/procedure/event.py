"""What has happened, as the history from which a state is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from folkmoot.core.terms import ActorRef


@dataclass(frozen=True, slots=True)
class Event:
    """A step that was taken.

    Attributes:
        step: the key of the step.
        at: when it took effect (aware).
        actor: who took it, or None where the record does not say.
        deadlines: for clocks that this step starts or moves, the moment each one ends. Fixed when
            the step is taken, under the rules then in force, so that a rule changed later moves
            nobody's deadline. A clock that is started without a deadline never runs out.
        reference: where the fact can be looked up (a row, an entry of the record).
        note: what a page prints beside it ("14 to 2").
    """

    step: str
    at: datetime
    actor: ActorRef | None = None
    deadlines: Mapping[str, datetime] = field(default_factory=dict)
    reference: str = ""
    note: str = ""


class HistoryError(ValueError):
    """A history that the procedure cannot have produced, with the place and the reason."""


class ProcedureError(ValueError):
    """A procedure whose parts do not fit together, or a step it does not have."""

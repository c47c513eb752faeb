"""Malformed input, one exception per kind; a refusal by the rules is a verdict instead."""

from __future__ import annotations

from folkmoot.core.terms import Verdict


class FormulaError(ValueError):
    """A threshold or quorum that cannot be read or makes no sense."""


class FiguresError(ValueError):
    """A figure that is not an exact number."""


class RollError(ValueError):
    """A roll of delegations that cannot be right: a key twice, a weight below nought."""


class NotCountableError(ValueError):
    """Votes were counted that the check before had refused; ``verdict`` says which and why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(" ".join(reason.sentence for reason in verdict.reasons))
        self.verdict = verdict


class GameError(ValueError):
    """A weighted game that cannot be right, or that is too large to be computed exactly."""


class FileError(ValueError):
    """A file that cannot be read as what it is meant to be, with the place and the reason."""


class HouseError(ValueError):
    """A house that cannot be: more members away than there are, a name twice."""

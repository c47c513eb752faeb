"""Malformed input to the room of consistency; what is merely unknown is a finding instead."""

from __future__ import annotations


class TableError(ValueError):
    """A table that cannot be right: a count below nought, more events than cases, a row twice."""


class PlanError(ValueError):
    """Comparisons that may not be published together, because one could be taken from another."""

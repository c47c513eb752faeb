"""Malformed input to the room of discourse."""

from __future__ import annotations


class VotesError(ValueError):
    """Votes on statements that cannot be read, with the place and the reason."""


class PostsError(ValueError):
    """Posts that cannot be read, with the place and the reason."""


class GraphError(ValueError):
    """A graph that cannot be read, with the place and the reason."""

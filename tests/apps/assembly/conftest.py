"""The small world in which meetings are held."""

from __future__ import annotations

import pytest

import kept_world
from apps.assembly.cast import Cast, gather


@pytest.fixture
def cast(db) -> Cast:
    """Everybody, their offices and the rules."""
    return kept_world.founded("those who meet", gather)

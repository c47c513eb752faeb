"""Signing one of the cast in, at a moment of the story."""

from __future__ import annotations

import pytest


@pytest.fixture
def at(stand_still):
    """Let it be a moment of the story, for every page of the room."""
    return lambda moment: stand_still("folkmoot.apps.campaigns.views", moment)

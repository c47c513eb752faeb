"""The court of these tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def court(world, stand_still):
    """The named cast with a clerk, an investigator and two pools."""
    import court
    from program import Program

    built = court.build(world)
    built.program = Program(stand_still)
    return built

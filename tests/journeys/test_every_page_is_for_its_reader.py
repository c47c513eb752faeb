"""The main pages on which a visitor sees less, as those read them who may."""

from __future__ import annotations

import pytest

from journeys.eyes import Eyes
from journeys.reading import look
from journeys.stage import Stage

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def eyes() -> Eyes:
    """What one of them saw need not be measured again for the next."""
    return Eyes()


@pytest.mark.parametrize("name", ["rosa", "ned", "dilys"])
def test_axe_finds_nothing_and_nothing_spills(stage: Stage, eyes: Eyes, name: str) -> None:
    assert look(stage, name, eyes) == {}


def test_nothing_was_refused_to_a_browser(stage: Stage) -> None:
    assert stage.complaints == []

"""A consultation of the small party, from its opening to what came of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apps.commons.story import CLOSES, OPENED, SEEDS, Story
from folkmoot.apps.commons import actions
from folkmoot.apps.commons.queries import opinions


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    opinions.forget()


@pytest.fixture
def consulting(world) -> Callable[..., Story]:
    """Open a consultation in the small party."""

    def begin(**more) -> Story:
        view, _ = actions.open_consultation(
            actor=more.pop("actor", world.greta),
            at=OPENED,
            title="Receipts for complaints",
            unit="ploughshare",
            proposition="Every complaint gets a receipt.",
            others=SEEDS,
            closes_at=more.pop("closes_at", CLOSES),
            **more,
        )
        return Story(world, view.key)

    return begin

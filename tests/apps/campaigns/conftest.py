"""Signing one of the cast in, at a moment of the story."""

from __future__ import annotations

import pytest

from folkmoot.apps.people.models import Account
from folkmoot.platform import clock


@pytest.fixture
def sign_in(client, world):
    """Sign one of the cast in."""

    def sign(name: str):
        client.force_login(Account.objects.get(person__key=world.key(name)))
        return client

    return sign


@pytest.fixture
def at(monkeypatch):
    """Let it be a moment of the story, for every page of the room."""

    def be(moment):
        for name in ("acting", "index", "message", "writing", "steps", "imprint", "contests",
                     "archives", "watching"):  # fmt: skip
            monkeypatch.setattr(f"folkmoot.apps.campaigns.views.{name}.now", lambda: moment)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return be

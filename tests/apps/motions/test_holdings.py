"""What the rooms above the members' room hold on a person is in what the person takes away."""

from __future__ import annotations

import pytest

from folkmoot.apps.people.holdings import holdings_of
from road import draft

pytestmark = pytest.mark.django_db


def test_a_motion_and_its_versions_are_held_on_their_mover(world):
    motion = draft(world)
    held = {section.title: section.rows for section in holdings_of(world.esme.key)["Motions"]}
    assert [row[0] for row in held["Motions I moved"]] == [getattr(motion, "key", motion)]
    assert held["Versions I wrote"]
    others = {section.title: section.rows for section in holdings_of(world.kofi.key)["Motions"]}
    assert not any(others.values())


def test_every_room_is_there_even_where_it_holds_nothing(world):
    assert {"Members", "Record", "Meetings", "Motions"} <= set(holdings_of(world.kofi.key))

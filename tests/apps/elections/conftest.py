"""An election of the small party, from its calling to its declaration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import kept_world
from apps.elections.story import CALLED, IN_TIME, SEED, TIMES, Story
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.elections import actions


@pytest.fixture
def elections(world) -> Callable[..., Story]:
    """Call an election in the small party."""

    def call(post: str = "committee", *, places: int = 2, **more) -> Story:
        actions.make_post(
            actor=world.greta, at=CALLED, title=post.capitalize(), unit="ploughshare",
            places=places, months=24, slug=post, role=more.pop("role", ""),
        )  # fmt: skip
        view, _ = actions.call_election(
            actor=world.greta,
            at=CALLED,
            post=post,
            times=more.pop("times", TIMES),
            seed=SEED,
            **more,
        )
        return Story(world, view.key)

    return call


@pytest.fixture
def polling(world, elections) -> Story:
    """Esme and Dilys stand for two places; the paper is drawn."""

    def poll() -> str:
        story = elections()
        story.stands("esme", "dilys")
        story.notice()
        return story.key

    return Story(world, kept_world.walked("a poll", poll))


@pytest.fixture
def delegates(world):
    """Chidi is delegate of Aldermere, Idris of Brinswick, Joan of the Weavers, with credentials."""
    kept_world.walked("delegates", lambda: _delegates(world))
    return world


def _delegates(world) -> None:
    assembly.freeze_weights(actor=world.greta, at=IN_TIME, meeting=world.conference)
    for who, unit, by in (
        ("chidi", "aldermere", "farid"),
        ("idris", "brinswick", "idris"),
        ("joan", "weavers", "joan"),
    ):
        assembly.name_delegate(
            actor=getattr(world, by) if by != who else world.greta,
            at=IN_TIME,
            meeting=world.conference,
            unit=unit,
            person=world.key(who),
            elected_at="general meeting",
        )
        assembly.credential_delegate(
            actor=world.greta, at=IN_TIME, meeting=world.conference, person=world.key(who)
        )


@pytest.fixture
def at(stand_still):
    """Let it be a moment of the timetable, for every page."""
    return lambda moment: stand_still("folkmoot.apps.elections.views", moment)

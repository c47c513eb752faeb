"""Motions of the cast on their way through the hall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import kept_world
from folkmoot.apps.motions import actions
from road import MAY, in_the_hall, open_hall, passed_and_adopted, submitted

HALL = datetime(2026, 9, 26, 9, 30, tzinfo=UTC)


def ordinary(world, *, at=MAY, title="Warm halls"):
    """An ordinary motion of Aldermere that is in order."""
    return kept_world.walked(("ordinary", at, title), lambda: _ordinary(world, at, title))


def _ordinary(world, at, title):
    key = actions.draft_motion(
        actor=world.esme,
        at=at,
        kind="ordinary",
        unit="westbrook",
        conference=world.conference,
        title=title,
        body="Conference asks every unit to heat the halls it meets in.",
    ).key
    key, later = passed_and_adopted(world, key, at=at)
    actions.submit_motion(actor=world.farid, at=later, motion=key)
    actions.rule_motion(actor=world.dilys, at=later, motion=key, outcome="in_order")
    return key, later


def in_debate(world, motion, later):
    """The motion is on the agenda, conference is open, its delegate has moved it."""
    in_the_hall(world, later)
    actions.place_on_agenda(actor=world.dilys, at=later + timedelta(days=1), motion=motion)
    open_hall(world, HALL)
    actions.move_motion(
        actor=world.chidi, at=HALL + timedelta(minutes=5), motion=motion, seconder="Brinswick"
    )
    return HALL + timedelta(minutes=10)


def rule_change_in_debate(world):
    return kept_world.walked("a rule change in debate", lambda: _rule_change_in_debate(world))


def _rule_change_in_debate(world):
    motion, at = submitted(world)
    actions.rule_motion(actor=world.dilys, at=at, motion=motion, outcome="in_order")
    return motion, in_debate(world, motion, at)

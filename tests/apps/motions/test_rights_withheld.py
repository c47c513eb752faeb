"""Whoever does without the right proposes no motion; what a unit has passed goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from folkmoot.apps.motions import actions
from folkmoot.platform.acts import Refused
from road import MAY, draft, pass_at, passed_and_adopted
from world import withhold

DAY = timedelta(days=1)


def test_a_motion_is_not_proposed_while_the_right_is_withheld(world):
    motion = draft(world).key
    digest = withhold(world.key("esme"), "propose", MAY - DAY, MAY + DAY)
    branch = {"unit": "westbrook", "officer": "ada", "kind": "branch_meeting", "count": 12}
    with pytest.raises(Refused) as no:
        pass_at(world, motion, at=MAY + DAY, **branch)
    (reason,) = no.value.verdict.reasons
    assert reason.code == "right.withheld"
    assert digest[:12] in reason.sentence
    pass_at(world, motion, at=MAY + 2 * DAY, **branch)


def test_what_a_unit_has_passed_does_not_stop_for_what_befalls_its_mover(world):
    motion, at = passed_and_adopted(world)
    withhold(world.key("esme"), "propose", at - DAY, at + 900 * DAY)
    actions.submit_motion(actor=world.farid, at=at, motion=motion)

"""If the server was down at a deadline, the deadline is extended by the outage, and says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.record.acts import Refused
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform import outages
from road import passed_and_adopted, submitted

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 7, 18, 11, tzinfo=UTC)  # ten weeks before conference, 12 noon in London
MINUTE = timedelta(minutes=1)


def down(start: datetime, end: datetime) -> None:
    outages.beat(start)
    outages.note_start(end)


def test_a_motion_ten_minutes_after_noon_is_in_time_when_the_server_was_down_at_noon(world):
    motion, _ = passed_and_adopted(world)
    down(NOON - 10 * MINUTE, NOON + 20 * MINUTE)
    actions.submit_motion(actor=world.farid, at=NOON + 10 * MINUTE, motion=motion)
    assert queries.motion(motion, at=NOON + 10 * MINUTE).state == "submitted"


def test_the_deadline_moves_by_the_length_of_the_outage_and_not_a_second_more(world):
    motion, _ = passed_and_adopted(world)
    down(NOON - 10 * MINUTE, NOON + 20 * MINUTE)
    with pytest.raises(Refused) as late:
        actions.submit_motion(
            actor=world.farid, at=NOON + 30 * MINUTE + timedelta(seconds=1), motion=motion
        )
    assert late.value.verdict.codes == ("deadline.passed",)
    assert "12:30 on Saturday 18 July 2026" in late.value.verdict.reasons[0].sentence
    actions.submit_motion(actor=world.farid, at=NOON + 30 * MINUTE, motion=motion)


def test_an_outage_outside_the_window_of_the_rule_moves_nothing(world):
    before = queries.deadline_of("rule_change", world.conference, at=NOON)
    down(NOON - timedelta(days=3), NOON - timedelta(days=2))
    assert queries.deadline_of("rule_change", world.conference, at=NOON) == before


def test_the_deadline_says_why_it_was_moved(world, client):
    down(NOON - 10 * MINUTE, NOON + 20 * MINUTE)
    found = queries.deadline_of("rule_change", world.conference, at=NOON)
    assert found.moment == NOON + 30 * MINUTE
    says = "The service was down for 30 minutes"
    assert says in found.explanation[-1]
    page = client.get(f"/motions/conferences/{world.conference}").content.decode()
    assert says in page


def test_the_time_to_challenge_a_ruling_moves_too(world):
    motion, at = submitted(world)
    actions.rule_motion(
        actor=world.dilys,
        at=at,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "7.I.3"),
        reasons="Conference decided on this last year.",
    )
    row = Motion.objects.get(key=motion)
    ends = standing_of(row, at=at).clocks["challenge_window"]
    down(ends - 2 * MINUTE, ends + 8 * MINUTE)
    challenged = ends + 9 * MINUTE
    assert standing_of(row, at=challenged).clocks["challenge_window"] == ends + 10 * MINUTE
    actions.challenge_ruling(
        actor=world.farid, at=challenged, motion=motion, grounds="It was another clause."
    )
    assert queries.motion(motion, at=challenged).state == "challenged"

"""The house's verdicts are the procedure's: both books are kept side by side, step by step.

Only what the state enables is offered, done well or with one thing wrong about it; and at every
stop each step of the road is asked of both, for everybody who has any part.
"""

from __future__ import annotations

from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from twin import ROAD, Twin, enabled

from folkmoot.apps.conduct.policy.powers import powers_of
from folkmoot.apps.conduct.queries import history
from folkmoot.apps.conduct.queries.facts import case_of
from folkmoot.apps.record import memo
from folkmoot.core.procedure.conduct.position import position_of
from folkmoot.core.procedure.permission import may
from folkmoot.platform.config import var_folder

MOST = 34
counted = {"verdicts": 0, "acts": 0, "states": set()}


def agree(twin: Twin) -> None:
    """Both books say the same of the position and of every step, for each of the people."""
    row, at, rules = twin.court.row, twin.at, twin.rules
    stored = case_of(row, rules, at)
    assert position_of(stored, rules, at) == position_of(twin.case, rules, at)
    court = twin.court
    people = [court.clerk, court.respondent, court.complainant, court.part("adjudicator")]
    powers = {actor: twin.powers(actor) for actor in people}
    held = {actor: powers_of(row, actor, at) for actor in people}
    assert held == powers
    events = history.events_of(row)
    for step, actor in product(ROAD.steps, people):
        mine = may(
            history.road_of(row),
            events,
            step.key,
            powers=held[actor],
            facts=stored,
            rules=rules,
            at=at,
        )
        theirs = may(
            ROAD,
            twin.events,
            step.key,
            powers=powers[actor],
            facts=twin.case,
            rules=rules,
            at=at,
        )
        assert (mine.allowed, mine.codes) == (theirs.allowed, theirs.codes), (step.key, twin.state)
        counted["verdicts"] += 1


@pytest.mark.slow
def test_the_house_decides_as_the_procedure_does(court):
    @settings(
        max_examples=3,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.integers(0, 10**6), min_size=MOST, max_size=MOST))
    def side_by_side(choices):
        (var_folder() / "record.mark").unlink(missing_ok=True)  # the last world was taken back
        memo.forget()
        with transaction.atomic():
            twin = Twin(court)
            twin.begin()
            for place, choice in enumerate(choices):
                commands = enabled(twin)
                if not commands:
                    break
                commands[choice % len(commands)](twin, choice // 7)
                counted["states"].add(twin.state)
                if place % 4 == 0:
                    agree(twin)
            agree(twin)
            counted["acts"] += twin.compared
            transaction.set_rollback(True)

    side_by_side()
    assert counted["verdicts"] + counted["acts"] > 2500
    assert {"charged", "disclosed", "heard", "decided"} <= counted["states"]

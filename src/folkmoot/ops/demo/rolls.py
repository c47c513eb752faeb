"""The roll of the year: who may take part in what all members decide."""

from __future__ import annotations

from datetime import timedelta

from folkmoot.apps.people.actions import freeze_roll
from folkmoot.apps.people.rolls import RollRules
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

KEY = "all-members"
_SIX_MONTHS = timedelta(days=182)


def freeze(line: Timeline, party: Party) -> Story[None]:
    """Freeze the roll of all members, as it was four weeks ago."""
    on = line.day(-28)
    yield line.evening(-27)
    freeze_roll(
        actor=party.greta,
        at=line.evening(-27),
        key=KEY,
        title="Who may vote in what all members decide",
        unit="ploughshare",
        on=on,
        rules=RollRules(joined_by=on - _SIX_MONTHS),
    )

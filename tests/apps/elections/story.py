"""An election of the small party, from its calling to its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.platform.acts import Refused

CALLED = datetime(2026, 5, 1, 9, tzinfo=UTC)
TIMES = Timetable(
    nominations_open=datetime(2026, 5, 2, 9, tzinfo=UTC),
    nominations_close=datetime(2026, 5, 30, 12, tzinfo=UTC),
    accept_by=datetime(2026, 6, 4, 12, tzinfo=UTC),
    poll_opens=datetime(2026, 6, 10, 9, tzinfo=UTC),
    poll_closes=datetime(2026, 6, 24, 12, tzinfo=UTC),
)
IN_TIME = datetime(2026, 5, 10, 12, tzinfo=UTC)
ANSWERS = datetime(2026, 6, 1, 12, tzinfo=UTC)
DRAWN = datetime(2026, 6, 5, 12, tzinfo=UTC)
POLL = datetime(2026, 6, 12, 12, tzinfo=UTC)
COUNT = datetime(2026, 6, 24, 18, tzinfo=UTC)
SEED = "0" * 64
VOTERS = ("ada", "bram", "chidi", "farid", "hana", "idris", "joan", "kofi")


def number_of(world, name: str) -> str:
    """A person's membership number."""
    found = people.person(world.key(name))
    assert found is not None
    return found.number


@dataclass(slots=True)
class Story:
    """An election and the means to take it further."""

    world: object
    key: str

    @property
    def view(self):
        found = queries.election(self.key)
        assert found is not None
        return found

    def nominate(self, unit: str, by: str, who: str, *, at: datetime = IN_TIME):
        return actions.nominate(
            actor=getattr(self.world, by),
            at=at,
            election=self.key,
            number=number_of(self.world, who),
            unit=unit,
            meeting="a meeting",
        )

    def stands(
        self,
        *names: str,
        groups: dict[str, list[str]] | None = None,
        unit: str = "aldermere",
        by: str = "farid",
    ) -> None:
        """Nominated by Aldermere (by Farid) and accepted."""
        for name in names:
            self.nominate(unit, by, name)
            actions.answer_nomination(
                actor=getattr(self.world, name),
                at=ANSWERS,
                election=self.key,
                accepts=True,
                groups=(groups or {}).get(name, ()),
            )

    def notice(self) -> None:
        actions.give_notice_of_poll(actor=self.world.greta, at=DRAWN, election=self.key)

    def line(self, name: str) -> int:
        key = self.world.key(name) if name != "reopen" else ""
        return next(each.number for each in queries.paper(self.key) if each.person_key == key)

    def votes(self, who: str, *prefer: str, at: datetime = POLL, phrase: str = ""):
        return actions.cast_ballot(
            actor=getattr(self.world, who),
            at=at,
            election=self.key,
            choices=[self.line(name) for name in prefer],
            tag=actions.tag_of(f"secret of {who}"),
            phrase=phrase,
        )

    def count(self, *, at: datetime = COUNT):
        return actions.count_ballots(actor=self.world.greta, at=at, election=self.key)

    def declare(self, *, at: datetime = COUNT + timedelta(hours=1)):
        return actions.declare_result(actor=self.world.greta, at=at, election=self.key)


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What happens inside is refused, for this reason among others."""
    with pytest.raises(Refused) as caught:
        yield
    assert code in caught.value.verdict.codes, caught.value.verdict.codes


def everybody_votes(story: Story) -> None:
    """Eight votes, half of them the other way round."""
    for place, who in enumerate(VOTERS):
        order = ("esme", "dilys", "reopen") if place % 2 else ("dilys", "esme")
        story.votes(who, *order, phrase=f"phrase of {place}")

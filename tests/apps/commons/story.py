"""A consultation of the small party and the means to take it further."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.models import Entry
from folkmoot.platform.acts import Refused

OPENED = datetime(2026, 5, 1, 9, tzinfo=UTC)
OPEN = datetime(2026, 5, 4, 12, tzinfo=UTC)
CLOSES = datetime(2026, 5, 15, 12, tzinfo=UTC)
AFTER = datetime(2026, 5, 15, 13, tzinfo=UTC)
SEEDS = (
    "Dues should be lower.",
    "Branches should meet monthly.",
    "Meetings should be on the telephone as well.",
    "The executive should publish its minutes.",
    "Conference should last a day longer.",
    "Head office should answer letters within a week.",
)


@dataclass(slots=True)
class Story:
    """A consultation."""

    world: object
    key: str

    @property
    def view(self) -> queries.ConsultationView:
        found = queries.consultation(self.key)
        assert found is not None
        return found

    def respond(self, who: str, number: int, choice: str, *, at: datetime = OPEN) -> str:
        return actions.respond(
            at=at,
            consultation=self.key,
            statement=number,
            choice=choice,
            person=self.world.key(who),
        )

    def put(self, who: str, text: str, *, at: datetime = OPEN) -> int:
        number, _ = actions.put_statement(
            actor=getattr(self.world, who), at=at, consultation=self.key, text=text
        )
        return number

    def moderate(self, who: str, number: int, *, hides: bool, reason: str = "It names a person."):
        return actions.moderate(
            actor=getattr(self.world, who),
            at=OPEN,
            consultation=self.key,
            statement=number,
            hides=hides,
            reason=reason,
        )

    def everybody_responds(self, *, at: datetime = OPEN) -> None:
        """Two camps: all agree to the first, half are for and half against the rest."""
        electors = sorted(people.electors_of(self.view.roll))
        for place, key in enumerate(electors):
            for number in range(1, 8):
                for_it = number == 1 or (place % 2 == 0) == (number % 2 == 0)
                actions.respond(
                    at=at, consultation=self.key, statement=number,
                    choice="agree" if for_it else "disagree", person=key,
                )  # fmt: skip


def entry_of(act: str) -> dict:
    """The fields in clear of the one entry of a kind."""
    return json.loads(bytes(Entry.objects.get(act=act).data))["body"]


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The law says no, for this reason among others."""
    with pytest.raises(Refused) as no:
        yield
    assert code in no.value.verdict.codes

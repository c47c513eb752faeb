"""How an election of the demonstration goes: nominated, voted on, counted and declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import AFFILIATES, LOCAL_PARTIES, NATIONAL
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

SEED = "folkmoot demonstration"
HOUR = timedelta(hours=1)
WHOLE = NATIONAL[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate, who nominated her, and for which kept places she asks to be counted."""

    actor: ActorRef
    units: tuple[str, ...]
    groups: tuple[str, ...] = ()


def nominators() -> tuple[list[str], list[str]]:
    """The local parties and the affiliates that nominate."""
    return [each.slug for each in LOCAL_PARTIES], [slug for slug, _, _ in AFFILIATES]


def nominated(
    line: Timeline,
    party: Party,
    *,
    post: tuple[str, str, int, str],
    times: Timetable,
    called: datetime,
    standing: Sequence[Standing],
    meeting: str = "",
    kept: Sequence[tuple[str, int]] = (),
) -> Story[str]:
    """Call an election of a new post and have its candidates nominated; returns its key."""
    title, slug, places, role = post
    yield called
    actions.make_post(
        actor=party.greta, at=called, title=title, slug=slug, unit=WHOLE, places=places,
        months=24, role=role,
    )  # fmt: skip
    view, _ = actions.call_election(
        actor=party.greta, at=called, post=slug, times=times, meeting=meeting, kept=kept,
        seed=f"{SEED} {slug}",
    )  # fmt: skip
    on = times.nominations_close - timedelta(days=3)
    yield on
    for each in standing:
        person = people.person(each.actor.key)
        for unit in each.units:
            actions.nominate(
                actor=party.secretaries[unit], at=on, election=view.key,
                number=person.number if person else "", unit=unit, meeting="general meeting",
            )  # fmt: skip
    yield on + HOUR
    for each in standing:
        actions.answer_nomination(
            actor=each.actor, at=on + HOUR, election=view.key, accepts=True, groups=each.groups
        )
    return view.key


def count_and_declare(party: Party, key: str, at: datetime) -> Story[None]:
    """Open the box, count, and declare an hour later."""
    yield at
    actions.count_ballots(actor=party.greta, at=at, election=key)
    yield at + HOUR
    actions.declare_result(actor=party.greta, at=at + HOUR, election=key)


def vote(
    key: str, *, at: datetime, many: int, chance: Random, but: Party | None = None, first: str = ""
) -> None:
    """Ballots of members drawn by lot, each with a taste of her own."""
    view = queries.election(key)
    assert view is not None  # noqa: S101  (it was called above)
    of_story = {actor.key for actor in but.story.values()} if but else set()
    voters = sorted(set(people.electors_of(view.roll, at)) - of_story)
    lines = queries.paper(key)
    taste: Mapping[int, float] = {
        line.number: 0.2
        if line.reopens
        else 1.1
        if line.person_key == first
        else 1 / (1 + place % 4)
        for place, line in enumerate(lines)
    }
    ballots = []
    for voter in chance.sample(voters, many):
        drawn = sorted(taste, key=lambda n: chance.random() ** (1 / taste[n]), reverse=True)
        ballots.append((voter, drawn[: chance.choice((1, 2, 3, 3, 4, len(drawn)))], ""))
    actions.fill_box(at=at, election=key, ballots=ballots)

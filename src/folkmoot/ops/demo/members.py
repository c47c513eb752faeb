"""Founding the party of the story: units, members, officers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from folkmoot.apps.people import actions as people
from folkmoot.apps.people.actions.admit_many import Admission
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.names import a_name
from folkmoot.ops.demo.places import AFFILIATES, LOCAL_PARTIES, NATIONAL, REGIONS
from folkmoot.ops.demo.timeline import Timeline

SYSTEM = ActorRef("system", "founding")

# The people of the story: name, branch. Everybody else is drawn by lot.
STORY = {
    "rosa": ("Rosa", "Thorne", "westbrook"),
    "ned": ("Ned", "Appleyard", "westbrook"),
    "farah": ("Farah", "Aziz", "quayside"),
    "kofi": ("Kofi", "Mensah", "old-mill"),
    "dilys": ("Dilys", "Hughes", "ropewalk"),
    "greta": ("Greta", "Lindqvist", "orchard-end"),
    "hamid": ("Hamid", "Vale", "hollins"),
    "joan": ("Joan", "Pettifer", "maltings"),
    "idris": ("Idris", "Sloane", "hollins"),
    "maeve": ("Maeve", "Quinn", "leigh-harbour"),
    "tess": ("Tess", "Halloran", "old-mill"),
    "clem": ("Clement", "Ayoade", "ropewalk"),
    "sunita": ("Sunita", "Rao", "leigh-harbour"),
}
COMMITTEE = 7
EXECUTIVE = 6
ALSO_IN_A_UNION = 0.12  # the share of members who belong to an affiliate as well
LONG = 100  # days after the founding: those who joined by then can hold any office


@dataclass(slots=True)
class Party:
    """Who is who, by the keys of the story and by office."""

    story: dict[str, ActorRef] = field(default_factory=dict)
    secretaries: dict[str, ActorRef] = field(default_factory=dict)
    chairs: dict[str, ActorRef] = field(default_factory=dict)
    of_unit: dict[str, list[ActorRef]] = field(default_factory=dict)
    members: int = 0

    def __getattr__(self, name: str) -> ActorRef:
        try:
            return self.story[name]
        except KeyError:
            raise AttributeError(f"nobody in the story is called {name}") from None


def found_units(line: Timeline, at: datetime) -> None:
    """The tree, from the whole to the branches, and the affiliates."""
    on = line.founded
    people.found_unit(
        actor=SYSTEM, at=at, name=NATIONAL[1], kind="national", slug=NATIONAL[0], on=on
    )
    for slug, name in REGIONS:
        _found(slug, name, "region", NATIONAL[0], line, at)
    for party in LOCAL_PARTIES:
        _found(party.slug, party.name, "local_party", party.region, line, at)
        for slug, name in party.branches:
            _found(slug, name, "branch", party.slug, line, at)
    for slug, name, _ in AFFILIATES:
        _found(slug, name, "affiliate", NATIONAL[0], line, at)


def _found(slug: str, name: str, kind: str, parent: str, line: Timeline, at: datetime) -> None:
    people.found_unit(
        actor=SYSTEM, at=at, name=name, kind=kind, parent=parent, slug=slug, on=line.founded
    )


def admit_members(line: Timeline, at: datetime, chance: Random) -> Party:
    """Five thousand members in their branches, the people of the story among them."""
    rows = [*_story(line), *_others(line, chance)]
    views, _ = people.admit_many(rows, actor=SYSTEM, at=at)
    party = Party(members=len(views))
    for row, view, name in zip(rows, views, [*STORY, *[""] * len(rows)], strict=False):
        actor = ActorRef("person", view.key)
        if name:
            party.story[name] = actor
        else:
            party.of_unit.setdefault(row.unit, []).append(actor)
            # Offices of affiliates go to those who have been members for long.
            for slug in row.also_in if (row.start - line.founded).days <= LONG else ():
                party.of_unit.setdefault(slug, []).append(actor)
    return party


def _story(line: Timeline) -> Iterator[Admission]:
    for name, (given, family, unit) in STORY.items():
        yield Admission(
            given,
            family,
            unit,
            line.founded + timedelta(days=40),
            also_in=("weavers",) if name == "joan" else (),
            email=f"{given.lower()}.{family.lower()}@example.org",
            address=f"1 {family} Row",
        )


def _others(line: Timeline, chance: Random) -> Iterator[Admission]:
    days = (line.day(0) - line.founded).days
    affiliates = [slug for slug, _, _ in AFFILIATES]
    for party in LOCAL_PARTIES:
        taken = sum(1 for _, _, unit in STORY.values() if unit in dict(party.branches))
        for number in range(party.members - taken):
            given, family = a_name(chance)
            branch = party.branches[number % len(party.branches)][0]
            # The first of each branch have been members for long: they hold its offices.
            joined = LONG if number < 12 * len(party.branches) else chance.randrange(days - 30)
            yield Admission(
                given,
                family,
                branch,
                line.founded + timedelta(days=joined),
                also_in=(chance.choice(affiliates),) if chance.random() < ALSO_IN_A_UNION else (),
                email=f"{given}.{family}.{party.slug}{number}@example.org".lower(),
            )


def fill_offices(line: Timeline, at: datetime, party: Party) -> None:
    """General secretary first; then she writes down all the others."""
    whole = NATIONAL[0]
    people.appoint(
        actor=SYSTEM,
        at=at,
        person=party.greta.key,
        role="general_secretary",
        unit=whole,
        start=line.day(-700),
    )
    clerk = party.greta

    def hold(actor: ActorRef, role: str, unit: str, authority: str = "elected") -> None:
        people.appoint(
            actor=clerk,
            at=at,
            person=actor.key,
            role=role,
            unit=unit,
            start=line.day(-600),
            authority=authority,
        )

    hold(party.maeve, "chair", whole)
    hold(party.dilys, "arrangements_committee", whole)
    for actor in party.of_unit["northgate"][: COMMITTEE - 1]:
        hold(actor, "arrangements_committee", whole)
    for actor in party.of_unit["eastry"][:EXECUTIVE]:
        hold(actor, "executive", whole)
    hold(party.of_unit["farrow"][0], "treasurer", whole, "acting")
    for unit, chair, secretary in _officers(party):
        party.chairs[unit], party.secretaries[unit] = chair, secretary
        hold(chair, "chair", unit)
        hold(secretary, "secretary", unit)


def _officers(party: Party) -> Iterator[tuple[str, ActorRef, ActorRef]]:
    named = {
        "westbrook": party.ned,
        "aldermere": party.farah,
        "brinswick": party.idris,
        "weavers": party.joan,
    }
    for local in LOCAL_PARTIES:
        first = party.of_unit[local.branches[0][0]]
        yield local.slug, first[0], named.get(local.slug, first[1])
        for slug, _ in local.branches:
            here = party.of_unit[slug]
            yield slug, here[2], named.get(slug, here[3])
    for slug, _ in REGIONS:
        local = next(each for each in LOCAL_PARTIES if each.region == slug)
        here = party.of_unit[local.branches[1][0]]
        yield slug, here[4], here[5]
    for slug, _, _ in AFFILIATES:
        here = party.of_unit[slug]
        yield slug, here[0], named.get(slug, here[1])

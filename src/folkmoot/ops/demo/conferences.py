"""Holding a conference in the story: called, delegations weighed, delegates sent, opened."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly import queries
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import AFFILIATES, LOCAL_PARTIES, NATIONAL
from folkmoot.ops.demo.telling import Story


def call(party: Party, *, at: datetime, opens: datetime, place: str) -> str:
    """Call a conference; its notice goes out three months before it opens, or at once."""
    meeting, _ = assembly.call_meeting(
        actor=party.greta,
        at=at,
        unit=NATIONAL[0],
        kind="conference",
        starts_at=opens,
        title=f"Conference {opens.year}",
        place=place,
    )
    return meeting.key


def send_delegates(
    party: Party,
    conference: str,
    *,
    at: datetime,
    frozen_on: date,
    named: dict[str, ActorRef],
    each: int = 2,
) -> Story[None]:
    """Weigh the cards, elect delegates, give them credentials.

    Args:
        named: the delegate of the story in a unit; the others are drawn from its members.
        each: how many delegates a local party sends.
    """
    yield at
    assembly.send_notice(actor=party.greta, at=at, meeting=conference, how="post")
    assembly.freeze_weights(
        actor=party.greta,
        at=at,
        meeting=conference,
        frozen_on=frozen_on,
        declared={slug: members for slug, _, members in AFFILIATES},
    )
    sent: list[tuple[str, ActorRef]] = []
    for local in LOCAL_PARTIES:
        here = party.of_unit[local.branches[0][0]]
        chosen = [*filter(None, [named.get(local.slug)]), *here[6:]][:each]
        sent += [(local.slug, actor) for actor in chosen]
    for slug, _, _ in AFFILIATES:
        # Somebody of an affiliate may be delegate of a local party already: one person, one seat.
        taken = {actor for _unit, actor in sent}
        free = next(actor for actor in party.of_unit[slug][2:] if actor not in taken)
        sent.append((slug, named.get(slug, free)))
    later = at + timedelta(days=14)
    yield later
    for unit, actor in sent:
        assembly.name_delegate(
            actor=party.secretaries[unit],
            at=later,
            meeting=conference,
            unit=unit,
            person=actor.key,
            elected_at="the general meeting in spring",
        )
    yield later + timedelta(days=1)
    for _unit, actor in sent:
        assembly.credential_delegate(
            actor=party.greta, at=later + timedelta(days=1), meeting=conference, person=actor.key
        )


def put_report(party: Party, conference: str, *, at: datetime) -> int:
    """Put the arrangements committee's report on the agenda; returns its line."""
    item, _ = assembly.put_on_agenda(
        actor=party.dilys,
        at=at,
        meeting=conference,
        kind="report",
        title="First report of the arrangements committee",
        subject=f"report:{conference}:1",
        position=1,
    )
    return item.id


def put_section(
    party: Party, conference: str, title: str, *, at: datetime, ends_at: datetime
) -> int:
    """Give the agenda a section whose debate ends at a moment; returns its line."""
    item, _ = assembly.put_on_agenda(
        actor=party.dilys, at=at, meeting=conference, title=title, ends_at=ends_at
    )
    return item.id


def open_with_report(party: Party, conference: str, *, at: datetime, report: int) -> Story[None]:
    """Open the conference and adopt the report, so that motions may be moved."""
    yield at
    assembly.open_meeting(
        actor=party.maeve, at=at, meeting=conference, chair=party.maeve.key, opened_at=at
    )
    yield at + timedelta(minutes=10)
    assembly.decide(
        actor=party.maeve,
        at=at + timedelta(minutes=10),
        meeting=conference,
        item=report,
        question="That the report be adopted",
        votes_for=14,
        votes_against=1,
        abstentions=0,
        subject=f"report:{conference}:1",
    )


def open_cards(
    party: Party, conference: str, motion: str, *, at: datetime, item: int | None = None
) -> int:
    """Open a card vote on a rule change; returns its number."""
    vote, _ = assembly.open_card_vote(
        actor=party.maeve,
        at=at,
        meeting=conference,
        question=f"That motion {motion} be carried",
        question_kind="rule_change",
        subject=f"motion:{motion}",
        item=item,
    )
    return vote.number


def tell_delegates(
    officer: ActorRef, conference: str, motion: str, unit: str, *, at: datetime
) -> None:
    """A unit that adopted a motion tells its delegates to vote for it."""
    about = f"motion:{motion}"
    (item,) = (each for each in queries.agenda_lines(conference) if each.subject == about)
    (adopted,) = (each for each in queries.decisions_about(about) if each.unit_slug == unit)
    assembly.mandate_delegates(
        actor=officer,
        at=at,
        meeting=conference,
        unit=unit,
        item=item.id,
        instruction="for",
        decided_at=adopted.meeting_title,
        decided_on=adopted.at.date(),
    )


def tell_cards(
    party: Party, conference: str, vote: int, choices: dict[str, str], *, at: datetime
) -> None:
    """The tellers enter cards as the delegations handed them in."""
    for unit, choice in choices.items():
        assembly.enter_card(
            actor=party.maeve,
            at=at,
            meeting=conference,
            card_vote=vote,
            delegation=unit,
            choice=choice,
        )

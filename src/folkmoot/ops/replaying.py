"""Real editions put through the real road, one rule change each, in an organisation made for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.motions import actions as motions
from folkmoot.apps.people import actions as people
from folkmoot.apps.people.actions.admit_many import Admission
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.actions import import_document
from folkmoot.apps.rulebook.formats import READERS
from folkmoot.core.lawtext import carry_identities, counter, derive, touched_words
from folkmoot.core.lawtext.replay import changed_words
from folkmoot.core.terms import ActorRef
from folkmoot.platform import installation
from folkmoot.platform.acts import one_transaction

SYSTEM = ActorRef("system", "replay")
BEGINNING = datetime(2000, 1, 3, 9, tzinfo=UTC)
EVERY = timedelta(days=90)
DAY = timedelta(days=1)
MOST = Fraction(3, 2)

STANDING_RULES = """\
# Standing rules of the replay

[1] A unit may send any number of rule changes, of any length, and none is barred.
    = motion.rule_change.per_unit: none
    = motion.rule_change.title_words: none
    = motion.rule_change.statement_words: none
    = motion.rule_change.one_subject: no
    = repeat_bar.length: none
[2] Rule changes reach head office four weeks before conference.
    = motion.rule_change.closes_before: 4 weeks
[3] A general meeting is quorate with three members, conference with two delegates.
    = meeting.local.quorum_number: 3
    = meeting.national.quorum_number: 2
[4] A rule change is decided by card vote, in which each unit's vote is the number of its members.
    = motion.rule_change.method: card
    = card.colleges: units 1
"""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One edition, put through the road.

    Attributes:
        number: the edition, from 1.
        reproduced: whether the certified edition is the real text, byte for byte.
        motion: the number of the motion that made it; empty for the first.
        operations: how many operations it was.
        touched: words the operations strike or bring in.
        changed: words that differ between the two texts.
    """

    number: int
    reproduced: bool
    motion: str
    operations: int
    touched: int
    changed: int

    @property
    def within(self) -> bool:
        """Whether the operations touch no more than 1.5 times the words changed."""
        return self.touched <= MOST * max(self.changed, 1)


def replay(texts: list[str], format_: str) -> Iterator[Replayed]:
    """Import edition 1, then move, pass, send, rule, vote and certify each next edition."""
    cast = _found()
    with one_transaction():
        import_document(
            actor=SYSTEM,
            at=BEGINNING,
            slug="orders",
            source=STANDING_RULES,
            format="labelled",
            in_force_on=BEGINNING.date(),
            rank=1,
        )
        import_document(
            actor=SYSTEM,
            at=BEGINNING,
            slug="book",
            source=texts[0],
            format=format_,
            in_force_on=BEGINNING.date(),
            mint=counter("e1-"),
        )
    yield Replayed(1, _real(texts[0]), "", 0, 0, 0)
    for number, text in enumerate(texts[1:], start=2):
        with one_transaction():
            yield _step(cast, number, texts[number - 2], text, format_)


def _step(cast: dict[str, ActorRef], number: int, before: str, text: str, format_: str) -> Replayed:
    if text == before:
        # Nothing reads differently, so there is nothing to move: the edition stands as it is.
        return Replayed(number, _real(text), "", 0, 0, 0)
    standing = rulebook.last_edition("book")
    if standing is None:
        raise LookupError("edition 1 is gone")
    aim = READERS[format_](text, counter(f"e{number}-")).document
    operations = derive(standing.tree, carry_identities(standing.tree, aim))
    opens = BEGINNING + number * EVERY
    motion = _through_the_road(cast, number, operations, opens)
    changed = changed_words(before, text)
    return Replayed(
        number, _real(text), motion, len(operations), touched_words(operations), changed
    )


def _real(text: str) -> bool:
    made = rulebook.last_edition("book")
    return made is not None and rulebook.source_of(made) == text.encode()


def _through_the_road(cast, number, operations, opens: datetime) -> str:  # noqa: ANN001
    clerk, mover = cast["clerk"], cast["mover"]
    called = opens - 75 * DAY
    conference, _ = assembly.call_meeting(
        actor=clerk,
        at=called,
        unit="whole",
        kind="conference",
        starts_at=opens,
        title=f"Conference {number}",
        key=f"conference-{number}",
    )
    assembly.send_notice(actor=clerk, at=called, meeting=conference.key, how="post")
    motion = motions.draft_motion(
        actor=mover,
        at=called,
        kind="rule_change",
        unit="movers",
        conference=conference.key,
        title=f"Edition {number}",
        document="book",
        operations=operations,
    ).key
    met = called + 20 * DAY
    meeting, _ = assembly.call_meeting(
        actor=mover, at=called, unit="movers", kind="general_meeting", starts_at=met
    )
    assembly.send_notice(actor=mover, at=called, meeting=meeting.key, how="post")
    motions.propose_motion(actor=mover, at=called, motion=motion, meeting=meeting.key)
    assembly.we_met(
        actor=mover,
        at=met + DAY,
        unit="movers",
        held_at=met,
        kind="general_meeting",
        meeting=meeting.key,
        count=4,
        decided=[Decided("That it be passed", 4, 0, subject=f"motion:{motion}")],
    )
    motions.note_decisions(actor=mover, at=met + DAY, motion=motion)
    motions.submit_motion(actor=mover, at=met + DAY, motion=motion)
    motions.rule_motion(actor=clerk, at=met + 2 * DAY, motion=motion, outcome="in_order")
    motions.place_on_agenda(actor=clerk, at=met + 3 * DAY, motion=motion)
    _vote(cast, conference.key, motion, opens)
    motions.certify_motion(
        actor=cast["general"], at=opens + timedelta(hours=5), motion=motion, in_force_on=_day(opens)
    )
    return motion


def _day(opens: datetime) -> date:
    return (opens + DAY).date()


def _vote(cast: dict[str, ActorRef], conference: str, motion: str, opens: datetime) -> None:
    chair, hour = cast["chair"], timedelta(hours=1)
    assembly.freeze_weights(actor=chair, at=opens - DAY, meeting=conference, kinds=("local_party",))
    for who, unit in (("mover", "movers"), ("second", "others")):
        assembly.name_delegate(
            actor=cast[who],
            at=opens - DAY,
            meeting=conference,
            unit=unit,
            person=cast[who].key,
            elected_at="general meeting",
        )
        assembly.credential_delegate(
            actor=chair, at=opens - DAY, meeting=conference, person=cast[who].key
        )
    report, _ = assembly.put_on_agenda(
        actor=chair,
        at=opens - DAY,
        meeting=conference,
        kind="report",
        title="Report",
        subject=f"report:{conference}:1",
    )
    assembly.open_meeting(actor=chair, at=opens, meeting=conference, chair=chair.key)
    assembly.decide(
        actor=chair,
        at=opens,
        meeting=conference,
        item=report.id,
        question="That it be adopted",
        votes_for=2,
        votes_against=0,
        subject=f"report:{conference}:1",
    )
    motions.move_motion(actor=cast["mover"], at=opens + hour, motion=motion)
    vote, _ = assembly.open_card_vote(
        actor=chair,
        at=opens + hour,
        meeting=conference,
        question_kind="rule_change",
        question=f"That motion {motion} be carried",
        subject=f"motion:{motion}",
    )
    for who in ("mover", "second"):
        assembly.cast_card(
            actor=cast[who],
            at=opens + 2 * hour,
            meeting=conference,
            card_vote=vote.number,
            choice="for",
        )
    assembly.close_card_vote(
        actor=chair, at=opens + 3 * hour, meeting=conference, card_vote=vote.number
    )
    motions.declare_result(actor=chair, at=opens + 4 * hour, motion=motion)


def _found() -> dict[str, ActorRef]:
    """Two units of five, a clerk, a chair: the smallest organisation that has the whole road."""
    installation.establish(organisation={"name": "The replay", "zone": "Europe/London"})
    day = BEGINNING.date() - timedelta(days=800)
    for slug, kind, parent in (
        ("whole", "national", ""),
        ("region", "region", "whole"),
        ("movers", "local_party", "region"),
        ("others", "local_party", "region"),
    ):
        people.found_unit(
            actor=SYSTEM,
            at=BEGINNING,
            name=slug.title(),
            kind=kind,
            parent=parent,
            slug=slug,
            on=day,
        )
    names = ("general", "clerk", "chair", "mover", "second")
    rows = [
        Admission(name.title(), "Cast", "others" if name == "second" else "movers", day)
        for name in names
    ]
    rows += [Admission(f"Member {n}", "Cast", ("movers", "others")[n % 2], day) for n in range(8)]
    views, _ = people.admit_many(rows, actor=SYSTEM, at=BEGINNING)
    cast = {name: ActorRef("person", view.key) for name, view in zip(names, views, strict=False)}
    offices = (
        ("general", "general_secretary", "whole"),
        ("chair", "chair", "whole"),
        ("clerk", "arrangements_committee", "whole"),
        ("mover", "secretary", "movers"),
        ("second", "secretary", "others"),
    )
    for number, (who, role, unit) in enumerate(offices):
        people.appoint(
            actor=SYSTEM if number == 0 else cast["general"],
            at=BEGINNING,
            person=cast[who].key,
            role=role,
            unit=unit,
            start=day,
        )
    return cast

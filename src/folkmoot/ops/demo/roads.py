"""Short ways to take a motion along its road in the story, each step a real act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.motions import actions as motions
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Operation, edit_in_place
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story

NOTICE = timedelta(days=9)
MEETING = timedelta(hours=2)


@dataclass(slots=True)
class Storyteller:
    """Who acts in the story, and for which conference."""

    party: Party
    conference: str

    def draft(
        self,
        who: ActorRef,
        at: datetime,
        *,
        unit: str,
        title: str,
        statement: str,
        operations: Sequence[Operation] = (),
        body: str = "",
        kind: str = "rule_change",
        model_of: str = "",
        topic: str = "",
        conference: str = "",
        ends: date | None = None,
    ) -> str:
        """Begin a draft and return its number."""
        return motions.draft_motion(
            actor=who,
            at=at,
            kind=kind,
            unit=unit,
            conference=conference or self.conference,
            title=title,
            body=body,
            statement=statement,
            document="party" if kind == "rule_change" else "",
            operations=operations,
            model_of=model_of,
            topic=topic,
            ends=ends,
        ).key

    def called(self, unit: str, kind: str, at: datetime, *, after: timedelta = NOTICE) -> str:
        """A meeting called with proper notice; returns its key."""
        officer = self.party.secretaries[unit]
        meeting, _ = assembly.call_meeting(
            actor=officer, at=at, unit=unit, kind=kind, starts_at=at + after, place="The hall"
        )
        # By post, so that nobody who tries the demonstration finds thousands of letters spooled.
        assembly.send_notice(actor=officer, at=at, meeting=meeting.key, how="post")
        return meeting.key

    def decide(
        self,
        motion: str,
        unit: str,
        *,
        mover: ActorRef,
        at: datetime,
        votes: tuple[int, int],
        count: int,
        onward: bool = False,
    ) -> Story[datetime]:
        """Put a motion before a called meeting of a unit, hold it, note what it decided."""
        kind = "branch_meeting" if unit in _BRANCHES else "general_meeting"
        yield at
        key = self.called(unit, kind, at)
        yield at + timedelta(hours=1)
        put = motions.carry_to_local_party if onward else motions.propose_motion
        put(actor=mover, at=at + timedelta(hours=1), motion=motion, meeting=key)
        held = at + NOTICE
        officer = self.party.secretaries[unit]
        yield held + MEETING
        assembly.we_met(
            actor=officer,
            at=held + MEETING,
            unit=unit,
            held_at=held,
            kind=kind,
            meeting=key,
            count=count,
            decided=[
                Decided("That the motion be passed", *votes, subject=f"motion:{motion}"),
                Decided("That the secretary's report be accepted"),
            ],
        )
        motions.note_decisions(actor=officer, at=held + MEETING, motion=motion)
        return held + MEETING + timedelta(hours=12)

    def through_local_party(
        self,
        motion: str,
        party: str,
        *,
        mover: ActorRef,
        at: datetime,
        votes: tuple[int, int] = (19, 4),
    ) -> Story[datetime]:
        """A motion proposed at the general meeting itself, passed there and sent."""
        later = yield from self.decide(
            motion, party, mover=mover, at=at, votes=votes, count=sum(votes) + 3
        )
        if votes[0] > votes[1]:
            yield later
            motions.submit_motion(actor=self.party.secretaries[party], at=later, motion=motion)
        return later


def change_words(label: str, old: str, new: str) -> tuple[Operation, ...]:
    """The operations that change words of one provision of the newest edition.

    Raises:
        ValueError: if the words are not there.
    """
    tree = _tree()
    target = tree.find(label)
    if target is None or old not in target.text:
        raise ValueError(f"{label} does not say {old!r}")
    return edit_in_place(tree, target.pid, target.text.replace(old, new))


def _tree():  # noqa: ANN202  (a core.lawtext Document)
    edition = rulebook.last_edition("party")
    if edition is None:
        raise ValueError("there is no rule book yet")
    return edition.tree


def _branches() -> frozenset[str]:
    from folkmoot.ops.demo.places import LOCAL_PARTIES

    return frozenset(slug for party in LOCAL_PARTIES for slug, _ in party.branches)


_BRANCHES = _branches()

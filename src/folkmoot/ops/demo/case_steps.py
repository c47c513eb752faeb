"""The steps of a case as the demonstration takes them, and who takes each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.queries.parts import adjudicator_of, drawn_for
from folkmoot.apps.record.signing import sign
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import ActorRef, ProvisionRef
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

REMEDY = "The Certification Officer, within six months of the decision (section 108A of the Act)."


@dataclass(frozen=True, slots=True)
class Matter:
    """What one case is about."""

    against: ActorRef
    by: ActorRef
    says: str
    rule: str
    act: str
    place: str
    medium: str
    points: tuple[str, ...] = ()
    maximum: str = "exclusion"
    kind: str = "discipline"
    office: int | None = None


@dataclass(slots=True)
class Bench:
    """Who keeps the cases of the story, and how each step is taken."""

    line: Timeline
    party: Party
    clerk: ActorRef
    investigator: ActorRef
    code: str = ""

    def at(self, day: int, hour: int = 11) -> datetime:
        """Late in the morning of a day counted from today."""
        return self.line.evening(day, hour=hour)

    def act(self, verb, who: ActorRef, day: int, hour: int = 11, **more):  # noqa: ANN001, ANN003, ANN201
        """Do something in the case in hand."""
        return verb(actor=who, at=self.at(day, hour), case=self.code, **more)

    def sits(self, purpose: str = "panel") -> list[ActorRef]:
        """Who was drawn."""
        return [ActorRef("person", key) for key in drawn_for(self.code, purpose)]


def bring(bench: Bench, matter: Matter, day: int) -> None:
    """The matter comes before an adjudicator; nobody is told yet."""
    bench.code, _ = actions.make_complaint(
        actor=matter.by,
        at=bench.at(day),
        against=matter.against.key,
        says=matter.says,
        act_at=bench.at(day - 30),
        place=matter.place,
        medium=matter.medium,
        kind=matter.kind,
        office=matter.office,
    )


def complain(bench: Bench, matter: Matter, day: int) -> Story[None]:
    """As far as the day on which the member was told."""
    yield bench.at(day)
    bring(bench, matter, day)
    yield bench.at(day + 2)
    bench.act(
        actions.open_investigation,
        ActorRef("person", adjudicator_of(bench.code)),
        day + 2,
        investigator=bench.investigator.key,
        reasons="If it is true it is a breach; it has to be looked into.",
    )
    yield bench.at(day + 3)
    bench.act(actions.tell_member, bench.clerk, day + 3, method="hand", proof="signed for")


def charge(bench: Bench, matter: Matter, day: int, complained: int) -> Story[None]:
    """Asked what is needed, charged, all the material on the schedule."""
    yield bench.at(day)
    bench.act(actions.ask_adjustments, bench.clerk, day)
    for title, words, helps in (
        ("The nomination paper", "Copy of the paper as it was handed in.", False),
        ("Minutes of the branch", "The branch was told and raised no objection.", True),
    ):
        bench.act(
            actions.file_evidence,
            bench.investigator,
            day,
            title=title,
            data=words.encode(),
            helps=helps,
        )
    yield bench.at(day + 3)
    edition = rulebook.edition_on("party", bench.line.day(complained - 30))
    bench.act(
        actions.charge_member,
        bench.investigator,
        day + 3,
        rule=ProvisionRef("party", matter.rule, edition.sequence if edition else 0),
        act=matter.act,
        act_at=bench.at(complained - 30),
        place=matter.place,
        medium=matter.medium,
        maximum=matter.maximum,
        particulars=matter.points,
    )
    yield bench.at(day + 4)
    bench.act(
        actions.send_document,
        bench.clerk,
        day + 4,
        what="charge",
        method="hand",
        proof="signed for",
    )
    bench.act(actions.sign_schedule, bench.investigator, day + 4)


def disclose(bench: Bench, day: int) -> Story[None]:
    yield bench.at(day)
    bench.act(actions.disclose, bench.clerk, day, method="hand", proof="signed for")


def draw(bench: Bench, day: int, purpose: str = "panel") -> Story[None]:
    """The pool is frozen; two days later the record has moved on and decides the lot."""
    yield bench.at(day)
    bench.act(actions.commit_pool, bench.clerk, day, purpose=purpose)
    yield bench.at(day + 2)
    sign(at=bench.at(day + 2))
    bench.act(actions.draw_panel, bench.clerk, day + 2, purpose=purpose)
    for member in bench.sits(purpose):
        bench.act(actions.declare, member, day + 2, purpose=purpose)

"""A house with a clerk, an investigator and two pools, and the road of a case, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import wraps

from program import Program

import kept_world
from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.people import actions as people
from folkmoot.apps.people import queries as people_queries
from folkmoot.apps.people.models import Dues, Person, Provision, Reminder
from folkmoot.apps.record.append import append
from folkmoot.apps.record.signing import sign
from folkmoot.core.terms import ActorRef, ProvisionRef
from folkmoot.platform.acts import one_transaction

DAY = timedelta(days=1)
START = datetime(2026, 1, 5, 10, tzinfo=UTC)
RULE = ProvisionRef("party", "2.I.4.A", 1)
POINTS = ("stood against the party's candidate", "asked others to vote against her")
REMEDY = "The Certification Officer, within six months."
OF_THE_POOL = 7
OF_THE_APPEAL_POOL = 5


def day(number: float) -> datetime:
    """So many days after the complaint."""
    return START + number * DAY


def ground_for(kind: str, person: str, today: date) -> None:
    """There is what a case of that kind is about: an admission still open, dues never paid."""
    row = Person.objects.get(key=person)
    if kind == "admission":
        Provision.objects.create(
            membership=row.memberships.get(), until=today + 5 * DAY, recorded_at=START
        )
    if kind == "arrears":
        Dues.objects.create(person=row, paid_through=date(2024, 12, 31), recorded_at=START)
        for days in (200, 150, 100):
            Reminder.objects.create(
                person=row, unpaid_since=date(2024, 12, 31),
                served_on=today - days * DAY, recorded_at=START - days * DAY,
            )  # fmt: skip


def kept(road: Callable[[Court], None]) -> Callable[..., None]:
    """A stretch of the road that is taken once in a run, and laid down again in other tests."""

    @wraps(road)
    def does(court: Court, **more) -> None:
        def taken() -> str:
            road(court, **more)
            return court.code

        court.code = kept_world.walked((road.__name__, repr(more)), taken)

    return does


@dataclass(slots=True)
class Court:
    """The world of tests with the offices that a case needs; and the case in hand."""

    world: object
    clerk: ActorRef
    investigator: ActorRef
    pool: list[ActorRef]
    appeal_pool: list[ActorRef]
    respondent: ActorRef
    complainant: ActorRef
    companion: ActorRef
    code: str = ""
    program: Program | None = None

    @property
    def row(self) -> Case:
        """The case's row, read anew."""
        return Case.objects.get(code=self.code)

    def part(self, part: str) -> ActorRef:
        """Who has a part that was given by lot or by naming."""
        return ActorRef("person", self.row.roles.get(part=part, until=None).person)

    def sits(self, purpose: str = "panel") -> list[ActorRef]:
        """Who was drawn."""
        return [ActorRef("person", key) for key in draws.members(draws.latest(self.row, purpose))]

    def act(self, verb, actor: ActorRef, at: datetime, /, **more):
        """Do something in the case."""
        return verb(actor=actor, at=at, case=self.code, **more)

    def ask(self, noun: str, who: ActorRef, at: datetime, /, **body):
        """Do something in the case through the API."""
        return self.program.post(f"cases/{self.code}/{noun}", who, at, **body)

    # The road, each step as it should be taken.

    def complain(self, at: datetime = START, **more) -> str:
        given = {
            "against": self.respondent.key,
            "says": "She stood against our own candidate in the ward election.",
            "act_at": at - 30 * DAY,
            "place": "Kettlewick",
            "medium": "on paper",
        } | more
        self.code, _ = actions.make_complaint(actor=self.complainant, at=at, **given)
        return self.code

    def open(self, at: datetime, **more) -> None:
        given = {"investigator": self.investigator.key, "reasons": "It is a breach if true."} | more
        self.act(actions.open_investigation, self.part("adjudicator"), at, **given)

    def tell(self, at: datetime) -> None:
        self.act(actions.tell_member, self.clerk, at, method="hand", proof="signature 1")

    def adjust(self, at: datetime) -> None:
        self.act(actions.ask_adjustments, self.clerk, at)

    def file(self, at: datetime, title: str = "Nomination paper", **more) -> int:
        data = more.pop("data", f"{title} of the case".encode())
        number, _ = self.act(
            actions.file_evidence, self.investigator, at, title=title, data=data, **more
        )
        return number

    def schedule(self, at: datetime) -> None:
        self.act(actions.sign_schedule, self.investigator, at)

    def charge(self, at: datetime, **more) -> None:
        given = {
            "rule": RULE,
            "act": "stood for election against a candidate of the party",
            "act_at": START - 30 * DAY,
            "place": "Kettlewick",
            "medium": "on paper",
            "maximum": "exclusion",
            "particulars": POINTS,
        } | more
        self.act(actions.charge_member, self.investigator, at, **given)

    def serve_charge(self, at: datetime) -> None:
        self.act(
            actions.send_document, self.clerk, at, what="charge", method="hand", proof="signature 2"
        )

    def disclose(self, at: datetime) -> None:
        self.act(actions.disclose, self.clerk, at, method="hand", proof="signature 3")

    def draw(self, at: datetime, purpose: str = "panel") -> None:
        self.act(actions.commit_pool, self.clerk, at, purpose=purpose)
        let_the_record_move(at + DAY)
        self.act(actions.draw_panel, self.clerk, at + DAY, purpose=purpose)
        for member in self.sits(purpose):
            self.act(actions.declare, member, at + DAY, purpose=purpose)

    def reply(self, at: datetime) -> None:
        self.act(
            actions.reply,
            self.respondent,
            at,
            says="I stood as an independent before I joined.",
            points=["The nomination is older than my membership."],
        )

    def hear(self, at: datetime, **more) -> None:
        self.act(actions.hold_hearing, self.sits()[0], at, **more)

    def points(self) -> dict[int, str]:
        """An answer to every point of the defence."""
        return {
            point.pk: "The paper is dated later."
            for reply in self.row.replies.all()
            for point in reply.points.all()
        }

    def decide(self, at: datetime, **more) -> None:
        found = Found(True, 3, 0, "The paper is signed and dated.")
        given = {
            "findings": [found, found],
            "cited": [each.number for each in self.row.exhibits.all()],
            "sanction": "exclusion",
            "months": 24,
            "lesser_considered": "A warning would not keep ballot papers from being split again.",
            "answers": self.points(),
            "external_remedy": REMEDY,
        } | more
        self.act(actions.decide_case, self.sits()[0], at, **given)

    def serve(self, at: datetime) -> None:
        self.act(
            actions.send_document,
            self.clerk,
            at,
            what="decision",
            method="hand",
            proof="signature 4",
        )
        self.act(actions.serve_decision, self.clerk, at)

    def appeal(self, at: datetime) -> None:
        self.act(actions.appeal, self.respondent, at, grounds="The date was misread.")

    # Where the road leads.

    @kept
    def to_disclosure(self) -> None:
        """As far as the reply: charged on day 10, all material served on day 12."""
        self.complain()
        self.open(day(2))
        self.tell(day(3))
        self.adjust(day(4))
        self.file(day(5))
        self.file(day(6), "Letter of the returning officer", helps=True)
        self.charge(day(8))
        self.serve_charge(day(9))
        self.schedule(day(10))
        self.disclose(day(12))

    @kept
    def to_panel(self) -> None:
        self.to_disclosure()
        self.draw(day(13))
        self.reply(day(20))

    @kept
    def to_decision(self, **more) -> None:
        self.to_panel()
        self.hear(day(45))
        self.decide(day(46), **more)

    @kept
    def to_service(self, **more) -> None:
        self.to_decision(**more)
        self.serve(day(47))

    @kept
    def to_appeal(self, **more) -> None:
        self.to_service(**more)
        self.appeal(day(60))
        self.draw(day(61), "appeal")

    def effect(self, at: datetime) -> str:
        return actions.take_effect(at=at, case=self.code)


def let_the_record_move(at: datetime) -> None:
    """Something public happens elsewhere, and the record is signed."""
    with one_transaction():
        append(kind="tests.elsewhere", at=at, body={})
    sign(at=at)


def build(world) -> Court:
    """Fill the offices."""
    return replace(kept_world.walked("court", lambda: _build(world)), world=world)


def _build(world) -> Court:
    westbrook = [
        key for key in people_queries.members_of("westbrook", date(2026, 1, 1))
        if ActorRef("person", key) not in world.people.values()
    ]  # fmt: skip
    hollins = [
        key for key in people_queries.members_of("hollins", date(2026, 1, 1))
        if ActorRef("person", key) not in world.people.values()
    ]  # fmt: skip
    roles = {
        "case_clerk": westbrook[:1],
        "investigator": westbrook[1:2],
        "panel_pool": hollins[:OF_THE_POOL],
        "appeal_pool": westbrook[2 : 2 + OF_THE_APPEAL_POOL],
    }
    for role, keys in roles.items():
        for key in keys:
            people.appoint(
                actor=world.greta,
                at=datetime(2025, 1, 1, tzinfo=UTC),
                person=key,
                role=role,
                unit="ploughshare",
                start=date(2025, 1, 1),
            )

    def actors(role: str) -> list[ActorRef]:
        return [ActorRef("person", key) for key in roles[role]]

    return Court(
        world,
        actors("case_clerk")[0],
        actors("investigator")[0],
        actors("panel_pool"),
        actors("appeal_pool"),
        respondent=world.kofi,
        complainant=world.esme,
        companion=world.chidi,
    )

"""The named cast: a small organisation in which every test knows everybody.

The Ploughshare Party of the tests: one region, two local parties with a branch each, one
affiliate, the rule book of the demonstration with a quorum that a test can reach.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import resources

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.people import actions as people
from folkmoot.apps.people.actions.admit_many import Admission
from folkmoot.apps.record.append import append
from folkmoot.apps.rulebook import actions as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, ProvisionRef
from folkmoot.platform import installation
from folkmoot.platform.acts import one_transaction

BEGINNING = datetime(2024, 1, 2, 9, tzinfo=UTC)
SYSTEM = ActorRef("system", "founding")
CONFERENCE_OPENS = datetime(2026, 9, 26, 9, tzinfo=UTC)

CAST = {
    "ada": ("Ada", "Okafor", "westbrook"),  # secretary of Westbrook branch
    "bram": ("Bram", "Ellis", "westbrook"),  # chair of Westbrook branch
    "chidi": ("Chidi", "Eze", "westbrook"),  # delegate of Aldermere
    "dilys": ("Dilys", "Hughes", "hollins"),  # arrangements committee
    "esme": ("Esme", "Ward", "westbrook"),  # a member; the mover
    "farid": ("Farid", "Aziz", "westbrook"),  # secretary of Aldermere local party
    "greta": ("Greta", "Lindqvist", "hollins"),  # general secretary
    "hana": ("Hana", "Sato", "hollins"),  # chair of the party, and of conference
    "idris": ("Idris", "Vale", "hollins"),  # secretary and delegate of Brinswick local party
    "joan": ("Joan", "Pettifer", "hollins"),  # delegate of the Weavers' Union
    "kofi": ("Kofi", "Mensah", "hollins"),  # a member without office
}
OFFICES = (
    ("greta", "general_secretary", "ploughshare"),
    ("hana", "chair", "ploughshare"),
    ("dilys", "arrangements_committee", "ploughshare"),
    ("farid", "secretary", "aldermere"),
    ("idris", "secretary", "brinswick"),
    ("ada", "secretary", "westbrook"),
    ("bram", "chair", "westbrook"),
    ("kofi", "secretary", "hollins"),
    ("joan", "secretary", "weavers"),
)
UNITS = (
    ("ploughshare", "The Ploughshare Party", "national", ""),
    ("fenland", "Fenland", "region", "ploughshare"),
    ("aldermere", "Aldermere", "local_party", "fenland"),
    ("brinswick", "Brinswick", "local_party", "fenland"),
    ("westbrook", "Westbrook branch", "branch", "aldermere"),
    ("hollins", "Hollins branch", "branch", "brinswick"),
    ("weavers", "Weavers' Union", "affiliate", "ploughshare"),
)


@dataclass(slots=True)
class World:
    """Everybody by first name, as actors; and the conference."""

    people: dict[str, ActorRef] = field(default_factory=dict)
    conference: str = ""

    def __getattr__(self, name: str) -> ActorRef:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(f"nobody in the cast is called {name}") from None

    def key(self, name: str) -> str:
        """A person's key."""
        return self.people[name].key


def rule_book() -> str:
    """The demonstration's rule book, with a quorum of conference that a test can reach."""
    text = resources.files("folkmoot.ops.demo").joinpath("rule_book.txt").read_text()
    text = text.replace("meeting.national.quorum_number: 15", "meeting.national.quorum_number: 2")
    # Two local parties are all there are here: one nomination is enough, or ten members'.
    return text.replace("local_party 5, affiliate 2", "local_party 1, affiliate 1, member 10")


def build() -> World:
    """Found the party, admit its members, fill its offices, adopt its rules, call conference."""
    installation.establish(
        organisation={
            "name": "The Ploughshare Party",
            "short": "Ploughshare",
            "zone": "Europe/London",
        }
    )
    for slug, name, kind, parent in UNITS:
        people.found_unit(
            actor=SYSTEM, at=BEGINNING, name=name, kind=kind, parent=parent, slug=slug
        )
    rulebook.import_document(
        actor=SYSTEM,
        at=BEGINNING,
        slug="party",
        source=rule_book(),
        format="labelled",
        in_force_on=date(2024, 1, 2),
    )
    world = World(people=_admit())
    for who, role, unit in OFFICES:
        people.appoint(
            actor=SYSTEM if who == "greta" else world.people["greta"],
            at=BEGINNING,
            person=world.key(who),
            role=role,
            unit=unit,
        )
    meeting, _ = assembly.call_meeting(
        actor=world.people["greta"],
        at=datetime(2026, 3, 1, 9, tzinfo=UTC),
        unit="ploughshare",
        kind="conference",
        starts_at=CONFERENCE_OPENS,
        title="Conference 2026",
    )
    world.conference = meeting.key
    return world


def withhold(person: str, right: str, start: datetime, until: datetime) -> str:
    """A certificate of process withholds a right; returns its digest.

    For tests of rooms that only heed it: the certificate stands in the record, and no case led
    to it.
    """
    certificate = digest([person, right, start.isoformat(), until.isoformat()])
    with one_transaction():
        entry = append(
            kind="conduct.certificate_issued",
            at=start,
            body={"certificate": certificate, "draw": digest([]), "sealed": digest([])},
        )
        people.withhold_rights(
            at=start,
            person=person,
            rights=[right],
            start=start,
            until=until,
            source=certificate,
            provision=ProvisionRef("party", "2.I.4.B", 1),
            certificate_seq=entry.seq,
        )
    return certificate


def _admit() -> dict[str, ActorRef]:
    cast = [
        Admission(
            given,
            family,
            unit,
            date(2024, 1, 2),
            email=f"{name}@example.org",
            also_in=("weavers",) if name == "joan" else (),
        )
        for name, (given, family, unit) in CAST.items()
    ]
    others = [
        Admission(f"Member{n}", unit.title(), unit, date(2024, 1, 2))
        for unit in ("westbrook", "hollins")
        for n in range(14)
    ]
    admitted, _ = people.admit_many(cast + others, actor=SYSTEM, at=BEGINNING)
    return {name: ActorRef("person", view.key) for name, view in zip(CAST, admitted, strict=False)}

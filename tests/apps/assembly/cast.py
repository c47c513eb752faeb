"""The people, units and rules of the meeting tests, and the days on which things happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import kept_world
from folkmoot.apps.assembly import actions
from folkmoot.apps.people import actions as people
from folkmoot.apps.rulebook.actions import import_document
from folkmoot.core.terms import ActorRef

FOUNDED = date(2020, 1, 1)
LONG_AGO = datetime(2026, 1, 5, 12, tzinfo=UTC)
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
THURSDAY = datetime(2026, 9, 24, 18, 30, tzinfo=UTC)  # 19.30 in London
CONFERENCE = datetime(2026, 9, 27, 9, tzinfo=UTC)
RULES = """# Rules of the Commonweal Party

[Chapter 3: Meetings]

  [Clause I: Notice]
    A meeting is called with seven clear days of notice.
    = meeting.ordinary.notice: 7 clear days
  [Clause II: Quorum]
    Five members of a branch make a quorum; a conference needs three delegates.
    = meeting.branch.quorum_number: 5 members
    = meeting.branch.quorum_share: none
    = meeting.national.quorum_number: 3 members
    = meeting.presence: room, online
  [Clause III: Rule changes]
    A rule change is carried by two thirds of the votes.
    = motion.rule_change.majority: 2/3
  [Clause IV: By name]
    The chair may have the roll called.
    = ladder.recorded.chair: true
"""
SYSTEM = ActorRef("system", "founding")
NAMES = (
    ("Ada", "Okafor"),
    ("Ben", "Sorley"),
    ("Carys", "Pryce"),
    ("Dev", "Anand"),
    ("Edith", "Marsh"),
    ("Femi", "Balogun"),
    ("Gail", "Thorne"),
    ("Hugo", "Lindqvist"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who, by key. Ada is Brackley branch's secretary, Gail the general secretary."""

    keys: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.keys[name]

    def actor(self, name: str) -> ActorRef:
        """Somebody of the cast, acting."""
        return ActorRef("person", self.keys[name])

    @property
    def branch(self) -> list[str]:
        """The members of Brackley branch."""
        return [self.keys[given] for given, _ in NAMES]


def gather() -> Cast:
    """Found the units, admit the members, fill the offices, bring in the rules."""
    for name, kind, parent, slug in (
        ("Commonweal Party", "national", "", "party"),
        ("East", "region", "party", "east"),
        ("Brackley", "local_party", "east", "brackley"),
        ("Brackley branch", "branch", "brackley", "brackley-branch"),
        ("Corby", "local_party", "east", "corby"),
        ("Bakers' Union", "affiliate", "party", "bakers"),
    ):
        people.found_unit(
            actor=SYSTEM, at=LONG_AGO, name=name, kind=kind, parent=parent, slug=slug, on=FOUNDED
        )
    keys = {given: _admit(given, family, "brackley-branch") for given, family in NAMES}
    keys["Ivo"] = _admit("Ivo", "Marchetti", "corby")
    keys["Jun"] = _admit("Jun", "Tanaka", "corby")
    keys["Kit"] = _admit("Kit", "Farrow", "bakers")
    keys["Lena"] = _admit("Lena", "Voss", "bakers")
    for name, role, unit in (
        ("Ada", "secretary", "brackley-branch"),
        ("Ben", "chair", "brackley-branch"),
        ("Carys", "secretary", "brackley"),
        ("Ivo", "secretary", "corby"),
        ("Kit", "secretary", "bakers"),
        ("Hugo", "teller", "party"),
        ("Dev", "chair", "party"),
        ("Gail", "general_secretary", "party"),
    ):
        people.appoint(
            actor=SYSTEM, at=LONG_AGO, person=keys[name], role=role, unit=unit, start=FOUNDED
        )
    import_document(
        actor=ActorRef("office", "general-secretary"),
        at=LONG_AGO,
        slug="party",
        source=RULES,
        format="labelled",
        in_force_on=date(2026, 1, 1),
        title="Rules of the Commonweal Party",
    )
    return Cast(keys)


def called_branch_meeting(cast: Cast, *, noticed: datetime | None = NOW) -> str:
    """Brackley branch's meeting on 24 September, with notice in time unless said otherwise."""
    view, _ = actions.call_meeting(
        actor=cast.actor("Ada"),
        at=NOW,
        unit="brackley-branch",
        kind="branch_meeting",
        starts_at=THURSDAY,
        place="Room 2, the Institute",
    )
    if noticed:
        actions.send_notice(actor=cast.actor("Ada"), at=noticed, meeting=view.key)
    return view.key


def open_branch_meeting(cast: Cast, *, present: int = 6, noticed: datetime | None = NOW) -> str:
    """The same meeting, opened, with some of its members in the room."""
    road = ("a branch meets", present, noticed)
    return kept_world.walked(road, lambda: _open_branch_meeting(cast, present, noticed))


def _open_branch_meeting(cast: Cast, present: int, noticed: datetime | None) -> str:
    key = called_branch_meeting(cast, noticed=noticed)
    actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key, chair=cast["Ben"])
    if present:
        actions.mark_attendance(
            actor=cast.actor("Ada"), at=THURSDAY, meeting=key, came=cast.branch[:present]
        )
    return key


def later(minutes: int) -> datetime:
    """So many minutes after the branch meeting began."""
    return THURSDAY + timedelta(minutes=minutes)


def open_conference(cast: Cast) -> str:
    """Conference, open, cards weighed and three delegates checked in."""
    return kept_world.walked("conference meets", lambda: _open_conference(cast))


def _open_conference(cast: Cast) -> str:
    gail = cast.actor("Gail")
    view, _ = actions.call_meeting(
        actor=gail, at=LONG_AGO, unit="party", kind="conference", starts_at=CONFERENCE,
        title="Conference 2026",
    )  # fmt: skip
    actions.send_notice(actor=gail, at=LONG_AGO, meeting=view.key)
    actions.freeze_weights(
        actor=gail, at=NOW, meeting=view.key, frozen_on=date(2026, 8, 31), declared={"bakers": 120}
    )
    for name, unit in (
        ("Edith", "brackley"),
        ("Femi", "brackley"),
        ("Jun", "corby"),
        ("Lena", "bakers"),
    ):
        actions.name_delegate(
            actor=gail, at=NOW, meeting=view.key, unit=unit, person=cast[name], elected_at="noted"
        )
        actions.credential_delegate(actor=gail, at=NOW, meeting=view.key, person=cast[name])
    actions.open_meeting(actor=gail, at=CONFERENCE, meeting=view.key, chair=cast["Dev"])
    return view.key


def _admit(given: str, family: str, unit: str) -> str:
    person, _ = people.admit_person(
        actor=SYSTEM,
        at=LONG_AGO,
        given_name=given,
        family_name=family,
        unit=unit,
        start=FOUNDED,
        email=f"{given.lower()}@example.org",
    )
    return person.key

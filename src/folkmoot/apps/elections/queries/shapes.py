"""What this room tells others: values without a way back into its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.core.terms import Verdict


@dataclass(frozen=True, slots=True)
class PostView:
    """Something people are elected to."""

    slug: str
    title: str
    unit: str
    unit_name: str
    role: str
    places: int
    months: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/elections/posts/{self.slug}"


@dataclass(frozen=True, slots=True)
class TermView:
    """Somebody holds a place of a post."""

    person_key: str
    name: str
    start: date
    end: date
    how: str
    ended_on: date | None
    election: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What all members are asked, about what (an address of the house), and who ordered it."""

    words: str
    about: str
    ordered_by: str


@dataclass(frozen=True, slots=True)
class ElectionView:
    """An election; where it stands is `phase`."""

    id: int
    key: str
    post: PostView
    title: str
    places: int
    electorate: str
    mode: str
    counting: str
    reopen: bool
    statutory: bool
    kept: tuple[tuple[str, int], ...]
    roll: str
    meeting: str
    times: Timetable
    commitment: str
    called_at: datetime
    seq: int | None
    noticed: bool  # the paper is drawn and notice of poll given
    contested: bool
    declared_at: datetime | None
    question: QuestionView | None  # of a ballot of all members; ``post`` then only names it

    @property
    def url(self) -> str:
        """Its page."""
        return f"/elections/{self.key}"

    @property
    def polls_here(self) -> bool:
        """Whether votes are taken here: on a drawn paper, and not by post as statute demands."""
        return self.noticed and self.contested and not self.statutory

    @property
    def secret(self) -> bool:
        """Whether votes are secret."""
        return self.mode == "secret"

    @property
    def of_members(self) -> bool:
        """Whether a frozen roll says who votes."""
        return bool(self.roll)

    def phase(self, at: datetime) -> str:
        """``called``, ``nominations``, ``acceptance``, ``campaign``, ``poll``, ``closed`` or
        ``declared``.
        """
        return "declared" if self.declared_at and at >= self.declared_at else self.times.phase(at)


@dataclass(frozen=True, slots=True)
class NominationView:
    """One nomination in the ledger."""

    id: int
    nominator: str
    unit: str
    kind: str
    meeting: str
    at: datetime
    taken_back_at: datetime | None
    seq: int | None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A nominee as the ledger shows her.

    Attributes:
        answer: ``accepted``, ``declined``, ``withdrawn`` or empty.
        enough: whether the nominations are enough, with the reason where not.
    """

    person_key: str
    name: str
    number: str
    nominations: tuple[NominationView, ...]
    counts: dict[str, int]
    answer: str
    groups: tuple[str, ...]
    enough: Verdict

    @property
    def stands(self) -> bool:
        """Whether she will be on the paper as things stand."""
        return self.answer == "accepted" and bool(self.enough)


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate, as voters meet her."""

    person_key: str
    name: str
    number: str  # of membership
    unit_name: str
    offices: tuple[str, ...]
    statement: str
    photograph: bool
    slate: str
    slate_name: str
    nominated_by: tuple[str, ...]
    line: int | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class LineOfPaper:
    """A line of the ballot paper."""

    number: int
    person_key: str
    name: str
    reopens: bool  # whether it is “re-open nominations”


@dataclass(frozen=True, slots=True)
class SlateView:
    """Candidates who stand together."""

    slug: str
    name: str
    organiser: str
    organiser_name: str
    says: str
    members: tuple[tuple[str, str], ...]  # key, name of those who agreed
    asked: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """A count that was made."""

    id: int
    record: dict[str, Any]
    digest: str
    figures: int
    faults: tuple[str, ...]
    ballots: int
    marks: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """A result as it was declared."""

    elected: tuple[tuple[str, str], ...]  # key, name
    vacant: int
    carried: bool | None
    working: tuple[str, ...]
    challenge_until: datetime | None
    at: datetime
    seq: int | None
    count: CountView | None


@dataclass(frozen=True, slots=True)
class OpenVoteView:
    """A delegate's recorded vote."""

    person_key: str
    name: str
    unit: str
    unit_name: str
    choices: tuple[int, ...]
    at: datetime
    departs: bool


@dataclass(frozen=True, slots=True)
class ChallengeOfResult:
    """A challenge to a result, and its answer."""

    id: int
    grounds: str
    at: datetime
    upheld: bool | None
    answer: str
    answered_at: datetime | None

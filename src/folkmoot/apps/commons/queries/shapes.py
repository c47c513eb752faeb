"""What this room tells others: values without a way back into its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A consultation and where it stands."""

    id: int
    key: str
    title: str
    says: str
    unit: str
    unit_name: str
    address: str
    address_title: str
    roll: str
    outside: bool
    checked_first: bool
    opens_at: datetime
    closes_at: datetime
    opened_as: str
    seq: int | None
    published: bool

    @property
    def url(self) -> str:
        """Its page."""
        return f"/consultations/{self.key}"

    def phase(self, at: datetime) -> str:
        """``coming``, ``open`` or ``closed``."""
        if at < self.opens_at:
            return "coming"
        return "open" if at <= self.closes_at else "closed"


@dataclass(frozen=True, slots=True)
class ModerationView:
    """One decision of a moderator on a statement."""

    statement: int
    hides: bool
    reason: str
    by: str
    at: datetime
    seq: int | None
    second_look: str  # what its author says against it; empty where nothing
    asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement, and whether it is seen."""

    id: int
    number: int
    text: str
    kind: str
    by: str
    at: datetime
    moderations: tuple[ModerationView, ...]
    checked_first: bool

    @property
    def last(self) -> ModerationView | None:
        """The decision that holds."""
        return self.moderations[-1] if self.moderations else None

    @property
    def hidden(self) -> bool:
        """Whether a moderator hid it."""
        return self.last is not None and self.last.hides

    @property
    def waiting(self) -> bool:
        """Whether it waits for a moderator to let it through."""
        return self.checked_first and self.kind != "asked" and self.last is None

    @property
    def seen(self) -> bool:
        """Whether everybody sees it and responds to it."""
        return not self.hidden and not self.waiting

    @property
    def asked_again(self) -> bool:
        """Whether its author waits for a second look."""
        return self.last is not None and self.last.hides and self.last.asked_at is not None


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many take part, out of how many, and how often they responded."""

    participants: int
    electors: int
    responses: int
    outside: int
    statements: int


@dataclass(frozen=True, slots=True)
class PublishedView:
    """What was published of a consultation: the very bytes."""

    votes: str
    result: str
    votes_outside: str
    digest: str
    at: datetime
    seq: int | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """Words that took the place of others, and why."""

    title: str
    text: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PublicationView:
    """Something published, as it reads now; `first` is how it read at first."""

    key: str
    kind: str
    unit: str
    unit_name: str
    office: str
    title: str
    text: str
    first: tuple[str, str]
    corrections: tuple[CorrectionView, ...]
    withdrawn: str  # why; empty while it stands
    file_name: str
    file_kind: str
    file_size: int
    digest: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    at: datetime
    seq: int | None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/news/{self.key}"

    @property
    def updated(self) -> datetime:
        """When its words last changed."""
        return self.corrections[-1].at if self.corrections else self.at


@dataclass(frozen=True, slots=True)
class SubscriptionView:
    """What somebody has sent."""

    unit: str
    unit_name: str
    every: str
    since: datetime


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question somebody asked, and how many want it answered."""

    number: int
    text: str
    wishes: int
    left_out: str  # why; empty where it was not
    seq: int | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A candidate's answer; its words and its salt only once all are open."""

    person_key: str
    name: str
    text: str
    salt: str
    commitment: str
    at: datetime | None
    seq: int | None

    @property
    def sealed(self) -> bool:
        """Whether there is one."""
        return bool(self.commitment)


@dataclass(frozen=True, slots=True)
class PutView:
    """A question as it is put to the candidates, with an answer or a gap for each of them."""

    number: int
    text: str
    of: tuple[int, ...]
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class HustingsView:
    """A hustings and where it stands."""

    id: int
    key: str
    title: str
    unit: str
    unit_name: str
    election: str
    roll: str
    questions_close: datetime
    answers_open: datetime
    seq: int | None
    chosen: bool

    @property
    def url(self) -> str:
        """Its page."""
        return f"/hustings/{self.key}"

    def phase(self, at: datetime) -> str:
        """``questions``, ``choosing``, ``answers`` or ``opened``."""
        if at >= self.answers_open:
            return "opened"
        if self.chosen:
            return "answers"
        return "questions" if at <= self.questions_close else "choosing"

"""What this room's queries give: frozen values, no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.lawtext import Operation

PRIVATE_STATES = frozenset({"new", "draft"})
"""In these a motion is seen by its mover and companions only."""

UNIT_STATES = frozenset({"proposed", "not_passed", "passed", "adopted"})
"""In these it is seen by the members of its units as well."""


@dataclass(frozen=True, slots=True)
class MotionLine:
    """A motion as lists show it."""

    key: str
    kind: str
    kind_words: str
    title: str
    unit_slug: str
    unit_name: str
    conference: str
    state: str
    state_title: str
    since: datetime | None
    labels: tuple[str, ...]
    composite: bool
    url: str


@dataclass(frozen=True, slots=True)
class MotionView:
    """A motion and where it stands.

    Attributes:
        body: the text; of a rule change its lawful wording.
        operations: of a rule change, what it does to the document.
        version: which version of the words this is.
        state, state_title, since, ended: computed from its history and the clock.
        public: whether everybody may see it.
        pids, labels: the provisions it touches, as drafted.
        composited_into: the number of the composite it became part of.
    """

    key: str
    kind: str
    kind_words: str
    unit_slug: str
    unit_name: str
    adopting_slug: str
    adopting_name: str
    mover: str
    conference: str
    conference_title: str
    document: str
    base_edition: int | None
    title: str
    body: str
    statement: str
    begins: date | None
    proviso: str
    ends: date | None
    operations: tuple[Operation, ...]
    version: int
    state: str
    state_title: str
    since: datetime | None
    ended: bool
    public: bool
    model_of: str
    topic: str
    event: str
    event_at: datetime | None
    composite: bool
    composited_into: str
    pids: tuple[str, ...]
    labels: tuple[str, ...]
    drafted_at: datetime

    @property
    def url(self) -> str:
        """Where it is shown."""
        return f"/motions/{self.key}"

    @property
    def ref(self) -> str:
        """How other rooms point at it."""
        return f"motion:{self.key}"


@dataclass(frozen=True, slots=True)
class StepView:
    """A step that was taken."""

    step: str
    title: str
    at: datetime
    by: str
    note: str
    reference: str
    seq: int | None
    receipt: str


@dataclass(frozen=True, slots=True)
class RulingView:
    """A ruling, and what became of it."""

    motion: str
    title: str
    unit_name: str
    outcome: str
    rule: str
    reasons: str
    at: datetime
    seq: int | None
    challenged_at: datetime | None
    grounds: str
    reply: str
    upheld: bool | None
    decision_reasons: str


@dataclass(frozen=True, slots=True)
class AdoptionView:
    """What a unit did with a motion or its model.

    Attributes:
        stands: ``adopted``, ``rejected``, ``proposed`` or ``not_met``.
        meets_at: its next meeting, where one is called.
    """

    unit_slug: str
    unit_name: str
    region: str
    stands: str
    motion: str
    at: datetime | None
    votes: str
    meets_at: datetime | None


@dataclass(frozen=True, slots=True)
class ParentView:
    """A motion that goes into a composite, or stays out."""

    motion: str
    title: str
    body: str
    unit_slug: str
    unit_name: str
    joins: bool | None
    answered_at: datetime | None
    common: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of a composite and where it stands word for word; empty means new."""

    text: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompositeView:
    """A composite, its parents and its sentences."""

    key: str
    formed: bool
    parents: tuple[ParentView, ...]
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class RivalView:
    """Another motion on the same provision, and what the law says of the two.

    Attributes:
        rivalry: the class (see `core.lawtext`), in a word.
        says: the same as a sentence.
    """

    line: MotionLine
    rivalry: str
    says: str

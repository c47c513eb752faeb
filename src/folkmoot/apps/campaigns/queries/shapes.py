"""What the queries of this room give: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.apps.campaigns.content import Content
from folkmoot.core.adverts import Range, Standing
from folkmoot.core.terms import Money


@dataclass(frozen=True, slots=True)
class ContestView:
    """What messages are about, with the limit that holds and where it stands."""

    key: str
    title: str
    kind: str
    day: date | None
    limit: Money | None
    source: str
    information: str

    @property
    def url(self) -> str:
        """Its page."""
        return f"/campaigns/contests/{self.key}"


@dataclass(frozen=True, slots=True)
class StepView:
    """Something that was done with a message."""

    kind: str
    version: int
    role: str
    on: date
    spent: int | None
    seen: Range | None
    note: str
    at: datetime
    by: str
    seq: int | None


@dataclass(frozen=True, slots=True)
class WordingView:
    """A message as it stood in one version."""

    version: int
    content: Content
    digest: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """A paid message and where it stands, computed from its steps."""

    number: str
    code: str
    unit: str
    unit_name: str
    contest: ContestView | None
    motion: str
    wording: WordingView
    earlier: tuple[WordingView, ...]
    steps: tuple[StepView, ...]
    by: str

    @property
    def content(self) -> Content:
        """What is declared of it now."""
        return self.wording.content

    @property
    def title(self) -> str:
        """What it is called."""
        return self.wording.content.title

    @property
    def url(self) -> str:
        """Its notice."""
        return f"/campaigns/messages/{self.number}"

    @property
    def short(self) -> str:
        """Its short address, as it is printed."""
        return f"/n/{self.code}"

    def last(self, kind: str) -> StepView | None:
        """The latest step of a kind."""
        return next((each for each in reversed(self.steps) if each.kind == kind), None)

    @property
    def state(self) -> str:
        """``draft``, ``declared``, ``running`` or ``ended``; a correction does not change it."""
        for kind, state in (("ended", "ended"), ("started", "running"), ("declared", "declared")):
            if self.last(kind):
                return state
        return "draft"

    @property
    def corrected(self) -> bool:
        """Whether it was corrected after its declaration."""
        return self.last("corrected") is not None

    @property
    def public(self) -> bool:
        """Whether everybody may read it: from its declaration, or since it runs undeclared."""
        return self.state != "draft"

    @property
    def money(self) -> Range:
        """What it costs: what was spent once that is told, else what was declared."""
        ended = self.last("ended")
        amount = self.content.money.minor
        if ended is not None and ended.spent is not None:
            amount = ended.spent
        return Range(amount, amount, self.content.currency)

    @property
    def seen(self) -> Range | None:
        """How often it was seen, once that is told."""
        ended = self.last("ended")
        return ended.seen if ended else None


@dataclass(frozen=True, slots=True)
class SpendingView:
    """What is declared for a contest against its limit."""

    contest: ContestView
    spent: Range
    standing: Standing | None
    messages: tuple[MessageView, ...]


@dataclass(frozen=True, slots=True)
class BreachView:
    """Something about a message that is not as the rules have it, with its rule."""

    message: MessageView
    code: str
    says: str
    rule: str

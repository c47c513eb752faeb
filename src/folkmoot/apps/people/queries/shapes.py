"""What this room tells others: values without a way back into its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person, as far as other rooms need to know her. Addresses are not in it."""

    key: str
    number: str
    given_name: str
    family_name: str

    @property
    def name(self) -> str:
        """The name as it is written on a page."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class UnitView:
    """A part of the organisation, at its newest place in the tree."""

    slug: str
    name: str
    kind: str
    path: str
    parent_slug: str
    founded_on: date
    dissolved_on: date | None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/units/{self.slug}"


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A person's membership of the organisation."""

    member_class: str
    start: date
    end: date | None
    since: date  # the beginning of the unbroken membership this one continues

    def months(self, on: date) -> int:
        """Whole months of unbroken membership up to a day; none before it began."""
        whole = (on.year - self.since.year) * 12 + on.month - self.since.month
        return max(0, whole - (on.day < self.since.day))


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office on a day: who holds which role where, by what authority. Vacant if nobody does."""

    key: int
    person_key: str
    role: str
    unit_slug: str
    unit_name: str
    authority: str
    start: date
    end: date | None
    decided_by: str

    @property
    def vacant(self) -> bool:
        """Whether the seat stands empty."""
        return not self.person_key

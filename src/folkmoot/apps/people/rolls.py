"""What a frozen roll is made of: the verdicts, the rules it was drawn up by, and its leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

VERDICTS = (
    "eligible",
    "not_a_member",
    "joined_after_freeze",
    "provisional",
    "class",
    "too_short",
    "arrears",
    "wrong_unit",
    "suspended",
)
"""What a roll says of a person. The place in this list is what a line holds: only ever append."""

FEWEST = 10
"""Persons without their right to vote that a count has to have before it is told."""

TILE = 256


@dataclass(frozen=True, slots=True)
class RollRules:
    """By what rules a roll is drawn up.

    Attributes:
        classes: the classes of membership that may take part.
        joined_by: the last day on which a membership may have begun; None asks for no time.
        paid_since: dues must be paid up to this day; None where arrears take nothing away.
        provisional_may: whether provisional members take part.
    """

    classes: tuple[str, ...] = ("full",)
    joined_by: date | None = None
    paid_since: date | None = None
    provisional_may: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is kept and published."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person on the day of a freeze.

    ``since`` is the beginning of the unbroken membership; ``first`` the first day of any.
    """

    member_class: str | None
    since: date | None
    provisional_until: date | None
    paid_through: date | None
    in_unit: bool
    ahead: bool = False  # a membership that begins after the day
    objected: bool = False  # an objection to the admission stood, and its time was not over
    without_vote: bool = False  # the right to vote was withheld when the day ended


def verdict_of(  # noqa: PLR0911  (a decision list reads best as one)
    standing: Standing, rules: RollRules, on: date
) -> str:
    """What a roll says of one person: the rule that the database's statement repeats for all."""
    if standing.member_class is None or standing.since is None:
        return "joined_after_freeze" if standing.ahead else "not_a_member"
    if not standing.in_unit:
        return "wrong_unit"
    if standing.member_class not in rules.classes:
        return "class"
    until = standing.provisional_until
    provisional = standing.objected or (until is not None and until > on)
    if provisional and not rules.provisional_may:
        return "provisional"
    if rules.joined_by is not None and standing.since > rules.joined_by:
        return "too_short"
    paid = standing.paid_through
    if rules.paid_since is not None and paid is not None and paid < rules.paid_since:
        return "arrears"
    # Last, so that it says: nothing else is in the way. When the right comes back, so does the
    # vote (`queries.rolls.electors_at`): no freeze prolongs a suspension.
    return "suspended" if standing.without_vote else "eligible"


def told(counted: Mapping[str, int]) -> dict[str, int]:
    """The counts of a roll as they are published.

    Fewer than `FEWEST` whose right to vote is suspended, none among them, are counted with those
    who are on the roll: otherwise a roll would tell that there is a case which nobody is to know
    of. No other count depends on a case, so that nothing can be subtracted.
    """
    few = counted.get("suspended", 0)
    if few >= FEWEST:
        return dict(counted)
    shown = {verdict: many for verdict, many in counted.items() if verdict != "suspended"}
    if few:
        shown["eligible"] = shown.get("eligible", 0) + few
    return shown


def leaf(*, roll: str, person: str, verdict: str, salt: bytes) -> bytes:
    """What is hashed for a line. The blind keeps the tree from telling who is on the roll."""
    return f"{roll}\n{person}\n{verdict}\n{blind(person, salt)}".encode()


def blind(person: str, salt: bytes) -> str:
    """The secret of one line, which only its person is given."""
    return blake2b(person.encode(), key=salt, digest_size=16).hexdigest()

"""The roles and kinds of unit this room knows by key; each organisation has its own words."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.platform.installation import installation

LEVELS = {"national": 0, "region": 1, "local_party": 2, "branch": 3, "affiliate": 4}
"""Kinds of unit from the whole to the smallest; a unit stands below one of a lower number."""

AFFILIATE = "affiliate"
"""The kind a person belongs to beside a home unit, not instead of it."""


@dataclass(frozen=True, slots=True)
class Role:
    """What is so of an office wherever it stands.

    Attributes:
        key: its name in `Office.role`.
        seats: 1 where one person holds it, None where several may.
        stands: whether the seat remains when nobody holds it, so that a vacancy is a row.
    """

    key: str
    seats: int | None = None
    stands: bool = False


ROLES = {
    role.key: role
    for role in (
        Role("secretary", seats=1, stands=True),
        Role("chair", seats=1, stands=True),
        Role("treasurer", seats=1, stands=True),
        Role("general_secretary", seats=1, stands=True),
        Role("arrangements_committee", stands=True),
        Role("executive", stands=True),
        Role("delegate"),
        Role("teller"),
        Role("returning_officer"),
        Role("campaign_officer"),
        Role("scrutineer"),
        Role("moderator"),
        Role("tribunal"),
        Role("case_clerk"),
        Role("investigator"),
        Role("panel_pool"),
        Role("appeal_pool"),
    )
}

KEEPS_THE_FILE = ("secretary", "general_secretary")
"""Offices whose holders admit members and read persons' files, each within the own unit."""

KEEPS_THE_BOOKS = ("treasurer", "secretary", "general_secretary")
"""Offices whose holders write down dues and send reminders, each within the own unit."""

ANSWERS_FOR_US = ("executive", "general_secretary")
"""Offices of the whole whose holders keep the register of organisations and give rulings."""

RECORDS_OFFICES = ("secretary", "chair", "general_secretary")
"""Offices whose holders write down who was elected or appointed."""

SHAPES_THE_TREE = ("secretary", "general_secretary")
"""Offices whose holders found, move and dissolve the units below their own."""


def word(key: str) -> str:
    """The organisation's own word for a role or a kind of unit."""
    return installation().word(key)

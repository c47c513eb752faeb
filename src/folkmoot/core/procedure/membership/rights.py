"""Rights that a member does without for a time: which, until when, and by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from folkmoot.core.civildate import say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes

RIGHTS = ("attend", "speak", "vote", "stand", "propose", "hold_office", "contact_members")
"""What may be withheld, item by item. Access to one's own case is never among it."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "attend": "attend meetings",
        "speak": "speak at meetings",
        "vote": "vote",
        "stand": "stand for election",
        "propose": "nominate, or propose motions",
        "hold_office": "hold office",
        "contact_members": "write to members through the organisation",
    }
)
"""Each right, as it goes on after "may not"."""

SHOWN = 12
"""How much of a digest people are shown: enough to find it by."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One right that a person does without.

    Attributes:
        right: one of `RIGHTS`.
        start, until: the first and the last moment; nothing has to be done for it to end.
        source: the digest of what withholds it: a certificate of process that stands in the
            record, or the decision of a panel on an interim suspension.
        certified: whether it is a certificate.
        provision: the rule it rests on; None for a default of the house.
    """

    right: str
    start: datetime
    until: datetime
    source: str
    certified: bool
    provision: ProvisionRef | None = None


def is_withheld(row: Withheld, right: str, at: datetime) -> bool:
    """Whether a right is withheld at a moment; the last moment counts, the next does not."""
    return row.right == right and instant(row.start) <= instant(at) <= instant(row.until)


def check_right(name: str, right: str, rows: Iterable[Withheld], *, at: datetime) -> Verdict:
    """Whether somebody may do what a right is needed for (G20: item by item, ending by itself).

    Refuses with ``right.withheld``, once for everything that withholds it, the longest first.

    Raises:
        KeyError: if there is no such right.
    """
    words = WORDS[right]
    held = [row for row in rows if is_withheld(row, right, at)]
    held.sort(key=lambda row: instant(row.until), reverse=True)
    if not held:
        return yes()
    return no(*(_reason(name, words, row) for row in held))


def _reason(name: str, words: str, row: Withheld) -> Reason:
    if row.certified:
        says = (
            "{name} may not {what} until {until}: certificate of process {source} withholds this "
            "right."
        )
    else:
        says = (
            "{name} may not {what} until {until}: a panel drawn by lot suspended this right for "
            "the time being (decision {source})."
        )
    return Reason(
        "right.withheld",
        says,
        {
            "name": name,
            "what": words,
            "until": say_moment(row.until),
            "source": row.source[:SHOWN],
        },
        row.provision,
        "It comes back by itself after that moment. The member's own room at Fair process says "
        "why, and how to have it lifted or to appeal.",
    )

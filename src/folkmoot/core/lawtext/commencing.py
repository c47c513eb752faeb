"""When an amendment comes into force and what it is subject to, in lawful words.

Commencement and provisos are decided with the amendment and are no part of the rule's own text
(RONR, "Provided, that …"; Interpretation Act 1978, section 4).
"""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def commencing_words(begins: date | None, proviso: str, ends: date | None = None) -> str:
    """The sentences that stand below the amendment; empty where there is nothing to say.

    Args:
        begins: the day it comes into force; None for the day the rules say.
        proviso: what it is subject to.
        ends: the day from which it no longer holds; None for never (Interpretation Act 1978,
            section 16: what was done under it stands).
    """
    said = []
    if begins is not None:
        said.append(f"This amendment comes into force on {_day(begins)}.")
    if ends is not None:
        said.append(f"This amendment ceases to have effect on {_day(ends)}.")
    words = " ".join(proviso.split()).rstrip(".")
    if words:
        lead = "" if words.lower().startswith("provided") else "Provided that "
        said.append(f"{lead}{words}.")
    return "\n".join(said)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

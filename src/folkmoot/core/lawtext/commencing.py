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


def commencing_words(begins: date | None, proviso: str) -> str:
    """The sentences that stand below the amendment; empty where there is nothing to say."""
    said = []
    if begins is not None:
        day = f"{begins.day} {_MONTHS[begins.month - 1]} {begins.year}"
        said.append(f"This amendment comes into force on {day}.")
    words = " ".join(proviso.split()).rstrip(".")
    if words:
        lead = "" if words.lower().startswith("provided") else "Provided that "
        said.append(f"{lead}{words}.")
    return "\n".join(said)

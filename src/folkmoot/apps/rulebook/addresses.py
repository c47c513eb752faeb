"""Where the provisions of an edition are shown."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from urllib.parse import quote

from django.utils.text import slugify

from folkmoot.core.lawtext import Document

RESERVED = frozenset(
    {"editions", "compare", "parameters", "search", "certificate", "words", "on", "in"}
    | {"compare.docx", "compare.pdf"}
)
"""Nouns below a document that are no provisions."""
MOST = 120
_SAFE = "~.()§,;:!*'"
_AT = re.compile(r"@(?P<at>\d{4}-\d{2}-\d{2}|\d{1,9})\Z")


def addresses(tree: Document) -> dict[str, str]:
    """The last part of the address of every provision, by identifier.

    The label, where it belongs to one provision only; else the heading, if no other is called so;
    else the permanent identifier after a ``~``. The document itself has the empty address.
    """
    labels = Counter(tree.label(place.provision.pid) for place in tree.places())
    names = Counter(slugify(place.provision.heading)[:MOST] for place in tree.places())
    found: dict[str, str] = {}
    for place in tree.places():
        pid = place.provision.pid
        label, name = tree.label(pid), slugify(place.provision.heading)[:MOST]
        if place.parent is None:
            found[pid] = ""
        elif label and labels[label] == 1 and len(label) <= MOST and _usable(label):
            found[pid] = label
        elif name and names[name] == 1 and name not in labels and _usable(name):
            found[pid] = name
        else:
            found[pid] = f"~{pid}"
    return found


def _usable(address: str) -> bool:
    """Whether an address cannot be mistaken for another page, an edition or an identifier."""
    return (
        address.lower() not in RESERVED
        and not address.startswith(("~", "/"))
        and not _AT.search(address)
        and not set(address) <= {"."}
    )


def provision_path(document: str, address: str, *, at: int | date | None = None) -> str:
    """The path of a provision's page, of the document's if the address is empty."""
    path = f"/rules/{document}"
    if address:
        path += f"/{quote(address, safe=_SAFE)}"
    return path if at is None else f"{path}@{at}"


def split_at(written: str) -> tuple[str, int | date | None]:
    """Part ``2.I.4.B@2026-09-28`` or ``2.I.4.B@3`` into the address and the edition wanted.

    Raises:
        ValueError: for a day that no calendar has.
    """
    match = _AT.search(written)
    if not match:
        return written, None
    at = match["at"]
    wanted: int | date = int(at) if at.isdigit() else date.fromisoformat(at)
    return written[: match.start()], wanted

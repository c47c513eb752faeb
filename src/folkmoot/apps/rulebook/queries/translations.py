"""The rules in other languages: what is translated, what has changed since, what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from folkmoot.apps.rulebook.models import Translation
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.core.lawtext import Provision, field_digest

State = Literal["current", "stale", "missing"]


@dataclass(frozen=True, slots=True)
class Translated:
    """A provision beside its translation.

    Attributes:
        state: ``current``: the translation is of these very words; ``stale``: the words have
            changed since; ``missing``: nobody has translated it. What has no words needs none and
            is current.
        made_from: the edition the translation was made from; None where there is none.
    """

    own: Provision
    label: str
    depth: int
    heading: str
    text: str
    state: State
    made_from: int | None


def languages_of(document: str) -> Sequence[str]:
    """The languages into which something of a document has been translated."""
    rows = Translation.objects.filter(document__slug=document)
    return sorted(set(rows.values_list("language", flat=True)))


def translated(view: EditionView, language: str) -> Sequence[Translated]:
    """Every provision of an edition with its translation, in reading order."""
    rows = Translation.objects.filter(document__slug=view.document, language=language)
    latest = {row.pid: row for row in rows.order_by("pk")}
    found = []
    for place in view.tree.places():
        own = place.provision
        if place.parent is None or own.kind == "matter":
            continue
        row = latest.get(own.pid)
        state: State = "missing"
        if row is not None:
            state = "current" if row.of_words == words_digest(own) else "stale"
        elif not own.heading and not own.text:
            state = "current"
        found.append(
            Translated(
                own,
                view.tree.label(own.pid),
                place.depth,
                row.heading if row else "",
                row.text if row else "",
                state,
                row.edition if row else None,
            )
        )
    return found


def words_digest(own: Provision) -> str:
    """What a translation is a translation of: the heading and the provision's own words."""
    return field_digest(f"{own.heading}\n{own.text}")

"""Who was told what, ready for a template: two texts beside each other, and a table of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.apps.campaigns.words import criterion_words
from folkmoot.core.adverts import Told

MOST_CRITERIA = 12


def sides_of(compared: Sequence[Told]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The first variant beside each of the others."""
    if len(compared) < 2:  # noqa: PLR2004  (two make a comparison)
        return []
    first = compared[0]
    left = {
        "title": first.variant.name,
        "pieces": [("keep", first.variant.text)],
        "note": audience_words(first),
    }
    return [
        (
            left,
            {
                "title": each.variant.name,
                "pieces": list(each.pieces),
                "note": audience_words(each),
            },
        )
        for each in compared[1:]
    ]


def told_tables(compared: Sequence[Told]) -> dict[str, Any]:
    """A table: each variant, who was sought, who was kept out, what only they were told."""
    return {
        "columns": [
            {"label": _("Variant")},
            {"label": _("Sought")},
            {"label": _("Kept out")},
            {"label": _("Told only here")},
            {"label": _("Not told here")},
        ],
        "rows": [
            (
                each.variant.name,
                criteria_words(each.sought) or _("nobody in particular"),
                criteria_words(each.kept_out) or _("nobody"),
                " ".join(each.only_here) or "–",  # noqa: RUF001  (an en dash for nothing)
                " ".join(each.not_here) or "–",  # noqa: RUF001
            )
            for each in compared
        ],
    }


def audience_words(each: Told) -> str:
    """The audience of a variant in a sentence."""
    sought = criteria_words(each.sought) or _("nobody in particular")
    out = criteria_words(each.kept_out)
    said = _("Sought: %(sought)s.") % {"sought": sought}
    return f"{said} {_('Kept out: %(out)s.') % {'out': out}}" if out else said


def criteria_words(criteria: Sequence[Any]) -> str:
    """Criteria in a line; of very many the first, and how many more there are."""
    said = "; ".join(map(criterion_words, criteria[:MOST_CRITERIA]))
    rest = len(criteria) - MOST_CRITERIA
    return f"{said} {_('and %(n)d more') % {'n': rest}}" if rest > 0 else said

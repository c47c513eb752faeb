"""What was found of an imprint, ready for a template."""

from __future__ import annotations

from typing import Any

from folkmoot.apps.campaigns.words import DEMANDS, FOUND
from folkmoot.core.adverts import Check, Consulted


def finding_rows(check: Check) -> list[dict[str, Any]]:
    """Each demand with its state, the sentence, the rule, and whether the rule was at hand."""
    rows = []
    for each in check.findings:
        word, state = FOUND[each.state]
        rows.append(
            {
                "what": DEMANDS[each.demand],
                "word": word,
                "state": state,
                "says": each.says,
                "rule": each.rule.source,
                "hand": "" if each.rule.consulted is Consulted.TEXT else each.rule.consulted.value,
            }
        )
    return rows


def overall(check: Check) -> dict[str, Any]:
    """The worst of them as a word and a shape."""
    word, state = FOUND[check.state]
    return {"word": word, "state": state}

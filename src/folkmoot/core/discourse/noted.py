"""Which notes are shown: those that people find helpful who otherwise rate differently.

A note is context that somebody adds to what another published. Ratings are votes (helpful 1,
somewhat 0, not helpful -1); the merit of a note is what `bridging` leaves to it when the line on
which its raters differ has explained theirs. Limits as there; what is published can be worked out
again from the ratings, byte for byte (`folkmoot notes RATINGS.csv --json`).
"""

from __future__ import annotations

import json

from folkmoot.core.discourse.bridging import LEAST_VOTES, MERIT, NARROW, Bridge, bridging
from folkmoot.core.discourse.votes import Ballots
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

NOTES_VERSION = 1
LEAST_RATERS = 15
"""With fewer people who rated anything no line can be found on which they differ."""


def notes_found(held: Ballots) -> tuple[Bridge, ...]:
    """Every rated note, that of the highest merit first; none while too few have rated."""
    return bridging(held) if len(held.participants) >= LEAST_RATERS else ()


def say_note(found: Bridge | None, ratings: int) -> Reason:
    """Why a note is shown beside a page or is not, in a sentence."""
    params: dict[str, Value] = {"ratings": ratings, "least": LEAST_VOTES}
    if found is None or found.votes < LEAST_VOTES:
        says = "Not shown yet: {ratings} people rated it, and {least} are needed."
        if ratings >= LEAST_VOTES:
            says = "Not shown yet: too few people have rated notes to tell who differs from whom."
        return Reason("note.few", says, params)
    params |= {
        "merit": f"{found.merit:.2f}",
        "needed": f"{MERIT:.2f}",
        "position": f"{abs(found.position):.2f}",
        "narrow": f"{NARROW:.2f}",
    }
    measured = " (merit {merit}, needed {needed}; leaning {position}, less than {narrow} needed)"
    if found.bridges:
        says = "Shown: people who otherwise rate differently find it helpful{measured}."
        return Reason("note.bridges", says.replace("{measured}", measured), params)
    if abs(found.position) >= NARROW:
        says = "Not shown: those who find it helpful are of one mind{measured}."
        return Reason("note.one_sided", says.replace("{measured}", measured), params)
    says = (
        "Not shown: its {ratings} raters do not, on both sides of what divides them, find it "
        "clearly more helpful than notes are as a rule{measured}."
    )
    return Reason("note.not_helpful", says.replace("{measured}", measured), params)


def notes_written(held: Ballots) -> str:
    """What is published of the notes: of each its ratings, merit, leaning, and whether it is shown.

    The digest is that of the ratings; no rater stands in it.
    """
    told = {
        "version": NOTES_VERSION,
        "ratings_sha256": held.digest(),
        "raters": len(held.participants),
        "notes": [
            {
                "note": each.statement,
                "ratings": each.votes,
                "merit": each.merit,
                "leaning": each.position,
                "shown": each.bridges,
            }
            for each in notes_found(held)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

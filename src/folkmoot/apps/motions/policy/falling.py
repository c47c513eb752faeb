"""Whether another decision leaves a motion nothing to change, so that it falls without a vote."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.hall import voted_version
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.words import current, operations_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import rivals
from folkmoot.core.terms import Reason, Verdict, no, yes

CARRIED = frozenset({"carried", "certified", "in_force"})
BOTH_STAND = frozenset({"independent", "order-dependent"})


def falls_by(motion: Motion, other_key: str, *, at: datetime) -> Verdict:
    """Whether a motion falls because conference carried another one.

    Two rule changes that can both stand are both voted on. Of motions that are words alone nobody
    but the chair can say whether one leaves the other nothing to decide.
    """
    other = Motion.objects.filter(key=other_key, conference=motion.conference).first()
    if other is None or other.pk == motion.pk:
        return _no(
            "falling.unknown_cause",
            "There is no other motion {other} before this conference.",
            other_key,
            remedy="Name the motion that was carried.",
        )
    if standing_of(other, at=at).state not in CARRIED:
        return _no(
            "falling.not_carried",
            "Motion {other} was not carried, so nothing falls by it.",
            other_key,
            remedy="Take the vote, or name the motion that was carried.",
        )
    if not motion.document or not other.document:
        return yes()
    if motion.document != other.document or _both_stand(motion, other):
        return _no(
            "falling.both_stand",
            "Motion {other} was carried, and this one can stand beside it.",
            other_key,
            remedy="Take the vote on it.",
        )
    return yes()


def _both_stand(motion: Motion, carried: Motion) -> bool:
    certification = getattr(carried, "certification", None)
    before = certification.edition - 1 if certification else None
    edition = (
        rulebook.last_edition(carried.document)
        if before is None
        else rulebook.edition(carried.document, before)
    )
    if edition is None:
        return True
    mine, theirs = operations_of(current(motion)), operations_of(voted_version(carried))
    return rivals(edition.tree, mine, theirs).kind in BOTH_STAND


def _no(code: str, says: str, other: str, *, remedy: str) -> Verdict:
    return no(Reason(code, says, {"other": other}, remedy=remedy))

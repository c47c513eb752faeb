"""How long a file is kept, and who may have it erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from folkmoot.core.procedure.membership.rules import KEPT_AFTER, day_after
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What stands in the way of erasing a file.

    Attributes:
        member: whether the person is a member, or has applied to be.
        left_on: the day on which the last membership ended; None if there never was one.
        office: whether the person holds an office.
        own: whether the person asks for it; otherwise the schedule does.
        needed_for: what still needs the file ("a challenge to a roll that is not answered").
    """

    member: bool
    left_on: date | None
    office: bool
    own: bool
    needed_for: tuple[str, ...] = ()


def check_erasure(facts: FileFacts, rules: RuleSet, on: date) -> Verdict:
    """Whether names and addresses of a file may be erased.

    The person may have it done as soon as the membership has ended; the organisation only when
    the time of the schedule is over, for everybody alike, never for one it has chosen. Refuses
    with ``erasure.member``, ``erasure.office``, ``erasure.needed`` or ``erasure.kept``.
    """
    verdict = yes()
    if facts.member:
        verdict &= rules.refuse(
            KEPT_AFTER,
            "erasure.member",
            "The file of a member is kept as long as the membership lasts.",
            remedy="Resign first; then the file can be erased on the same day.",
        )
    if facts.office:
        verdict &= rules.refuse(
            KEPT_AFTER, "erasure.office", "Who holds an office can be named.", remedy="Give it up."
        )
    for what in facts.needed_for:
        verdict &= rules.refuse(
            KEPT_AFTER,
            "erasure.needed",
            "The file is still needed: {what}.",
            remedy="It can be erased when that is done.",
            what=what,
        )
    if facts.own or facts.member:
        return verdict
    over = None if facts.left_on is None else day_after(facts.left_on, KEPT_AFTER, rules)
    if over is None or on < over:
        verdict &= rules.refuse(
            KEPT_AFTER,
            "erasure.kept",
            "{rule}",
            remedy="Only the person can have it erased earlier.",
            rule=rules.explain(KEPT_AFTER),
        )
    return verdict

"""May two files be joined, or parted again?"""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.policy import authority, members
from folkmoot.apps.people.queries.duplicates import MergeView
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def may_propose(actor: ActorRef, *, kept: str, other: str, on: date) -> Verdict:
    """Whether an officer may join two files: one of both their units, and neither of the two."""
    verdict = authority.keeps_the_file_of(actor, person=kept, on=on)
    verdict &= authority.keeps_the_file_of(actor, person=other, on=on)
    if actor.key in (kept, other):
        verdict &= no(Reason("merge.own", "Nobody joins the own file with another."))
    return verdict


def may_merge(*, kept: str, other: str, says: str, on: date) -> Verdict:
    """Whether two files may go on as one."""
    verdict = members.is_current(kept, on) & members.is_current(other, on)
    if kept == other:
        verdict &= no(Reason("merge.same", "These are one file already."))
    if queries.offices_of(other, on):
        verdict &= no(
            Reason(
                "merge.office",
                "The file that would go holds an office.",
                remedy="Keep that one, and let the other go on in it.",
            )
        )
    if not says.strip():
        verdict &= no(Reason("merge.no_reason", "Say by what you know that they are one person."))
    return verdict


def may_part(actor: ActorRef, joined: MergeView, *, on: date) -> Verdict:
    """Whether two files may be parted: by either person alone, or an officer of the whole."""
    if joined.undone_at is not None:
        return no(Reason("merge.undone", "These files have been parted already."))
    if actor.kind == "person" and actor.key in (joined.kept.key, joined.other.key):
        return yes()
    return authority.may_keep_the_file(actor, unit=queries.national().slug, on=on)

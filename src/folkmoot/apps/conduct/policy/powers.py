"""What somebody holds with regard to one case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.queries.parts import parts_of
from folkmoot.core.procedure.conduct import procedure
from folkmoot.core.procedure.power import Power
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

SYSTEM = ActorRef("system", "conduct")

_POWERS = {
    "respondent": procedure.RESPONDENT,
    "clerk": procedure.CLERK,
    "adjudicator": procedure.ADJUDICATOR,
    "investigator": procedure.INVESTIGATOR,
    "panel": procedure.PANEL,
    "appeal_panel": procedure.APPEAL_PANEL,
}
WORDS = {
    "respondent": "the member concerned",
    "complainant": "the complainant",
    "companion": "the companion",
    "witness": "a witness",
    "clerk": "the clerk",
    "adjudicator": "the adjudicator",
    "investigator": "the investigator",
    "panel": "the panel",
    "appeal_panel": "the appeal panel",
    "suspender": "the panel that suspended",
}


def powers_of(row: Case, actor: ActorRef, at: datetime) -> frozenset[Power]:
    """The powers an actor holds in a case at a moment."""
    if actor.kind == "system":
        return frozenset({procedure.SYSTEM})
    parts = parts_of(row, actor.key, at)
    return frozenset(_POWERS[part] for part in parts if part in _POWERS)


def is_within(row: Case, actor: ActorRef, at: datetime) -> Verdict:
    """Whether an actor has any part in a case. To everybody else it does not exist."""
    if actor.kind == "system" or parts_of(row, actor.key, at):
        return yes()
    return unknown()


def unknown() -> Verdict:
    """The answer to whoever asks for a case that is none, or none of theirs: one and the same."""
    return no(Reason("conduct.unknown", "There is no such case among yours."))


def has_part(row: Case, actor: ActorRef, parts: Iterable[str], at: datetime) -> Verdict:
    """Whether an actor has one of several parts in a case."""
    wanted = tuple(parts)
    if actor.kind == "person" and parts_of(row, actor.key, at).intersection(wanted):
        return yes()
    inside = is_within(row, actor, at)
    if not inside:
        return inside
    who = " or ".join(WORDS[part] for part in wanted)
    return no(Reason("conduct.not_yours", "This is for {who}.", {"who": who}, remedy="Ask {who}."))

"""The committee places a motion on the agenda of its conference."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions import put_on_agenda
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import PLACED
from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.policy.hall import placing_facts
from folkmoot.apps.motions.policy.unit_decisions import subject_of
from folkmoot.apps.motions.queries.places import conference_of
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def place_on_agenda(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    parent: int | None = None,
) -> Taken:
    """Give a motion that is in order its line on the agenda.

    Args:
        parent: the agenda line under which it stands.

    Raises:
        Refused: if it is not in order, its notice is too short, or its topic has no place.
    """
    with official(PLACED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        conference = conference_of(row)
        taken = take(act, row, "place_on_agenda", facts=placing_facts(row))
        words = current(row)
        put_on_agenda(
            actor=actor,
            at=at,
            meeting=conference.key,
            subject=subject_of(motion),
            title=f"{motion} {words.title}",
            kind="motion",
            parent=parent,
            text=words.body,
        )
        act.shows(motion=motion, conference=conference.title)
        act.about(conference.ref)
    on_record(act, taken)
    return taken

"""The meeting agrees to debate a section of its agenda for longer."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import item_of, locked_meeting, missing
from folkmoot.apps.assembly.acts_declared import DEBATE_EXTENDED
from folkmoot.apps.assembly.models import Extension
from folkmoot.apps.assembly.policy.calling import not_closed, seat_of
from folkmoot.apps.assembly.policy.debates import may_extend
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.queries.agenda import AgendaItemView, agenda_lines
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def extend_debate(
    *, actor: ActorRef, at: datetime, meeting: str, item: int, until: datetime
) -> tuple[AgendaItemView, str]:
    """Note that the meeting agreed to a later end for debate under a line of its agenda.

    Raises:
        Refused: if the actor does not run the meeting, it does not sit, or the line has no end
            or one as late as that.
    """
    with official(DEBATE_EXTENDED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        line = item_of(row, item)
        if line is None:
            raise missing("agenda item", str(item))
        act.require(
            may_run(actor, seat_of(row, at=at))
            & not_closed(row)
            & may_extend(row, line, until=until)
        )
        Extension.objects.create(item=line, until=until, by=str(actor), at=at)
        view = next(each for each in agenda_lines(row.key) if each.id == line.pk)
        act.shows(meeting=row.key, item=view.number, until=until.isoformat())
        act.about(f"meeting:{row.key}", *([line.subject] if line.subject else []))
    return view, act.code

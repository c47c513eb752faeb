"""What other rooms may ask this one."""

from folkmoot.apps.assembly.queries.agenda import AgendaItemView, agenda, agenda_lines
from folkmoot.apps.assembly.queries.amendments import (
    FloorAmendmentView,
    MotionText,
    motion_text,
    motion_texts,
)
from folkmoot.apps.assembly.queries.card_votes import (
    CardLine,
    CardVoteView,
    card_vote,
    card_votes,
    count_of,
    lines_of_vote,
    open_card_votes,
)
from folkmoot.apps.assembly.queries.decisions import (
    DecisionView,
    decision,
    decision_ref,
    decisions_about,
    decisions_of,
)
from folkmoot.apps.assembly.queries.delegations import (
    DelegateView,
    DelegationView,
    delegates,
    delegation_for,
    delegation_of,
    delegations,
    meetings_as_delegate,
)
from folkmoot.apps.assembly.queries.meetings import (
    MeetingLine,
    MeetingView,
    conference,
    conferences,
    count_past,
    meeting,
    meetings_of,
    next_meeting,
    past,
    upcoming,
)
from folkmoot.apps.assembly.queries.minutes import MinutesView, minutes
from folkmoot.apps.assembly.queries.presence import (
    AttendanceView,
    Presence,
    apologies,
    attendance,
    presence,
)
from folkmoot.apps.assembly.queries.resolutions import (
    ResolutionView,
    count_resolutions,
    resolution,
    resolutions,
)
from folkmoot.apps.assembly.queries.rules import rules_on

__all__ = [
    "AgendaItemView",
    "AttendanceView",
    "CardLine",
    "CardVoteView",
    "DecisionView",
    "DelegateView",
    "DelegationView",
    "FloorAmendmentView",
    "MeetingLine",
    "MeetingView",
    "MinutesView",
    "MotionText",
    "Presence",
    "ResolutionView",
    "agenda",
    "agenda_lines",
    "apologies",
    "attendance",
    "card_vote",
    "card_votes",
    "conference",
    "conferences",
    "count_of",
    "count_past",
    "count_resolutions",
    "decision",
    "decision_ref",
    "decisions_about",
    "decisions_of",
    "delegates",
    "delegation_for",
    "delegation_of",
    "delegations",
    "lines_of_vote",
    "meeting",
    "meetings_as_delegate",
    "meetings_of",
    "minutes",
    "motion_text",
    "motion_texts",
    "next_meeting",
    "open_card_votes",
    "past",
    "presence",
    "resolution",
    "resolutions",
    "rules_on",
    "upcoming",
]

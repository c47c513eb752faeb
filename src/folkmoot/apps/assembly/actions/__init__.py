"""What can be done with meetings: one verb each, on the act protocol."""

from folkmoot.apps.assembly.actions.approve_minutes import (
    RightFigures,
    approve_minutes,
    correct_minutes,
)
from folkmoot.apps.assembly.actions.call_meeting import call_meeting
from folkmoot.apps.assembly.actions.cast_card import cast_card, enter_card
from folkmoot.apps.assembly.actions.close_card_vote import close_card_vote
from folkmoot.apps.assembly.actions.close_meeting import close_meeting
from folkmoot.apps.assembly.actions.decide import Section, decide
from folkmoot.apps.assembly.actions.extend_debate import extend_debate
from folkmoot.apps.assembly.actions.follow_up import add_note, follow_up
from folkmoot.apps.assembly.actions.freeze_weights import freeze_weights
from folkmoot.apps.assembly.actions.mandate_delegates import mandate_delegates
from folkmoot.apps.assembly.actions.mark_attendance import (
    apologise,
    count_heads,
    mark_attendance,
)
from folkmoot.apps.assembly.actions.move_floor_amendment import (
    decide_floor_amendment,
    move_floor_amendment,
)
from folkmoot.apps.assembly.actions.name_delegate import credential_delegate, name_delegate
from folkmoot.apps.assembly.actions.open_card_vote import open_card_vote
from folkmoot.apps.assembly.actions.open_meeting import open_meeting
from folkmoot.apps.assembly.actions.put_off_meeting import call_off_meeting, postpone_meeting
from folkmoot.apps.assembly.actions.put_on_agenda import put_on_agenda
from folkmoot.apps.assembly.actions.requisition_meeting import (
    RequisitionView,
    requisition_meeting,
    sign_requisition,
)
from folkmoot.apps.assembly.actions.send_notice import NoticeView, send_notice
from folkmoot.apps.assembly.actions.we_met import Decided, Met, NoticeWas, we_met

__all__ = [
    "Decided",
    "Met",
    "NoticeView",
    "NoticeWas",
    "RequisitionView",
    "RightFigures",
    "Section",
    "add_note",
    "apologise",
    "approve_minutes",
    "call_meeting",
    "call_off_meeting",
    "cast_card",
    "close_card_vote",
    "close_meeting",
    "correct_minutes",
    "count_heads",
    "credential_delegate",
    "decide",
    "decide_floor_amendment",
    "enter_card",
    "extend_debate",
    "follow_up",
    "freeze_weights",
    "mandate_delegates",
    "mark_attendance",
    "move_floor_amendment",
    "name_delegate",
    "open_card_vote",
    "open_meeting",
    "postpone_meeting",
    "put_on_agenda",
    "requisition_meeting",
    "send_notice",
    "sign_requisition",
    "we_met",
]

"""What can be done in this room: one file for what belongs together, one function per verb."""

from folkmoot.apps.conduct.actions.adjust import ask_adjustments, decide_adjustment, say_adjustment
from folkmoot.apps.conduct.actions.answer_charge import (
    adjourn,
    answer_request,
    elect_papers,
    name_companion,
    reply,
    request,
)
from folkmoot.apps.conduct.actions.appeal_decision import allow_appeal, appeal, decide_appeal
from folkmoot.apps.conduct.actions.charge_member import charge_member
from folkmoot.apps.conduct.actions.cluster_complaints import cluster_complaints
from folkmoot.apps.conduct.actions.decide_case import (
    Found,
    clear_member,
    decide_case,
    serve_decision,
)
from folkmoot.apps.conduct.actions.draw_panel import (
    challenge_panel,
    commit_pool,
    decide_challenge,
    declare,
    draw_panel,
)
from folkmoot.apps.conduct.actions.exclude_at_once import exclude_at_once, try_the_gate
from folkmoot.apps.conduct.actions.file_evidence import (
    disclose,
    disclose_more,
    erase_due_evidence,
    erase_evidence,
    file_evidence,
    sign_schedule,
)
from folkmoot.apps.conduct.actions.hear_member import hold_hearing
from folkmoot.apps.conduct.actions.make_complaint import make_complaint
from folkmoot.apps.conduct.actions.note_contact import note_contact
from folkmoot.apps.conduct.actions.publish_outcome import publish_outcome
from folkmoot.apps.conduct.actions.reopen_case import reopen_case
from folkmoot.apps.conduct.actions.send_document import note_service, send_document, tell_member
from folkmoot.apps.conduct.actions.suspend_member import (
    lift_suspension,
    review_suspension,
    suspend_member,
)
from folkmoot.apps.conduct.actions.take_effect import take_due_effects, take_effect
from folkmoot.apps.conduct.actions.take_over_outcomes import take_over_outcomes
from folkmoot.apps.conduct.actions.triage import (
    close_investigation,
    dismiss_complaint,
    open_investigation,
)

__all__ = [
    "Found",
    "adjourn",
    "allow_appeal",
    "answer_request",
    "appeal",
    "ask_adjustments",
    "challenge_panel",
    "charge_member",
    "clear_member",
    "close_investigation",
    "cluster_complaints",
    "commit_pool",
    "decide_adjustment",
    "decide_appeal",
    "decide_case",
    "decide_challenge",
    "declare",
    "disclose",
    "disclose_more",
    "dismiss_complaint",
    "draw_panel",
    "elect_papers",
    "erase_due_evidence",
    "erase_evidence",
    "exclude_at_once",
    "file_evidence",
    "hold_hearing",
    "lift_suspension",
    "make_complaint",
    "name_companion",
    "note_contact",
    "note_service",
    "open_investigation",
    "publish_outcome",
    "reopen_case",
    "reply",
    "request",
    "review_suspension",
    "say_adjustment",
    "send_document",
    "serve_decision",
    "sign_schedule",
    "suspend_member",
    "take_due_effects",
    "take_effect",
    "take_over_outcomes",
    "tell_member",
    "try_the_gate",
]

"""One file per verb."""

from folkmoot.apps.motions.actions.certify_motion import certify_motion
from folkmoot.apps.motions.actions.challenge_ruling import challenge_ruling, reply_to_challenge
from folkmoot.apps.motions.actions.decide_challenge import decide_challenge
from folkmoot.apps.motions.actions.declare_result import declare_result
from folkmoot.apps.motions.actions.draft_motion import draft_motion
from folkmoot.apps.motions.actions.form_composite import (
    answer_composite,
    draw_up_composite,
    form_composite,
)
from folkmoot.apps.motions.actions.invite_companion import invite_companion
from folkmoot.apps.motions.actions.move_motion import let_fall, move_motion, take_procedural
from folkmoot.apps.motions.actions.note_decisions import note_decisions
from folkmoot.apps.motions.actions.place_on_agenda import place_on_agenda
from folkmoot.apps.motions.actions.plan_votes import plan_votes
from folkmoot.apps.motions.actions.priorities import (
    count_priorities,
    name_topic,
    put_in_priorities,
)
from folkmoot.apps.motions.actions.prolong_change import prolong_change
from folkmoot.apps.motions.actions.propose_motion import carry_to_local_party, propose_motion
from folkmoot.apps.motions.actions.revise_motion import revise_motion
from folkmoot.apps.motions.actions.rule_motion import rule_motion
from folkmoot.apps.motions.actions.submit_motion import lodge_motion, submit_motion
from folkmoot.apps.motions.actions.withdraw_motion import take_back, withdraw_motion

__all__ = [
    "answer_composite",
    "carry_to_local_party",
    "certify_motion",
    "challenge_ruling",
    "count_priorities",
    "decide_challenge",
    "declare_result",
    "draft_motion",
    "draw_up_composite",
    "form_composite",
    "invite_companion",
    "let_fall",
    "lodge_motion",
    "move_motion",
    "name_topic",
    "note_decisions",
    "place_on_agenda",
    "plan_votes",
    "prolong_change",
    "propose_motion",
    "put_in_priorities",
    "reply_to_challenge",
    "revise_motion",
    "rule_motion",
    "submit_motion",
    "take_back",
    "take_procedural",
    "withdraw_motion",
]

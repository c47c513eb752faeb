"""What can be done in this room."""

from folkmoot.apps.commons.actions.bring_responses import bring_responses, bring_wishes
from folkmoot.apps.commons.actions.bring_talk import bring_ratings, bring_replies
from folkmoot.apps.commons.actions.hustings import (
    call_hustings,
    choose_questions,
    commitment_of,
    leave_out,
    put_question,
    seal_answer,
    wish,
)
from folkmoot.apps.commons.actions.measure_talk import be_counted, be_counted_no_more, measure_talk
from folkmoot.apps.commons.actions.moderate import ask_second_look, moderate
from folkmoot.apps.commons.actions.moderate_talk import moderate_talk, object_to_hiding
from folkmoot.apps.commons.actions.open_consultation import open_consultation
from folkmoot.apps.commons.actions.publish import correct, publish, withdraw
from folkmoot.apps.commons.actions.publish_result import publish_result
from folkmoot.apps.commons.actions.put_statement import put_statement
from folkmoot.apps.commons.actions.respond import respond
from folkmoot.apps.commons.actions.subscribe import (
    send_digests,
    subscribe,
    unsubscribe,
    unsubscribe_by_token,
)
from folkmoot.apps.commons.actions.talk import add_note, rate_note, reply_to

__all__ = [
    "add_note",
    "ask_second_look",
    "be_counted",
    "be_counted_no_more",
    "bring_ratings",
    "bring_replies",
    "bring_responses",
    "bring_wishes",
    "call_hustings",
    "choose_questions",
    "commitment_of",
    "correct",
    "leave_out",
    "measure_talk",
    "moderate",
    "moderate_talk",
    "object_to_hiding",
    "open_consultation",
    "publish",
    "publish_result",
    "put_question",
    "put_statement",
    "rate_note",
    "reply_to",
    "respond",
    "seal_answer",
    "send_digests",
    "subscribe",
    "unsubscribe",
    "unsubscribe_by_token",
    "wish",
    "withdraw",
]

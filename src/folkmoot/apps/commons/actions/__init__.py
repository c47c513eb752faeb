"""What can be done in this room."""

from folkmoot.apps.commons.actions.bring_responses import bring_responses, bring_wishes
from folkmoot.apps.commons.actions.hustings import (
    call_hustings,
    choose_questions,
    commitment_of,
    leave_out,
    put_question,
    seal_answer,
    wish,
)
from folkmoot.apps.commons.actions.moderate import ask_second_look, moderate
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

__all__ = [
    "ask_second_look",
    "bring_responses",
    "bring_wishes",
    "call_hustings",
    "choose_questions",
    "commitment_of",
    "correct",
    "leave_out",
    "moderate",
    "open_consultation",
    "publish",
    "publish_result",
    "put_question",
    "put_statement",
    "respond",
    "seal_answer",
    "send_digests",
    "subscribe",
    "unsubscribe",
    "unsubscribe_by_token",
    "wish",
    "withdraw",
]

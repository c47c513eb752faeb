"""What can be done in this room."""

from folkmoot.apps.commons.actions.bring_responses import bring_responses
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
    "correct",
    "moderate",
    "open_consultation",
    "publish",
    "publish_result",
    "put_statement",
    "respond",
    "send_digests",
    "subscribe",
    "unsubscribe",
    "unsubscribe_by_token",
    "withdraw",
]

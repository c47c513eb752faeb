"""What can be done in this room."""

from folkmoot.apps.commons.actions.bring_responses import bring_responses
from folkmoot.apps.commons.actions.moderate import ask_second_look, moderate
from folkmoot.apps.commons.actions.open_consultation import open_consultation
from folkmoot.apps.commons.actions.publish_result import publish_result
from folkmoot.apps.commons.actions.put_statement import put_statement
from folkmoot.apps.commons.actions.respond import respond

__all__ = [
    "ask_second_look",
    "bring_responses",
    "moderate",
    "open_consultation",
    "publish_result",
    "put_statement",
    "respond",
]

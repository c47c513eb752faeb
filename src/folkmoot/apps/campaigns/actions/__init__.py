"""What can be done in this room; each act on the record, each refusal with its rule."""

from folkmoot.apps.campaigns.actions.approve_message import approve_message
from folkmoot.apps.campaigns.actions.capture_advert import capture_advert
from folkmoot.apps.campaigns.actions.correct_message import correct_message
from folkmoot.apps.campaigns.actions.declare_message import declare_message
from folkmoot.apps.campaigns.actions.draft_message import draft_message, redraft_message
from folkmoot.apps.campaigns.actions.end_message import end_message
from folkmoot.apps.campaigns.actions.import_archive import (
    Imported,
    begin_archive,
    import_archive,
    texts_of,
)
from folkmoot.apps.campaigns.actions.keep_picture import keep_picture
from folkmoot.apps.campaigns.actions.note_claim import note_claim
from folkmoot.apps.campaigns.actions.note_contest import note_contest, note_result
from folkmoot.apps.campaigns.actions.publish_manifesto import publish_manifesto
from folkmoot.apps.campaigns.actions.start_message import start_message

__all__ = [
    "Imported",
    "approve_message",
    "begin_archive",
    "capture_advert",
    "correct_message",
    "declare_message",
    "draft_message",
    "end_message",
    "import_archive",
    "keep_picture",
    "note_claim",
    "note_contest",
    "note_result",
    "publish_manifesto",
    "redraft_message",
    "start_message",
    "texts_of",
]

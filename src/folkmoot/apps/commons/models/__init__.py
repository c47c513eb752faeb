"""The tables of the commons."""

from folkmoot.apps.commons.models.consultations import (
    Consultation,
    Moderation,
    Participant,
    Published,
    Response,
    SecondLook,
    Statement,
)
from folkmoot.apps.commons.models.hustings import (
    Answer,
    Chosen,
    Hustings,
    Question,
    QuestionHidden,
    Wish,
)
from folkmoot.apps.commons.models.publishing import (
    Correction,
    Digest,
    Publication,
    Subscription,
    Withdrawal,
)
from folkmoot.apps.commons.models.talking import (
    Counted,
    Measured,
    Note,
    Rater,
    Rating,
    Reply,
    TalkDecision,
)

__all__ = [
    "Answer",
    "Chosen",
    "Consultation",
    "Correction",
    "Counted",
    "Digest",
    "Hustings",
    "Measured",
    "Moderation",
    "Note",
    "Participant",
    "Publication",
    "Published",
    "Question",
    "QuestionHidden",
    "Rater",
    "Rating",
    "Reply",
    "Response",
    "SecondLook",
    "Statement",
    "Subscription",
    "TalkDecision",
    "Wish",
    "Withdrawal",
]

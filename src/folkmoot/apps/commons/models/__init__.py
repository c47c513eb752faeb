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

__all__ = [
    "Answer",
    "Chosen",
    "Consultation",
    "Correction",
    "Digest",
    "Hustings",
    "Moderation",
    "Participant",
    "Publication",
    "Published",
    "Question",
    "QuestionHidden",
    "Response",
    "SecondLook",
    "Statement",
    "Subscription",
    "Wish",
    "Withdrawal",
]

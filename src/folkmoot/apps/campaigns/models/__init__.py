"""Paid messages and the archives of everybody's: facts as rows, never a status."""

from folkmoot.apps.campaigns.models.archives import (
    Archive,
    ArchivedAdvert,
    ArchivedSpending,
    ArchivedTargeting,
    EarlierAdvert,
)
from folkmoot.apps.campaigns.models.messages import Contest, Creative, Message, Step, Wording
from folkmoot.apps.campaigns.models.watching import Capture, Claim, Manifesto, Result

__all__ = [
    "Archive",
    "ArchivedAdvert",
    "ArchivedSpending",
    "ArchivedTargeting",
    "Capture",
    "Claim",
    "Contest",
    "Creative",
    "EarlierAdvert",
    "Manifesto",
    "Message",
    "Result",
    "Step",
    "Wording",
]

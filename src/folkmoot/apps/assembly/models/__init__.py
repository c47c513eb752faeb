"""The facts of meetings. What a meeting *is* (called, open, quorate) is computed from them."""

from folkmoot.apps.assembly.models.amendments import FloorAmendment
from folkmoot.apps.assembly.models.changes import CallingOff, Postponement
from folkmoot.apps.assembly.models.decisions import Decision, RecordedVote, SectionCount
from folkmoot.apps.assembly.models.delegations import (
    CardCast,
    CardMandate,
    CardVote,
    Credential,
    Delegate,
    Delegation,
    WeightFreeze,
)
from folkmoot.apps.assembly.models.meetings import (
    AgendaItem,
    Calling,
    Closing,
    Extension,
    ItemNote,
    Meeting,
    Notice,
    Opening,
    Requisition,
    RequisitionSignature,
)
from folkmoot.apps.assembly.models.minutes import (
    FollowUp,
    MinutesApproval,
    MinutesCorrection,
    Resolution,
)
from folkmoot.apps.assembly.models.presence import Apology, Attendance, HeadCount

__all__ = [
    "AgendaItem",
    "Apology",
    "Attendance",
    "Calling",
    "CallingOff",
    "CardCast",
    "CardMandate",
    "CardVote",
    "Closing",
    "Credential",
    "Decision",
    "Delegate",
    "Delegation",
    "Extension",
    "FloorAmendment",
    "FollowUp",
    "HeadCount",
    "ItemNote",
    "Meeting",
    "MinutesApproval",
    "MinutesCorrection",
    "Notice",
    "Opening",
    "Postponement",
    "RecordedVote",
    "Requisition",
    "RequisitionSignature",
    "Resolution",
    "SectionCount",
    "WeightFreeze",
]

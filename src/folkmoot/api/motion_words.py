"""What is said when something is done with a motion."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from folkmoot.api.access import NO_NUL, Key, Long
from folkmoot.api.motions import Kind

Heading = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=NO_NUL)]
Topic = Annotated[str, StringConstraints(max_length=60, pattern=NO_NUL)]
Event = Annotated[str, StringConstraints(max_length=200, pattern=NO_NUL)]
# What stands in clear in the record: an entry holds short facts, never documents.
Ground = Annotated[str, StringConstraints(max_length=2500, pattern=NO_NUL)]


class DoneOut(Schema):
    """What was done: where the motion stands now, and the receipt."""

    motion: str
    state: str
    state_title: str
    receipt: str | None = Field(description="The receipt's code.")
    receipt_url: str | None


class Words(Schema):
    """The words of a motion. Of a rule change the text is made from its operations."""

    title: Heading
    body: Long = ""
    statement: Long = ""
    operations: list[dict[str, Any]] = Field(
        default_factory=list,
        max_length=200,
        description="For a rule change: operations as JSON values (core.lawtext.serial).",
    )

    begins: date | None = Field(
        None, description="Of a rule change: the day from which it is to hold, voted on with it."
    )
    ends: date | None = Field(
        None, description="Of a rule change made for a time: the day the old words hold again."
    )
    proviso: Long = Field("", description="Of a rule change: what it is subject to.")


class Draft(Words):
    """A draft begun."""

    kind: Kind
    unit: Key
    conference: Key
    document: Annotated[str, StringConstraints(max_length=50, pattern=NO_NUL)] = ""
    model_of: Annotated[str, StringConstraints(max_length=12, pattern=NO_NUL)] = ""
    topic: Topic = ""
    event: Event = ""
    event_at: AwareDatetime | None = None


class AtMeeting(Schema):
    """Which meeting."""

    meeting: Key


class Withdrawal(Schema):
    """Taking a motion back."""

    reason: Ground = ""
    leave_given: bool = Field(False, description="Whether the meeting gave leave, once moved.")


class Ruling(Schema):
    """A ruling of the arrangements committee."""

    outcome: Literal["in_order", "out_of_order"]
    rule: Annotated[str, StringConstraints(max_length=80, pattern=NO_NUL)] = Field(
        "", description="The provision it rests on, as cited: `party 7.I.3`."
    )
    reasons: Ground = ""
    one_subject: bool | None = True


class Challenge(Schema):
    """Why a ruling is challenged."""

    grounds: Ground
    form: Literal["online", "person", "writing", "phone"] = "online"


class Reply(Schema):
    """The committee's reply."""

    reply: Ground


class ChallengeDecision(Schema):
    """What became of a challenge; conference has said it by its vote already."""

    upheld: bool | None = None
    reasons: Ground = ""
    decided_by: Literal["conference", "committee"] = "conference"


class Consent(Schema):
    """A unit's answer to a composite."""

    composite: Key
    joins: bool

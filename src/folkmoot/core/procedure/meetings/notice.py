"""Whether a meeting was called in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.civildate import NoticeAnswer, Period, Unit, notice_given
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

MeetingKind = Literal["ordinary", "special", "annual"]
MEETING_KINDS: tuple[MeetingKind, ...] = ("ordinary", "special", "annual")
_DAYS = {"ordinary": 7, "special": 14, "annual": 21}

PARAMETERS: tuple[Parameter, ...] = tuple(
    Parameter(
        key=f"meeting.{kind}.notice",
        type="period",
        default=Period(_DAYS[kind], Unit.CLEAR_DAYS),
        sentence=f"Members are told of an {kind} meeting at least {{value}} beforehand."
        if kind[0] in "aeiou"
        else f"Members are told of a {kind} meeting at least {{value}} beforehand.",
        otherwise=f"A meeting ({kind}) may be called at any time.",
        example="With 7 clear days: for a meeting on Thursday 17 September, notice goes out on "
        "Wednesday 9 September at the latest.",
        kinder="higher",
        kinder_to="members who have to plan",
    )
    for kind in MEETING_KINDS
)


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """When notice of a meeting was sent, and when the meeting is.

    Attributes:
        kind: the kind of meeting.
        meets_at: when it begins.
        sent_at: when notice went out to the last of those entitled to it; None if it did not.
    """

    kind: MeetingKind
    meets_at: datetime
    sent_at: datetime | None


def notice_answer(facts: NoticeFacts, rules: RuleSet) -> NoticeAnswer | None:
    """How long the notice was and how long it had to be; None if none was sent or none needed."""
    key = f"meeting.{facts.kind}.notice"
    required = rules.period(key)
    if required is None or facts.sent_at is None:
        return None
    return notice_given(
        sent_at=facts.sent_at,
        event_at=facts.meets_at,
        required=required,
        calendar=rules.calendar,
        provision=rules.provision(key),
    )


def check_meeting_notice(facts: NoticeFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether members were told of the meeting in time.

    Refuses with ``meeting.no_notice`` or ``meeting.notice_too_short``.
    """
    del at
    key = f"meeting.{facts.kind}.notice"
    required = rules.period(key)
    if required is None:
        return yes()
    answer = notice_answer(facts, rules)
    if answer is None:
        return rules.refuse(
            key,
            "meeting.no_notice",
            "No notice of the meeting is recorded. Members are told {required} beforehand.",
            remedy="Record when notice went out, or call the meeting again.",
            required=required.text,
        )
    if answer.in_time:
        return yes()
    return rules.refuse(
        key,
        "meeting.notice_too_short",
        "Notice of the meeting went out {late} too late: {required} were needed, {given} given. "
        "The last moment was {latest}.",
        remedy="What it decided can be put to the next meeting that is called in time.",
        late=answer.margin.length,
        required=required.text,
        given=answer.given.text if answer.given else "none",
        latest=answer.latest.text,
    )

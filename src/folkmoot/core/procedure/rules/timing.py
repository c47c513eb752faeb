"""Rule group 3: in time, and about something new (field notes on assemblies, section 6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import (
    Deadline,
    Period,
    Unit,
    deadline_before,
    say_moment,
    time_left,
)
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KIND_WORDS, KINDS, Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

ADDRESSED_EXCLUDES = "timing.addressed_excludes"
CUT_OFF = "timing.cut_off"
_CLOSES = {
    "rule_change": Period(10, Unit.WEEKS),
    "ordinary": Period(2, Unit.WEEKS),
    "emergency": Period(5, Unit.DAYS),
}

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"motion.{kind}.closes_before",
            type="period",
            default=_CLOSES[kind],
            sentence=(
                f"{a_kind(kind, first=True)} must reach head office at least {{value}} before the "
                "conference opens."
            ),
            otherwise=f"{a_kind(kind, first=True)} may be sent until the conference opens.",
            example=(
                "With 2 weeks and a conference that opens on Sunday 27 September 2026: "
                "Sunday 13 September is the last day."
            ),
            kinder="lower",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"motion.{kind}.closes_at",
            type="time",
            default="12:00",
            sentence=f"On the last day, {a_kind(kind)} may be sent until {{value}}.",
            otherwise=f"{a_kind(kind, first=True)} may be sent until the last day ends.",
            example="With 12:00: sent at 12:00:00 it is in time, at 12:00:01 it is late.",
            kinder="higher",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"motion.{kind}.event_after",
            type="choice",
            default="ordinary_closing" if kind == "emergency" else None,
            choices=("cut_off", "ordinary_closing"),
            sentence=(
                f"{a_kind(kind, first=True)} must be about something that happened after the "
                "{value}."
            ),
            otherwise=f"{a_kind(kind, first=True)} need not be about anything new.",
            example=(
                "With the ordinary closing: ordinary motions closed on 13 September at 12 noon; "
                "what happened on the 12th is too old for an emergency."
            ),
            kinder="off",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    Parameter(
        key=CUT_OFF,
        type="date",
        default=None,
        sentence="The cut-off for contemporary motions is {value}: only what happened after that "
        "day is new.",
        otherwise="No cut-off day is set for contemporary motions.",
        example="With 31 July 2026: what happened on 1 August is new, what happened on 31 July is "
        "not.",
        kinder="lower",
        kinder_to="movers",
    ),
    Parameter(
        key=ADDRESSED_EXCLUDES,
        type="flag",
        default=False,
        sentence=(
            "A contemporary motion is out of order if a report to the same conference already "
            "deals with its substance."
        ),
        otherwise="A motion may deal with what a report to the conference deals with.",
        example=(
            "When on: the policy report has a chapter on rents; a motion on rents is refused, "
            "with the chapter named."
        ),
        kinder="off",
        kinder_to="movers",
    ),
)


def deadline_reads(kind: Kind) -> tuple[str, ...]:
    """The parameters the deadline reads for a kind."""
    return (f"motion.{kind}.closes_at", f"motion.{kind}.closes_before")


def event_reads(kind: Kind) -> tuple[str, ...]:
    """The parameters the contemporary test reads for a kind."""
    return (f"motion.{kind}.event_after", ADDRESSED_EXCLUDES)


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """When motions close, and when this one came in.

    Attributes:
        kind: the motion's kind.
        closes: the deadline as `closing` finds it, or as an outage or a decision moved it on.
        received_at: when it came in, where that is not now (a paper handed in at the desk).
    """

    kind: Kind
    closes: Deadline
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ContemporaryFacts:
    """What a contemporary or emergency motion is about.

    Attributes:
        kind: the motion's kind.
        cut_off: the last moment that is not new, as `cut_off` finds it; None where none is set.
        event: what happened, in a few words.
        event_at: when it happened, or None while nobody has said.
        addressed_by: the report that already deals with its substance; empty if none does.
    """

    kind: Kind
    cut_off: datetime | None
    event: str = ""
    event_at: datetime | None = None
    addressed_by: str = ""


def closing(rules: RuleSet, kind: Kind, *, opens_at: datetime) -> Deadline:
    """The deadline for sending a motion of this kind to a conference, with its explanation."""
    before = rules.period(f"motion.{kind}.closes_before")
    clock = rules.clock(f"motion.{kind}.closes_at")
    if before is None:
        return Deadline(rules.calendar.local(opens_at))
    if before.unit is Unit.HOURS:
        return deadline_before(opens_at, before, rules.calendar)
    return deadline_before(opens_at, before, rules.calendar, at_time=clock)


def cut_off(rules: RuleSet, kind: Kind, *, opens_at: datetime) -> datetime | None:
    """The moment after which an event is new for a motion of this kind; None for no such test."""
    asked = rules.text(f"motion.{kind}.event_after")
    if asked == "ordinary_closing":
        return closing(rules, "ordinary", opens_at=opens_at).moment
    day = rules.day(CUT_OFF)
    return rules.calendar.moment(day) if asked == "cut_off" and day is not None else None


def check_deadline(facts: DeadlineFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion is in time: up to and including the last second (rule group 3).

    Refuses with ``deadline.passed``, saying by how much.
    """
    received = facts.received_at or at
    left = time_left(facts.closes, received)
    if left.is_open:
        return yes()
    return rules.refuse(
        f"motion.{facts.kind}.closes_at",
        "deadline.passed",
        "This {kind} came in at {received}. The last moment was {closes}, so it is {late} late.",
        remedy=(
            "Send it to the next conference, or move it as an emergency if it is about "
            "something that has happened since."
        ),
        kind=KIND_WORDS[facts.kind],
        received=say_moment(rules.calendar.local(received)),
        closes=facts.closes.text,
        late=left.length,
        seconds=-left.seconds,
    )


def check_event(facts: ContemporaryFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion is about something new (rule group 3).

    Refuses with ``contemporary.no_event``, ``contemporary.too_old``,
    ``contemporary.not_yet_happened`` or ``contemporary.already_addressed``.
    """
    key = f"motion.{facts.kind}.event_after"
    if not rules.text(key) or facts.cut_off is None:
        return yes()
    return _new_enough(facts, facts.cut_off, rules, at) & _not_addressed(facts, rules)


def _new_enough(facts: ContemporaryFacts, limit: datetime, rules: RuleSet, at: datetime) -> Verdict:
    key, said = f"motion.{facts.kind}.event_after", say_moment(rules.calendar.local(limit))
    if facts.event_at is None:
        return rules.refuse(
            key,
            "contemporary.no_event",
            "The motion must be about something that happened after {cut_off}. "
            "It does not say what, or when.",
            remedy="Name the event and its date.",
            cut_off=said,
        )
    happened = say_moment(rules.calendar.local(facts.event_at))
    if instant(facts.event_at) > instant(at):
        return rules.refuse(
            key,
            "contemporary.not_yet_happened",
            "{event} is given as {happened}, which has not come yet.",
            remedy="Correct the date, or wait until it has happened.",
            event=facts.event or "The event",
            happened=happened,
        )
    if instant(facts.event_at) <= instant(limit):
        return rules.refuse(
            key,
            "contemporary.too_old",
            "{event} was at {happened}. The motion must be about something after {cut_off}.",
            remedy="Send it as an ordinary motion, or show what is new since then.",
            event=facts.event or "The event",
            happened=happened,
            cut_off=said,
        )
    return yes()


def _not_addressed(facts: ContemporaryFacts, rules: RuleSet) -> Verdict:
    if not facts.addressed_by or not rules.flag(ADDRESSED_EXCLUDES):
        return yes()
    return rules.refuse(
        ADDRESSED_EXCLUDES,
        "contemporary.already_addressed",
        "The substance is already dealt with in {report}.",
        remedy="Move to refer that part of the report back, or show what it leaves out.",
        report=facts.addressed_by,
    )

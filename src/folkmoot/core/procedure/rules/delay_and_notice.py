"""Rule group 12: delay and minimum notice (field notes on assemblies, section 6.12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import Period, Unit, deadline_before, notice_given, time_left
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import PROPOSER_WORDS, PROPOSERS, Proposer
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"proposer.{proposer}.delay",
            type="period",
            default=None,
            sentence=(
                f"A rule change moved by {PROPOSER_WORDS[proposer]} is decided by the first "
                "conference that opens {value} or more after it was sent."
            ),
            otherwise=(
                f"A rule change moved by {PROPOSER_WORDS[proposer]} is decided by the next "
                "conference."
            ),
            example=(
                "With 1 year: sent on 1 July 2026, it is not decided in September 2026 but in "
                "September 2027."
            ),
            kinder="lower",
            kinder_to="movers",
        )
        for proposer in PROPOSERS
    ),
    *(
        Parameter(
            key=f"proposer.{proposer}.notice",
            type="period",
            default=Period(3, Unit.WEEKS),
            sentence=(
                f"Delegates must have the text of a rule change moved by "
                f"{PROPOSER_WORDS[proposer]} at least {{value}} before the conference opens."
            ),
            otherwise=(
                f"A rule change moved by {PROPOSER_WORDS[proposer]} may be put to the conference "
                "without notice."
            ),
            example=(
                "With 3 weeks and a conference that opens on Sunday 27 September: delegates have "
                "the text by Sunday 6 September."
            ),
            kinder="higher",
            kinder_to="delegates",
        )
        for proposer in PROPOSERS
    ),
)


def reads(proposer: Proposer) -> tuple[str, ...]:
    """The parameters read for a class of proposers."""
    return (f"proposer.{proposer}.delay", f"proposer.{proposer}.notice")


@dataclass(frozen=True, slots=True)
class DelayFacts:
    """A rule change about to be placed before a conference.

    Attributes:
        proposer: who moves it.
        received_at: when it was sent.
        circulated_at: when its text went to the delegates, or None.
        opens_at: when the conference opens.
        conference: its name.
    """

    proposer: Proposer
    received_at: datetime
    circulated_at: datetime | None
    opens_at: datetime
    conference: str = "this conference"


def check_delay_and_notice(facts: DelayFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the rule change has waited long enough and been read long enough (rule group 12).

    Refuses with ``delay.too_soon``, ``notice.not_circulated`` or ``notice.too_short``.
    """
    del at
    return _waited(facts, rules) & _noticed(facts, rules)


def _waited(facts: DelayFacts, rules: RuleSet) -> Verdict:
    key = f"proposer.{facts.proposer}.delay"
    delay = rules.period(key)
    if delay is None:
        return yes()
    latest = deadline_before(facts.opens_at, delay, rules.calendar)
    if time_left(latest, facts.received_at).is_open:
        return yes()
    return rules.refuse(
        key,
        "delay.too_soon",
        "A rule change moved by {who} must be sent {delay} before the conference that decides it: "
        "for {conference}, by {latest}.",
        remedy="It goes to the conference after this one; nothing more needs to be sent.",
        who=PROPOSER_WORDS[facts.proposer],
        delay=delay.text,
        conference=facts.conference,
        latest=latest.text,
    )


def _noticed(facts: DelayFacts, rules: RuleSet) -> Verdict:
    key = f"proposer.{facts.proposer}.notice"
    notice = rules.period(key)
    if notice is None:
        return yes()
    if facts.circulated_at is None:
        return rules.refuse(
            key,
            "notice.not_circulated",
            "The delegates do not have the text yet. They must have it {notice} before "
            "{conference} opens.",
            remedy="Send it to the delegates.",
            notice=notice.text,
            conference=facts.conference,
        )
    answer = notice_given(
        sent_at=facts.circulated_at,
        event_at=facts.opens_at,
        required=notice,
        calendar=rules.calendar,
    )
    if answer.in_time:
        return yes()
    return rules.refuse(
        key,
        "notice.too_short",
        "The delegates had the text {margin} too late. They must have it {notice} before "
        "{conference} opens: by {latest}.",
        remedy="Put it to the next conference, or ask this one to suspend its standing orders.",
        margin=answer.margin.length,
        notice=notice.text,
        conference=facts.conference,
        latest=answer.latest.text,
    )

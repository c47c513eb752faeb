"""Rule group 16: how business is taken (field notes on assemblies, section 6.16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.civildate import say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KINDS, Kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

GUILLOTINE = "business.guillotine"
OVERFLOW = "business.overflow_order"
UNREACHED = "business.unreached"
GROUPED = "business.grouped_debate"
REPLY_FIRST = "business.reply_before_challenge"
ONCE = "business.once_per"
Role = Literal["mover", "seconder", "speaker", "reply"]
ROLES: tuple[Role, ...] = ("mover", "seconder", "speaker", "reply")
_MINUTES = {"mover": 5, "seconder": 3, "speaker": 3, "reply": 3}
_ROLE_WORDS = {
    "mover": "Whoever moves a motion",
    "seconder": "Whoever seconds a motion",
    "speaker": "Everybody else",
    "reply": "Whoever replies to a debate",
}

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=GUILLOTINE,
        type="flag",
        default=True,
        sentence="Debate of a section ends at the time the agenda gives; what was moved by then "
        "is voted on at once.",
        otherwise="Debate of a section ends when its speakers have been heard.",
        example="When on: the section closes at 16:00; a motion not moved by then waits in the "
        "overflow.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=OVERFLOW,
        type="list",
        default=("rule_change", "emergency", "ordinary"),
        choices=KINDS,
        sentence="Business not reached is taken at the end in this order: {value}.",
        otherwise="Business not reached is taken at the end in the order of the agenda.",
        example="With rule change first: an unreached rule change comes before an unreached "
        "ordinary motion.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=UNREACHED,
        type="choice",
        default="remitted",
        choices=("remitted", "fallen"),
        sentence="What is not reached by the end of the conference is treated as {value}.",
        example="With remitted: the executive considers it and reports back.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=GROUPED,
        type="flag",
        default=True,
        sentence="Motions on one matter are debated together and then voted on one after another.",
        otherwise="Each motion is debated and voted on by itself.",
        example="When on: three motions on rents share a debate; then three votes are taken in "
        "order.",
        kinder="neither",
        kinder_to="delegates",
    ),
    Parameter(
        key=REPLY_FIRST,
        type="flag",
        default=True,
        sentence="The arrangements committee is heard before a challenge to it is voted on.",
        otherwise="A challenge may be voted on without the committee being heard.",
        example="When on: the chair calls the committee's speaker, then takes the vote.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=ONCE,
        type="choice",
        default="debate",
        choices=("debate", "session"),
        sentence="Nobody speaks twice in one {value}, except to reply.",
        otherwise="Somebody may speak more than once in a debate.",
        example="With debate: who has spoken is not called again in that debate. With session: "
        "not until the next session.",
        kinder="neither",
        kinder_to="those who have not spoken",
    ),
    *(
        Parameter(
            key=f"business.minutes.{role}",
            type="count",
            unit="minutes",
            default=_MINUTES[role],
            sentence=f"{_ROLE_WORDS[role]} may speak for {{value}}.",
            otherwise=f"{_ROLE_WORDS[role]} may speak without a limit of time.",
            example="With 3: the light turns amber after 2 minutes and red after 3.",
            kinder="higher",
            kinder_to="speakers",
        )
        for role in ROLES
    ),
)

SPEECH_READS = (ONCE, *(f"business.minutes.{role}" for role in ROLES))


@dataclass(frozen=True, slots=True)
class SpeechFacts:
    """Somebody about to speak, or going on speaking.

    Attributes:
        name: who.
        role: in what part.
        spoken: where they have spoken already: in this debate, or only elsewhere in this session;
            empty if nowhere.
        seconds: how long this speech has lasted or is to last.
    """

    name: str
    role: Role
    spoken: Literal["", "debate", "session"] = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class GuillotineFacts:
    """A motion about to be moved or debated in a section of the agenda.

    Attributes:
        section: the section's name.
        ends_at: when its debate ends; none if the agenda gives it no end of its own.
        extended_to: a later end the conference agreed to.
    """

    section: str
    ends_at: datetime | None
    extended_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """A vote on a challenge about to be taken, and whether the committee has been heard."""

    replied: bool


@dataclass(frozen=True, slots=True)
class BusinessItem:
    """An item of business: its number, its kind and its place on the agenda."""

    number: str
    kind: Kind
    position: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class GroupVoteFacts:
    """A vote about to be taken on one motion of a group.

    Attributes:
        number: the motion.
        order: the group's motions in the order of voting.
        voted: those already voted on.
        debated: those whose mover has been heard.
    """

    number: str
    order: tuple[str, ...]
    voted: tuple[str, ...] = ()
    debated: tuple[str, ...] = ()

    @classmethod
    def alone(cls, number: str) -> GroupVoteFacts:
        """A motion that is in no group and has been debated."""
        return cls(number, (number,), debated=(number,))


def check_speech(facts: SpeechFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether somebody may speak, and go on speaking (rule group 16).

    Refuses with ``business.spoken_already`` or ``business.time_up``.
    """
    del at
    verdict = yes()
    once = rules.text(ONCE)
    again = facts.spoken == "debate" or facts.spoken == once == "session"
    if once and again and facts.role != "reply":
        verdict &= rules.refuse(
            ONCE,
            "business.spoken_already",
            "{name} has spoken in this {once} already.",
            remedy="Others come first. Whoever moved the motion may still reply.",
            name=facts.name,
            once=once,
        )
    key = f"business.minutes.{facts.role}"
    minutes = rules.count(key)
    if minutes is not None and facts.seconds > minutes * 60:
        verdict &= rules.refuse(
            key,
            "business.time_up",
            "The time is up: {minutes} minutes for this part.",
            remedy="Finish the sentence, or ask the meeting for more time.",
            minutes=minutes,
        )
    return verdict


def check_guillotine(facts: GuillotineFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether debate may still be opened in a section (rule group 16).

    Refuses with ``business.section_over``.
    """
    ends = facts.ends_at
    if ends is None:
        return yes()
    if facts.extended_to is not None:
        ends = max(ends, facts.extended_to, key=instant)
    if not rules.flag(GUILLOTINE) or instant(at) <= instant(ends):
        return yes()
    return rules.refuse(
        GUILLOTINE,
        "business.section_over",
        "The time for “{section}” ended at {ends}.",
        remedy="What was moved is voted on now; the rest waits in the overflow.",
        section=facts.section,
        ends=say_moment(rules.calendar.local(ends)),
    )


def check_reply_first(facts: ReplyFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the committee has been heard before the vote on a challenge (rule group 16).

    Refuses with ``business.no_reply_yet``.
    """
    del at
    if facts.replied or not rules.flag(REPLY_FIRST):
        return yes()
    return rules.refuse(
        REPLY_FIRST,
        "business.no_reply_yet",
        "The arrangements committee is heard before the challenge is voted on.",
        remedy="Call the committee's speaker, then take the vote.",
    )


def check_group_vote(facts: GroupVoteFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a motion of a group may be voted on now (rule group 16).

    Refuses with ``business.debate_first`` or ``business.out_of_turn``.
    """
    del at
    if facts.number not in facts.order:
        return rules.refuse(
            GROUPED,
            "business.not_in_group",
            "{number} is not in this group.",
            remedy="Vote on it where the agenda has it.",
            number=facts.number,
        )
    if not rules.flag(GROUPED):
        return yes()
    verdict = yes()
    if waiting := [number for number in facts.order if number not in facts.debated]:
        verdict &= rules.refuse(
            GROUPED,
            "business.debate_first",
            "The group is debated as a whole before any vote; {number} has not been moved.",
            remedy="Call its mover, or take it out of the group.",
            number=waiting[0],
        )
    earlier = facts.order[: facts.order.index(facts.number)]
    if unvoted := [number for number in earlier if number not in facts.voted]:
        verdict &= rules.refuse(
            GROUPED,
            "business.out_of_turn",
            "{first} is voted on before {number}.",
            remedy="Take the vote on {first}.",
            first=unvoted[0],
            number=facts.number,
        )
    return verdict


def overflow(items: Iterable[BusinessItem], rules: RuleSet) -> tuple[BusinessItem, ...]:
    """Business not reached, in the order in which the rules take it (rule group 16)."""
    order = rules.names(OVERFLOW)
    rank = {kind: place for place, kind in enumerate(order)}
    waiting = [item for item in items if not item.moved]
    return tuple(sorted(waiting, key=lambda i: (rank.get(i.kind, len(order)), i.position)))
